package law

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/plain"
)

func TestExplain(t *testing.T) {
	late := []deadline.Extension{{On: day("2024-05-02"), Until: day("2025-01-24"), Notice: day("2024-05-02"), Ground: "complex_facts"}}
	tests := []struct {
		why, rule, anchor string
		ext               []deadline.Extension
		want              []string
		never             string
	}{
		{"the sentence of the design", "MNE-A10", "2023-10-26", nil, []string{
			"26 April 2024: Article 50, six months from lodging on 26 October 2023.",
			"No extension may pass 26 July 2025, 21 months from the same day (rule MNE-A12).",
			"Rule MNE-A10, evidence S (stated by the government), pack mne-2017 version 2026.1, calendar me version 2026.1; Article 50, Law on International and Temporary Protection of Foreigners (OG MNE 2/2017, 3/2019, 77/2024).",
		}, "unverified"},
		{"a late extension", "MNE-A10", "2023-10-26", late, []string{
			"24 January 2025: Article 50, six months from lodging on 26 October 2023, extended on 2 May 2024 until 24 January 2025 (a complex factual situation must be established).",
			"Finding late_extension: the extension of 2 May 2024 came six days after the time had ended; read strictly, the date stays 26 April 2024.",
		}, "notice_missing"},
		{"an extension that nobody was told of", "MNE-A10", "2023-10-26", []deadline.Extension{{On: day("2024-04-02"), Until: day("2025-01-24"), Ground: "complex_law"}}, []string{
			"Finding notice_missing: no notice to the party is entered for the act of 2 April 2024.",
		}, "late_extension"},
		{"a cap on a Saturday", "MNE-A12", "2023-10-26", nil, []string{
			"Saturday 26 July 2025 is a day off; the duty of an authority does not move to a working day, so the alarm rings on the last working day before, Friday 25 July 2025.",
		}, "unverified"},
		{"a right on a holiday, its roll not read", "MNE-A01", "2025-04-16", nil, []string{
			"5 May 2025: lodging of the application (article number not read), 15 days from the certificate of intention on 16 April 2025.",
			"Thursday 1 May 2025 is a day off (Labour Day), so the time of a party runs until the end of Monday 5 May 2025, the next working day.",
			"That the date moves to a working day is unverified: the source of this rule was not read.",
		}, "This date is unverified"},
		{"a right that does not roll", "MNE-A01", "2023-10-17", nil, []string{"1 November 2023: "}, "unverified"},
		{"a missing day", "MNE-A10", "2023-08-31", nil, []string{"The month in which the count ends has no day 31, so the count ends on 29 February 2024."}, "unverified"},
		{"from memory", "MNE-A20", "2025-02-03", nil, []string{"This date is unverified: the source of this rule was not read."}, "day off"},
		{"a milestone", "MNE-A13", "2023-10-26", nil, []string{"This is a milestone inside the time limit, not a limit of its own.", plain.Unverified}, "the time of a party"},
		{"outside the calendar", "MNE-A30", "2035-10-26", nil, []string{"Finding calendar_not_covered: the calendar does not reach this date, so days off were not looked at."}, "alarm"},
	}
	p := pack(t, "me", "2023-10-26")
	for _, test := range tests {
		rule, err := p.Rule(test.rule)
		if err != nil {
			t.Fatal(err)
		}
		result, err := deadline.Compute(rule, deadline.Inputs{Anchor: day(test.anchor), Extensions: test.ext}, p.Calendar)
		if err != nil {
			t.Fatal(err)
		}
		got := p.Explain(result)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: got\n%s\nwant in it\n%s", test.why, got, want)
			}
		}
		if strings.Contains(got, test.never) {
			t.Errorf("%s: got\n%s\nwant it without %q", test.why, got, test.never)
		}
	}
}

func TestExplainOtherStates(t *testing.T) {
	p := pack(t, "xx", "2024-01-15")
	ext := []deadline.Extension{{On: day("2024-05-20"), Until: day("2024-09-15"), Notice: day("2024-05-20"), Ground: "complex_facts"}}
	clocks, err := p.Clocks(Facts{Events: map[string]deadline.Date{"application.lodged": day("2024-01-15")}, Extensions: ext})
	if err != nil {
		t.Fatal(err)
	}
	got := p.Explain(find(t, clocks, "XX-A10").Result)
	for _, want := range []string{"15 May 2024: Article 10, four months from lodging", "came five days after the time had ended; it does not move the date."} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant in it\n%s", got, want)
		}
	}
}

