package protection_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection"
)

// The dates of a file are those that it holds, whatever the law in force makes of its events.
func TestStanding(t *testing.T) {
	l := open(t)
	const entered = "so it is not explained anew"
	for _, c := range []struct {
		reason string
		edit   func(f *protection.File)
		says   bool // that the date stands as it was entered
	}{
		{"the law gives the same date, and explains it", func(*protection.File) {}, false},
		{"the file was entered under a law that gave another", func(f *protection.File) { f.Clocks[0].Due -= 30 }, true},
		{"the law has no such rule any more", func(f *protection.File) { f.Clocks[0].Rule = "MNE-GONE" }, true},
		{"the law refuses an extension that the file has", func(f *protection.File) {
			f.Extensions = []protection.Extension{{DecidedOn: day("2024-01-01"), NoticeOn: day("2024-01-01"), Until: day("2040-01-01"), Ground: "complex_facts"}}
			f.Clocks[0].Due, f.Clocks[0].Nominal = day("2040-01-01"), day("2040-01-01")
		}, true},
	} {
		f := l.after("assessment.opened", 1)
		f.Clocks = slices.Clone(f.Clocks)
		c.edit(&f)
		got, err := f.Standing(l.pack)
		if err != nil || len(got) != len(f.Clocks) {
			t.Errorf("%s: got %d limits of %d, %v", c.reason, len(got), len(f.Clocks), err)
			continue
		}
		for _, s := range got {
			held, ok := f.Clock(s.Rule)
			if !ok || !limit.SameDates(held, limit.Of(s.Clock)) {
				t.Errorf("%s: got %s %s, want what the file holds: %s", c.reason, s.Rule, s.Due, held.Due)
			}
			if s.Rule == "MNE-A01" && strings.Contains(s.Why, entered) {
				t.Errorf("%s: nothing changed for %s, and it says %q", c.reason, s.Rule, s.Why)
			}
			if want := c.says && s.Rule == f.Clocks[0].Rule; want && !strings.Contains(s.Why, entered) || !c.says && strings.Contains(s.Why, entered) {
				t.Errorf("%s: %s says %q", c.reason, s.Rule, s.Why)
			}
			if !strings.Contains(s.Why, "Rule "+s.Rule+", evidence") {
				t.Errorf("%s: %s does not name its rule and evidence: %q", c.reason, s.Rule, s.Why)
			}
		}
	}
}
