package hold_test

import (
	"context"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// A bench is a register of holds with one case, and nobody claimed in it.
type bench struct {
	*testing.T
	ctx  context.Context
	desk *desk.Desk
	book *hold.Book
}

const caseID = "case"

func newBench(t *testing.T) *bench {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	r, err := store.Create(ctx, store.Config{
		Name: "holds", Dir: dir, KeyDir: filepath.Join(dir, "keys"), Tables: []string{"hold"},
		Schema: fstest.MapFS{"001_hold.sql": {Data: []byte("-- +goose Up\n" + hold.Migration)}},
		Clock:  func() time.Time { return time.Date(2025, 2, 13, 22, 40, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() }) // a test may have closed it
	err = r.Write(ctx, func(tx *store.Tx) error { return tx.NewCase(ctx, caseID) })
	if err != nil {
		t.Fatal(err)
	}
	nobody := claimed.Loader{
		Of:    func(context.Context, *store.View, []string) ([]interlock.Claim, error) { return nil, nil },
		Every: func(context.Context, *store.View, func(interlock.Claim) error) error { return nil },
	}
	d := &desk.Desk{Register: r}
	return &bench{T: t, ctx: ctx, desk: d, book: hold.New(d, nobody, claimed.New(r, nobody), "house-rules/1")}
}

// must fails the test at once where there is an error.
func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) standing(part string) (stands bool) {
	b.Helper()
	b.must(b.desk.Register.View(b.ctx, func(v *store.View) (err error) {
		stands, err = hold.Standing(b.ctx, v, caseID, part)
		return err
	}))
	return stands
}

// entries gives the book.
func (b *bench) entries() (all []audit.Entry) {
	b.Helper()
	b.must(b.desk.Register.View(b.ctx, func(v *store.View) error {
		return v.Entries(b.ctx, func(e audit.Entry) error { all = append(all, e); return nil }, `ORDER BY seq`)
	}))
	return all
}

func on(id, part string) []interlock.Hold {
	return []interlock.Hold{{ID: id, Of: interlock.Ref{Register: "holds", Case: caseID, Part: part}}}
}

// A hold is placed once and lifted once, and what comes late to place it finds it lifted.
func TestOnce(t *testing.T) {
	b := newBench(t)
	for range 2 {
		b.must(b.book.Place(b.ctx, on("a", "")))
	}
	if n := len(b.entries()); !b.standing("") || n != 1 {
		t.Errorf("placed twice: stands %v, %d entries; want one", b.standing(""), n)
	}
	for range 2 {
		b.must(b.book.Lift(b.ctx, on("a", "")))
	}
	b.must(b.book.Lift(b.ctx, on("never placed", "")))
	b.must(b.book.Place(b.ctx, append(on("a", ""), on("never placed", "")...)))
	if n := len(b.entries()); b.standing("") || n != 3 {
		t.Errorf("lifted: stands %v, %d entries; want three and none standing", b.standing(""), n)
	}
}

// A mark says nothing but the file it stands beside.
func TestSaysNothing(t *testing.T) {
	b := newBench(t)
	b.must(b.book.Place(b.ctx, on("a", "")))
	e := b.entries()[0]
	if e.Sort != audit.Mark || e.Kind != hold.Placed || e.Case != caseID || e.Officer+e.Unit+e.On+e.Request != "" || e.Article != "house-rules/1" {
		t.Errorf("got %+v; want a mark without officer, unit, day and form", e)
	}
	v, err := b.desk.Register.Verify(b.ctx)
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

// A hold of one person is not on another; one of the whole file is on each, and the file asks for all.
func TestParts(t *testing.T) {
	b := newBench(t)
	b.must(b.book.Place(b.ctx, on("a", "one")))
	for part, want := range map[string]bool{"one": true, "other": false, "": true} {
		if got := b.standing(part); got != want {
			t.Errorf("part %q: got %v, want %v", part, got, want)
		}
	}
	b.must(b.book.Place(b.ctx, on("b", "")))
	if !b.standing("other") {
		t.Error("a hold of the whole file is not on each of its persons")
	}
}

// A register that is down holds everybody.
func TestDown(t *testing.T) {
	b := newBench(t)
	b.must(b.desk.Register.Close())
	if err := b.book.Place(b.ctx, on("a", "")); err == nil {
		t.Error("placed in a register that is closed")
	}
	if _, err := b.book.Of(b.ctx, caseID); err == nil {
		t.Error("claims of a register that is closed")
	}
}

// An asker is a door that gives one answer.
type asker struct{ interlock.Answer }

func (a asker) Ask(context.Context, interlock.Ref) interlock.Answer { return a.Answer }

func (asker) Steady(_ context.Context, work func()) { work() }

// The gate lets an act pass only where the door said so of the same persons and no hold stands.
func TestGate(t *testing.T) {
	one := interlock.Claim{Ref: interlock.Ref{Register: "holds", Case: caseID}, States: []string{"XA"}}
	g := hold.Gate{Register: "holds", Claims: claimed.Loader{Of: func(context.Context, *store.View, []string) ([]interlock.Claim, error) {
		return []interlock.Claim{one}, nil
	}}}
	same := interlock.DigestOf([]interlock.Claim{one})
	for _, c := range []struct {
		reason string
		door   hold.Asker
		stands bool
		want   bool
	}{
		{"free", asker{interlock.Answer{Digest: same}}, false, false},
		{"the door says held, and no hold could be placed", asker{interlock.Answer{Held: true, Digest: same}}, false, true},
		{"a hold came meanwhile", asker{interlock.Answer{Digest: same}}, true, true},
		{"somebody else now", asker{interlock.Answer{Digest: "other"}}, false, true},
		{"the door could not look", asker{interlock.Answer{}}, false, true},
		{"there is no door", nil, false, true},
	} {
		b := newBench(t)
		if c.stands {
			b.must(b.book.Place(b.ctx, on("a", "")))
		}
		g.Door, g.Desk = c.door, b.desk
		said := g.Ask(b.ctx, caseID, "")
		if c.stands && said.Digest != "" {
			t.Errorf("%s: the door was asked although a hold stands: its work tells the cause", c.reason)
		}
		b.must(b.desk.Register.View(b.ctx, func(v *store.View) error {
			got, err := g.Check(b.ctx, v, interlock.Ref{Case: caseID}, said)
			if got.Held != c.want {
				t.Errorf("%s: got held %v, want %v", c.reason, got.Held, c.want)
			}
			unasked, errUnasked := g.Check(b.ctx, v, interlock.Ref{Case: caseID}, hold.Answer{Digest: same})
			if !unasked.Held || errUnasked != nil {
				t.Errorf("%s, and nobody asked: got held %v, %v", c.reason, unasked.Held, errUnasked)
			}
			return err
		}))
	}
}

// The fence gives the claims as they stand in the transaction in which it placed the holds.
func TestFence(t *testing.T) {
	b := newBench(t)
	who := person.Person{Names: []person.Name{{Kind: person.Official, Family: "Verano", Given: "Alma"}}}
	load := claimed.Loader{
		Of: func(context.Context, *store.View, []string) ([]interlock.Claim, error) { return nil, nil },
		Every: func(_ context.Context, _ *store.View, each func(interlock.Claim) error) error {
			return each(interlock.Claim{Ref: interlock.Ref{Register: "holds", Case: caseID}, Person: who})
		},
	}
	book := hold.New(b.desk, load, claimed.New(b.desk.Register, load), "house-rules/1")
	near, err := book.Fence(b.ctx, who, on("a", ""))
	if err != nil || len(near) != 1 || near[0].Claim.Case != caseID || !b.standing("") {
		t.Errorf("got %d claims, %v, stands %v; want the one, held", len(near), err, b.standing(""))
	}
	b.must(b.desk.Register.Close())
	if _, err := book.Fence(b.ctx, who, nil); err == nil {
		t.Error("a fence in a register that is closed")
	}
}
