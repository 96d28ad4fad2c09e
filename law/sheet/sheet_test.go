package sheet

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/law"
)

// load reads the law of the program after edits, each a file, a text in it, and what replaces that.
func load(t *testing.T, edits ...[3]string) *law.Library {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(law.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(law.Files(), name)
		files[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		before := string(files[e[0]].Data)
		after := strings.Replace(before, e[1], e[2], 1)
		if after == before {
			t.Fatalf("%s does not hold %q", e[0], e[1])
		}
		files[e[0]] = &fstest.MapFile{Data: []byte(after)}
	}
	library, err := law.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return library
}

func TestCompareTellsWhatChanged(t *testing.T) {
	before := load(t)
	tests := []struct {
		why      string
		edit     [3]string
		kind, id string
		want     Moved
	}{
		{"a warning", [3]string{"me/itpf/art-050.yaml", "warn: [60, 30, 7]", "warn: [60, 30]"}, Rule, "MNE-A10",
			Moved{"warn", "60, 30, 7 days before", "60, 30 days before"}},
		{"an evidence class", [3]string{"xx/shelter/art-003.yaml", "cites: [shelter/3]\n    evidence: V", "cites: [shelter/3]\n    evidence: M"}, Rule, "XX-A01",
			Moved{"evidence", "V, read in a source", "M, from memory: unverified"}},
		{"a holiday added", [3]string{"calendar/xx.yaml", "dates:\n", "dates:\n  - {date: 2024-07-16, name: Wedding}\n"}, Calendar, "xx",
			Moved{"2024-07-16", "", "Wedding"}},
		{"a holiday removed", [3]string{"calendar/xx.yaml", "  - {date: 2024-06-17, name: Coronation}", "  - {date: 2024-06-18, name: Coronation}"}, Calendar, "xx",
			Moved{"2024-06-17", "Coronation", ""}},
		{"a version of a pack", [3]string{"xx/pack.yaml", `version: "1"`, `version: "2"`}, Pack, "xx-2020",
			Moved{"version", "1", "2"}},
		{"the words of an event", [3]string{"xx/pack.yaml", "application.lodged: ", "application.lodged: the new "}, Pack, "xx-2020", Moved{Name: "event application.lodged"}},
		{"the notice of an example", [3]string{"eu-apd-2013/apd/art-031.yaml", "until: 2025-01-26, notice: 2024-04-10", "until: 2025-01-26, notice: 2024-04-11"}, Rule, "APD-01", Moved{Name: "example "}},
		{"an article of an instrument", [3]string{"instrument/shelter.yaml", "says: ", "says: Also, "}, Instrument, "shelter", Moved{Name: "article "}},
	}
	for _, test := range tests {
		changes := Compare(before, load(t, test.edit))
		i := slices.IndexFunc(changes, func(c Change) bool { return c.Kind == test.kind && c.ID == test.id && c.What == Changed })
		if i < 0 {
			t.Errorf("%s: got %v, want %s %s changed", test.why, changes, test.kind, test.id)
			continue
		}
		has := slices.ContainsFunc(changes[i].Fields, func(m Moved) bool {
			return m == test.want || test.want.Before+test.want.After == "" && strings.HasPrefix(m.Name, test.want.Name)
		})
		if !has {
			t.Errorf("%s: got %v, want %v", test.why, changes[i].Fields, test.want)
		}
	}
	if got := Compare(before, load(t)); len(got) != 0 {
		t.Errorf("the same law: got %v, want no change", got)
	}
}

// What is added says all that it says, and what is removed all that it said.
func TestCompareTellsWhatIsAddedAndRemoved(t *testing.T) {
	before := load(t)
	after := load(t, [3]string{"xx/shelter/art-003.yaml", "id: XX-A01", "id: XX-A99"})
	length := func(changes []Change, id string) (what string, m Moved) {
		i := slices.IndexFunc(changes, func(c Change) bool { return c.Kind == Rule && c.ID == id })
		if i < 0 {
			t.Fatalf("%s is in no change", id)
		}
		for _, f := range changes[i].Fields {
			if f.Name == "length" {
				return changes[i].What, f
			}
		}
		return changes[i].What, m
	}
	changes := Compare(before, after)
	if what, m := length(changes, "XX-A99"); what != Added || m.Before != "" || m.After == "" {
		t.Errorf("the added rule: got %s, %+v", what, m)
	}
	if what, m := length(changes, "XX-A01"); what != Removed || m.Before == "" || m.After != "" {
		t.Errorf("the removed rule: got %s, %+v", what, m)
	}
}

// A limit without a cap is not said to be extended within one, and an example in which a
// suspension lasts says so.
func TestSheetsPromiseNoCapThatIsNone(t *testing.T) {
	library := load(t)
	tests := []struct{ id, want string }{
		{"UN-01", "to the day stated; by an act"},
		{"MNE-A10", "to the day stated, within the cap; by an act"},
		{"MNE-A03", "F, without effect: hours and minutes never move"},
		{"APD-01", "suspended from 2024-01-01 without end (uncertain_origin, notice 2024-01-01)"},
	}
	for _, test := range tests {
		if got := fmt.Sprint(Find(library, test.id)); !strings.Contains(got, test.want) {
			t.Errorf("%s: got %s\nwant in it %s", test.id, got, test.want)
		}
	}
}

func TestRowsBeginWithWhatNobodyRead(t *testing.T) {
	rows := Rows(load(t))
	i := slices.IndexFunc(rows, func(r Row) bool { return r.Verified })
	if i < 1 {
		t.Fatalf("the first verified rule is number %d; want unverified ones before it", i)
	}
	for _, r := range rows[i:] {
		if !r.Verified {
			t.Errorf("%s is unverified and stands after verified rules", r.ID)
		}
	}
	for _, r := range rows {
		if r.Title == "" || r.Trigger == "" || r.Length == "" || r.Roll == "" || r.Evidence == "" || r.Source == "" || r.Consequence == "" || r.Article == "" || len(r.Cites) == 0 {
			t.Errorf("%s: a cell is empty: %+v", r.ID, r)
		}
	}
}

// Every id of the table of limits (docs/procedure.md section 10) can be shown.
func TestFindKnowsEveryIDOfTheTable(t *testing.T) {
	library := load(t)
	ids := strings.Fields(`MNE-A01 MNE-A02 MNE-A03 MNE-A10 MNE-A11 MNE-A12 MNE-A13 MNE-A13-18 MNE-A14 MNE-A20 MNE-A20-8 MNE-A21 MNE-A30
		APD-01 APD-02 APD-03 APD-04 APD-05 APD-06 APD-06-6 APD-06-10 APD-07
		APR-01 APR-02 APR-03 APR-04 APR-05 APR-06 APR-07 APR-07-lodge APR-08 APR-08-10 APR-08-14 APR-08-1m
		EXT-01 EXT-02 EXT-03 EXT-04 EXT-05 EXT-06 EXT-07 EXT-08 EXT-09 EXT-10 HOLD-01 HOLD-01-ack HOLD-02
		UN-01 UN-02 UN-03 UN-04 UN-04-merits ECHR-01 ECHR-02 CC-01 INT-01 INT-02 INT-03 INT-04 INT-04-10d
		STA-01 STA-02 STA-03 DP-01 DP-02 DP-03 FOI-01`)
	for _, id := range ids {
		found := Find(library, id)
		if len(found) == 0 || found[0].Kind != Rule {
			t.Errorf("%s: got %v, want a rule", id, found)
		}
	}
	if got := Find(library, "nothing"); len(got) != 0 {
		t.Errorf("nothing: got %v", got)
	}
}

func TestMarkdownHasEveryRuleAndInstrument(t *testing.T) {
	library := load(t)
	var text strings.Builder
	if err := Markdown(&text, library); err != nil {
		t.Fatal(err)
	}
	for _, r := range Rows(library) {
		if !strings.Contains(text.String(), "\n| "+r.ID+" | ") {
			t.Errorf("%s has no row", r.ID)
		}
	}
	for _, i := range library.Instruments() {
		if !strings.Contains(text.String(), "\n### "+i.ID+": ") || !strings.Contains(text.String(), i.Reference) {
			t.Errorf("%s has no section with its reference", i.ID)
		}
	}
}
