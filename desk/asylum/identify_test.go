package asylum_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/counterpart"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// onBoth runs a promise on either engine, each time in a world of its own.
func onBoth(t *testing.T, promise func(t *testing.T, w *housetest.World)) {
	t.Run("SQLite", func(t *testing.T) { promise(t, housetest.New(t)) })
	t.Run("PostgreSQL", func(t *testing.T) {
		serve, own := pgtest.Start(t).Register(t, "protection")
		promise(t, housetest.In(t, map[string]store.Postgres{"protection": {Serve: serve, Owner: own}}))
	})
}

// handed is a new case of one person, handed over to a unit; empty: still at the border.
func handed(w *housetest.World, unit string, names ...applicant.NameForm) string {
	in := housetest.Intention()
	if len(names) > 0 {
		in.Names = names
	}
	in.Documents = nil
	id := w.Do(housetest.Act{By: w.Border, Kind: "intention.expressed", Form: in}).Case
	w.Do(housetest.Act{By: w.Border, Kind: "certificate.issued", Case: id})
	if unit != "" {
		w.Do(housetest.Act{By: w.Border, Kind: "case.handed_over", Case: id, Form: protection.Handover{Unit: unit}})
	}
	return id
}

// assigned is one of the caseworker's.
func assigned(w *housetest.World) string {
	id := handed(w, w.AsylumUnit)
	w.Do(housetest.Act{By: w.Leader, Kind: "case.assigned", Case: id, Form: protection.Assignment{Officer: w.Caseworker.ID}})
	return id
}

func call(w *housetest.World, by staff.Member, id string) desk.Call {
	return desk.Call{Officer: by.Authority(), Case: id, On: w.Protection.Today(), Proved: w.Clock.Now()}
}

func opened(t *testing.T, w *housetest.World, by staff.Member, id string) protectionfile.Opened {
	t.Helper()
	o, err := protectionfile.Open(context.Background(), w.Protection, call(w, by, id), "file.read", 0)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func whole(t *testing.T, w *housetest.World) {
	t.Helper()
	v, err := w.Protection.Register.Verify(context.Background())
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

// photograph is everything that a value holds, as text.
func photograph(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// code is the first problem of a refusal.
func code(err error) string {
	var refused *act.Refused
	if !errors.As(err, &refused) {
		return fmt.Sprint(err)
	}
	return refused.Problems[0].Code
}

// The person is compared with every file that was handed over, whichever unit has it and whatever
// script it is in, and with none that is still at the border.
func TestSearchComparesWithTheWholeRegister(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		border := handed(w, "")
		north := handed(w, w.OtherUnit, applicant.NameForm{Kind: "document", Family: "Верано", Given: "Алма"})
		stranger := handed(w, w.AsylumUnit, applicant.NameForm{Kind: "latin", Family: "Okonjimi", Given: "Bartolo"})
		own := handed(w, w.AsylumUnit, applicant.NameForm{Kind: "latin", Family: "Verano", Given: "Alma"})
		w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: own})
		f := w.File(own)
		var others []string
		for _, c := range f.Found() {
			others = append(others, c.Other)
		}
		if !slices.Contains(others, north) || slices.Contains(others, border) || slices.Contains(others, stranger) || slices.Contains(others, own) {
			t.Errorf("got %q, want %q and neither %q, %q nor %q", others, north, border, stranger, own)
		}
		s, _ := f.Compared()
		if s.Persons != 2 || s.Weights != w.People.Weights() || s.Officer != w.Caseworker.ID {
			t.Errorf("got %+v", s)
		}
		whole(t, w)
	})
}

// A verdict holds in both directions: what was said in the one file, the other does not ask again.
func TestVerdictsHoldInBothDirections(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		a, b := assigned(w), assigned(w)
		for _, id := range []string{a, b} {
			w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: id})
		}
		lodge := housetest.Act{By: w.Caseworker, Kind: "application.lodged", Case: b, Form: protection.Lodging{Form: "written"}}
		if _, err := w.Try(lodge); code(err) != "candidate_undecided" {
			t.Errorf("before any verdict: got %v", err)
		}
		pairs := func() int {
			var left [][2]string
			err := w.Protection.Register.View(context.Background(), func(v *store.View) (err error) {
				left, err = pair.Undecided(context.Background(), v, [][2]string{{b, a}, {a, "another"}})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return len(left)
		}
		if got := pairs(); got != 2 {
			t.Errorf("%d pairs without a verdict, want 2", got)
		}
		form := identification.VerdictForm{Other: b, Verdict: "different", Reasons: "Two heights."}
		w.Do(housetest.Act{By: w.Caseworker, Kind: "candidate.decided", Case: a, Form: form})
		if got := pairs(); got != 1 {
			t.Errorf("%d pairs without a verdict, want 1", got)
		}
		o := opened(t, w, w.Caseworker, b)
		if len(o.Elsewhere) != 1 || o.Elsewhere[0].Verdict.Verdict != "different" || o.Elsewhere[0].Reasons != "" {
			t.Errorf("elsewhere: got %+v", o.Elsewhere)
		}
		if _, err := w.Try(lodge); err != nil {
			t.Errorf("after the verdict in the other file: %v", err)
		}
		form = identification.VerdictForm{Other: a, Verdict: "same", Reasons: "One height."}
		w.Do(housetest.Act{By: w.Caseworker, Kind: "candidate.decided", Case: b, Form: form})
		if v := w.File(b).Candidates[0].Verdict; v.Round != 2 {
			t.Errorf("the later verdict counts on: got %+v", v)
		}
		w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: a})
		if v := w.File(a).Candidates[0].Verdict; v.Verdict != "same" || v.TakenFrom != b || v.Reasons != "" {
			t.Errorf("taken over: got %+v", v)
		}
		whole(t, w)
	})
}

