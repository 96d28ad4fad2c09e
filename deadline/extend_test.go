package deadline

import (
	"errors"
	"strings"
	"testing"
)

func TestExtension(t *testing.T) {
	ext := func(on, until, notice string) []Extension {
		return []Extension{{On: MustDate(on), Until: MustDate(until), Notice: MustDate(notice), Ground: "complex_facts"}}
	}
	noEffect := decide()
	noEffect.Extensions[0].IfLate = LateNoEffect
	relaxed := decide()
	relaxed.Extensions[0].MustPrecedeExpiry = false
	tests := []struct {
		why                  string
		rule                 Rule
		ext                  []Extension
		due, strict, lenient string
		findings             string
		extended             int
	}{
		{"on the last day it is in time", decide(), ext("2024-04-26", "2025-01-26", "2024-04-26"), "2025-01-26", "2025-01-26", "2025-01-27", "", 1},
		{"4: six days late, recorded", decide(), ext("2024-05-02", "2025-01-24", "2024-05-02"), "2025-01-24", "2024-04-26", "2025-01-24", "late_extension 6", 1},
		{"the other reading of lateness", noEffect, ext("2024-05-02", "2025-01-24", "2024-05-02"), "2024-04-26", "2024-04-26", "2025-01-24", "late_extension 6", 0},
		{"a rule that does not mind lateness", relaxed, ext("2024-05-02", "2025-01-24", "2024-05-02"), "2025-01-24", "2025-01-24", "2025-01-24", "", 1},
		{"nobody was told", decide(), ext("2024-04-01", "2025-01-24", ""), "2025-01-24", "2025-01-24", "2025-01-24", "notice_missing 0", 1},
		{"on the day of the lodging itself", decide(), ext("2023-10-26", "2025-01-24", "2023-10-26"), "2025-01-24", "2025-01-24", "2025-01-24", "", 1},
		{"up to the cap itself", decide(), ext("2024-04-01", "2025-07-26", "2024-04-01"), "2025-07-26", "2025-07-26", "2025-07-26", "", 1},
		{
			"two, given in the wrong order", decide(),
			append(ext("2025-01-20", "2025-07-25", "2025-01-20"), ext("2024-04-20", "2025-01-24", "2024-04-20")...),
			"2025-07-25", "2025-07-25", "2025-07-25", "", 2,
		},
		{
			"two of one day: the nearest end first", decide(),
			append(ext("2024-04-20", "2025-07-25", "2024-04-20"), ext("2024-04-20", "2025-01-24", "2024-04-20")...),
			"2025-07-25", "2025-07-25", "2025-07-25", "", 2,
		},
	}
	for _, test := range tests {
		got, err := Compute(test.rule, Inputs{Anchor: MustDate("2023-10-26"), Extensions: test.ext}, montenegro())
		if err != nil {
			t.Errorf("%s: %v", test.why, err)
			continue
		}
		var findings []string
		for _, f := range got.Findings {
			findings = append(findings, f.Code+" "+string(rune('0'+f.Days)))
		}
		if g := strings.Join(findings, ","); g != test.findings {
			t.Errorf("%s: findings: got %q, want %q", test.why, g, test.findings)
		}
		if got.Due.String() != test.due || got.Strict.String() != test.strict || got.Lenient.String() != test.lenient {
			t.Errorf("%s: got due %s, strict %s, lenient %s, want %s, %s, %s", test.why, got.Due, got.Strict, got.Lenient, test.due, test.strict, test.lenient)
		}
		if got.Latest.String() != "2025-07-26" || got.Base.String() != "2024-04-26" || got.Extended != test.extended {
			t.Errorf("%s: got latest %s, base %s, extended %d, want 2025-07-26, 2024-04-26, %d", test.why, got.Latest, got.Base, got.Extended, test.extended)
		}
	}
}

