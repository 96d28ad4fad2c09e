package deadline

import (
	"errors"
	"strings"
	"testing"
)

// fixed is a limit whose last day the act itself states, with a cap of a month.
func fixed() Rule {
	return Rule{
		ID: "EXT-09", Kind: Fixed, Roll: RollForward, Evidence: Memory, Cite: "Article 13",
		Cap: Cap{Rule: "EXT-10", Length: Length{1, Months}, Missing: LastOfMonth, Cite: "Article 16"},
	}
}

func standing() Rule {
	return Rule{ID: "HOLD-02", Kind: Standing, Roll: RollNominal, Evidence: Inference, Cite: "Article 46"}
}

func TestStatedDay(t *testing.T) {
	tests := []struct{ why, stated, due string }{
		{"the day that was stated", "2024-03-20", "2024-03-20"},
		{"a Saturday rolls for a party", "2024-03-23", "2024-03-25"},
		{"the day of the act itself", "2024-03-11", "2024-03-11"},
		{"the cap itself", "2024-04-11", "2024-04-11"},
	}
	for _, test := range tests {
		got := due(t, fixed(), Inputs{Anchor: MustDate("2024-03-11"), Stated: MustDate(test.stated)})
		if got.Nominal.String() != test.stated || got.Due.String() != test.due || got.Steps[0].Kind != StepStated {
			t.Errorf("%s: got %s, due %s, %+v, want %s, due %s", test.why, got.Nominal, got.Due, got.Steps, test.stated, test.due)
		}
	}
}

func TestStandingHasNoDay(t *testing.T) {
	got := due(t, standing(), at("2024-03-11"))
	if !got.Standing || !got.Due.IsZero() || !got.Alarm.IsZero() || len(got.Findings) != 0 {
		t.Errorf("got %+v, want a limit that stands and has no day", got)
	}
}

func TestRefusedKinds(t *testing.T) {
	act := []Extension{{On: MustDate("2024-03-12"), Until: MustDate("2024-03-20"), Ground: "x"}}
	tests := []struct {
		why  string
		rule Rule
		in   Inputs
		code string
	}{
		{"the act does not say the day", fixed(), Inputs{}, StatedMissing},
		{"a day before the act", fixed(), Inputs{Stated: MustDate("2024-03-10")}, StatedTooEarly},
		{"a day beyond the cap", fixed(), Inputs{Stated: MustDate("2024-04-12")}, BeyondCap},
		{"a day for a limit that the law counts", decide(), Inputs{Stated: MustDate("2024-04-12")}, NothingStated},
		{"a day for a limit without one", standing(), Inputs{Stated: MustDate("2024-04-12")}, NothingStated},
		{"an extension of a limit without a day", standing(), Inputs{Extensions: act}, NotExtensible},
		{"a suspension of a limit without a day", standing(), Inputs{Suspended: stopped("2024-03-12 2024-03-13 x")}, NotSuspendable},
	}
	for _, test := range tests {
		test.in.Anchor = MustDate("2024-03-11")
		_, err := Compute(test.rule, test.in, montenegro())
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Code != test.code {
			t.Errorf("%s: got %v, want the refusal %s", test.why, err, test.code)
		}
	}
}

func TestRefusedKindsOfRules(t *testing.T) {
	change := func(r Rule, f func(*Rule)) Rule { f(&r); return r }
	tests := []struct {
		why  string
		rule Rule
		want string
	}{
		{"an unknown kind", change(standing(), func(r *Rule) { r.Kind = "guessed" }), "kind"},
		{"a stated limit with a length", change(fixed(), func(r *Rule) { r.Length = Length{3, Days} }), "length"},
		{"a standing limit that is extended", change(standing(), func(r *Rule) { r.Extensions = decide().Extensions }), "extensions"},
		{"hours of which the day of the event is the first", change(limit("H", 24, Hours, RollNominal), func(r *Rule) { r.CountDayZero = true }), "count_day_zero"},
		{"hours that are extended", change(limit("H", 24, Hours, RollNominal), func(r *Rule) { r.Extensions = decide().Extensions }), "hours"},
		{"a suspension without a ground", change(suspendable(), func(r *Rule) { r.Suspensions[0].Ground = "" }), "ground"},
		{"a ground of suspension twice", change(suspendable(), func(r *Rule) { r.Suspensions[1].Ground = "uncertain_origin" }), "ground"},
		{"a budget below nothing", change(suspendable(), func(r *Rule) { r.Suspensions[0].Budget = -1 }), "budget"},
		{"neither budget nor cap", change(suspendable(), func(r *Rule) { r.Cap = Cap{} }), "might never end"},
	}
	for _, test := range tests {
		if err := test.rule.Check(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.why, err, test.want)
		}
	}
}

// A limit in days cannot be capped by hours: no two of them can be compared.
func TestCapInHours(t *testing.T) {
	r := limit("R", 3, Days, RollNominal)
	r.Cap = Cap{Rule: "C", Length: Length{48, Hours}}
	if got, err := Compute(r, at("2024-03-11"), montenegro()); err == nil {
		t.Errorf("got %s, want an error", got.Due)
	}
}
