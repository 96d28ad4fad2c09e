// Package letter is the order of a letter that leaves the house: by which channel, by which
// approved formula and with which values, when it leaves, and whether it was recalled before.
//
// A file holds the order and never the words: those are made by the window (package outgoing) out
// of the order alone, so that nothing an officer typed can leave. The package is a word of the
// rules; it may not import a guard, a store, a clock or a log, and it knows no formula.
package letter

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// What became of a letter.
const (
	Queued   = "queued"   // it waits for its slot
	Recalled = "recalled" // it was taken back before, and never leaves
	Sent     = "sent"     // its slot came
)

// A Letter is an order in a file.
type Letter struct {
	ID        string // reference inside the register; it never leaves
	Channel   string // "ncb:XA", "ipsg", "central_authority:XB"
	Formula   string // code of an approved formula
	Version   int64  // of the formula, as it stood when the letter was queued
	Language  string // en | cnr
	Echo      string // sealed: what the incoming request said, as Order.Texts writes it
	Values    string // sealed: what the register fills in, as Order.Texts writes it
	Slot      int64  // the fixed instant at which it leaves, in microseconds since 1970, UTC
	Status    string // queued | recalled | sent
	QueuedOn  deadline.Date
	QueuedBy  string
	EndedOn   deadline.Date // the day on which it was recalled or sent
	Reference string        // of ours, drawn when it is sent; random, so that it tells no order and no number
}

// Open finds a letter of a file.
func Open(all []Letter, id string) (Letter, bool) {
	i := slices.IndexFunc(all, func(l Letter) bool { return l.ID == id })
	if i < 0 {
		return Letter{}, false
	}
	return all[i], true
}

// Due tells whether the letter waits for a slot that has come by now, in microseconds since 1970.
func (l Letter) Due(now int64) bool { return l.Status == Queued && l.Slot <= now }
