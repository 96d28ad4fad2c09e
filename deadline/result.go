package deadline

import "fmt"

// Inputs are the facts of one file that a limit depends on.
type Inputs struct {
	Event      string // the event on the anchor, in the pack's word; for the explanation only
	Anchor     Date   // the day of that event
	Stated     Date   // the last day that the act itself fixed, for a stated limit; zero otherwise
	Extensions []Extension
	Suspended  []Interval
}

// Interval is one suspension of the ledger: its days do not count.
type Interval struct {
	From   Date
	To     Date // the last day that does not count; zero while the suspension lasts
	Notice Date // the day the party was told; zero if not
	Ground string
}

// Extension is an act that moves a limit to a stated day.
type Extension struct {
	Rule   string // the rule it extends, or the extension's own id; "" if the caller means the rule it computes
	On     Date   // the day of the act
	Until  Date   // the new last day
	Notice Date   // the day the party was told; zero if not
	Ground string
}

// Result is a computed limit with everything that it rests on.
type Result struct {
	Rule, Article, Pack, PackVersion string
	Calendar, CalendarVersion        string
	Cite                             string
	CapRule, CapCite                 string
	Event                            string
	Anchor                           Date
	Base                             Date // without any extension and any roll
	Nominal                          Date // with extensions, before any roll
	Due                              Date // the date that counts: Rolled for F, Nominal otherwise
	Latest                           Date // the cap; zero if there is none
	Rolled                           Date // Nominal, or the next working day; zero if the calendar does not cover it
	Alarm                            Date // the last working day on or before Due; zero if the calendar does not cover it
	Strict                           Date // the earliest date any reading of the rule gives
	Lenient                          Date // the latest date any reading of the rule gives
	Roll                             Roll
	Evidence                         Evidence
	Standing                         bool // there is no day: the limit stands until an event ends it
	Extended                         int  // how many extensions moved the date
	Suspended                        int  // by how many days, working days for a limit in those, suspensions moved it
	Findings                         []Finding
	Steps                            []Step
}

// Finding is a fault that the date carries for ever; it does not stop a file.
type Finding struct {
	Code string // one of the constants below
	Days int    // days late, for late_extension; days beyond, for suspension_beyond_budget
	On   Date   // the act that the finding is about; zero if none
}

// The codes of findings.
const (
	LateExtension          = "late_extension"
	NoticeMissing          = "notice_missing"
	CalendarNotCovered     = "calendar_not_covered"
	SuspensionBeforeStart  = "suspension_before_start"  // it ended before the limit began, and has no effect
	SuspensionAfterEnd     = "suspension_after_end"     // it began when the limit had run out, and has no effect
	SuspensionBeyondBudget = "suspension_beyond_budget" // more days than the law gives; those beyond have no effect
	SuspensionOpen         = "suspension_open"          // it has not ended: all its budget still holds is given, or without one the cap is the end
)

// Step is one move of the computation, for the explanation.
type Step struct {
	Kind   StepKind
	From   Date
	To     Date
	Until  Date   // last day of a suspension; zero if it has not ended
	Length Length // of a count, and of the time by which a suspension moved the end
	Ground string // of an extension or a suspension
	DayOff string // name of the day off, for the roll and the stay
}

// StepKind says what a step did.
type StepKind string

// The kinds of steps, in the order in which they can come.
const (
	StepCount      StepKind = "count"       // counted the length from the anchor
	StepMissingDay StepKind = "missing_day" // the month has no such day; policy applied
	StepCap        StepKind = "cap"         // counted the cap from the anchor
	StepCapped     StepKind = "capped"      // the cap cut the date
	StepExtended   StepKind = "extended"    // an extension moved the date
	StepLate       StepKind = "late"        // an extension came after the end
	StepStated     StepKind = "stated"      // the act itself fixed the day
	StepSuspended  StepKind = "suspended"   // a suspension moved the date
	StepRolled     StepKind = "rolled"      // a day off moved the date forward
	StepStayed     StepKind = "stayed"      // a day off did not move the date
)

// Refusal is a limit or an extension that the law does not allow. It carries
// the dates for the page and keeps them out of its text.
type Refusal struct {
	Code  string // beyond_cap, beyond_maximum, ground_unknown, not_extensible ...
	Rule  string // the rule that refuses; for a cap, the rule that states it
	Cite  string // the article
	Limit Date   // the day that may not be passed, if there is one
	Asked Date   // the day that was asked for, if there is one
}

// The codes of refusals.
const (
	BeyondCap         = "beyond_cap"              // an extension until after the cap
	BeyondMaximum     = "beyond_maximum"          // an extension until after the maximum of its ground
	GroundUnknown     = "ground_unknown"          // a ground the rule does not list
	NotExtensible     = "not_extensible"          // the rule knows no extension
	NotLater          = "extension_not_later"     // the new date is not after the date in force
	BeforeAnchor      = "extension_before_anchor" // dated before the limit began
	EndsBeforeActed   = "extension_ends_before_act"
	DayMissing        = "missing_day" // the month has no such day and the rule refuses to choose
	IncompleteRequest = "extension_incomplete"
	NotSuspendable    = "not_suspendable"               // the rule knows no suspension
	EndlessSuspension = "suspension_endless"            // a suspension that has not ended, of a limit without a cap
	BrokenSuspension  = "suspension_ends_before_starts" // or it has no first day
	StatedMissing     = "stated_missing"                // the act that fixes the day does not say it
	StatedTooEarly    = "stated_before_anchor"          // the act fixes a day before its own
	NothingStated     = "not_stated"                    // a day is stated for a limit that the law itself counts
)

// Error names the code, the rule and the article, and no date.
func (r *Refusal) Error() string {
	return fmt.Sprintf("%s: %s (%s)", r.Rule, r.Code, r.Cite)
}
