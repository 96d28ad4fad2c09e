// Package counterpart gives an officer who compares two files the person of the other one, and
// nothing else of it.
//
// Article 45: it may be named only by desks and pages of the protection register. It decides nothing:
// who may compare is authority's.
package counterpart

import (
	"context"
	"slices"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/store"
)

// An Opened person is what an officer who compares is given of another file: who its person is, and
// nothing else. Of a file in which others are continued it is what any of them says, because that is
// what was compared.
type Opened struct {
	ID          string
	ContinuedIn string
	Holds       []string // files that are continued in it and were read too
	applicant.Applicant
}

// Open gives the particulars of a file that may be of the same person as the file of the
// call, with those of every file continued in it, after the reading is entered in each of them. It
// returns desk.ErrAbsent where the officer may not read the own file or not compare with the other,
// and where neither is a candidate of the other.
func Open(ctx context.Context, d *desk.Desk, call desk.Call, other string) (Opened, error) {
	own := call
	call.Case = other
	var holds []string
	f, err := desk.Read(ctx, d, desk.Look[protection.File]{
		Kind: "candidate.read", Keeper: protectionfile.Keeper(),
		More: func(v *store.View, f protection.File) (err error) {
			if err = paired(ctx, d, v, own, f); err != nil {
				return err
			}
			holds, err = pair.Holds(ctx, v, other)
			return err
		},
	}, call)
	if err != nil {
		return Opened{}, err
	}
	var read []string
	for _, id := range holds {
		if id == own.Case {
			continue
		}
		more, err := held(ctx, d, call, id)
		if err != nil {
			return Opened{}, err
		}
		f.Applicant = f.With(more.Applicant)
		read = append(read, id)
	}
	c := personOf(f)
	c.Holds = read
	return c, nil
}

// held reads a file that is continued in the file of the call, which may be compared.
func held(ctx context.Context, d *desk.Desk, call desk.Call, id string) (protection.File, error) {
	survivor := call.Case
	call.Case = id
	return desk.Read(ctx, d, desk.Look[protection.File]{
		Kind: "candidate.read", Keeper: protectionfile.Keeper(),
		More: func(_ *store.View, f protection.File) error {
			if f.Case.ContinuedIn != survivor { // it was parted a moment ago
				return desk.ErrAbsent
			}
			return nil
		},
	}, call)
}

// paired returns desk.ErrAbsent unless the officer may read the file of the call and it is a pair with
// the other.
func paired(ctx context.Context, d *desk.Desk, v *store.View, call desk.Call, other protection.File) error {
	keeper := protectionfile.Keeper()
	facts, _, err := keeper.Find(ctx, v, call, d.Today())
	if err != nil {
		return err
	}
	own, found, err := keeper.Load(ctx, v, call.Case)
	if err != nil {
		return err
	}
	if !found || !d.Authority.Decide(call.Officer, "file.read", facts).Allowed || !candidateOf(own, other) && !candidateOf(other, own) {
		return desk.ErrAbsent
	}
	return nil
}

func candidateOf(f, other protection.File) bool {
	return slices.ContainsFunc(f.Candidates, func(c protection.Candidate) bool { return c.Other == other.Case.ID })
}

// personOf leaves of a file who its person is. What a person fears, speaks or needs does not tell
// people apart.
func personOf(f protection.File) Opened {
	c := Opened{ID: f.Case.ID, ContinuedIn: f.Case.ContinuedIn, Applicant: f.Applicant}
	c.Languages, c.Indicators = nil, nil
	c.Ties = slices.DeleteFunc(slices.Clone(f.Ties), func(t applicant.Tie) bool { return t.Kind == "feared" })
	return c
}
