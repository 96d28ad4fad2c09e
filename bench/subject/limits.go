package subject

import (
	"context"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/limits"
	"github.com/zaklon/zaklon/deadline"
)

// openLimits serves the time-limit engine twice: compiled into tables, and as it computes one
// date for a page.
func openLimits(context.Context, string) (map[string]harness.Command, error) {
	t, err := compiled()
	if err != nil {
		return nil, err
	}
	return limits.Commands(map[string]limits.Engine{"tables": t, "compute": computing{limits.Rules(), limits.Calendar()}}), nil
}

// tables are the limits for every day on which they can begin.
type tables [limits.Count]deadline.Table

func compiled() (*tables, error) {
	from, to := limits.Between()
	t := &tables{}
	for i, rule := range limits.Rules() {
		one, err := deadline.Compile(rule, limits.Calendar(), from, to)
		if err != nil {
			return nil, err
		}
		t[i] = one
	}
	return t, nil
}

// due is one limit of one case. An extension that stands was allowed when it was made, and no
// day off moves the limit that it extends: the date is the day it states, cut by the cap.
func (t *tables) due(c limits.Cases, i, rule int) deadline.Date {
	if rule == limits.Decision && c.Until[i] != 0 {
		return min(c.Until[i], t[limits.Outer].Due(c.Lodged[i]))
	}
	return t[rule].Due(c.Lodged[i])
}

// Next keeps the earliest of the six.
func (t *tables) Next(c limits.Cases, out []deadline.Date) error {
	for i := range out {
		next := t.due(c, i, limits.Decision)
		for rule := limits.Decision + 1; rule < limits.Count; rule++ {
			next = min(next, t[rule].Due(c.Lodged[i]))
		}
		out[i] = next
	}
	return nil
}

// Dates gives one limit of all cases.
func (t *tables) Dates(c limits.Cases, rule int) ([]deadline.Date, error) {
	out := make([]deadline.Date, len(c.Lodged))
	for i := range out {
		out[i] = t.due(c, i, rule)
	}
	return out, nil
}

// computing asks Compute for every date, with its steps and findings.
type computing struct {
	rules [limits.Count]deadline.Rule
	cal   deadline.Calendar
}

// Next keeps the earliest of the six.
func (e computing) Next(c limits.Cases, out []deadline.Date) error {
	for i := range out {
		for rule := range e.rules {
			r, err := deadline.Compute(e.rules[rule], c.Inputs(i, rule), e.cal)
			if err != nil {
				return err
			}
			if rule == 0 || r.Due < out[i] {
				out[i] = r.Due
			}
		}
	}
	return nil
}

// Dates gives one limit of all cases.
func (e computing) Dates(c limits.Cases, rule int) ([]deadline.Date, error) {
	out := make([]deadline.Date, len(c.Lodged))
	for i := range out {
		r, err := deadline.Compute(e.rules[rule], c.Inputs(i, rule), e.cal)
		if err != nil {
			return nil, err
		}
		out[i] = r.Due
	}
	return out, nil
}
