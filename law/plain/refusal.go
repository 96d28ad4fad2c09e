package plain

import (
	"fmt"

	"github.com/zaklon/zaklon/deadline"
)

// Refusal says why the law does not allow what was asked: rule, code, reason with the dates of the
// question, and article. It belongs in an answer about bare dates: in a file a date is a fact
// of a person.
func Refusal(r *deadline.Refusal) string {
	why := refusals[r.Code]
	switch r.Code {
	case deadline.BeyondCap, deadline.BeyondMaximum, deadline.NotLater, deadline.BeforeAnchor, deadline.EndsBeforeActed, deadline.StatedTooEarly:
		why = fmt.Sprintf(why, Day(r.Asked), Day(r.Limit))
	}
	return fmt.Sprintf("%s: %s: %s (%s)", r.Rule, r.Code, why, r.Cite)
}

// refusals are the reasons, by code. Two dates are the one asked for and the one not to be passed.
var refusals = map[string]string{ // immutable
	deadline.BeyondCap:         "%s lies beyond %s, which no extension may pass",
	deadline.BeyondMaximum:     "%s lies beyond %s, the furthest end on this ground",
	deadline.GroundUnknown:     "the law does not know this ground",
	deadline.NotExtensible:     "the limit cannot be extended",
	deadline.NotLater:          "%s is not after %s, the end in force",
	deadline.BeforeAnchor:      "the extension until %s is dated before %s, on which the limit begins",
	deadline.EndsBeforeActed:   "%s is before %s, the day of the extension itself",
	deadline.DayMissing:        "the month in which it ends has no such day, and the law chooses no other",
	deadline.IncompleteRequest: "the extension lacks its day or its new end",
	deadline.NotSuspendable:    "the limit cannot be suspended",
	deadline.EndlessSuspension: "a suspension that has not ended leaves a limit without a cap without an end",
	deadline.BrokenSuspension:  "the suspension ends before it starts, or has no first day",
	deadline.StatedMissing:     "the act itself fixes the day, and it is not said: state it, or give the extension",
	deadline.StatedTooEarly:    "%s is before %s, on which the limit begins",
	deadline.NothingStated:     "the law itself counts the limit: no day is stated for it",
}
