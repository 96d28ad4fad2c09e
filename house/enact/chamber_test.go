package enact_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// withHoliday is the archive of the program's law with one more holiday in Montenegro, and with
// the worked example of that day as it comes out then.
func withHoliday(t testing.TB, day deadline.Date) []byte {
	t.Helper()
	archive, err := legislation.Pack(withHolidayIn(t, day))
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// withHolidayIn is the same as files.
func withHolidayIn(t testing.TB, day deadline.Date) fs.FS {
	t.Helper()
	changed := fstest.MapFS{}
	err := fs.WalkDir(law.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(law.Files(), name)
		if name == "calendar/me.yaml" {
			line := fmt.Sprintf("annual:\n  - {name: Day of mourning, month: %d, day: %d, days: 1, sunday: stays, from: %d, to: %d}\n", day.Month(), day.Day(), day.Year(), day.Year())
			text = bytes.Replace(text, []byte("annual:\n"), []byte(line), 1)
		}
		text = bytes.Replace(text, []byte("due: "+day.String()+"}"), []byte("due: "+(day+1).String()+"}"), 1)
		changed[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

// lawFrom is the law of the program without any for files from before a day.
func lawFrom(t *testing.T, day deadline.Date) []byte {
	t.Helper()
	files := withHolidayIn(t, day).(fstest.MapFS)
	pack := *files["me/pack.yaml"]
	pack.Data = bytes.Replace(pack.Data, []byte("valid_from: 2018-01-01"), []byte("valid_from: "+day.String()), 1)
	files["me/pack.yaml"] = &pack
	archive, err := legislation.Pack(files)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// A chamber is a world in which editions are drafted and reviewed.
type chamber struct {
	*housetest.World
	*testing.T
	second staff.Member // another administrator
}

func newChamber(t *testing.T) *chamber {
	t.Helper()
	return chamberOf(t, housetest.New(t))
}

func chamberOf(t *testing.T, w *housetest.World) *chamber {
	t.Helper()
	return &chamber{w, t, w.Add("o.second", authority.Administrator, w.OfficeUnit)}
}

func (c *chamber) call(by staff.Member, edition string) desk.Call {
	return desk.Call{Officer: by.Authority(), Case: edition, On: c.System.Today(), Proved: c.Clock.Now()}
}

func (c *chamber) draft(files []byte) (string, error) {
	r, err := desk.Perform(c.Context(), c.System, legislation.DraftEdition(c.Law, "me"), c.call(c.Administrator, ""), legislation.DraftForm{Files: files, Note: "A day of mourning."})
	return r.Case, err
}

func (c *chamber) review(by staff.Member, edition string, on deadline.Date) error {
	_, err := desk.Perform(c.Context(), c.System, legislation.Review(), c.call(by, edition), legislation.ReviewForm{EffectiveOn: on, Remark: "Read and compared."})
	return err
}

// adopt drafts and reviews an edition.
func (c *chamber) adopt(files []byte, on deadline.Date) string {
	c.Helper()
	id, err := c.draft(files)
	if err == nil {
		err = c.review(c.second, id, on)
	}
	if err != nil {
		c.Fatal(err)
	}
	return id
}

func (c *chamber) enact() {
	c.Helper()
	if err := c.Enact(c.Context()); err != nil {
		c.Fatal(err)
	}
}

func (c *chamber) edition(id string) legislation.Edition {
	c.Helper()
	e, err := legislation.Of(c.Context(), c.System.Register, id)
	if err != nil {
		c.Fatal(err)
	}
	return e
}

// moves gives the entries by which dates of a file moved.
func (c *chamber) moves(id string) (found []audit.Entry) {
	c.Helper()
	err := c.Protection.Register.View(c.Context(), func(v *store.View) error {
		each := func(e audit.Entry) error { found = append(found, e); return nil }
		return v.Entries(c.Context(), each, `WHERE case_id = $1 AND kind = $2 ORDER BY seq`, id, protection.DatesMoved)
	})
	if err != nil {
		c.Fatal(err)
	}
	return found
}

// sound wants both registers to fit their books, and every file the law in force.
func (c *chamber) sound() {
	c.Helper()
	for _, d := range c.Desks() {
		if v, err := d.Register.Verify(c.Context()); err != nil || len(v.Misfits) > 0 {
			c.Errorf("%s does not verify: %v %+v", d.Register.Name(), err, v.Misfits)
		}
	}
	found, err := c.Moves(c.Context(), c.Law.Now())
	if err != nil || len(found.Diffs)+len(found.Stuck) > 0 {
		c.Errorf("files do not hold the dates of the law in force: %v %+v", err, found)
	}
}

// rolls gives the last day to lodge of a case, which moves where it becomes a holiday.
func (c *chamber) rolls(id string) deadline.Date {
	c.Helper()
	k, ok := c.File(id).Clock("MNE-A01")
	if !ok {
		c.Fatal("the file has no MNE-A01")
	}
	return k.Due
}

// lines are the differences of a preview as the minutes tell them.
func lines(found sweep.Found) (out []string) {
	for _, d := range found.Diffs {
		out = append(out, d.Case+" "+limit.Change{Rule: d.Rule, Before: d.Before, After: d.After}.String())
	}
	slices.Sort(out)
	return out
}

// told gives what the acts of the files say.
func (c *chamber) told(ids ...string) (out []string) {
	c.Helper()
	for _, id := range ids {
		for _, e := range c.moves(id) {
			var minutes act.Minutes
			err := c.Protection.Register.View(c.Context(), func(v *store.View) error { return v.Minutes(c.Context(), e, &minutes) })
			if err != nil {
				c.Fatal(err)
			}
			for _, line := range minutes {
				if line.Key == "date_moved" {
					out = append(out, id+" "+line.Value)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
