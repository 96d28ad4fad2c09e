package law

import (
	"errors"
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

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

// letter is the file of scenario 1 of docs/procedure.md.
func letter() map[string]deadline.Date {
	return map[string]deadline.Date{
		"intention.expressed": day("2023-10-17"), "certificate.issued": day("2023-10-17"), "application.lodged": day("2023-10-26"),
	}
}

func TestClocksOfTheLetter(t *testing.T) {
	p := pack(t, "me", "2023-10-26")
	clocks, err := p.Clocks(Facts{Events: letter()})
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
	onlyIntention, err := p.Clocks(Facts{Events: map[string]deadline.Date{"intention.expressed": day("2023-10-16")}})
	if err != nil || len(onlyIntention) != 1 || onlyIntention[0].Due.String() != "2023-10-31" || onlyIntention[0].Event != "intention.expressed" {
		t.Errorf("without a certificate: got %+v, %v, want 15 days from the intention", onlyIntention, err)
	}
}

func TestClocksWithExtension(t *testing.T) {
	p := pack(t, "me", "2023-10-26")
	ext := deadline.Extension{On: day("2024-05-02"), Until: day("2025-01-24"), Notice: day("2024-05-02"), Ground: "complex_facts"}
	for _, rule := range []string{"", "MNE-A10", "MNE-A11"} {
		ext.Rule = rule
		clocks, err := p.Clocks(Facts{Events: letter(), Extensions: []deadline.Extension{ext}})
		if err != nil {
			t.Fatal(err)
		}
		c := find(t, clocks, "MNE-A10")
		if c.Due.String() != "2025-01-24" || c.Extended != 1 || len(c.Findings) != 1 || c.Findings[0] != (deadline.Finding{Code: "late_extension", Days: 6, On: ext.On}) {
			t.Errorf("extension of %q: got %s, %+v, want 2025-01-24 and six days late", rule, c.Due, c.Findings)
		}
		if m := find(t, clocks, "MNE-A13"); !m.Soft || m.MayTrigger() || m.Due.String() != "2025-01-26" {
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
		{"only another limit knows the ground", map[string]deadline.Date{"intention.expressed": day("2023-10-17")}, deadline.Extension{On: day("2024-04-26"), Until: day("2025-01-24"), Ground: "complex_facts"}, deadline.GroundUnknown},
		{"nothing runs that can be extended", map[string]deadline.Date{"decision.served": day("2024-04-17")}, deadline.Extension{On: day("2024-04-26"), Until: day("2025-01-24"), Ground: "complex_facts"}, deadline.NotExtensible},
		{"a limit without extensions", letter(), deadline.Extension{Rule: "MNE-A30", On: day("2024-04-26"), Until: day("2025-01-24"), Ground: "complex_facts"}, deadline.NotExtensible},
	}
	for _, test := range tests {
		_, err := pack(t, "me", "2023-10-26").Clocks(Facts{Events: test.events, Extensions: []deadline.Extension{test.ext}})
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
		if event != "" {
			events[event] = day(on)
		}
		clocks, err := p.Clocks(Facts{Events: events})
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
