package duplicate_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/duplicate"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/store"
)

// received is a file that was handed over to a unit.
func received(w *housetest.World, family, given, day, unit string) string {
	p := applicant.Particulars{
		Gender: "male", Nationality: []string{"XB"}, Feared: []string{"XB"}, Languages: []string{"qmo"},
		Names:  []applicant.NameForm{{Kind: "document", Family: family, Given: given}},
		Births: []applicant.BirthForm{{Day: day, Month: "1", Year: "1971"}},
	}
	id := w.Do(housetest.Act{By: w.Border, Kind: "intention.expressed", Form: protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: p}}).Case
	w.Do(housetest.Act{By: w.Border, Kind: "certificate.issued", Case: id})
	w.Do(housetest.Act{By: w.Border, Kind: "case.handed_over", Case: id, Form: protection.Handover{Unit: unit}})
	return id
}

func list(t *testing.T, w *housetest.World, by staff.Member, part duplicate.Page) duplicate.Listed {
	t.Helper()
	found, err := duplicate.List(context.Background(), w.Protection, w.People, desk.Call{Officer: by.Authority(), Proved: w.Clock.Now()}, part)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// set writes the files of each pair, and of which of them the row was given.
func set(found duplicate.Listed) map[string]bool {
	out := map[string]bool{}
	for _, p := range found.Pairs {
		out[fmt.Sprint(p.Own.ID, duplicate.Readable(p.Own), " ", p.Other.ID, duplicate.Readable(p.Other))] = true
	}
	return out
}

// Of three men with two files each, an officer has those pairs of which one file is the unit's own; of
// another unit's file the reference alone.
func TestWhoseItIs(t *testing.T) {
	w := housetest.New(t)
	a1, a2 := received(w, "Морвин", "Данило", "30", w.AsylumUnit), received(w, "Morvin", "Danilo", "30", w.AsylumUnit)
	b1, b2 := received(w, "Сорвацкий", "Остап", "12", w.AsylumUnit), received(w, "Sorvatskiy", "Ostap", "12", w.OtherUnit)
	c1, c2 := received(w, "Беланчук", "Назар", "7", w.OtherUnit), received(w, "Belanchuk", "Nazar", "7", w.OtherUnit)
	all := duplicate.Page{Limit: 10}
	mine, theirs := list(t, w, w.Caseworker, all), list(t, w, w.Stranger, all)
	if mine.Total != 2 || len(mine.Pairs) != 2 || !mine.Whole {
		t.Fatalf("got %+v, want two pairs", mine)
	}
	for _, p := range mine.Pairs {
		if p.Own.Family+p.Own.OriginalFamily == "" || p.Tier == "" || p.Bits <= 0 || p.Entered {
			t.Errorf("got %+v, want a name and a score, and no search", p)
		}
		if !duplicate.Readable(p.Other) && p.Other.Family+p.Other.OriginalFamily+p.Other.Given+p.Other.Nationality != "" {
			t.Errorf("of another unit's file more than the reference is given: %+v", p.Other)
		}
	}
	if got := set(mine); !got[b1+"true "+b2+"false"] || !(got[a1+"true "+a2+"true"] || got[a2+"true "+a1+"true"]) {
		t.Errorf("got %v", got)
	}
	if got := set(theirs); theirs.Total != 2 || !got[b2+"true "+b1+"false"] || !(got[c1+"true "+c2+"true"] || got[c2+"true "+c1+"true"]) {
		t.Errorf("the other unit: got %v", got)
	}
	first, second, third := list(t, w, w.Leader, duplicate.Page{Limit: 1}), list(t, w, w.Leader, duplicate.Page{Limit: 1, Offset: 1}), list(t, w, w.Leader, duplicate.Page{Limit: 1, Offset: 2})
	if len(first.Pairs) != 1 || len(second.Pairs) != 1 || len(third.Pairs) != 0 || third.Total != 2 || first.Pairs[0].Own.ID == second.Pairs[0].Own.ID {
		t.Errorf("pages: got %+v, %+v, %+v", first, second, third)
	}
}

// A pair is entered once a search found it, and gone once a verdict was given in either file.
func TestDecidedPairsGo(t *testing.T) {
	w := housetest.New(t)
	own, other := received(w, "Морвин", "Данило", "30", w.AsylumUnit), received(w, "Morvin", "Danilo", "30", w.OtherUnit)
	w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: own})
	for _, by := range []staff.Member{w.Caseworker, w.Stranger} {
		if got := list(t, w, by, duplicate.Page{Limit: 10}); len(got.Pairs) != 1 || !got.Pairs[0].Entered {
			t.Errorf("%s after a search: got %+v", by.Unit, got)
		}
	}
	w.Do(housetest.Act{By: w.Caseworker, Kind: "candidate.decided", Case: own, Form: identification.VerdictForm{Other: other, Verdict: "different", Reasons: "Another face."}})
	for _, by := range []staff.Member{w.Caseworker, w.Stranger} {
		if got := list(t, w, by, duplicate.Page{Limit: 10}); got.Total != 0 || len(got.Pairs) != 0 {
			t.Errorf("%s after the verdict: got %+v", by.Unit, got)
		}
	}
}

// The list is entered with the number of pairs shown, and nobody who may not compare has one.
func TestEnteredAndDenied(t *testing.T) {
	w := housetest.New(t)
	received(w, "Морвин", "Данило", "30", w.AsylumUnit)
	received(w, "Morvin", "Danilo", "30", w.AsylumUnit)
	ctx := context.Background()
	for _, by := range w.Members() {
		_, err := duplicate.List(ctx, w.Protection, w.People, desk.Call{Officer: by.Authority(), Proved: w.Clock.Now()}, duplicate.Page{Limit: 10})
		var denied *desk.Denied
		if want := by.Role == "caseworker" || by.Role == "team_leader"; errors.As(err, &denied) == want || err != nil && denied == nil {
			t.Errorf("%s: got %v", by.Role, err)
		}
	}
	lists := 0
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(audit.Entry) error { lists++; return nil }, `WHERE kind = $1`, "list.read")
	})
	if err != nil || lists != 3 {
		t.Errorf("lists entered: got %d, %v, want three", lists, err)
	}
}

// A file that is continued in another unit's is that unit's to compare.
func TestWhoseTheSurvivorIs(t *testing.T) {
	w := housetest.New(t)
	b, c := received(w, "Морвин", "Данило", "30", w.OtherUnit), received(w, "Morvin", "Danilo", "30", w.OtherUnit)
	own := received(w, "Морвин", "Данило", "30", w.AsylumUnit)
	w.Do(housetest.Act{By: w.Leader, Kind: "case.assigned", Case: own, Form: protection.Assignment{Officer: w.Caseworker.ID}})
	w.Merge(own, b)
	if got := list(t, w, w.Caseworker, duplicate.Page{Limit: 10}); got.Total != 0 || !got.Whole {
		t.Errorf("neither file is the unit's: got %+v", got)
	}
	if got := set(list(t, w, w.Stranger, duplicate.Page{Limit: 10})); !got[b+"true "+c+"true"] && !got[c+"true "+b+"true"] {
		t.Errorf("the unit that has both: got %v", got)
	}
}
