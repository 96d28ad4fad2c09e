package law

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

// acts are the kinds of acts and readings that rest on the law of asylum. Each must rest on
// exactly one article of every pack: the readings on the one that keeps the file confidential.
var acts = []string{
	"intention.expressed", "certificate.issued", "case.handed_over",
	"case.assigned", "application.lodged", "application.registered", "counsel.mandated", "counsel.ended",
	"interview.scheduled", "interview.held", "document.filed", "document.replaced", "assessment.opened",
	"application.extended", "decision.drafted", "decision.returned", "decision.approved", "decision.served",
	"decision.final", "correction.proposed", "correction.approved", "correction.refused",
	"identity.searched", "candidate.decided", "merge.proposed", "files.merged", "merge.refused", "unmerge.proposed", "files.unmerged",
	"statement.issued", "intention.conveyed", "evidence.taken_in",
	"file.read", "file.printed", "document.read", "list.read", "search.run", "access.read",
	"candidate.read", "statement.read", "statements.read",
	"limit.warned", "limit.missed", "task.done", "dates.moved",
	"edition.drafted", "edition.reviewed", "edition.refused", "edition.effected", "edition.swept", // of the system register
}

func day(text string) deadline.Date {
	var d deadline.Date
	if err := d.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return d
}

func embedded(t *testing.T) *Library {
	t.Helper()
	l, err := Embedded()
	if err != nil {
		t.Fatalf("the packs in the binary are broken:\n%v", err)
	}
	return l
}