// Particulars that are corrected before lodging ask for another search.
func TestACorrectionAsksForAnotherSearch(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("identity.searched")
	f := w.File(id)
	form := protection.CorrectionForm{Field: "family", Part: f.Names[0].ID, Value: "Верани", Reason: "As in the paper.", Proof: f.Documents[0].ID}
	w.Do(housetest.Act{By: w.Caseworker, Kind: "correction.proposed", Case: id, Form: form})
	w.Do(housetest.Act{By: w.Leader, Kind: "correction.approved", Case: id, Form: protection.Reading{}})
	if _, err := w.Step(id, "application.lodged"); code(err) != "search_overtaken" {
		t.Errorf("got %v", err)
	}
	w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: id})
	if _, err := w.Step(id, "application.lodged"); err != nil {
		t.Errorf("searched again: %v", err)
	}
}

// Who may not read a file is told of these acts that there is no such file; who may read it and not
// act, why.
func TestWhoMayIdentify(t *testing.T) {
	w := housetest.New(t)
	id := assigned(w)
	second := w.Add("second", authority.Caseworker, w.AsylumUnit)
	for _, kind := range []string{"identity.searched", "candidate.decided", "merge.proposed", "files.merged", "merge.refused", "unmerge.proposed", "files.unmerged"} {
		for _, by := range append(w.Members(), second) {
			_, err := w.Try(housetest.Act{By: by, Kind: kind, Case: id})
			var denied *desk.Denied
			switch {
			case by == w.Caseworker || by == w.Leader || by == second:
				own := by == w.Caseworker && !strings.HasPrefix(kind, "files.") && kind != "merge.refused" || by == w.Leader && (kind == "identity.searched" || kind == "candidate.decided")
				if errors.As(err, &denied) == own || errors.Is(err, desk.ErrAbsent) {
					t.Errorf("%s by %s: got %v", kind, by.Login, err)
				}
			case !errors.Is(err, desk.ErrAbsent):
				t.Errorf("%s by %s: got %v, want the answer of an absent file", kind, by.Login, err)
			}
		}
	}
}

// Of a file that is not theirs to read, an officer who compares gets who its person is and nothing
// else; the look is entered in that file. Everybody else gets the answer of an absent one.
func TestCounterpart(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		ctx := context.Background()
		other, own := handed(w, w.OtherUnit), assigned(w)
		w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: own})
		unlike := handed(w, w.OtherUnit, applicant.NameForm{Kind: "latin", Family: "Okonjimi", Given: "Bartolo"})
		border := handed(w, "")
		got, err := counterpart.Open(ctx, w.Protection, call(w, w.Caseworker, own), other)
		f := w.File(other)
		want := counterpart.Opened{ID: other, Applicant: f.Applicant}
		want.Languages, want.Indicators = nil, nil
		want.Ties = slices.DeleteFunc(slices.Clone(f.Ties), func(x applicant.Tie) bool { return x.Kind == "feared" })
		if diff := cmp.Diff(got, want); diff != "" || err != nil || len(got.Ties) != 2 {
			t.Errorf("%v (-got +want)\n%s", err, diff)
		}
		if last := entries(t, w, other); last[len(last)-1].Kind != "candidate.read" || last[len(last)-1].Officer != w.Caseworker.ID {
			t.Errorf("entered: got %+v", last[len(last)-1])
		}
		if _, err := protectionfile.Open(ctx, w.Protection, call(w, w.Caseworker, other), "file.read", 0); !errors.Is(err, desk.ErrAbsent) {
			t.Errorf("the file itself: got %v", err)
		}
		for _, c := range []struct {
			reason     string
			by         staff.Member
			own, other string
		}{
			{"a file that is no candidate", w.Caseworker, own, unlike},
			{"one still at the border", w.Caseworker, own, border},
			{"none", w.Caseworker, own, strings.Repeat("0", len(own))},
			{"from a file that is not the officer's", w.Stranger, own, other},
			{"by the border police", w.Border, own, other},
			{"by the second reader", w.Reader, own, other},
			{"by counsel", w.Counsel, own, other},
			{"by the auditor", w.Auditor, own, other},
		} {
			if got, err := counterpart.Open(ctx, w.Protection, call(w, c.by, c.own), c.other); !errors.Is(err, desk.ErrAbsent) || got.ID != "" {
				t.Errorf("%s: got %+v, %v", c.reason, got, err)
			}
		}
		if _, err := counterpart.Open(ctx, w.Protection, call(w, w.Leader, own), other); err != nil {
			t.Errorf("the team leader compares too: %v", err)
		}
		if _, err := counterpart.Open(ctx, w.Protection, call(w, w.Stranger, other), own); err != nil {
			t.Errorf("and so does whoever has the other file: %v", err)
		}
	})
}

func entries(t *testing.T, w *housetest.World, id string) []audit.Entry {
	t.Helper()
	var out []audit.Entry
	err := w.Protection.Register.View(context.Background(), func(v *store.View) error {
		return v.Entries(context.Background(), func(e audit.Entry) error { out = append(out, e); return nil }, `WHERE case_id = $1 ORDER BY seq`, id)
	})
	if err != nil || len(out) == 0 {
		t.Fatal(err, len(out))
	}
	return out
}
