package deadline

import "fmt"

// Unit is what a length counts.
type Unit string

// The units of a length. Hours and minutes run between instants and not
// between days: ComputeAt counts them and Compute refuses them.
const (
	Days        Unit = "d"
	WorkingDays Unit = "wd"
	Weeks       Unit = "w"
	Months      Unit = "m"
	Years       Unit = "y"
	Hours       Unit = "h"
	Minutes     Unit = "min"
)

// Length is a number of units, such as {6, Months}. The zero value is no length.
type Length struct {
	N    int
	Unit Unit
}

// IsZero says that there is no length.
func (l Length) IsZero() bool { return l == Length{} }

// Check refuses a length below 1 or above 3,650 and an unknown unit.
func (l Length) Check() error {
	if l.N < 1 || l.N > 3650 {
		return fmt.Errorf("length %d is not between 1 and 3650", l.N)
	}
	switch l.Unit {
	case Days, WorkingDays, Weeks, Months, Years, Hours, Minutes:
		return nil
	}
	return fmt.Errorf("unit %q is not one of d, wd, w, m, y, h, min", l.Unit)
}

// NeedsMissingDay says that the length can end on a day that its month does
// not have, so that a rule with it must say what then.
func (l Length) NeedsMissingDay() bool { return l.Unit == Months || l.Unit == Years }

// MissingDay says where a limit in months ends if the month has no day of the
// anchor's number. There is no default.
type MissingDay string

// The policies for a missing day: the last day of the month, the first of
// the next month, or no date at all.
const (
	LastOfMonth   MissingDay = "last_of_month"
	NextDay       MissingDay = "next_day"
	RefuseMissing MissingDay = "refuse"
)

// Roll says what a last day off does to the limit (docs/procedure.md 2.6 b).
type Roll string

// The roll policies. F: a party's right ends on the next working day. N: an
// authority's duty stays, and the alarm rings on the working day before. L: a
// limit on liberty stays. X: a limit that an outside body sets stays.
const (
	RollForward  Roll = "F"
	RollNominal  Roll = "N"
	RollLiberty  Roll = "L"
	RollExternal Roll = "X"
)

// Evidence is the class of a statement about the law (docs/procedure.md, top).
type Evidence string

// V was read in a source, S was stated by the government, N comes from the
// press, M from memory, I is an inference.
const (
	Read      Evidence = "V"
	Stated    Evidence = "S"
	Press     Evidence = "N"
	Memory    Evidence = "M"
	Inference Evidence = "I"
)

// Verified says that the number may be shown without the word "unverified".
func (e Evidence) Verified() bool { return e == Read || e == Stated }

// Late says what an extension does that is dated after the limit it extends.
type Late string

// A late extension moves the date and leaves a finding, or leaves a finding only.
const (
	LateMoves    Late = "moves_with_finding"
	LateNoEffect Late = "no_effect"
)

// Kind says where the end of a limit comes from.
type Kind string

// A limit is counted from its anchor, or the act itself states its last day, or it has no day
// and stands until an event ends it.
const (
	Counted  Kind = ""
	Fixed    Kind = "stated"
	Standing Kind = "standing"
)

// Instants says that the limit runs between instants: it is counted in hours or minutes.
func (l Length) Instants() bool { return l.Unit == Hours || l.Unit == Minutes }

// Allowance is one ground on which a limit may be extended.
type Allowance struct {
	ID                string // its own id in the table of limits, such as MNE-A11
	Ground            string // such as complex_facts
	Max               Length // furthest end on this ground, counted from the anchor; zero: the cap alone
	NeedsNotice       bool   // the party must be told
	MustPrecedeExpiry bool   // an extension after the limit is late
	IfLate            Late   // required with MustPrecedeExpiry
	Cite              string // for the refusal
}

// Pause is one ground on which a limit may be suspended.
type Pause struct {
	ID          string
	Ground      string // such as uncertain_origin
	Budget      int    // days of suspension that count in all, working days for a limit in those; 0: as the cap allows
	NeedsNotice bool   // the party must be told
	Cite        string // for the refusal
}

// Cap is the outer end that no extension passes and no day off moves. It is
// counted from the same anchor. The zero value is no cap.
type Cap struct {
	Rule    string // id of the rule that states the cap
	Length  Length
	Missing MissingDay
	Cite    string
}

// Rule is one time limit, complete enough to compute with.
type Rule struct {
	ID, Article       string // MNE-A10, itpf/art-050
	Pack, PackVersion string
	Kind              Kind
	Length            Length     // of a counted limit alone
	CountDayZero      bool       // the day of the event is the first day
	Missing           MissingDay // required for months and years
	Roll              Roll
	Cap               Cap
	Extensions        []Allowance
	Suspensions       []Pause
	Evidence          Evidence
	Cite              string
}

