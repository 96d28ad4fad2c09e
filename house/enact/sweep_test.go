package enact_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A program that ends between the act that puts an edition in force and the last file is followed
// by one that finishes, and moves nothing twice.
func TestSweepIsFinished(t *testing.T) {
	c := newChamber(t)
	var ids []string
	for range 3 {
		ids = append(ids, c.CaseThrough("certificate.issued"))
	}
	edition := c.adopt(withHoliday(t, c.rolls(ids[0])), c.System.Today())
	if _, err := desk.Happen(t.Context(), c.System, legislation.Effect(), edition, struct{}{}); err != nil {
		t.Fatal(err)
	}
	next, err := legislation.Library(t.Context(), c.System.Register, c.edition(edition))
	if err != nil {
		t.Fatal(err)
	}
	c.Law.Replace(next) // as far as a program came that was killed after its first file
	if _, _, err := sweep.Move(t.Context(), c.Protection, ids[:1], protection.Move{Edition: next.Digest}); err != nil {
		t.Fatal(err)
	}
	c.Reopen()
	for _, id := range ids {
		if got := len(c.moves(id)); got != 1 {
			t.Errorf("a file moved %d times, want once", got)
		}
	}
	if e := c.edition(edition); e.SweptOn.IsZero() {
		t.Error("the sweep is not entered")
	}
	if n, stuck, err := sweep.Move(t.Context(), c.Protection, ids, protection.Move{Edition: next.Digest}); n != 0 || len(stuck) > 0 || err != nil {
		t.Errorf("moved again: %d, %v, %v", n, stuck, err)
	}
	c.sound()
}

