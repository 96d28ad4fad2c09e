package oracle

import (
	"errors"
	"sort"
)

// none is the place of no day.
const none = -1

// walk is one computation: places in the almanac and what was found on the way.
type walk struct {
	*Almanac
	offices     Offices
	rule        Rule
	anchor, end int
	latest      int
	taken       map[int]bool // days that a suspension has covered, each of which belongs to the first
	allTaken    bool
	gone        map[string]int // of the budgets
	answer      Answer
}

// Answer walks to the end of a limit. An error means that an input is no day
// or no unit; what the law refuses stands in the answer.
func (a *Almanac) Answer(rule Rule, in Inputs, offices Offices) (Answer, error) {
	anchor, err := a.find("the anchor", in.Anchor)
	if err != nil {
		return Answer{}, err
	}
	w := &walk{Almanac: a, offices: offices, rule: rule, anchor: anchor, latest: none}
	err = w.run(in)
	var reason refused
	if errors.As(err, &reason) {
		return Answer{Refused: string(reason)}, nil
	}
	return w.answer, err
}

func (w *walk) run(in Inputs) error {
	if w.rule.Kind == "standing" {
		return w.stand(in)
	}
	if err := w.begin(in); err != nil {
		return err
	}
	if err := w.limit(); err != nil {
		return err
	}
	if err := w.move(in); err != nil {
		return err
	}
	return w.close()
}

// stand answers for a limit without a day.
func (w *walk) stand(in Inputs) error {
	if len(in.Extensions) > 0 {
		return refused("not_extensible")
	}
	if len(in.Suspended) > 0 {
		return refused("not_suspendable")
	}
	if in.Stated != "" {
		return refused("not_stated")
	}
	w.answer.Standing = true
	return nil
}

// begin finds the end without anything that moves it.
func (w *walk) begin(in Inputs) error {
	if w.rule.Kind == "" {
		if in.Stated != "" {
			return refused("not_stated")
		}
		end, err := w.count(w.rule.Length, w.rule.Missing)
		w.end = end
		return err
	}
	if in.Stated == "" {
		return refused("stated_missing")
	}
	end, err := w.find("the stated day", in.Stated)
	if err != nil {
		return err
	}
	if end < w.anchor {
		return refused("stated_before_anchor")
	}
	w.end = end
	return nil
}

// limit finds the cap, and cuts a counted end by it.
func (w *walk) limit() error {
	if w.rule.Cap.N == 0 {
		return nil
	}
	latest, err := w.count(w.rule.Cap, w.rule.CapMissing)
	if err != nil {
		return err
	}
	w.latest = latest
	if w.rule.Kind == "stated" && w.end > latest {
		return refused("beyond_cap")
	}
	w.end = w.capped(w.end)
	return nil
}

// move takes extensions and suspensions in the order of their days; on one
// day a suspension comes first, and then the nearest end.
func (w *walk) move(in Inputs) error {
	if len(in.Suspended) > 0 && len(w.rule.Pauses) == 0 {
		return refused("not_suspendable")
	}
	type act struct {
		day, until string
		do         func() error
	}
	var acts []act
	for _, s := range in.Suspended {
		acts = append(acts, act{s.From, "", func() error { return w.suspend(s) }})
	}
	for _, e := range in.Extensions {
		acts = append(acts, act{e.On, e.Until, func() error { return w.extend(e) }})
	}
	sort.SliceStable(acts, func(i, j int) bool { return acts[i].day+acts[i].until < acts[j].day+acts[j].until })
	for _, a := range acts {
		if err := a.do(); err != nil {
			return err
		}
	}
	return nil
}

// close rolls the end, looks for the alarm and writes the days down.
func (w *walk) close() error {
	rolled := w.offices.openFrom(w.end)
	due := w.end
	if w.rule.Roll == "F" {
		if rolled == none {
			return refused(OutsideCalendar)
		}
		due = w.capped(rolled)
	}
	alarm := w.offices.openUpTo(due)
	if rolled == none || alarm == none {
		w.finding("calendar_not_covered", 0, "")
	}
	w.answer.Nominal, w.answer.Due, w.answer.Latest = w.text(w.end), w.text(due), w.text(w.latest)
	w.answer.Rolled, w.answer.Alarm = w.text(rolled), w.text(alarm)
	return nil
}

// inForce is the last day on which an act is in time.
func (w *walk) inForce() (int, error) {
	if w.rule.Roll != "F" {
		return w.end, nil
	}
	rolled := w.offices.openFrom(w.end)
	if rolled == none {
		return none, refused(OutsideCalendar)
	}
	return w.capped(rolled), nil
}

// capped cuts a day by the cap.
func (w *walk) capped(place int) int {
	if w.latest != none && place > w.latest {
		return w.latest
	}
	return place
}

func (w *walk) finding(code string, days int, on string) {
	w.answer.Findings = append(w.answer.Findings, Finding{code, days, on})
}