// Check refuses a rule that can be read in two ways and does not say which,
// or that lacks what every result must carry.
func (r Rule) Check() error {
	if r.ID == "" {
		return fmt.Errorf("the rule has no id")
	}
	if err := r.checkKind(); err != nil {
		return err
	}
	switch r.Roll {
	case RollForward, RollNominal, RollLiberty, RollExternal:
	default:
		return fmt.Errorf("roll %q is not one of F, N, L, X: what a last day off does must be said", r.Roll)
	}
	switch r.Evidence {
	case Read, Stated, Press, Memory, Inference:
	default:
		return fmt.Errorf("evidence %q is not one of V, S, N, M, I", r.Evidence)
	}
	if !r.Cap.Length.IsZero() {
		if err := checkLength("cap", r.Cap.Length, r.Cap.Missing); err != nil {
			return err
		}
		if r.Cap.Length.Instants() != r.Length.Instants() {
			return fmt.Errorf("cap: a limit in hours or minutes has a cap in those, and any other has not")
		}
	}
	if err := checkAllowances(r.Extensions, r.Missing); err != nil {
		return err
	}
	return r.checkPauses()
}

// checkKind wants a length for a counted limit and for no other.
func (r Rule) checkKind() error {
	switch r.Kind {
	case Counted:
		if r.CountDayZero && r.Length.Instants() {
			return fmt.Errorf("count_day_zero: a limit in hours or minutes counts no day")
		}
		return checkLength("length", r.Length, r.Missing)
	case Fixed, Standing:
		if !r.Length.IsZero() {
			return fmt.Errorf("length: a limit that is %s has none", r.Kind)
		}
		if r.Kind == Standing && len(r.Extensions)+len(r.Suspensions) > 0 {
			return fmt.Errorf("extensions: a limit without a last day can be neither extended nor suspended")
		}
		return nil
	}
	return fmt.Errorf("kind %q is not one of counted, stated, standing", r.Kind)
}

// checkPauses wants every ground once, and an outer end for every suspension: a budget of days
// or a cap.
func (r Rule) checkPauses() error {
	if r.Length.Instants() && len(r.Extensions)+len(r.Suspensions) > 0 {
		return fmt.Errorf("extensions: a limit in hours or minutes can be neither extended nor suspended")
	}
	seen := map[string]bool{}
	for _, s := range r.Suspensions {
		if s.Ground == "" || seen[s.Ground] {
			return fmt.Errorf("suspensions: ground %q is empty or stands twice", s.Ground)
		}
		seen[s.Ground] = true
		if s.Budget < 0 || s.Budget > 3650 {
			return fmt.Errorf("suspensions: budget %d is not between 1 and 3650 days", s.Budget)
		}
		if s.Budget == 0 && r.Cap.Length.IsZero() {
			return fmt.Errorf("suspensions: ground %q has no budget and the rule no cap: the limit might never end", s.Ground)
		}
	}
	return nil
}

// checkLength wants a sound length and, for months and years, a policy.
func checkLength(field string, l Length, missing MissingDay) error {
	if err := l.Check(); err != nil {
		return fmt.Errorf("%s: %w", field, err)
	}
	switch missing {
	case LastOfMonth, NextDay, RefuseMissing:
		return nil
	case "":
		if l.NeedsMissingDay() {
			return fmt.Errorf("missing_day: %s in months or years can end on a day that does not exist, and the rule does not say what then", field)
		}
		return nil
	}
	return fmt.Errorf("missing_day %q is not one of last_of_month, next_day, refuse", missing)
}

// checkAllowances wants every ground once, and a word on lateness where the
// act must come before the end.
func checkAllowances(allowed []Allowance, missing MissingDay) error {
	seen := map[string]bool{}
	for _, a := range allowed {
		if a.Ground == "" || seen[a.Ground] {
			return fmt.Errorf("extensions: ground %q is empty or stands twice", a.Ground)
		}
		seen[a.Ground] = true
		if !a.Max.IsZero() {
			if err := checkLength("extensions: max", a.Max, missing); err != nil {
				return err
			}
			if a.Max.Instants() {
				return fmt.Errorf("extensions: max is in hours or minutes, and an extension moves a day")
			}
		}
		if a.MustPrecedeExpiry && a.IfLate != LateMoves && a.IfLate != LateNoEffect {
			return fmt.Errorf("extensions: if_late %q is not one of moves_with_finding, no_effect", a.IfLate)
		}
	}
	return nil
}
