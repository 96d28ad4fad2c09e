// Package competing puts several requests for one person into the order in which they arrived (Article 26
// of the law on mutual legal assistance; Article 17 of the European Convention).
//
// The order is one circumstance among others, and the minister weighs them: nothing here says which
// request goes first. The package may not import a store, a web, a clock or a log.
package competing

import (
	"cmp"
	"slices"

	"github.com/zaklon/zaklon/extradition/part"
)

// A Letter is one of the requests, with everything that arrived of it.
type Letter struct {
	File     string // reference of its file
	State    string // which asks
	Arrivals []part.Arrival
}

// A Place is where a letter stands by its first arrival.
type Place struct {
	File  string
	State string
	First part.Arrival // the earliest of its arrivals; of several on one moment the first entered
	After int          // how many of the others arrived before it, beyond doubt
	Doubt int          // of how many of the others that cannot be told: on one day, a time is not known or the same
}

// Order puts letters in the order of their first arrival of one of the forms; with no form named, of any
// form. A letter of which none of these arrived is left out. What was decided by a court about a stamp
// is entered as arrivals and is not guessed here.
func Order(letters []Letter, forms ...string) []Place {
	var out []Place
	for _, l := range letters {
		if first, ok := earliest(l.Arrivals, forms); ok {
			out = append(out, Place{File: l.File, State: l.State, First: first})
		}
	}
	for i := range out {
		for j := range out {
			switch {
			case i == j:
			case before(out[j].First, out[i].First):
				out[i].After++
			case !before(out[i].First, out[j].First):
				out[i].Doubt++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.After, b.After), cmp.Compare(a.First.On, b.First.On), cmp.Compare(a.First.Time, b.First.Time))
	})
	return out
}

// earliest is the first arrival of one of the forms. One of the same day whose time is not known counts
// as the earlier one, because it may have been.
func earliest(arrivals []part.Arrival, forms []string) (part.Arrival, bool) {
	var first part.Arrival
	found := false
	for _, a := range arrivals {
		if len(forms) > 0 && !slices.Contains(forms, a.Form) {
			continue
		}
		if !found || a.On < first.On || a.On == first.On && a.Time < first.Time {
			first, found = a, true
		}
	}
	return first, found
}

// before tells whether a arrived before b, beyond doubt.
func before(a, b part.Arrival) bool {
	return a.On < b.On || a.On == b.On && a.Time != "" && b.Time != "" && a.Time < b.Time
}
