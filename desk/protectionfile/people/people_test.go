package people_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
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

// enter opens a file of a person at the border.
func enter(w *housetest.World, family, given, born string) string {
	in := housetest.Intention()
	in.Names = []applicant.NameForm{{Kind: "document", Family: family, Given: given}}
	in.Births = []applicant.BirthForm{{Year: born}}
	in.Documents = nil
	return w.Do(housetest.Act{By: w.Border, Kind: "intention.expressed", Form: in}).Case
}

func call(w *housetest.World, by staff.Member) desk.Call {
	return desk.Call{Officer: by.Authority(), Proved: w.Clock.Now()}
}

// search gives the references that an officer of one house finds.
func search(t testing.TB, w *housetest.World, h *house.House, by staff.Member, text string) []string {
	t.Helper()
	rows, _, err := h.People.Search(context.Background(), h.Protection, people.Asked{Text: text, Limit: 50}, call(w, by))
	if err != nil {
		t.Fatal(err)
	}
	return ids(rows)
}

func ids(rows []protectionfile.Row) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return out
}

func wantOnly(t testing.TB, why string, got []string, want ...string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", why, got, want)
	}
}

// named is a person of whom the name is known.
func named(family, given string) person.Person {
	return person.Person{Names: []person.Name{{Kind: person.Official, Family: family, Given: given}}}
}

// compared gives the references that a comparison in one view finds.
func compared(t testing.TB, p *people.People, v *store.View, q person.Person) []string {
	t.Helper()
	c, err := p.Compare(context.Background(), v, q, 50, nil)
	if err != nil {
		t.Error(err)
	}
	var out []string
	for _, h := range c.Hits {
		if h.Tier == match.None {
			t.Errorf("%s is a hit of no tier", h.ID)
		}
		out = append(out, h.ID)
	}
	return out
}

func look(t testing.TB, r *store.Register, p *people.People, q person.Person) (out []string) {
	t.Helper()
	if err := r.View(context.Background(), func(v *store.View) error { out = compared(t, p, v, q); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// What an act changes is found with the next search, under the new name and not under the old, in
// whichever server it was entered.
func TestFollowsTheBook(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		second, err := house.Open(t.Context(), w.Config())
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := second.Close(); err != nil {
				t.Error(err)
			}
		}()
		for i := range 3 { // each time both have an index already
			id := enter(w, "Верандо", fmt.Sprint("Жанна", string(rune('а'+i))), "1988")
			for n, h := range []*house.House{second, w.House} {
				if got := search(t, w, h, w.Border, "verando "+w.File(id).Names[0].Given); !slices.Contains(got, id) {
					t.Errorf("server %d does not find what was entered in the other: got %v, want %s", n, got, id)
				}
			}
		}
		id := w.CaseThrough("case.handed_over")
		before := look(t, w.Protection.Register, second.People, people.Of(w.File(id)))
		if !slices.Contains(before, id) {
			t.Errorf("got %v, want %s", before, id)
		}
	})
}

// A file that is taken out of the register is found no more, and one that an act changed is found as it
// is now.
func TestLeavesWithItsRows(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		gone, changed := enter(w, "Сальвен", "Орик", "1971"), enter(w, "Сальвен", "Орик", "1972")
		p, r := w.People, w.Protection.Register
		wantOnly(t, "before", look(t, r, p, named("Сальвен", "Орик")), gone, changed)
		rename(t, r, changed)
		wantOnly(t, "renamed", look(t, r, p, named("Сальвен", "Орик")), gone)
		wantOnly(t, "the new name", look(t, r, p, renamed()), changed)
		dispose(t, r, gone)
		wantOnly(t, "taken out", look(t, r, p, named("Сальвен", "Орик")))
	})
}

// renamed is who a file is of once it is renamed.
func renamed() person.Person { return named("Торвин", "Пелагеја") }

// rename enters that the name of a file is another.
func rename(t testing.TB, r *store.Register, id string) {
	t.Helper()
	if err := r.Write(context.Background(), func(tx *store.Tx) error { return renameIn(tx, id) }); err != nil {
		t.Fatal(err)
	}
}

func renameIn(tx *store.Tx, id string) error {
	return changeIn(tx, id, func(f *protection.File) {
		f.Names = slices.Clone(f.Names)
		f.Names[0].Family, f.Names[0].Given = renamed().Names[0].Family, renamed().Names[0].Given
	})
}

// changeIn enters a change of a file that no act makes.
func changeIn(tx *store.Tx, id string, change func(*protection.File)) error {
	ctx := context.Background()
	before, _, err := protectionfile.Keeper().Load(ctx, &tx.View, id)
	if err != nil {
		return err
	}
	after := before
	change(&after)
	err = protectionfile.Keeper().Save(ctx, tx, before, after)
	_, errAppend := tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "test.changed", Case: id})
	return errors.Join(err, errAppend)
}

