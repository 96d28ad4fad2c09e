package law

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

// acts are the kinds of acts of the protection register. Each must rest on
// exactly one article of every pack.
var acts = []string{
	"intention.expressed", "certificate.issued", "case.handed_over",
	"case.assigned", "application.lodged", "application.registered", "counsel.mandated", "counsel.ended",
	"interview.scheduled", "interview.held", "document.filed", "document.replaced", "assessment.opened",
	"application.extended", "decision.drafted", "decision.returned", "decision.approved", "decision.served",
	"decision.final", "correction.proposed", "correction.approved", "correction.refused",
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
	if got, want := l.States(), []string{"me", "xx"}; !slices.Equal(got, want) {
		t.Fatalf("states: got %q, want %q", got, want)
	}
	for _, state := range l.States() {
		for _, p := range l.Versions(state) {
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
				t.Errorf("%s: %s is no act of the protection register", p.ID, act)
			}
		}
	}
}

func TestPackByDay(t *testing.T) {
	tests := []struct{ why, state, on, want string }{ // want = version's first day, "" means refused
		{"the case of the letter", "me", "2023-10-26", "2018-01-01"},
		{"before the law applied", "me", "2017-12-31", ""},
		{"unknown state", "xz", "2023-10-26", ""},
		{"no date", "me", "", ""},
		{"last day of the old article", "xx", "2025-12-31", "2020-01-01"},
		{"first day of the new article", "xx", "2026-01-01", "2026-01-01"},
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
		clocks, err := pack(t, "xx", test.lodged).Clocks(map[string]deadline.Date{"application.lodged": day(test.lodged)}, nil)
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
	for _, id := range []string{"MNE-A10", "MNE-A11"} {
		if r, err := p.Rule(id); err != nil || r.ID != "MNE-A10" || r.Cap.Rule != "MNE-A12" {
			t.Errorf("%s: got %+v, %v, want MNE-A10 under the cap MNE-A12", id, r, err)
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
	if len(p.Records()) != 7 || len(p.Articles()) != 19 {
		t.Errorf("got %d limits and %d articles, want 7 and 19", len(p.Records()), len(p.Articles()))
	}
}

func find(t *testing.T, clocks []Clock, rule string) Clock {
	t.Helper()
	for _, c := range clocks {
		if c.Rule == rule {
			return c
		}
	}
	t.Fatalf("no clock %s", rule)
	return Clock{}
}

// letter is the file of scenario 1 of reference/law.md.
func letter() map[string]deadline.Date {
	return map[string]deadline.Date{
		"intention.expressed": day("2023-10-17"), "certificate.issued": day("2023-10-17"), "application.lodged": day("2023-10-26"),
	}
}

func TestClocksOfTheLetter(t *testing.T) {
	p := pack(t, "me", "2023-10-26")
	clocks, err := p.Clocks(letter(), nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ rule, due, latest, cite string }{
		{"MNE-A10", "2024-04-26", "2025-07-26", "Art. 50"},
		{"MNE-A12", "2025-07-26", "", "Art. 50"},
		{"MNE-A01", "2023-11-01", "", "lodging of the application (article number not read)"},
		{"MNE-A30", "2024-07-26", "", "right to work (article number not read)"},
	}
	if len(clocks) != len(tests) {
		t.Errorf("got %d clocks, want %d: no milestones without an extension, no remedy without service", len(clocks), len(tests))
	}
	for _, test := range tests {
		c := find(t, clocks, test.rule)
		if c.Due.String() != test.due || c.Latest.String() != test.latest || c.ShortCite != test.cite || c.PackVersion == "" || c.CalendarVersion == "" {
			t.Errorf("%s: got due %s, latest %q, %q, want %s, %q, %q", test.rule, c.Due, c.Latest, c.ShortCite, test.due, test.latest, test.cite)
		}
	}
	onlyIntention, err := p.Clocks(map[string]deadline.Date{"intention.expressed": day("2023-10-16")}, nil)
	if err != nil || len(onlyIntention) != 1 || onlyIntention[0].Due.String() != "2023-10-31" || onlyIntention[0].Event != "intention.expressed" {
		t.Errorf("without a certificate: got %+v, %v, want 15 days from the intention", onlyIntention, err)
	}
}

func TestClocksWithExtension(t *testing.T) {
	p := pack(t, "me", "2023-10-26")
	ext := deadline.Extension{On: day("2024-05-02"), Until: day("2025-01-24"), Notice: day("2024-05-02"), Ground: "complex_facts"}
	for _, rule := range []string{"", "MNE-A10", "MNE-A11"} {
		ext.Rule = rule
		clocks, err := p.Clocks(letter(), []deadline.Extension{ext})
		if err != nil {
			t.Fatal(err)
		}
		c := find(t, clocks, "MNE-A10")
		if c.Due.String() != "2025-01-24" || c.Extended != 1 || len(c.Findings) != 1 || c.Findings[0] != (deadline.Finding{Code: "late_extension", Days: 6, On: ext.On}) {
			t.Errorf("extension of %q: got %s, %+v, want 2025-01-24 and six days late", rule, c.Due, c.Findings)
		}
		if m := find(t, clocks, "MNE-A13-15"); !m.Soft || m.MayTrigger() || m.Due.String() != "2025-01-26" {
			t.Errorf("milestone: got %+v, want a soft one on 2025-01-26", m)
		}
		if !c.MayTrigger() {
			t.Error("a limit that the government stated may trigger: got false")
		}
	}
}

func TestRefusedExtensionNamesTheArticle(t *testing.T) {
	tests := []struct {
		why    string
		events map[string]deadline.Date
		ext    deadline.Extension
		code   string
	}{
		{"beyond the cap", letter(), deadline.Extension{On: day("2024-04-26"), Until: day("2025-10-01"), Ground: "complex_facts"}, deadline.BeyondCap},
		{"unknown ground", letter(), deadline.Extension{On: day("2024-04-26"), Until: day("2025-01-24"), Ground: "workload"}, deadline.GroundUnknown},
		{"nothing runs that can be extended", map[string]deadline.Date{"intention.expressed": day("2023-10-17")}, deadline.Extension{On: day("2024-04-26"), Until: day("2025-01-24"), Ground: "complex_facts"}, deadline.NotExtensible},
		{"a limit without extensions", letter(), deadline.Extension{Rule: "MNE-A30", On: day("2024-04-26"), Until: day("2025-01-24"), Ground: "complex_facts"}, deadline.NotExtensible},
	}
	for _, test := range tests {
		_, err := pack(t, "me", "2023-10-26").Clocks(test.events, []deadline.Extension{test.ext})
		var refusal *deadline.Refusal
		if !errors.As(err, &refusal) || refusal.Code != test.code || refusal.Cite == "" {
			t.Errorf("%s: got %v, want the refusal %s", test.why, err, test.code)
		}
	}
}

func TestStatusOn(t *testing.T) {
	p := pack(t, "me", "2023-10-26")
	status := func(rule, event, on, asked string) string {
		events := letter()
		events["decision.served"] = day("2024-05-10")
		if event == "application.lodged" {
			events[event] = day(on)
		} else if event != "" {
			events[event] = day(on)
		}
		clocks, err := p.Clocks(events, nil)
		if err != nil {
			t.Fatal(err)
		}
		return find(t, clocks, rule).StatusOn(day(asked))
	}
	tests := []struct{ why, rule, event, on, asked, want string }{
		{"the last day is still open", "MNE-A10", "", "", "2024-04-26", StatusOpen},
		{"the day after is missed", "MNE-A10", "", "", "2024-04-27", StatusMissed},
		{"decided on the last day", "MNE-A10", "decision.approved", "2024-04-26", "2024-06-01", StatusMet},
		{"decided a day late", "MNE-A10", "decision.approved", "2024-04-27", "2024-06-01", StatusMetLate},
		{"a later decision is not known yet", "MNE-A10", "decision.approved", "2024-04-27", "2024-04-26", StatusOpen},
		{"lodged in time", "MNE-A01", "application.lodged", "2023-10-26", "2024-06-01", StatusMet},
		{"a remedy runs", "MNE-A20", "", "", "2024-05-20", StatusOpen},
		{"a remedy runs out, missed by nobody", "MNE-A20", "", "", "2024-06-20", StatusExpired},
		{"work before nine months", "MNE-A30", "", "", "2024-07-25", StatusOpen},
		{"work from the day itself", "MNE-A30", "", "", "2024-07-26", StatusBegun},
		{"work after finality", "MNE-A30", "decision.final", "2024-08-01", "2024-08-01", StatusEnded},
	}
	for _, test := range tests {
		if got := status(test.rule, test.event, test.on, test.asked); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}

// No pack may let a machine draw finality or release from memory.
func TestUnreadRulesTriggerNothing(t *testing.T) {
	l := embedded(t)
	for _, state := range l.States() {
		for _, p := range l.Versions(state) {
			for _, r := range p.Records() {
				c := p.clock(r, deadline.Result{Evidence: r.Rule.Evidence}, nil)
				if c.MayTrigger() != (r.Rule.Evidence == "V" || r.Rule.Evidence == "S") && !r.Soft {
					t.Errorf("%s: evidence %s, may trigger: got %v", r.Rule.ID, r.Rule.Evidence, c.MayTrigger())
				}
			}
		}
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