// Two programs that come to the day together enter one effect, one sweep and one move for each file.
func TestTwoProgramsEnactOnce(t *testing.T) {
	c := newChamber(t)
	id := c.CaseThrough("certificate.issued")
	edition := c.adopt(withHoliday(t, c.rolls(id)), c.System.Today())
	second, err := house.Open(t.Context(), c.Config())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := second.Close(); err != nil {
			t.Error(err)
		}
	}()
	var both sync.WaitGroup
	for _, h := range []*house.House{c.House, second} {
		both.Go(func() {
			if err := h.Enact(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if got := len(c.moves(id)); got != 1 {
		t.Errorf("the file moved %d times, want once", got)
	}
	kinds := map[string]int{}
	err = c.System.Register.View(t.Context(), func(v *store.View) error {
		each := func(e audit.Entry) error { kinds[e.Kind]++; return nil }
		return v.Entries(t.Context(), each, `WHERE case_id = $1`, edition)
	})
	want := map[string]int{"edition.drafted": 1, "edition.reviewed": 1, "edition.effected": 1, "edition.swept": 1}
	if diff := cmp.Diff(kinds, want); err != nil || diff != "" {
		t.Errorf("%v (-got +want)\n%s", err, diff)
	}
	c.sound()
}

// An edition whose row was changed past the register is not put in force, and one that was taken
// away is not replaced by what the program carries.
func TestForgedEditionIsNotLaw(t *testing.T) {
	for _, forge := range []string{
		`UPDATE law_edition SET remark = 'x'`, `DELETE FROM law_edition`, `UPDATE law_edition SET status = 'draft'`,
	} {
		c := newChamber(t)
		err := c.System.Register.Fleeting(t.Context(), func(conn store.Conn) error {
			_, err := conn.ExecContext(t.Context(), forge)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		h, err := house.Open(t.Context(), c.Config())
		if err == nil {
			t.Errorf("%s: the house opens: %v", forge, h.Close())
		} else if !errors.Is(err, legislation.ErrForged) {
			t.Errorf("%s: got %v", forge, err)
		}
	}
}

// An act that comes while the sweep is under way finds the dates of its file moved already, by an
// act of their own, and does not move them itself.
func TestActDuringTheSweep(t *testing.T) {
	c := newChamber(t)
	id := c.CaseThrough("certificate.issued")
	before := c.File(id).Case.Version
	edition := c.adopt(withHoliday(t, c.rolls(id)), c.System.Today())
	other := c.CaseThrough("intention.expressed")
	c.row(`UPDATE protection_case SET final_on = 'x' WHERE id = $1`, other) // the sweep stops here
	if err := c.Enact(t.Context()); err == nil || c.edition(edition).Status != legislation.InForce || len(c.moves(id)) > 0 {
		t.Fatalf("the sweep did not stop where it should: %v", err)
	}
	call := desk.Call{Officer: c.Border.Authority(), Case: id, Version: before, On: c.Protection.Today(), Proved: c.Clock.Now()}
	_, err := desk.Perform(t.Context(), c.Protection, asylum.FileDocument(), call, housetest.Paper("evidence", "A letter"))
	var stale *desk.Stale
	if !errors.As(err, &stale) || len(stale.Since) != 1 || stale.Since[0].Kind != protection.DatesMoved {
		t.Errorf("got %v, want that the dates moved meanwhile", err)
	}
	call.Version = 0
	if _, err := desk.Perform(t.Context(), c.Protection, asylum.FileDocument(), call, housetest.Paper("evidence", "A letter")); err != nil {
		t.Error(err)
	}
	if got := len(c.moves(id)); got != 1 {
		t.Errorf("moved %d times, want once", got)
	}
	c.row(`UPDATE protection_case SET final_on = '' WHERE id = $1`, other)
	c.enact()
	c.sound()
}

// row changes a row past the register.
func (c *chamber) row(statement string, args ...any) {
	c.Helper()
	err := c.Protection.Register.Fleeting(c.Context(), func(conn store.Conn) error {
		_, err := conn.ExecContext(c.Context(), statement, args...)
		return err
	})
	if err != nil {
		c.Fatal(err)
	}
}

// What a look finds is what the file's own computation finds, whatever has happened in the file
// and whether it was extended: the shortcut of a look is none in the law.
func TestLookAgreesWithTheFile(t *testing.T) {
	c := newChamber(t)
	const late = 8 // MNE-A01 runs from the intention, and then from the certificate, in whatever order they are looked at
	for range late {
		id := c.CaseThrough("intention.expressed")
		c.Clock.Set(c.File(id).Case.IntentionOn + 3)
		if _, err := c.Step(id, "certificate.issued"); err != nil {
			t.Fatal(err)
		}
	}
	for _, state := range protection.States() {
		c.Case(state)
	}
	found, err := c.Moves(t.Context(), c.Law.Now())
	if err != nil || len(found.Diffs)+len(found.Stuck) > 0 || found.Live != late+len(protection.States())-1 {
		t.Errorf("the law in force moves its own files: %v %+v", err, found)
	}
	files := withHolidayIn(t, c.Protection.Today()+30)
	for _, change := range []struct{ file, before, after string }{
		{"me/itpf/art-050.yaml", "warn: [60", "warn: [90, 60"},
		{"me/itpf/art-050.yaml", "ends: [decision.approved]", "ends: [decision.approved, decision.served]"},
	} {
		text, err := fs.ReadFile(files, change.file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text, []byte(change.before)) {
			t.Fatalf("%s does not hold %s", change.file, change.before)
		}
		changed := files.(fstest.MapFS)
		changed[change.file] = &fstest.MapFile{Data: bytes.Replace(text, []byte(change.before), []byte(change.after), 1)}
	}
	next, err := law.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	if found, err = c.Moves(t.Context(), next); err != nil || len(found.Diffs) == 0 {
		t.Fatalf("nothing would move: %v", err)
	}
	if diff := cmp.Diff(lines(found), c.byHand(next)); diff != "" {
		t.Errorf("(-look +file by file)\n%s", diff)
	}
}

// A limit that must run and has no row is found, and so is a row of a rule that is no more.
func TestLookFindsWhatIsAbsent(t *testing.T) {
	c := newChamber(t)
	id := c.Case(protection.Lodged)
	c.row(`DELETE FROM clock WHERE case_id = $1 AND rule = 'MNE-A12'`, id)
	c.row(`UPDATE clock SET rule = 'MNE-0' WHERE case_id = $1 AND rule = 'MNE-A10'`, id)
	found, err := c.Moves(t.Context(), c.Law.Now())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range lines(found) {
		_, change, _ := strings.Cut(line, " ")
		got = append(got, change)
	}
	want := []string{"MNE-0 2024-04-26 -", "MNE-A10 - 2024-04-26", "MNE-A12 - 2025-07-26"}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
}

// byHand compares every file that is not final with what a law makes of it, one by one.
func (c *chamber) byHand(next *law.Library) (out []string) {
	c.Helper()
	for _, id := range c.all() {
		f := c.File(id)
		pack, err := next.Pack("me", f.PackDay())
		if err != nil {
			c.Fatal(err)
		}
		computed, err := f.LawClocks(pack)
		if err != nil {
			c.Fatal(err)
		}
		var clocks []protection.Clock
		for _, k := range computed {
			clocks = append(clocks, limit.Of(k))
		}
		for _, change := range limit.Moves(f.Clocks, clocks) {
			out = append(out, id+" "+change.String())
		}
	}
	slices.Sort(out)
	return out
}

// all lists the files that are not final.
func (c *chamber) all() (ids []string) {
	c.Helper()
	err := c.Protection.Register.View(c.Context(), func(v *store.View) error {
		rows, err := v.Query(c.Context(), `SELECT id FROM protection_case WHERE state <> 'final_unchallenged'`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return rows.Err()
	})
	if err != nil {
		c.Fatal(err)
	}
	return ids
}
