package limits

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

// Every case can be computed: no extension is refused, and the calendar knows every day. A
// tenth is extended, and a second drawing gives the same cases.
func TestCasesAreAllowed(t *testing.T) {
	cases, again := Draw(20_000), Draw(20_000)
	if !slices.Equal(cases.Lodged, again.Lodged) || !slices.Equal(cases.Until, again.Until) {
		t.Error("two drawings differ")
	}
	rules, calendar, extended := Rules(), Calendar(), 0
	for i := range cases.Lodged {
		for rule := range rules {
			got, err := deadline.Compute(rules[rule], cases.Inputs(i, rule), calendar)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Findings) > 0 {
				t.Fatalf("%s: %s", rules[rule].ID, got.Findings[0].Code)
			}
			extended += got.Extended
		}
	}
	if extended < 1_800 || extended > 2_200 {
		t.Errorf("%d of 20,000 extended, want a tenth", extended)
	}
}

func TestDigestSeesOneDay(t *testing.T) {
	one := []deadline.Date{738000, 738001}
	if Digest(one) == Digest([]deadline.Date{738000, 738002}) || Digest(one) == Digest([]deadline.Date{738001, 738000}) {
		t.Error("different dates have one digest")
	}
}

func TestCommandsRefuse(t *testing.T) {
	commands := Commands(map[string]Engine{})
	for _, arg := range []string{"", "nobody 5 1", "5"} {
		for _, name := range []string{"next", "check"} {
			if _, err := commands[name](t.Context(), arg); err == nil {
				t.Errorf("%s %q: got an answer", name, arg)
			}
		}
	}
}
