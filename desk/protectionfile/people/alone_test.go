package people_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/store"
)

// near gives what the border police are told of the own entries that resemble a person.
func near(t *testing.T, w *housetest.World, q person.Person) (out []string) {
	t.Helper()
	all, err := w.People.Near(t.Context(), w.Protection, q, people.Asked{Text: "near", Limit: 10}, call(w, w.Border))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range all {
		if n.Bits != 0 || n.Name != 0 || n.Strong || n.Terms != nil {
			t.Errorf("%s: got %+v, want a tier and nothing else", n.ID, n.Score)
		}
		out = append(out, n.ID+" "+n.Tier.String())
	}
	return out
}

// However often a name stands in files that an officer may not see, neither the tiers nor the order of
// what they find tells.
func TestOthersFilesDoNotShow(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		for range 3 { // of entries that are as like, the rarer name would decide
			enter(w, "Okonjimi Tervala", "Zenon", "1970")
			enter(w, "Marevik Tervala", "Zenon", "1970")
		}
		told := func() (out []string) {
			for _, q := range [][2]string{{"Okonjimi Marevik Tervala", "Zenon"}, {"Okonjimi", "Zenon"}, {"Tervala", "Zenon"}} {
				out = append(out, "near "+fmt.Sprint(near(t, w, named(q[0], q[1]))))
				out = append(out, "found "+fmt.Sprint(search(t, w, w.House, w.Border, q[0]+" "+q[1])))
			}
			return out
		}
		want := told()
		if got := near(t, w, named("Okonjimi Marevik Tervala", "Zenon")); len(got) != 6 {
			t.Fatalf("got %v, want all of them", got)
		}
		for _, others := range []struct {
			family string
			files  int
		}{{"Okonjimi", 6}, {"Marevik", 14}} { // first the one is the rarer, then the other
			for i := range others.files {
				id := enter(w, others.family, "Adan"+string(rune('a'+i)), "1960")
				w.Do(housetest.Act{By: w.Border, Kind: "certificate.issued", Case: id})
				w.Do(housetest.Act{By: w.Border, Kind: "case.handed_over", Case: id, Form: protection.Handover{Unit: w.AsylumUnit}})
			}
			if got := told(); !slices.Equal(got, want) {
				t.Errorf("%d files of %s that are not theirs:\ngot  %v\nwant %v", others.files, others.family, got, want)
			}
		}
	})
}

// A file is found by what it says itself, and not by the files that were found to be of the same
// person: those may be another officer's.
func TestFoundByItsOwn(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		a, b := enter(w, "Сабирова", "Айгерим", "1988"), enter(w, "Торлак", "Маја", "1991")
		merge(t, w.Protection.Register, b, a)
		for typed, want := range map[string]string{"Torlak Maja": b, "Торлак": b, "Torlak 1991": b, "Sabirova Aigerim": a, "Сабирова 1988": a} {
			wantOnly(t, typed, search(t, w, w.House, w.Border, typed), want)
		}
		for want, q := range map[string]person.Person{a: named("Sabirova", "Aigerim"), b: named("Torlak", "Maja")} {
			if got := near(t, w, q); len(got) != 1 || got[0][:len(want)] != want {
				t.Errorf("near: got %v, want %s alone", got, want)
			}
		}
	})
}

// readings enters so many entries that change nothing.
func readings(t *testing.T, w *housetest.World, n int) {
	t.Helper()
	ctx := context.Background()
	r := w.Protection.Register
	err := r.Bulk(ctx, func(ctx context.Context) error {
		for range n {
			err := r.Write(ctx, func(tx *store.Tx) error {
				one := store.Record{Sort: audit.Reading, Kind: "search.run", Officer: w.Border.ID, Unit: w.Border.Unit, On: w.Protection.Today().String()}
				_, err := tx.Append(ctx, one)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A look older than what the index remembers is refused, and takes the index from nobody.
func TestVeryOldLook(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		id := enter(w, "Калдер", "Ивен", "1980")
		p, ctx, r := begun(t, w, ""), context.Background(), w.Protection.Register
		err := r.View(ctx, func(old *store.View) error {
			if _, err := old.Mark(ctx); err != nil { // the look begins here
				return err
			}
			readings(t, w, 1100)
			wantOnly(t, "a new look", look(t, r, p.People, named("Калдер", "Ивен")), id)
			for range 2 {
				if _, err := p.Compare(ctx, old, named("Калдер", "Ивен"), 5, nil); !errors.Is(err, people.ErrBehind) {
					t.Errorf("a very old look: got %v, want it refused", err)
				}
			}
			return p.Ready(ctx)
		})
		if err != nil || p.Rebuilt.Load() != 1 {
			t.Errorf("rebuilt %d times, %v; want only at the beginning", p.Rebuilt.Load(), err)
		}
	})
}

// A book that went back further than the index remembers is found out as soon as the index is made
// ready.
func TestBookGoesFarBack(t *testing.T) {
	w, other := housetest.New(t), housetest.New(t)
	id := enter(w, "Калдер", "Ивен", "1980")
	there := enter(other, "Калдер", "Ивен", "1982")
	readings(t, other, 1100)
	wantOnly(t, "a longer book", look(t, other.Protection.Register, w.People, named("Калдер", "Ивен")), there)
	if err := w.People.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, "its own", look(t, w.Protection.Register, w.People, named("Калдер", "Ивен")), id)
}

// A file asks with everything that is known of its person, so a pair is found whichever of the two is
// looked for last.
func TestAsksWithTheWholePerson(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		r := w.Protection.Register
		a := intention(w, func(in *protection.Intention) {
			in.Names = []applicant.NameForm{{Kind: "document", Family: "Сабирова", Given: "Айгерим"}}
			in.Births = []applicant.BirthForm{{Day: "2", Month: "11", Year: "1951"}}
		})
		b := intention(w, func(in *protection.Intention) {
			in.Names = []applicant.NameForm{{Kind: "document", Family: "Торлак", Given: "Маја"}}
			in.Births = []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}}
		})
		c := wholly(w, "Сабирова", "Айгерим")
		if got, whole := pairsOf(t, r, w.People, nil); len(got) != 0 || !whole {
			t.Errorf("three persons: got %v, whole %t", got, whole)
		}
		merge(t, r, b, a)
		if got, _ := pairsOf(t, r, w.People, nil); len(got) != 1 {
			t.Errorf("two of them are one: got %v, want one pair with %s", got, c)
		}
		want := [3][]string{{"Сабирова", "Торлак"}, {"Сабирова", "Торлак"}, {"Сабирова"}}
		for i, id := range []string{a, b, c} {
			err := r.View(t.Context(), func(v *store.View) error {
				one, err := w.People.PersonOf(t.Context(), v, id)
				var got []string
				for _, n := range one.Names {
					got = append(got, n.Family)
				}
				wantOnly(t, "the person of "+id, got, want[i]...)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}
