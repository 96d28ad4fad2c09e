package web_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// Where an edition of the law has moved dates, the history of each file tells both dates, and each
// leads to the explanation of that date and of no other: a holiday moved one, and a longer time to
// decide others.
func TestMovedDatesHaveTheirWhy(t *testing.T) {
	s := openDemonstration(t)
	s.adopt(s.otherLaw())
	moved := s.moved()
	if len(moved) < 5 {
		t.Fatalf("the edition moved %d files, want 5 at least", len(moved))
	}
	s.relearn()
	for _, login := range []string{"mira", "jasna", "nora"} {
		s.trees = map[string]*element{}
		for _, id := range moved {
			s.follow(login, "/c/"+id)
		}
		for path, tree := range s.trees {
			s.check(login, path, tree)
		}
	}
	if s.then < len(moved) {
		t.Errorf("%d dates lead to a view of another day, want %d at least", s.then, len(moved))
	}
	t.Logf("%d files moved; %d dates lead to a view of another day; on each kind of page %v", len(moved), s.then, s.explained)
}

// follow reads the pages of a file that hold its history, and every page that explains a date of them.
func (s *demonstrated) follow(login, path string) {
	pages := append([]string{path, path + "/deadlines"}, more(path)...)
	for _, page := range pages {
		s.visit(login, page)
	}
	for _, page := range pages {
		tree, ok := s.trees[page]
		if !ok {
			continue
		}
		for _, to := range whys(tree) {
			if _, seen := s.trees[to]; !seen {
				s.visit(login, to)
			}
		}
	}
}

// adopt drafts an edition, has it reviewed by another officer for today, and puts it in force.
func (s *demonstrated) adopt(files fs.FS) {
	s.t.Helper()
	archive, err := legislation.Pack(files)
	if err != nil {
		s.t.Fatal(err)
	}
	d := s.house.System
	call := func(login, edition string) desk.Call {
		m, err := s.house.Staff.ByLogin(s.t.Context(), login)
		if err != nil {
			s.t.Fatal(err)
		}
		return desk.Call{Officer: m.Authority(), Case: edition, On: d.Today(), Proved: d.Register.Now()}
	}
	drafted, err := desk.Perform(s.t.Context(), d, legislation.DraftEdition(s.house.Law, "me"), call("lena", ""), legislation.DraftForm{Files: archive, Note: "A day of mourning."})
	if err != nil {
		s.t.Fatal(err)
	}
	review := legislation.ReviewForm{EffectiveOn: d.Today(), Remark: "Read and compared."}
	if _, err := desk.Perform(s.t.Context(), d, legislation.Review(), call("jasna", drafted.Case), review); err != nil {
		s.t.Fatal(err)
	}
	if err := s.house.Enact(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// otherLaw is the law of the program with another month to decide, and with a holiday on the last
// day to lodge of a file.
func (s *demonstrated) otherLaw() fs.FS {
	s.t.Helper()
	day := s.lastToLodge()
	holiday := fmt.Sprintf("annual:\n  - {name: Day of mourning, month: %d, day: %d, days: 1, sunday: stays, from: %d, to: %d}\n", day.Month(), day.Day(), day.Year(), day.Year())
	changes := map[string][][2]string{
		"calendar/me.yaml": {{"annual:\n", holiday}},
		"me/itpf/art-050.yaml": {
			{"length: {n: 6, unit: m}", "length: {n: 7, unit: m}"},
			{"nominal: 2024-04-26, due: 2024-04-26, latest: 2025-07-26, alarm: 2024-04-26", "nominal: 2024-05-26, due: 2024-05-26, latest: 2025-07-26, alarm: 2024-05-24"},
			{"on: 2024-05-02, until: 2025-01-24, notice: 2024-05-02", "on: 2024-06-02, until: 2025-01-24, notice: 2024-06-02"},
			{"on: 2024-04-29, until: 2025-01-24, notice: 2024-04-29", "on: 2024-05-29, until: 2025-01-24, notice: 2024-05-29"},
			{"due: 2024-04-13, rolled: 2024-04-15, alarm: 2024-04-12", "due: 2024-05-13"},
			{"due: 2024-02-29", "due: 2024-03-31"}, {"due: 2024-02-29", "due: 2024-03-30"}, {"due: 2024-02-29", "due: 2024-03-29"},
			{"due: 2025-02-28", "due: 2025-03-31"}, {"due: 2025-02-28", "due: 2025-03-30"}, {"due: 2025-02-28", "due: 2025-03-29"},
		},
	}
	out := fstest.MapFS{}
	err := fs.WalkDir(law.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(law.Files(), name)
		for _, c := range changes[name] {
			if !bytes.Contains(text, []byte(c[0])) {
				s.t.Errorf("%s does not hold %q", name, c[0])
			}
			text = bytes.Replace(text, []byte(c[0]), []byte(c[1]), 1)
		}
		out[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return out
}

// lastToLodge is the last day to lodge of a file that was not lodged; it lies ahead.
func (s *demonstrated) lastToLodge() (last deadline.Date) {
	s.t.Helper()
	for _, f := range s.files() {
		if c, ok := f.Clock("MNE-A01"); ok && c.EndedOn.IsZero() && c.Due > s.today {
			last = c.Due
		}
	}
	return last
}

// files reads every file.
func (s *demonstrated) files() (out []protection.File) {
	s.t.Helper()
	err := s.house.Protection.Register.View(s.t.Context(), func(v *store.View) error {
		for id := range s.known {
			f, _, err := protectionfile.Keeper().Load(s.t.Context(), v, id)
			if err != nil {
				return err
			}
			out = append(out, f)
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return out
}

// moved gives the files of which the edition moved a date.
func (s *demonstrated) moved() (ids []string) {
	s.t.Helper()
	err := s.house.Protection.Register.View(s.t.Context(), func(v *store.View) error {
		each := func(e audit.Entry) error { ids = append(ids, e.Case); return nil }
		return v.Entries(s.t.Context(), each, `WHERE kind = $1 ORDER BY seq`, protection.DatesMoved)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return ids
}

// relearn reads the dates of every file anew; those that the files held before stay legal dates.
func (s *demonstrated) relearn() {
	s.t.Helper()
	before := maps.Clone(s.known)
	if err := s.house.Protection.Register.View(s.t.Context(), func(v *store.View) error { return s.learn(s.t.Context(), v) }); err != nil {
		s.t.Fatal(err)
	}
	for id, was := range before {
		maps.Copy(s.known[id].legal, was.legal)
	}
}
