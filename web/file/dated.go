package file

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/limit"
)

// A limitDay is a day that a time limit of the file computed, or a bell of it.
type limitDay struct {
	Rule string // the limit; empty: whichever computed the day
	Day  deadline.Date
	Held limit.Held // when the limit was such that it gives the day
}

// place says where a day is explained. Ok is false for a day that no limit computed.
func (v View) place(d limitDay) (at limit.Place, ok bool) {
	i := slices.IndexFunc(v.Limits, func(s limit.Shown) bool {
		return s.Rule == d.Rule && !d.Day.IsZero() && (d.Held == limit.Held{} || s.Due == d.Day)
	})
	if i < 0 && d.Held != (limit.Held{}) {
		then := limit.Place{Words: v.Printer, Case: v.File.Case.ID, Rule: d.Rule, Title: limit.TitleOf(v.Pack, d.Rule)}
		if v.Paper {
			return d.Held.OnPaper(then), true
		}
		return d.Held.At(then), true
	}
	if i < 0 {
		i = slices.IndexFunc(v.Limits, func(s limit.Shown) bool { return s.Computed(d.Day) })
	}
	if i < 0 {
		return limit.Place{}, false
	}
	at = v.Limits[i].PlaceOf(v.File.Case.ID)
	if !v.AsOf.IsZero() {
		at.AsOf = v.AsOf.String()
	}
	if v.Paper {
		at.Why = v.Limits[i].Why
	}
	return at, true
}

// history is the acts of the file, as the reader sees them.
func (v View) history() limit.History {
	events := make([]limit.Event, len(v.Events))
	for i, e := range v.Events {
		events[i] = limit.Event{Kind: e.Kind, On: e.On, At: e.At, Minutes: e.Minutes}
	}
	return limit.History{Events: events, Pack: v.Pack, Zone: v.Desk.Zone, Moves: protection.DatesMoved, Extends: "application.extended"}
}

// extendedTo is the new last day of an extension, as the act gave it.
func (v View) extendedTo(e protection.Extension) limitDay {
	i := v.history().Extended(e.DecidedOn, e.Until)
	if i < 0 {
		return limitDay{Day: e.Until}
	}
	rule := limit.Extended(v.Pack, e.Ground)
	return limitDay{rule, e.Until, v.history().After(i, rule)}
}
