package deadline

import (
	"cmp"
	"slices"
)

// amendment is an extension or a suspension, in the order of their days.
type amendment struct {
	day        Date
	until      Date // of an extension
	extension  *Extension
	suspension *Interval
}

// amend takes the acts that move a limit in the order of their days, on one day suspensions
// first and then the nearest end. What each does depends on the end in force when it comes, so the
// ledger is gone through anew every time and no moved date is ever an input.
func (c *computation) amend(in Inputs) error {
	if len(in.Suspended) > 0 && len(c.rule.Suspensions) == 0 {
		return c.refuse(NotSuspendable, Extension{}, 0)
	}
	acts := make([]amendment, 0, len(in.Suspended)+len(in.Extensions))
	for i := range in.Suspended {
		acts = append(acts, amendment{day: in.Suspended[i].From, suspension: &in.Suspended[i]})
	}
	for i := range in.Extensions {
		acts = append(acts, amendment{day: in.Extensions[i].On, until: in.Extensions[i].Until, extension: &in.Extensions[i]})
	}
	slices.SortStableFunc(acts, func(a, b amendment) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.until, b.until)) })
	ledger := ledger{computation: c}
	for _, a := range acts {
		var err error
		if a.suspension != nil {
			err = ledger.suspend(*a.suspension)
		} else {
			err = c.extend(*a.extension)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ledger keeps what suspensions have used so far.
type ledger struct {
	*computation
	until Date   // the last suspended day so far: a day that two suspensions share belongs to the first, also when that one's budget is spent
	used  []used // of the budgets
}

// used is how many days of the budget of a ground are gone.
type used struct {
	ground string
	days   int
}

// suspend applies one suspension: every day from its first to its last that has not been
// counted moves the end by one.
func (l *ledger) suspend(s Interval) error {
	pause, err := l.pause(s)
	if err != nil {
		return err
	}
	before, err := l.inForce(l.out.Nominal)
	if err != nil {
		return l.asRefusal(err)
	}
	if pause.NeedsNotice && s.Notice.IsZero() {
		l.note(Finding{Code: NoticeMissing, On: s.From})
	}
	if s.From > before {
		l.note(Finding{Code: SuspensionAfterEnd, On: s.From})
		return nil
	}
	if s.To.IsZero() {
		return l.open(s, pause)
	}
	if s.To < l.firstDay() {
		l.note(Finding{Code: SuspensionBeforeStart, On: s.From})
		return nil
	}
	first := max(s.From, l.until+1, l.firstDay())
	l.until = max(l.until, s.To)
	days, err := l.countable(first, s.To)
	if err != nil {
		return l.asRefusal(err)
	}
	return l.shift(s, l.spend(pause, s.From, days))
}

// pause finds the ground of a suspension. One without a ground belongs to the only one the
// rule knows.
func (l *ledger) pause(s Interval) (Pause, error) {
	if s.From.IsZero() || !s.To.IsZero() && s.To < s.From {
		return Pause{}, &Refusal{Code: BrokenSuspension, Rule: l.rule.ID, Cite: l.rule.Cite, Limit: s.From, Asked: s.To}
	}
	for _, p := range l.rule.Suspensions {
		if p.Ground == s.Ground || s.Ground == "" && len(l.rule.Suspensions) == 1 {
			return p, nil
		}
	}
	return Pause{}, &Refusal{Code: GroundUnknown, Rule: l.rule.ID, Cite: l.rule.Cite}
}

// open answers for a suspension that lasts, with the furthest end it can give: by all that its
// budget still holds, or, without a budget, the cap.
func (l *ledger) open(s Interval, p Pause) error {
	if l.out.Latest.IsZero() {
		return &Refusal{Code: EndlessSuspension, Rule: l.rule.ID, Cite: l.rule.Cite}
	}
	l.note(Finding{Code: SuspensionOpen, On: s.From})
	alone := l.until < lastDate
	l.until = lastDate
	switch {
	case p.Budget == 0:
		l.step(Step{Kind: StepSuspended, From: s.From, To: l.out.Latest, Ground: s.Ground})
		l.out.Nominal, l.out.Strict, l.out.Lenient = l.out.Latest, l.out.Latest, l.out.Latest
		return nil
	case alone:
		return l.shift(s, l.spend(p, s.From, l.left(p)))
	}
	return nil
}

// firstDay is the first day that the limit counts.
func (l *ledger) firstDay() Date {
	if l.rule.CountDayZero {
		return l.out.Anchor
	}
	return l.out.Anchor + 1
}

// countable is the number of days, or of working days where the limit counts those, from first
// to last.
func (l *ledger) countable(first, last Date) (int, error) {
	if last < first {
		return 0, nil
	}
	if l.rule.Length.Unit != WorkingDays {
		return int(last-first) + 1, nil
	}
	days := 0
	for d := first; d <= last; d++ {
		if !l.cal.Covers(d) {
			return 0, &OutsideCalendar{l.cal.ID}
		}
		if _, off := l.cal.DayOff(d); !off {
			days++
		}
	}
	return days, nil
}

// left is what the budget of a ground still holds.
func (l *ledger) left(p Pause) int {
	if i := slices.IndexFunc(l.used, func(u used) bool { return u.ground == p.Ground }); i >= 0 {
		return p.Budget - l.used[i].days
	}
	return p.Budget
}

// spend takes days from the budget of a ground and gives those that it still held.
func (l *ledger) spend(p Pause, on Date, days int) int {
	if p.Budget == 0 {
		return days
	}
	i := slices.IndexFunc(l.used, func(u used) bool { return u.ground == p.Ground })
	if i < 0 {
		i = len(l.used)
		l.used = append(l.used, used{ground: p.Ground})
	}
	within := min(days, p.Budget-l.used[i].days)
	l.used[i].days += within
	if beyond := days - within; beyond > 0 {
		l.note(Finding{Code: SuspensionBeyondBudget, Days: beyond, On: on})
	}
	return within
}

// shift moves every reading of the end by days that did not count; the cap does not move.
func (l *ledger) shift(s Interval, days int) error {
	if days == 0 {
		return nil
	}
	unit := Days
	if l.rule.Length.Unit == WorkingDays {
		unit = WorkingDays
	}
	for _, end := range []*Date{&l.out.Nominal, &l.out.Strict, &l.out.Lenient} {
		moved, err := l.later(*end, Length{days, unit})
		if err != nil {
			return l.asRefusal(err)
		}
		*end = l.within(moved)
	}
	l.out.Suspended += days
	l.step(Step{Kind: StepSuspended, From: s.From, Until: s.To, To: l.out.Nominal, Length: Length{days, unit}, Ground: s.Ground})
	return nil
}

// later counts days or working days from a date.
func (l *ledger) later(d Date, by Length) (Date, error) {
	if by.Unit == WorkingDays {
		return l.cal.AddWorkingDays(d, by.N)
	}
	return d.AddDays(by.N)
}

func (c *computation) note(f Finding) { c.out.Findings = append(c.out.Findings, f) }
