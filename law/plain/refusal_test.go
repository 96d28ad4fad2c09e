package plain

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

// Every code of a refusal has words, and they hold its dates where it has some.
func TestRefusal(t *testing.T) {
	asked, limit := deadline.Date(739_000), deadline.Date(738_900)
	for _, test := range []struct {
		code  string
		dates bool
	}{
		{deadline.BeyondCap, true}, {deadline.BeyondMaximum, true}, {deadline.GroundUnknown, false}, {deadline.NotExtensible, false},
		{deadline.NotLater, true}, {deadline.BeforeAnchor, true}, {deadline.EndsBeforeActed, true}, {deadline.DayMissing, false},
		{deadline.IncompleteRequest, false}, {deadline.NotSuspendable, false}, {deadline.EndlessSuspension, false},
		{deadline.BrokenSuspension, false}, {deadline.StatedMissing, false}, {deadline.StatedTooEarly, true}, {deadline.NothingStated, false},
	} {
		got := Refusal(&deadline.Refusal{Code: test.code, Rule: "MNE-A10", Cite: "Article 50", Asked: asked, Limit: limit})
		dated := strings.Contains(got, Day(asked)) && strings.Contains(got, Day(limit))
		if !strings.HasPrefix(got, "MNE-A10: "+test.code+": ") || !strings.HasSuffix(got, " (Article 50)") || dated != test.dates || strings.Contains(got, "%") || strings.Contains(got, ":  (") {
			t.Errorf("%s: got %q", test.code, got)
		}
	}
	if len(refusals) != 15 {
		t.Errorf("got %d codes, want each of them above", len(refusals))
	}
}
