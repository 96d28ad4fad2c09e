package people_test

import (
	"context"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/store"
)

// pairsOf lists the pairs as "a b", each in the order of references.
func pairsOf(t testing.TB, r *store.Register, p *people.People, keep func(a, b people.Known) bool) (out []string, whole bool) {
	t.Helper()
	ctx := context.Background()
	err := r.View(ctx, func(v *store.View) error {
		found, all, err := p.Pairs(ctx, v, keep)
		for _, one := range found {
			if one.A.ID >= one.B.ID || one.Tier < match.Probable {
				t.Errorf("got %s and %s in tier %q", one.A.ID, one.B.ID, one.Tier)
			}
			out = append(out, one.A.ID+" "+one.B.ID)
		}
		whole = all
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, whole
}

func pair(a, b string) string { return min(a, b) + " " + max(a, b) }

// wholly is a person of whom much is known, in one script or another.
func wholly(w *housetest.World, family, given string) string {
	return intention(w, func(in *protection.Intention) {
		in.Names = []applicant.NameForm{{Kind: "document", Family: family, Given: given}}
		in.Births = []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}}
	})
}

// Two files that are probably of one person are a pair as soon as both stand in the register, and no
// longer when one of them is of somebody else, is gone, or is continued in the other.
func TestPairs(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		r, p := w.Protection.Register, w.People
		a, b := wholly(w, "Сабирова", "Айгерим"), wholly(w, "Sabirova", "Aigerim")
		other := enter(w, "Торлак", "Маја", "1991")
		got, whole := pairsOf(t, r, p, nil)
		if want := []string{pair(a, b)}; !slices.Equal(got, want) || !whole {
			t.Errorf("got %v, whole %t, want %v", got, whole, want)
		}
		c := wholly(w, "Сабырова", "Айгерім")
		if got, _ := pairsOf(t, r, p, nil); len(got) != 3 {
			t.Errorf("a third: got %v, want every two of three", got)
		}
		if got, _ := pairsOf(t, r, p, func(x, y people.Known) bool { return x.ID != c && y.ID != c }); !slices.Equal(got, []string{pair(a, b)}) {
			t.Errorf("without the third: got %v", got)
		}
		merge(t, r, b, a)
		if got, _ := pairsOf(t, r, p, nil); len(got) != 1 {
			t.Errorf("two of three are one person: got %v, want one pair of two persons", got)
		}
		merge(t, r, c, a)
		if got, _ := pairsOf(t, r, p, nil); len(got) != 0 {
			t.Errorf("all three are one person: got %v", got)
		}
		grouped(t, w, people.Of(w.File(c)), a)
		merge(t, r, c, "")
		if got, _ := pairsOf(t, r, p, nil); len(got) != 1 {
			t.Errorf("one is its own again: got %v, want one pair", got)
		}
		rename(t, r, c)
		dispose(t, r, b)
		if got, _ := pairsOf(t, r, p, nil); len(got) != 0 {
			t.Errorf("one is of somebody else and one is gone: got %v (%s stands)", got, other)
		}
	})
}