func pack(t *testing.T, state, on string) *Pack {
	t.Helper()
	p, err := embedded(t).Pack(state, day(on))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryActRestsOnOneArticleInEveryVersion(t *testing.T) {
	l := embedded(t)
	if got, want := l.States(), []string{"eu", "int", "me", "xx"}; !slices.Equal(got, want) {
		t.Fatalf("states: got %q, want %q", got, want)
	}
	for _, state := range []string{"me", "xx"} {
		for _, p := range l.Versions(state) {
			if p.Matter != Asylum {
				continue
			}
			listed := map[string]int{}
			for _, a := range p.Articles() {
				for _, act := range a.Acts {
					listed[act]++
				}
			}
			for _, act := range acts {
				if a, err := p.Resting(act); err != nil || listed[act] != 1 || !slices.Contains(a.Acts, act) {
					t.Errorf("%s from %s: %s rests on %d articles, %v, want 1", p.ID, p.From, act, listed[act], err)
				}
				delete(listed, act)
			}
			for act := range listed {
				if !moving(p, act) {
					t.Errorf("%s: %s is no act of the protection register and no limit runs from it or ends with it", p.ID, act)
				}
			}
		}
	}
}

// moving says that a limit of the pack begins or ends with an act.
func moving(p *Pack, act string) bool {
	return slices.ContainsFunc(p.Records(), func(r Record) bool {
		return act == r.Trigger || act == r.AltTrigger || act == r.StatedBy || slices.Contains(r.LastsUntil, act) || slices.Contains(r.Ends, act)
	})
}

func TestPackByDay(t *testing.T) {
	tests := []struct{ why, state, on, want string }{ // want = version's first day, "" means refused
		{"the case of the letter", "me", "2023-10-26", "2018-01-01"},
		{"before the law applied", "me", "2017-12-31", ""},
		{"unknown state", "xz", "2023-10-26", ""},
		{"no date", "me", "", ""},
		{"last day of the old article", "xx", "2025-12-31", "2020-01-01"},
		{"first day of the new article", "xx", "2026-01-01", "2026-01-01"},
		{"worked date 23: the last day of the Directive", "eu", "2026-06-11", "2015-07-20"},
		{"worked date 23: the first day of the Regulation", "eu", "2026-06-12", "2026-06-12"},
	}
	for _, test := range tests {
		got, err := embedded(t).Pack(test.state, day(test.on))
		if (err == nil) != (test.want != "") || err == nil && got.From.String() != test.want {
			t.Errorf("%s: got %v, %v, want %q", test.why, got, err, test.want)
		}
	}
}

func TestOldFilesKeepTheirLaw(t *testing.T) {
	for _, test := range []struct{ lodged, due string }{{"2025-12-31", "2026-04-30"}, {"2026-01-01", "2026-06-01"}} {
		clocks, err := pack(t, "xx", test.lodged).Clocks(Facts{Events: map[string]deadline.Date{"application.lodged": day(test.lodged)}})
		if err != nil {
			t.Fatal(err)
		}
		if got := find(t, clocks, "XX-A10").Due.String(); got != test.due {
			t.Errorf("lodged %s: got %s, want %s", test.lodged, got, test.due)
		}
	}
}

func TestLookingUp(t *testing.T) {
	p := pack(t, "me", "2023-10-26")
	a, err := p.Article("itpf/art-050")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.Cite(), "Article 50, Law on International and Temporary Protection of Foreigners (OG MNE 2/2017, 3/2019, 77/2024)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := a.ShortCite(), "Art. 50"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	lodging, err := p.Resting("application.lodged")
	if err != nil || lodging.ShortCite() != "lodging of the application (article number not read)" {
		t.Errorf("got %q, %v, want the subject and that the number was not read", lodging.ShortCite(), err)
	}
	if !strings.HasSuffix(lodging.Cite(), "article number not read") {
		t.Errorf("got %q, want it to say that the number was not read", lodging.Cite())
	}
	confidentiality, err := p.Article("itpf/art-045")
	if err != nil || confidentiality.Evidence != deadline.Stated || len(confidentiality.Words) != 1 {
		t.Errorf("Article 45: got %+v, %v, want class S with its words", confidentiality, err)
	}
	for id, kind := range map[string]deadline.Kind{"MNE-A10": deadline.Counted, "MNE-A11": deadline.Fixed} {
		if r, err := p.Rule(id); err != nil || r.ID != id || r.Kind != kind || r.Cap.Rule != "MNE-A12" {
			t.Errorf("%s: got %+v, %v, want it %s and under the cap MNE-A12", id, r, err, kind)
		}
		if r, err := p.Record(id); err != nil || r.Rule.ID != "MNE-A10" {
			t.Errorf("%s: got the record %s, %v, want MNE-A10", id, r.Rule.ID, err)
		}
	}
	var grounds []string
	for _, g := range p.Grounds("MNE-A10") {
		grounds = append(grounds, g.ID)
	}
	if want := []string{"complex_facts", "complex_law"}; !slices.Equal(grounds, want) {
		t.Errorf("grounds: got %q, want %q", grounds, want)
	}
	if got := p.Grounds("nothing"); got != nil {
		t.Errorf("grounds of an unknown rule: got %v, want none", got)
	}
	for _, f := range []func() error{
		func() error { _, err := p.Article("itpf/art-999"); return err },
		func() error { _, err := p.Rule("MNE-Z99"); return err },
		func() error { _, err := p.Resting("case.sold"); return err },
	} {
		if f() == nil {
			t.Error("an unknown id: got no error")
		}
	}
	if len(p.Records()) != 12 || len(p.Articles()) != 25 {
		t.Errorf("got %d limits and %d articles, want 12 and 25", len(p.Records()), len(p.Articles()))
	}
}

func TestHolidaysOfMontenegro(t *testing.T) {
	cal := pack(t, "me", "2023-10-26").Calendar
	off := strings.Fields(`2025-01-01 2025-01-02 2025-05-01 2025-05-02 2025-07-13 2025-07-14 2025-07-15 2022-05-21 2022-05-22 2022-05-23
		2023-01-01 2023-01-02 2023-01-03 2022-11-13 2023-11-13 2023-11-14 2024-11-13 2024-11-14`)
	for _, text := range off {
		if _, ok := cal.Holidays[day(text)]; !ok {
			t.Errorf("%s: got a working day, want a holiday as announced", text)
		}
	}
	for _, text := range []string{"2025-01-03", "2025-07-16", "2022-11-14", "2021-11-13", "2025-01-06", "2025-09-20"} {
		if name, ok := cal.Holidays[day(text)]; ok {
			t.Errorf("%s: got %s, want no holiday", text, name)
		}
	}
}