// A result of another pack is explained by what it carries.
func TestExplainForeignResult(t *testing.T) {
	p := pack(t, "me", "2023-10-26")
	rule := deadline.Rule{
		ID: "EXT-02", Article: "ece/art-016", Pack: "ece-1957", PackVersion: "1", Cite: "Article 16(4), European Convention on Extradition",
		Length: deadline.Length{N: 40, Unit: deadline.Days}, Roll: deadline.RollLiberty, Evidence: deadline.Read,
	}
	compute := func(r deadline.Rule, anchor string, cal deadline.Calendar, ext ...deadline.Extension) string {
		t.Helper()
		result, err := deadline.Compute(r, deadline.Inputs{Event: "arrest.provisional", Anchor: day(anchor), Extensions: ext}, cal)
		if err != nil {
			t.Fatal(err)
		}
		return p.Explain(result)
	}
	external, capped := rule, rule
	external.Roll = deadline.RollExternal
	capped.Roll, capped.Cap = deadline.RollForward, deadline.Cap{Rule: "cap", Length: deadline.Length{N: 26, Unit: deadline.Days}}
	capped.Extensions = []deadline.Allowance{{ID: "x", Ground: "weather"}}
	short := p.Calendar
	short.From = day("2025-05-24")
	tests := []struct{ why, got, want string }{
		{"its own citation leads", compute(rule, "2025-04-14", p.Calendar), "24 May 2025: Article 16(4), European Convention on Extradition, 40 days from arrest.provisional on 14 April 2025."},
		{"liberty", compute(rule, "2025-04-14", p.Calendar), "a limit on liberty never moves to a later day"},
		{"an outside body", compute(external, "2025-04-14", p.Calendar), "a limit that an outside body sets does not move"},
		{"a cut, and a cap on a Saturday", compute(capped, "2025-04-14", p.Calendar), "It would end on 24 May 2025; the cap cuts it. Saturday 10 May 2025 is a day off; the cap does not move"},
		{"no working day before", compute(rule, "2025-04-14", short), "Saturday 24 May 2025 is a day off; a limit on liberty never moves to a later day."},
		{"no calendar", compute(rule, "2025-04-14", deadline.Calendar{}), "Rule EXT-02, evidence V (read in a source), pack ece-1957 version 1; Article 16(4)"},
		{"a bare result", p.Explain(deadline.Result{Cite: "Article 1", Evidence: deadline.Read}), "no date: Article 1, a period from "},
	}
	rolledIntoCap, open := capped, p.Calendar
	open.ID, open.Weekend, open.Holidays = "open", nil, nil
	rolledIntoCap.Length.N, rolledIntoCap.Cap.Length.N = 26, 27
	tests = append(tests, []struct{ why, got, want string }{
		{"a roll that the cap cuts on a Sunday", compute(rolledIntoCap, "2025-04-14", p.Calendar), "runs on, but not beyond the cap, Sunday 11 May 2025, before the next working day."},
		{"a Sunday of a calendar without days off", compute(rule, "2025-04-15", open), "Sunday 25 May 2025 is no day off in calendar open, so nothing moves it."},
	}...)
	capped.Cap = deadline.Cap{}
	tests = append(tests, struct{ why, got, want string }{
		"a ground without words", compute(capped, "2025-04-14", p.Calendar, deadline.Extension{On: day("2025-05-20"), Until: day("2025-06-20"), Ground: "weather"}), "until 20 June 2025 (weather)",
	})
	for _, test := range tests {
		if !strings.Contains(test.got, test.want) {
			t.Errorf("%s: got\n%s\nwant in it\n%s", test.why, test.got, test.want)
		}
	}
}

// What a suspension leaves is told as such, and not as an extension.
func TestExplainFindingsOfSuspensions(t *testing.T) {
	p := pack(t, "xx", "2024-01-15")
	rule, err := p.Rule("XX-A41")
	if err != nil {
		t.Fatal(err)
	}
	rule.Suspensions[0].NeedsNotice = true
	in := deadline.Inputs{Anchor: day("2024-03-04"), Suspended: []deadline.Interval{{From: day("2024-03-06"), To: day("2024-03-17"), Ground: rule.Suspensions[0].Ground}}}
	result, err := deadline.Compute(rule, in, p.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	got := p.Explain(result)
	for _, want := range []string{
		"Finding notice_missing: no notice to the party is entered for the act of 6 March 2024.",
		"Finding suspension_beyond_budget: the suspension of 6 March 2024 is two days longer than the law allows; on those the time ran.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant in it\n%s", got, want)
		}
	}
	rule.Cap = deadline.Cap{Rule: "cap", Length: deadline.Length{N: 90, Unit: deadline.Days}}
	in.Suspended[0].To = 0
	if result, err = deadline.Compute(rule, in, p.Calendar); err != nil {
		t.Fatal(err)
	}
	want := "it has not ended, and at most ten days more do not count, which moves the end to 3 April 2024 at the latest."
	if got := p.Explain(result); !strings.Contains(got, want) {
		t.Errorf("a suspension that lasts: got\n%s\nwant in it\n%s", got, want)
	}
}
