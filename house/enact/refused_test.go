package enact_test

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// withDecision is the program's law with another text of Article 50, as an archive.
func withDecision(t *testing.T, edit func(text string) string) []byte {
	t.Helper()
	const name = "me/itpf/art-050.yaml"
	files := fstest.MapFS{}
	err := fs.WalkDir(law.Files(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(law.Files(), path)
		files[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	before := files[name].Data
	files[name] = &fstest.MapFile{Data: []byte(edit(string(before)))}
	if bytes.Equal(files[name].Data, before) {
		t.Fatalf("%s is as it was", name)
	}
	archive, err := legislation.Pack(files)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// entries gives the kinds of the acts of a file after so many, each with the lines of its minutes
// of those keys.
func (c *chamber) entries(id string, after int, keys ...string) (out []string) {
	c.Helper()
	err := c.Protection.Register.View(c.Context(), func(v *store.View) error {
		var found []audit.Entry
		each := func(e audit.Entry) error { found = append(found, e); return nil }
		if err := v.Entries(c.Context(), each, `WHERE case_id = $1 AND sort = 'act' ORDER BY seq`, id); err != nil {
			return err
		}
		for _, e := range found[min(after, len(found)):] {
			var minutes act.Minutes
			if err := v.Minutes(c.Context(), e, &minutes); err != nil {
				return err
			}
			words := []string{e.Kind}
			for _, line := range minutes {
				if slices.Contains(keys, line.Key) {
					words = append(words, line.Key+" "+line.Value)
				}
			}
			out = append(out, strings.Join(words, "; "))
		}
		return nil
	})
	if err != nil {
		c.Fatal(err)
	}
	return out
}

// A file with an extension that an edition no longer knows goes on to its end: its limits stand,
// every act says so, and only what would move a date is refused.
func TestFileThatTheLawRefusesGoesOn(t *testing.T) {
	c := newChamber(t)
	id := c.CaseThrough("application.extended")
	before := c.File(id)
	c.adopt(withDecision(t, func(s string) string { return strings.ReplaceAll(s, "complex_facts", "tangled_facts") }), c.System.Today())
	c.enact()
	found, err := c.Moves(t.Context(), c.Law.Now())
	if err != nil || !slices.Equal(found.Stuck, []string{id}) || len(c.moves(id)) > 0 {
		t.Fatalf("the edition does not refuse what the file holds: %v %+v", err, found)
	}
	entered := len(c.entries(id, 0))
	_, err = c.Try(housetest.Act{By: c.Leader, Kind: "application.extended", Case: id, Form: protection.ExtensionForm{
		Ground: "complex_law", Until: c.Day("2025-03-24"), Notice: c.Protection.Today(), Reasons: "Witnesses abroad.",
	}})
	if !errors.As(err, new(*act.Refused)) {
		t.Errorf("it is extended: %v", err)
	}
	for _, kind := range []string{"document.filed", "decision.drafted", "decision.approved", "decision.served"} {
		if _, err := c.Step(id, kind); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
	}
	var want []string
	for _, kind := range []string{"document.filed", "decision.drafted", "decision.approved", "decision.served"} {
		want = append(want, kind+"; limit_kept MNE-A10; limit_kept MNE-A13; limit_kept MNE-A13-18")
	}
	if got := c.entries(id, entered, "limit_kept"); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, was := range before.Clocks {
		now, ok := c.File(id).Clock(was.Rule)
		if now.EndedOn = was.EndedOn; !ok || now != was {
			t.Errorf("got %+v, want %+v", now, was)
		}
	}
	if k, _ := c.File(id).Clock("MNE-A10"); k.EndedOn != c.Protection.Today() {
		t.Errorf("the decision does not end its limit: %+v", k)
	}
	c.Clock.Set(c.Protection.Today() + 90) // the suit was open by a limit that began after the edition
	if _, err := c.Step(id, "decision.final"); err != nil {
		t.Error(err)
	}
	for _, d := range c.Desks() {
		if v, err := d.Register.Verify(t.Context()); err != nil || len(v.Misfits) > 0 {
			t.Errorf("%v %+v", err, v)
		}
	}
}

// fiveMonths makes five months of the six for the decision.
func fiveMonths(s string) string {
	begin := strings.Index(s, "    examples:\n")
	end := strings.Index(s, "  - id: MNE-A12\n")
	s = s[:begin] + `    examples:
      - {why: five months from lodging, anchor: 2023-10-26, nominal: 2024-03-26, due: 2024-03-26, latest: 2025-07-26, alarm: 2024-03-26}
` + s[end:]
	return strings.Replace(s, "length: {n: 6, unit: m}", "length: {n: 5, unit: m}", 1)
}

// No edition makes a limit missed before its own day: the decision was due in six months, and now
// in five, which lie in the past. One bell tells of it, and on the day after the move it is missed.
func TestEditionMakesNothingMissedInThePast(t *testing.T) {
	for _, row := range []struct {
		reason, on string
		past       int
		want       []string // bells at once
		missed     string
	}{
		{"the new day has passed", "2024-04-10", 1, []string{"limit.warned; limit_alarm MNE-A10; due 2024-03-26; bell_on 2024-03-26"}, "2024-04-11"},
		{"it is the day before yesterday's", "2024-03-28", 1, []string{"limit.warned; limit_alarm MNE-A10; due 2024-03-26; bell_on 2024-03-26"}, "2024-03-29"},
		{"it is today", "2024-03-26", 0, []string{"limit.warned; limit_alarm MNE-A10; due 2024-03-26; bell_on 2024-03-26"}, "2024-03-27"},
		{"it is to come, two warnings have passed", "2024-03-01", 0, []string{"limit.warned; limit_warned MNE-A10; due 2024-03-26; bell_on 2024-02-25"}, "2024-03-27"},
		{"the day of six months had passed already, in a house that was closed", "2024-05-06", 0, []string{
			"limit.warned; limit_alarm MNE-A10; due 2024-03-26; bell_on 2024-03-26", "limit.missed; limit_missed MNE-A10; due 2024-03-26; bell_on 2024-04-27"}, "2024-04-27"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			c := newChamber(t)
			id := c.CaseThrough("assessment.opened")
			c.Clock.Set(c.Day("2024-02-27"))
			c.ring() // the first warning of six months
			c.Clock.Set(c.Day(row.on))
			edition := c.adopt(withDecision(t, fiveMonths), c.System.Today())
			next, err := legislation.Library(t.Context(), c.System.Register, c.edition(edition))
			if err != nil {
				t.Fatal(err)
			}
			found, err := c.Moves(t.Context(), next)
			if err != nil || found.Past(c.Protection.Today()) != row.past {
				t.Errorf("the preview: %v, %d limits would lie in the past, want %d", err, found.Past(c.Protection.Today()), row.past)
			}
			c.enact()
			entered := len(c.entries(id, 0))
			c.ring()
			if got := c.entries(id, entered, "limit_warned", "limit_alarm", "limit_missed", "due", "bell_on"); !slices.Equal(got, row.want) {
				t.Errorf("got  %q\nwant %q", got, row.want)
			}
			for _, day := range []deadline.Date{c.Day(row.missed) - 1, c.Day(row.missed)} {
				if day > c.Protection.Today() {
					c.Clock.Set(day)
					c.ring()
				}
			}
			if k, _ := c.File(id).Clock("MNE-A10"); k.MissedOn.String() != row.missed {
				t.Errorf("missed on %s, want %s", k.MissedOn, row.missed)
			}
			c.sound()
		})
	}
}

func (c *chamber) ring() {
	c.Helper()
	if _, err := c.Ring(c.Context()); err != nil {
		c.Fatal(err)
	}
}