// merge enters that a file is continued in another one; "": in itself again.
func merge(t *testing.T, r *store.Register, id, into string) {
	t.Helper()
	err := r.Write(t.Context(), func(tx *store.Tx) error {
		return changeIn(tx, id, func(f *protection.File) { f.Case.ContinuedIn = into })
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The files of one person are compared as one: what any of them says is known of each, however the
// index came to be; and when they are two again, no trace is left.
func TestMergedIsOnePerson(t *testing.T) {
	w := housetest.New(t)
	r := w.Protection.Register
	a, b, c := enter(w, "Сабирова", "Айгерим", "1988"), enter(w, "Торлак", "Маја", "1991"), enter(w, "Калдер", "Ивен", "1980")
	finds := func(p *people.People, under string) (found bool) {
		t.Helper()
		err := r.View(t.Context(), func(v *store.View) error {
			c, err := p.Compare(t.Context(), v, named("Torlak", "Maja"), 5, func(k people.Known) bool { return k.ID == under })
			found = len(c.Hits) > 0
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	want := func(why string, p *people.People, a1, b1, c1 bool) {
		t.Helper()
		if got := [3]bool{finds(p, a), finds(p, b), finds(p, c)}; got != [3]bool{a1, b1, c1} {
			t.Errorf("%s: found under %v, want %v", why, got, [3]bool{a1, b1, c1})
		}
	}
	want("three persons", w.People, false, true, false)
	merge(t, r, b, a)
	merge(t, r, c, a)
	want("one person", w.People, true, true, true)
	kept(t, w)
	taken, anew := begun(t, w, ""), begun(t, w, "other weights")
	if !restored.of(taken) || !rebuilt.of(anew) {
		t.Error("want one that was taken up and one that was made anew")
	}
	for why, p := range map[string]*people.People{"as it was": w.People, "taken up": taken.People, "made anew": anew.People} {
		want(why, p, true, true, true)
	}
	merge(t, r, b, "")
	for why, p := range map[string]*people.People{"as it was": w.People, "taken up": taken.People, "made anew": anew.People} {
		want(why+", two again", p, false, true, false)
	}
	merge(t, r, b, a)
	dispose(t, r, b)
	want("one is gone", w.People, false, false, false)
}

// Two files that were one person when pairs were looked for are a pair once they are two again.
func TestPairOfWhatIsTwoAgain(t *testing.T) {
	w := housetest.New(t)
	r := w.Protection.Register
	a, b := wholly(w, "Сабирова", "Айгерим"), wholly(w, "Сабирова", "Айгерим")
	merge(t, r, b, a)
	if got, whole := pairsOf(t, r, w.People, nil); len(got) != 0 || !whole {
		t.Errorf("one person: got %v, whole %t", got, whole)
	}
	merge(t, r, b, "")
	if got, _ := pairsOf(t, r, w.People, nil); !slices.Equal(got, []string{pair(a, b)}) {
		t.Errorf("two again: got %v, want %s", got, pair(a, b))
	}
}

// grouped compares with a person of three files: one hit, one person.
func grouped(t *testing.T, w *housetest.World, q person.Person, survivor string) {
	t.Helper()
	err := w.Protection.Register.View(t.Context(), func(v *store.View) error {
		c, err := w.People.Compare(t.Context(), v, q, 50, nil)
		if len(c.Hits) != 1 || c.Hits[0].Survivor != survivor || c.Persons != 2 {
			t.Errorf("got %+v with %d persons, want one hit that is continued in %s, of 2", c.Hits, c.Persons, survivor)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// After a start the pairs are looked for in the background; until that is done the list says so, and
// what was found is not looked for again.
func TestPairsInTheBackground(t *testing.T) {
	w := housetest.New(t)
	for range 60 {
		wholly(w, "Сабирова", "Айгерим")
		enter(w, "Калдер", "Ивен", "1980")
	}
	r, ctx := w.Protection.Register, t.Context()
	if _, whole := pairsOf(t, r, w.People, nil); whole {
		t.Error("120 files were paired while an officer waited")
	}
	if err := people.Tend(ctx, w.People); err != nil {
		t.Fatal(err)
	}
	got, whole := pairsOf(t, r, w.People, nil)
	if !whole || len(got) < 60 {
		t.Errorf("got %d pairs, whole %t", len(got), whole)
	}
	if err := people.KeepNow(ctx, w.People); err != nil {
		t.Fatal(err)
	}
	next := begun(t, w, "")
	again, whole := pairsOf(t, r, next.People, nil)
	if slices.Sort(got); !whole || !restored.of(next) {
		t.Errorf("after a restart: whole %t", whole)
	}
	if slices.Sort(again); !slices.Equal(got, again) {
		t.Errorf("after a restart: got %d pairs, want %d", len(again), len(got))
	}
}

// What is found in a look that is older than a change of the file is not what the file is paired by.
func TestPairsInAnOlderLook(t *testing.T) {
	w := housetest.New(t)
	r, p, ctx := w.Protection.Register, w.People, t.Context()
	a, b := wholly(w, "Торвин", "Пелагеја"), wholly(w, "Калдер", "Ивен")
	if got, whole := pairsOf(t, r, p, nil); len(got) != 0 || !whole {
		t.Fatalf("of other names: got %v, whole %t", got, whole)
	}
	err := r.View(ctx, func(old *store.View) error {
		if _, err := old.Mark(ctx); err != nil {
			return err
		}
		rename(t, r, b) // as the first is called
		if err := p.Ready(ctx); err != nil {
			return err
		}
		found, whole, err := p.Pairs(ctx, old, nil)
		if len(found) != 0 || whole {
			t.Errorf("in the older look: got %v, whole %t, want that pairs are still to be found", found, whole)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, whole := pairsOf(t, r, p, nil); !slices.Equal(got, []string{pair(a, b)}) || !whole {
		t.Errorf("in a new look: got %v, whole %t, want %s", got, whole, pair(a, b))
	}
}

// There are more only where the next may be of the person, however many are born on the same day.
func TestMoreMayBeOfThePerson(t *testing.T) {
	w := housetest.New(t)
	for range 3 {
		wholly(w, "Сабирова", "Айгерим")
	}
	for _, given := range []string{"Ивен", "Остап", "Назар", "Юна"} {
		wholly(w, "Цвертман", given)
	}
	q := people.Of(w.File(wholly(w, "Сабирова", "Айгерим")))
	for limit, want := range map[int]bool{3: true, 4: false, 5: false} {
		err := w.Protection.Register.View(t.Context(), func(v *store.View) error {
			c, err := w.People.Compare(t.Context(), v, q, limit, nil)
			if c.More != want || len(c.Hits) != min(limit, 4) {
				t.Errorf("limit %d: got %d, more %t", limit, len(c.Hits), c.More)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