func TestRefusedExtension(t *testing.T) {
	bounded := decide()
	bounded.Extensions[0].Max = Length{15, Months}
	refusing := bounded
	refusing.Missing, refusing.Length = RefuseMissing, Length{180, Days}
	tests := []struct {
		why      string
		rule     Rule
		anchor   string
		ext      Extension
		code     string
		by       string
		limitDay string
	}{
		{"5: beyond the cap", decide(), "2023-10-26", Extension{On: MustDate("2024-04-26"), Until: MustDate("2025-10-01"), Ground: "complex_facts"}, BeyondCap, "MNE-A12", "2025-07-26"},
		{"late and beyond the cap", decide(), "2023-10-26", Extension{On: MustDate("2024-05-02"), Until: MustDate("2025-10-01"), Ground: "complex_facts"}, BeyondCap, "MNE-A12", "2025-07-26"},
		{"one day beyond the cap, although it is a Saturday", decide(), "2023-10-26", Extension{On: MustDate("2024-04-26"), Until: MustDate("2025-07-27"), Ground: "complex_facts"}, BeyondCap, "MNE-A12", "2025-07-26"},
		{"beyond the ground's own maximum", bounded, "2023-10-26", Extension{On: MustDate("2024-04-26"), Until: MustDate("2025-01-27"), Ground: "complex_facts"}, BeyondMaximum, "MNE-A11", "2025-01-26"},
		{"a maximum that ends on a missing day", refusing, "2023-08-31", Extension{On: MustDate("2024-01-26"), Until: MustDate("2024-10-27"), Ground: "complex_facts"}, DayMissing, "MNE-A10", ""},
		{"unknown ground", decide(), "2023-10-26", Extension{On: MustDate("2024-04-26"), Until: MustDate("2025-01-26"), Ground: "workload"}, GroundUnknown, "MNE-A10", ""},
		{"before the lodging", decide(), "2023-10-26", Extension{On: MustDate("2023-10-25"), Until: MustDate("2025-01-26"), Ground: "complex_facts"}, BeforeAnchor, "MNE-A10", "2023-10-26"},
		{"gives no time", decide(), "2023-10-26", Extension{On: MustDate("2024-04-01"), Until: MustDate("2024-04-26"), Ground: "complex_facts"}, NotLater, "MNE-A10", "2024-04-26"},
		{"ends before it was made", decide(), "2023-10-26", Extension{On: MustDate("2024-06-01"), Until: MustDate("2024-05-20"), Ground: "complex_facts"}, EndsBeforeActed, "MNE-A10", "2024-06-01"},
		{"without its day", decide(), "2023-10-26", Extension{Until: MustDate("2025-01-26"), Ground: "complex_facts"}, IncompleteRequest, "MNE-A10", ""},
		{"a rule without extensions", limit("MNE-A12", 21, Months, RollNominal), "2023-10-26", Extension{On: MustDate("2024-04-26"), Until: MustDate("2026-01-26"), Ground: "complex_facts"}, NotExtensible, "MNE-A12", ""},
	}
	for _, test := range tests {
		_, err := Compute(test.rule, Inputs{Anchor: MustDate(test.anchor), Extensions: []Extension{test.ext}}, montenegro())
		var refusal *Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%s: got %v, want a refusal", test.why, err)
			continue
		}
		if refusal.Code != test.code || refusal.Rule != test.by || refusal.Limit.String() != test.limitDay || refusal.Cite != "Article 50" {
			t.Errorf("%s: got %+v, want %s by %s at %q", test.why, refusal, test.code, test.by, test.limitDay)
		}
		if text := refusal.Error(); strings.Contains(text, "202") || !strings.Contains(text, test.code) {
			t.Errorf("%s: the text is %q, want the code and no date", test.why, text)
		}
	}
}

func TestExtensionOfAPartysRight(t *testing.T) {
	r := limit("lodge", 15, Days, RollForward)
	r.Extensions = []Allowance{{ID: "late", Ground: "illness", MustPrecedeExpiry: true, IfLate: LateNoEffect}}
	// 2025-04-16 ends on 1 May, rolled to Monday 5 May: an extension on that Monday is in time.
	ext := Extension{On: MustDate("2025-05-05"), Until: MustDate("2025-05-17"), Ground: "illness"}
	got, err := Compute(r, Inputs{Anchor: MustDate("2025-04-16"), Extensions: []Extension{ext}}, montenegro())
	if err != nil || got.Due.String() != "2025-05-19" || len(got.Findings) != 0 || got.Nominal.String() != "2025-05-17" {
		t.Errorf("got %+v, %v, want due on Monday 2025-05-19 without a finding", got, err)
	}
	short := montenegro()
	short.To = MustDate("2025-04-30")
	if _, err = Compute(r, Inputs{Anchor: MustDate("2025-04-16"), Extensions: []Extension{ext}}, short); !errors.As(err, new(*OutsideCalendar)) {
		t.Errorf("the end lies outside the calendar: got %v, want an OutsideCalendar", err)
	}
}