// dispose enters that the rows of a file are gone.
func dispose(t testing.TB, r *store.Register, id string) {
	t.Helper()
	ctx := context.Background()
	err := r.Write(ctx, func(tx *store.Tx) error {
		f, _, err := protectionfile.Keeper().Load(ctx, &tx.View, id)
		err = errors.Join(err, tx.Remove(ctx, store.Table{Name: "person_name"}, f.Names[0].ID), tx.Remove(ctx, store.Table{Name: "protection_case"}, id))
		_, errAppend := tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "test.disposed", Case: id})
		return errors.Join(err, errAppend)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// In a commit the acts before are compared with too; where they are undone, they were never there.
func TestInsideACommit(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		id := enter(w, "Калдер", "Ивен", "1980")
		p, r, ctx := w.People, w.Protection.Register, context.Background()
		if err := p.Ready(ctx); err != nil {
			t.Fatal(err)
		}
		for _, undone := range []error{errors.New("undone"), nil} {
			err := r.Bulk(ctx, func(ctx context.Context) error {
				errAct := r.Write(ctx, func(tx *store.Tx) error { return renameIn(tx, id) })
				errLook := r.Write(ctx, func(tx *store.Tx) error {
					wantOnly(t, "in the commit, the new name", compared(t, p, &tx.View, renamed()), id)
					wantOnly(t, "in the commit, the old name", compared(t, p, &tx.View, named("Калдер", "Ивен")))
					return nil
				})
				return errors.Join(errAct, errLook, undone)
			})
			if !errors.Is(err, undone) {
				t.Fatal(err)
			}
			if undone != nil {
				wantOnly(t, "undone, the new name", look(t, r, p, renamed()))
				wantOnly(t, "undone, the old name", look(t, r, p, named("Калдер", "Ивен")), id)
			}
		}
		wantOnly(t, "done, the new name", look(t, r, p, renamed()), id)
		wantOnly(t, "done, the old name", look(t, r, p, named("Калдер", "Ивен")))
	})
}

// While acts go on, everybody who searches after an act finds what it entered.
func TestManyAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		var all sync.WaitGroup
		for n := range 4 {
			all.Go(func() {
				for i := range 6 {
					family := "Роста" + string(rune('а'+n)) + string(rune('а'+i)) + "лен"
					id := enter(w, family, "Юна", "1990")
					if got := look(t, w.Protection.Register, w.People, named(family, "Юна")); !slices.Contains(got, id) {
						t.Errorf("what was just entered is not found: got %v", got)
					}
				}
			})
			all.Go(func() {
				for range 12 {
					search(t, w, w.House, w.Border, "ростаален юна")
				}
			})
		}
		all.Go(func() {
			for range 5 {
				if err := errors.Join(people.KeepNow(t.Context(), w.People), people.Tend(t.Context(), w.People)); err != nil {
					t.Error(err)
				}
			}
		})
		all.Wait()
	})
}

// However many searches wait for an index that is being made, every page that searches nothing goes on.
func TestPagesDoNotWait(t *testing.T) {
	w := housetest.New(t)
	id := enter(w, "Калдер", "Ивен", "1980")
	begun, gate := make(chan struct{}), make(chan struct{})
	p := people.Gated(w.Protection.Register, begun, gate)
	var all sync.WaitGroup
	searches := func() {
		rows, _, err := p.Search(context.Background(), w.Protection, people.Asked{Text: "kalder", Limit: 5}, call(w, w.Border))
		if err != nil || len(rows) != 1 || rows[0].ID != id {
			t.Errorf("got %d rows, %v", len(rows), err)
		}
	}
	all.Go(searches)
	<-begun
	for range 20 { // more than there are places for looks
		all.Go(searches)
	}
	gone, leave := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer leave()
	if err := p.Ready(gone); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("who goes away is not let go: %v", err)
	}
	for range 50 {
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		if err := w.Protection.Register.View(ctx, func(*store.View) error { return nil }); err != nil {
			t.Errorf("a look waits for the index: %v", err)
		}
		stop()
	}
	close(gate)
	all.Wait()
}

// What is read of many files at once is what each file holds.
func TestApplicantsEqualFiles(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		for range 2 {
			w.CaseThrough("case.handed_over")
		}
		enter(w, "Калдер", "Ивен", "1980")
		ctx := context.Background()
		err := w.Protection.Register.View(ctx, func(v *store.View) error {
			var every []string
			err := protectionfile.EveryApplicant(ctx, v, func(f protection.File) error {
				every = append(every, f.Case.ID)
				if got, want := fmt.Sprint(people.Of(f), f.Case), fmt.Sprint(people.Of(w.File(f.Case.ID)), w.File(f.Case.ID).Case); got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
				return nil
			})
			var some []string
			errSome := protectionfile.Applicants(ctx, v, append(every[1:], "nobody"), func(f protection.File) error {
				some = append(some, f.Case.ID)
				return nil
			})
			if len(every) != 3 || !slices.Equal(some, every[1:]) {
				t.Errorf("got %v, and of all but the first %v", every, some)
			}
			return errors.Join(err, errSome)
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
