package deadline

import (
	"errors"
	"fmt"
)

// Compute gives the limit in days that rule sets for a file with these inputs. It
// starts at the anchor every time, whatever earlier results said. A request
// that the law does not allow is a *Refusal; a day that the calendar had to
// know and does not is an *OutsideCalendar; any other error is an ambiguous
// rule or a missing or impossible date.
func Compute(rule Rule, in Inputs, cal Calendar) (Result, error) {
	if err := rule.Check(); err != nil {
		return Result{}, fmt.Errorf("rule %s: %w", rule.ID, err)
	}
	if rule.Length.Instants() {
		return Result{}, fmt.Errorf("rule %s: a limit in hours or minutes runs between instants, not days", rule.ID)
	}
	if in.Anchor < firstDate || in.Anchor > lastDate {
		return Result{}, fmt.Errorf("rule %s: the anchor is no date between 1900 and 2199", rule.ID)
	}
	c := computation{rule: rule, cal: cal, out: blank(rule, in, cal)}
	if err := c.run(in); err != nil {
		return Result{}, err
	}
	return c.out, nil
}

// computation carries the rule through its stages. The strict and the lenient
// date run beside the nominal one, as the readings least and most favourable
// to whoever has the time.
type computation struct {
	rule   Rule
	cal    Calendar
	out    Result
	silent bool // no steps are kept
}

func blank(rule Rule, in Inputs, cal Calendar) Result {
	return Result{
		Rule: rule.ID, Article: rule.Article, Pack: rule.Pack, PackVersion: rule.PackVersion,
		Calendar: cal.ID, CalendarVersion: cal.Version, Cite: rule.Cite,
		Event: in.Event, Anchor: in.Anchor, Roll: rule.Roll, Evidence: rule.Evidence,
	}
}

// run does the stages in the only order in which a cap beats an extension.
func (c *computation) run(in Inputs) error {
	if c.rule.Kind == Standing {
		return c.stand(in)
	}
	if err := c.begin(in); err != nil {
		return err
	}
	if err := c.limit(in); err != nil {
		return err
	}
	if len(in.Extensions)+len(in.Suspended) > 0 {
		amended := *c // a copy, so that a limit which nothing moves needs no memory beyond its result
		if err := amended.amend(in); err != nil {
			return err
		}
		*c = amended
	}
	return c.settle()
}

// stand answers for a limit that has no day.
func (c *computation) stand(in Inputs) error {
	switch {
	case len(in.Extensions) > 0:
		return c.refuse(NotExtensible, Extension{}, 0)
	case len(in.Suspended) > 0:
		return c.refuse(NotSuspendable, Extension{}, 0)
	case !in.Stated.IsZero():
		return c.refuse(NothingStated, Extension{}, 0)
	}
	c.out.Standing = true
	return nil
}

// begin sets the base date: counted by the law, or stated by the act.
func (c *computation) begin(in Inputs) error {
	if c.rule.Kind == Counted {
		if !in.Stated.IsZero() {
			return c.refuse(NothingStated, Extension{}, 0)
		}
		return c.count()
	}
	switch {
	case in.Stated.IsZero():
		return c.refuse(StatedMissing, Extension{}, 0)
	case in.Stated < c.out.Anchor:
		return &Refusal{Code: StatedTooEarly, Rule: c.rule.ID, Cite: c.rule.Cite, Limit: c.out.Anchor, Asked: in.Stated}
	}
	c.set(in.Stated)
	c.step(Step{Kind: StepStated, From: c.out.Anchor, To: in.Stated})
	return nil
}

// set makes a date the base and all its readings.
func (c *computation) set(d Date) {
	c.out.Base, c.out.Nominal, c.out.Strict, c.out.Lenient = d, d, d, d
}

// shortestMonth is the last day that every month has.
const shortestMonth = 28

// count sets the base date and the two other readings of a missing day.
func (c *computation) count() error {
	end, err := c.end(c.rule.Length, c.rule.Missing)
	if err != nil {
		return c.asRefusal(err)
	}
	c.set(end)
	c.step(Step{Kind: StepCount, From: c.out.Anchor, To: end, Length: c.rule.Length})
	if !c.rule.Length.NeedsMissingDay() || c.rule.CountDayZero || c.out.Anchor.Day() <= shortestMonth {
		return nil
	}
	// Neither can fail where the rule's own policy did not: December lacks no day.
	early, _ := c.end(c.rule.Length, LastOfMonth)
	late, _ := c.end(c.rule.Length, NextDay)
	c.out.Strict, c.out.Lenient = early, late
	if early != late {
		c.step(Step{Kind: StepMissingDay, From: c.out.Anchor, To: end})
	}
	return nil
}

