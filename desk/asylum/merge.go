package asylum

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/store"
)

// ProposeMerge is the act that lays before a second officer that a file is continued in another one
// of the same person.
func ProposeMerge() desk.Act[protection.File, identification.MergeForm] {
	a := on("merge.proposed", identification.ProposeMerge)
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *identification.MergeForm) (err error) {
		in.Pair, err = pairOf(ctx, tx, call.Case, in.Into)
		return err
	}
	return a
}

// MergeFiles is the act that continues the file in the other one.
func MergeFiles() desk.Act[protection.File, identification.Approval] {
	a := on("files.merged", identification.MergeFiles)
	a.Bring = proposed
	return a
}

// RefuseMerge is the act that leaves both files as they are, whatever was proposed.
func RefuseMerge() desk.Act[protection.File, identification.Approval] {
	return on("merge.refused", identification.RefuseMerge)
}

// ProposeUnmerge is the act that lays before a second officer that two merged files are not of one
// person.
func ProposeUnmerge() desk.Act[protection.File, identification.ReasonForm] {
	return on("unmerge.proposed", identification.ProposeUnmerge)
}

// UnmergeFiles is the act that lets the file stand by itself again, with the papers issued meanwhile.
func UnmergeFiles() desk.Act[protection.File, identification.Approval] {
	a := on("files.unmerged", identification.UnmergeFiles)
	a.Bring = proposed
	return a
}

// proposed brings the other file of what is proposed in the file of the call.
func proposed(ctx context.Context, tx *store.Tx, call desk.Call, in *identification.Approval) error {
	f, _, err := protectionfile.Keeper().Load(ctx, &tx.View, call.Case)
	if err != nil {
		return err
	}
	m, _ := f.OpenMerging()
	in.Pair, err = pairOf(ctx, tx, call.Case, m.Into)
	return err
}

// pairOf reads what a merge has to know of another file. Inside the transaction nobody else changes it.
func pairOf(ctx context.Context, tx *store.Tx, own, other string) (p identification.Pair, err error) {
	if p.Other, _, err = protectionfile.Keeper().Load(ctx, &tx.View, other); err != nil {
		return p, err
	}
	if p.Holds, err = pair.Holds(ctx, &tx.View, own); err != nil {
		return p, err
	}
	p.Elsewhere, err = pair.Elsewhere(ctx, &tx.View, own)
	return p, err
}
