package liaison_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
)

// code is the first problem of a refusal, "denied" where authority refused, "absent" where there is no
// such file for the officer, and empty where the act was entered.
func code(t *testing.T, err error) string {
	t.Helper()
	var refused *act.Refused
	var denied *desk.Denied
	switch {
	case err == nil:
		return ""
	case errors.As(err, &refused):
		return refused.Problems[0].Code
	case errors.As(err, &denied):
		return "denied"
	case errors.Is(err, desk.ErrAbsent):
		return "absent"
	}
	t.Fatal(err)
	return ""
}

// A move is one act of an officer on a file of the door, and how it is refused; empty: it is entered.
type move struct {
	by   staff.Member
	kind string
	form any
	want string
}

// play performs moves on one file one after another.
func play(t *testing.T, w *housetest.World, file string, moves ...move) {
	t.Helper()
	for i, m := range moves {
		_, err := w.Try(housetest.Act{By: m.by, Kind: m.kind, Case: file, Form: m.form})
		if got := code(t, err); got != m.want {
			t.Errorf("%d %s by %s: got %q, want %q", i, m.kind, m.by.Login, got, m.want)
		}
	}
}

// call is a call of an officer on a file.
func call(w *housetest.World, by staff.Member, file string) desk.Call {
	return desk.Call{Officer: by.Authority(), Case: file, On: w.House.Liaison.Today(), Proved: w.Clock.Now()}
}