// limit sets the cap and cuts the base date by it.
func (c *computation) limit(in Inputs) error {
	if c.rule.Cap.Length.IsZero() {
		return nil
	}
	latest, err := c.end(c.rule.Cap.Length, c.rule.Cap.Missing)
	if err != nil {
		return c.asRefusal(err)
	}
	c.out.Latest, c.out.CapRule, c.out.CapCite = latest, c.rule.Cap.Rule, c.rule.Cap.Cite
	c.step(Step{Kind: StepCap, From: c.out.Anchor, To: latest, Length: c.rule.Cap.Length})
	if c.rule.Kind == Fixed && in.Stated > latest {
		return &Refusal{Code: BeyondCap, Rule: c.out.CapRule, Cite: c.out.CapCite, Limit: latest, Asked: in.Stated}
	}
	if c.out.Nominal > latest {
		c.step(Step{Kind: StepCapped, From: c.out.Nominal, To: latest})
	}
	c.out.Nominal = min(c.out.Nominal, latest)
	c.out.Strict = min(c.out.Strict, latest)
	return nil
}

// settle rolls, rings the alarm and closes the readings.
func (c *computation) settle() error {
	rolled, err := c.rolled(c.out.Nominal)
	if err != nil && c.rule.Roll == RollForward {
		return fmt.Errorf("rule %s: %w", c.rule.ID, err)
	}
	c.out.Rolled, c.out.Due = rolled, c.out.Nominal
	if c.rule.Roll == RollForward {
		c.out.Due = c.within(rolled)
	}
	c.out.Alarm, _ = c.cal.OnOrBefore(c.out.Due) // uncovered: no alarm, and the finding below
	if c.out.Rolled.IsZero() || c.out.Alarm.IsZero() {
		c.out.Findings = append(c.out.Findings, Finding{Code: CalendarNotCovered})
	}
	c.noteDayOff()
	// Liberty has no reading in which a day off prolongs it.
	if lenient, err := c.rolled(c.out.Lenient); err == nil && c.rule.Roll != RollLiberty {
		c.out.Lenient = lenient
	}
	c.out.Lenient = max(c.within(c.out.Lenient), c.out.Due)
	c.out.Strict = min(c.out.Strict, c.out.Due)
	return nil
}

// noteDayOff keeps the step that says why the date moved or stayed.
func (c *computation) noteDayOff() {
	name, off := c.cal.DayOff(c.out.Nominal)
	if !off || !c.cal.Covers(c.out.Nominal) {
		return
	}
	kind := StepStayed
	if c.out.Due != c.out.Nominal {
		kind = StepRolled
	}
	c.step(Step{Kind: kind, From: c.out.Nominal, To: c.out.Due, DayOff: name})
}

// rolled gives the first working day from d on.
func (c *computation) rolled(d Date) (Date, error) { return c.cal.OnOrAfter(d) }

// within cuts a date by the cap.
func (c *computation) within(d Date) Date {
	if c.out.Latest.IsZero() {
		return d
	}
	return min(d, c.out.Latest)
}

// end counts a length from the anchor. Where the day of the event is the first day, a limit in
// months ends on the day before the same number, and on the last of a month that lacks it.
func (c *computation) end(l Length, missing MissingDay) (Date, error) {
	start, months := c.out.Anchor, l.N
	if c.rule.CountDayZero {
		start--
	}
	switch l.Unit {
	case Days:
		return start.AddDays(l.N)
	case Weeks:
		return start.AddDays(7 * l.N)
	case WorkingDays:
		return c.cal.AddWorkingDays(start, l.N)
	case Hours, Minutes:
		return 0, fmt.Errorf("a limit in hours or minutes runs between instants, not days")
	case Years:
		months = 12 * l.N
	case Months:
	}
	if !c.rule.CountDayZero {
		return c.out.Anchor.AddMonths(months, missing)
	}
	if missing != RefuseMissing {
		missing = NextDay // whose day before is the last of the month
	}
	same, err := c.out.Anchor.AddMonths(months, missing)
	return same - 1, err
}

// asRefusal turns a missing day into a refusal and names the rule otherwise.
func (c *computation) asRefusal(err error) error {
	if errors.As(err, new(NoSuchDay)) {
		return &Refusal{Code: DayMissing, Rule: c.rule.ID, Cite: c.rule.Cite}
	}
	return fmt.Errorf("rule %s: %w", c.rule.ID, err)
}

// step keeps a step. Three are the most that a limit takes which nothing moved but a day off.
func (c *computation) step(s Step) {
	if c.silent {
		return
	}
	if c.out.Steps == nil {
		c.out.Steps = make([]Step, 0, 3)
	}
	c.out.Steps = append(c.out.Steps, s)
}
