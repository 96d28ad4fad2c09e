package browser

import (
	"bytes"
	"context"
	"io/fs"
	"testing/fstest"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/law"
)

// anEdition addresses a page of an edition of the law that waits for its review: Christmas Eve is
// a day off in it.
func anEdition(below string) func(*site) string {
	return func(s *site) string {
		s.t.Helper()
		all, err := legislation.All(context.Background(), s.house.System.Register)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, e := range all {
			if e.Status == legislation.Draft {
				return "/editions/" + e.ID + below
			}
		}
		return "/editions/" + s.draftEdition() + below
	}
}

// draftEdition drafts an edition as the administrator of the demonstration.
func (s *site) draftEdition() string {
	s.t.Helper()
	changed := fstest.MapFS{}
	err := fs.WalkDir(law.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(law.Files(), name)
		if name == "calendar/me.yaml" {
			text = bytes.Replace(text, []byte("annual:\n"), []byte("annual:\n  - {name: Christmas Eve, month: 12, day: 24, days: 1, sunday: stays, from: 2026}\n"), 1)
		}
		changed[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	files, err := legislation.Pack(changed)
	if err != nil {
		s.t.Fatal(err)
	}
	d := s.house.System
	call := desk.Call{Officer: s.officer("lena").Authority(), On: d.Today(), Proved: d.Register.Now()}
	r, err := desk.Perform(context.Background(), d, legislation.DraftEdition(d.Law, d.Host), call, legislation.DraftForm{Files: files, Note: "Christmas Eve is a day off."})
	if err != nil {
		s.t.Fatal(err)
	}
	return r.Case
}