// opened reads a file of the door as a liaison reads it.
func opened(t *testing.T, w *housetest.World, file string) liaison.Opened {
	t.Helper()
	ctx := context.Background()
	sort, err := liaison.Sort(ctx, w.House.Liaison, call(w, w.Liaison, file))
	if err != nil {
		t.Fatal(err)
	}
	var o liaison.Opened
	if sort == ledger.SortMatch {
		o, err = liaison.OpenMatch(ctx, w.House.Liaison, w.Door, call(w, w.Liaison, file))
	} else {
		o, err = liaison.OpenMeasure(ctx, w.House.Liaison, call(w, w.Liaison, file))
	}
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// A measure is any sworn officer's to enter and a liaison's to go on with, and it ends by two of them
// after the body has lifted it.
func TestMeasure(t *testing.T) {
	w := housetest.New(t)
	w.Extradition("request.received")
	id := w.Measured(housetest.Claimed())
	proposal := ledger.ProposalForm{Reasons: "The Committee ended it."}
	play(t, w, id,
		move{w.Sworn, "measure.acknowledged", nil, "absent"},
		move{w.Caseworker, "measure.acknowledged", nil, "absent"},
		move{w.Liaison, "measure.acknowledged", nil, ""},
		move{w.Liaison, "measure.acknowledged", nil, "nothing_to_acknowledge"},
		move{w.Liaison, "lifting.proposed", proposal, "lifting_not_received"},
		move{w.Liaison, "measure.lifting_received", ledger.LiftingForm{}, "text_missing"},
		move{w.Liaison, "measure.lifting_received", ledger.LiftingForm{Reference: "end"}, ""},
		move{w.Liaison, "lifting.confirmed", ledger.LiftForm{}, "denied"},
		move{w.Liaison, "lifting.proposed", proposal, ""},
		move{w.Liaison, "lifting.confirmed", ledger.LiftForm{}, "denied"},
		move{w.Liaison, "lifting.refused", ledger.LiftForm{}, "denied"},
		move{w.SecondLiaison, "lifting.refused", ledger.LiftForm{Remark: "Not seen."}, ""},
		move{w.SecondLiaison, "lifting.proposed", proposal, ""},
		move{w.Liaison, "lifting.confirmed", ledger.LiftForm{}, ""},
	)
	o := opened(t, w, id)
	if o.File.Head.State != ledger.Lifted || len(o.File.Papers) != 1 || o.File.Causes[0].SHA256 == "" || len(o.Events) != 7 {
		t.Errorf("got %+v with %d papers and %d acts", o.File.Head, len(o.File.Papers), len(o.Events))
	}
	if state := opened(t, w, w.Matches()[0]).File.Head.State; state != ledger.Noted {
		t.Errorf("the match of a measure that ended: got %s; it is lifted with its cause and says nothing itself", state)
	}
}

// A cause that no other register holds is a liaison's to enter.
func TestEnterCause(t *testing.T) {
	w := housetest.New(t)
	form := ledger.CauseForm{Cause: ledger.Minor, Reason: "Born in 2010.", Persons: []particulars.Particulars{housetest.Claimed()}}
	for _, by := range []staff.Member{w.Sworn, w.Caseworker, w.Justice, w.Auditor, w.Administrator} {
		if _, err := w.Try(housetest.Act{By: by, Kind: "cause.entered", Form: form}); code(t, err) != "denied" {
			t.Errorf("%s entered a cause: %v", by.Role, err)
		}
	}
	id := w.Do(housetest.Act{By: w.Liaison, Kind: "cause.entered", Form: form}).Case
	play(t, w, id,
		move{w.Liaison, "measure.lifting_received", ledger.LiftingForm{Reference: "x"}, "no_measure"},
		move{w.Liaison, "lifting.proposed", ledger.ProposalForm{Reasons: "Of age."}, ""},
		move{w.Liaison, "lifting.confirmed", ledger.LiftForm{}, "denied"},
		move{w.SecondLiaison, "lifting.confirmed", ledger.LiftForm{}, ""},
	)
}

// What a liaison says of a match, a second one settles; the hold of a cause of another register ends only
// where that cause bars the claim no longer.
func TestMatch(t *testing.T) {
	w := housetest.New(t)
	request := w.Extradition("request.received")
	measure := w.Measured(housetest.Claimed())
	match := w.Matches()[0]
	review := func(verdict string) ledger.ReviewForm {
		return ledger.ReviewForm{Verdict: verdict, Reasons: "Looked at."}
	}
	play(t, w, match,
		move{w.Justice, "match.reviewed", review("same"), "absent"},
		move{w.Liaison, "match.reviewed", ledger.ReviewForm{Verdict: "perhaps", Reasons: "x"}, "choose_from_list"},
		move{w.Liaison, "match.reviewed", review(ledger.VerdictSame), ""},
		move{w.Liaison, "lifting.proposed", ledger.ProposalForm{Reasons: "Over."}, "cause_stands"},
		move{w.Liaison, "match.reviewed", review(ledger.VerdictDifferent), ""},
		move{w.Liaison, "match.confirmed", ledger.SecondForm{}, "denied"},
		move{w.SecondLiaison, "match.refused", ledger.SecondForm{Remark: "One face."}, ""},
		move{w.SecondLiaison, "match.reviewed", review(ledger.VerdictDifferent), ""},
		move{w.Liaison, "match.confirmed", ledger.SecondForm{}, ""},
		move{w.Liaison, "match.reviewed", review(ledger.VerdictSame), "step_not_allowed"},
	)
	if o := opened(t, w, match); o.File.Held() || o.Claim.Case != request || o.Cause.Ref.Case != measure || len(o.Claim.Person.Names) == 0 {
		t.Errorf("got %+v of %s and %s", o.File.Head, o.Claim.Case, o.Cause.Ref.Case)
	}
	all, err := liaison.Around(context.Background(), w.House.Liaison, call(w, w.Liaison, measure))
	if err != nil || len(all) != 1 || all[0].Head.ID != match {
		t.Errorf("around the measure: got %d files, %v", len(all), err)
	}
}

// The hold of an asylum cause ends by two liaisons once the claim is there no longer, and never before.
func TestLiftingOfMatch(t *testing.T) {
	w := housetest.New(t)
	request := w.Extradition("request.received")
	sheltered(w)
	match := w.Matches()[0]
	proposal := ledger.ProposalForm{Reasons: "The request was withdrawn."}
	play(t, w, match, move{w.Liaison, "lifting.proposed", proposal, "cause_stands"})
	w.Do(housetest.Act{By: w.Justice, Kind: "request.withdrawn", Case: request})
	play(t, w, match,
		move{w.Liaison, "lifting.proposed", proposal, ""},
		move{w.Liaison, "lifting.confirmed", ledger.LiftForm{}, "denied"},
		move{w.SecondLiaison, "lifting.confirmed", ledger.LiftForm{}, ""},
	)
	if o := opened(t, w, match); o.File.Head.State != ledger.Lifted || o.File.Held() {
		t.Errorf("got %+v", o.File.Head)
	}
}

// Everything that this desk lets happen is walked by the tests of this package.
func TestKinds(t *testing.T) {
	w := housetest.New(t)
	want := []string{
		"cause.entered", "lifting.confirmed", "lifting.proposed", "lifting.refused", "match.confirmed", "match.refused", "match.reviewed",
		"measure.acknowledged", "measure.lifting_received", "measure.received", "refoulement.confirmed", "refoulement.dismissed", "refoulement.returned", "refoulement.stated",
	}
	var got []string
	for _, k := range w.Ledger.Kinds(w.Door) {
		got = append(got, k.Name())
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
