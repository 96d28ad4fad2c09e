package legislation

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// A DraftForm is the form of a draft.
type DraftForm struct {
	Files []byte // ZIP of a law folder; empty: what the program carries
	Note  string

	digest string
	faults []act.Problem
}

// maxFaults is how many faults of a law are told at once.
const maxFaults = 30

// DraftEdition is the act by which an administrator proposes another edition. The whole of it is
// loaded strictly, with every worked example, and nothing is kept of one that has a fault; nor
// of one in which an act of the host state would rest on no article any more.
func DraftEdition(now *law.Book, host string) desk.Act[Record, DraftForm] {
	return desk.Act[Record, DraftForm]{
		Kind: "edition.drafted", Opens: true, Keeper: keeper(),
		Prepare: func(_ context.Context, call desk.Call, in *DraftForm) error {
			return in.prepare(now.Now(), host, call.On)
		},
		Bring: func(ctx context.Context, tx *store.Tx, _ desk.Call, in *DraftForm) error { return in.bring(ctx, tx) },
		Rule:  draft,
	}
}

func draft(r Record, in DraftForm, o act.Occasion) (Record, act.Minutes, error) {
	var c act.Checks
	c.Text("note", in.Note)
	var refused act.Refused
	var form *act.Refused
	if errors.As(c.Err(), &form) {
		refused.Problems = form.Problems
	}
	if refused.Problems = append(refused.Problems, in.faults...); len(refused.Problems) > 0 {
		return r, nil, &refused
	}
	r.files = in.Files
	r.Edition = Edition{ID: r.ID, Version: 1, Digest: in.digest, Note: in.Note, Status: Draft, DraftedBy: o.Officer, DraftedOn: o.Today}
	return r, act.Minutes{{Key: "edition", Value: in.digest}}, nil
}

// prepare reads the files and notes every fault.
func (in *DraftForm) prepare(now *law.Library, host string, today deadline.Date) error {
	if len(in.Files) == 0 {
		own, err := Pack(law.Files())
		if err != nil {
			return err
		}
		in.Files = own
	}
	kept, library, err := read(in.Files)
	var problems law.Problems
	switch {
	case errors.As(err, &problems):
		for _, p := range problems[:min(len(problems), maxFaults)] {
			in.fault(act.Problem{Code: "law_fault", Args: []string{"file", p.File, "line", strconv.Itoa(p.Line), "field", p.Field, "reason", p.Reason}})
		}
	case err != nil:
		in.fault(act.Problem{Code: "law_archive"})
	default:
		in.Files, in.digest = kept, library.Digest
		in.compare(now, library, host, today)
	}
	return nil
}

// compare notes what the house could not work without.
func (in *DraftForm) compare(now, next *law.Library, host string, today deadline.Date) {
	if next.Digest == now.Digest {
		in.fault(act.Problem{Code: "law_in_force_already"})
		return
	}
	for _, day := range uncovered(now, next, host) {
		in.fault(act.Problem{Code: "law_of_host_missing", Args: []string{"day", day.String()}})
	}
	old, errOld := now.Pack(host, today)
	pack, err := next.Pack(host, today)
	if errOld != nil || err != nil {
		return // there is nothing to lose today, or its loss is told
	}
	for _, a := range old.Articles() {
		for _, kind := range a.Acts {
			if _, err := pack.Resting(kind); err != nil {
				in.fault(act.Problem{Code: "law_act_missing", Args: []string{"act", kind}})
			}
		}
	}
}

// uncovered gives the first day of each time for which the law in force has a version for the files
// of the host state and the next has none. No limit of such a file could be computed any more.
func uncovered(now, next *law.Library, host string) (first []deadline.Date) {
	var starts []deadline.Date
	for _, p := range now.Versions(host) {
		starts = append(starts, p.From)
	}
	for _, p := range next.Versions(host) {
		if !p.To.IsZero() {
			starts = append(starts, p.To+1)
		}
	}
	slices.Sort(starts)
	for _, day := range slices.Compact(starts) {
		_, had := now.Pack(host, day)
		if _, has := next.Pack(host, day); had == nil && has != nil {
			first = append(first, day)
		}
	}
	return first
}

func (in *DraftForm) fault(p act.Problem) {
	p.Field = "files"
	in.faults = append(in.faults, p)
}

// bring refuses the files of an edition that waits already.
func (in *DraftForm) bring(ctx context.Context, tx *store.Tx) error {
	found, err := where(ctx, &tx.View, `WHERE digest = $1`, in.digest)
	waits := func(e Edition) bool { return e.Status == Draft || e.Status == Reviewed }
	if slices.ContainsFunc(found, waits) {
		in.fault(act.Problem{Code: "law_drafted_already"})
	}
	return err
}
