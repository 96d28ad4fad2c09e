// Package sweep finds the files of the protection register of which another edition of the law
// moves a date, and moves them, each by an act of its own.
//
// Article 45: it may be named only by the house and by pages of the protection register. It
// decides nothing: the dates are the law's, and the act is package protection's.
package sweep

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A Law is the law by which files are computed.
type Law struct {
	Library *law.Library
	Host    string // jurisdiction
}

// Found is what another law would move, of the files that are not final.
type Found struct {
	Live  int      // files looked at
	Diffs []Diff   // by reference and rule
	Stuck []string // files that the law cannot compute, by reference: their dates would stand
}

// A Diff is one limit of one file that would be another. A day is zero where the limit did not
// run before, or would not any more, or has no such day.
type Diff struct {
	Case, Unit, Rule string
	Before, After    deadline.Date // the day that counts
	Latest, Alarm    Shift         // the cap, and the day on which the alarm rings
	Chosen           deadline.Date // the day that chooses the version of the law
	Awaited          bool          // the limit would bind, and the act that meets it has not come
}

// A Shift is a day of a limit before and after.
type Shift struct{ Before, After deadline.Date }

// The days of a limit that can move.
const (
	DueDay    = "due"
	LatestDay = "latest"
	AlarmDay  = "alarm"
)

// A Moved is which day of a limit moves, and from when to when.
type Moved struct {
	Day string // DueDay, LatestDay or AlarmDay; empty where none does and the limit changes otherwise
	Shift
}

// Moved lists the days that move: of a limit that begins or ceases the day that counts, and where
// every day stands, as with other warnings, one line with that day alone.
func (d Diff) Moved() []Moved {
	due := Shift{d.Before, d.After}
	if d.Before.IsZero() || d.After.IsZero() {
		return []Moved{{DueDay, due}}
	}
	var out []Moved
	for _, m := range []Moved{{DueDay, due}, {LatestDay, d.Latest}, {AlarmDay, d.Alarm}} {
		if m.Before != m.After {
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		return []Moved{{Shift: due}}
	}
	return out
}

// Past counts the limits that the law would put before a day at once: nobody has met them, and in
// the register they do not lie before it.
func (f Found) Past(day deadline.Date) (n int) {
	for _, d := range f.Diffs {
		if d.Awaited && d.After < day && (d.Before.IsZero() || d.Before >= day) {
			n++
		}
	}
	return n
}

// Files lists the files that would move, by reference.
func (f Found) Files() []string {
	ids := make([]string, len(f.Diffs))
	for i, d := range f.Diffs {
		ids[i] = d.Case
	}
	return slices.Compact(ids)
}

// Look compares every limit of every live file, as the register holds it, with what a law makes of
// the file. It reads each table once, in one look, and holds some 200 bytes for each live file.
func Look(ctx context.Context, r *store.Register, by Law) (Found, error) {
	l := looking{reckoner: reckoner{Law: by, plans: map[*law.Pack]*plan{}, chosen: map[deadline.Date]*plan{}, rules: bits{}, acts: bits{}}, at: map[string]int32{}}
	err := r.View(ctx, func(v *store.View) error {
		extended, err := extensions(ctx, v)
		if err != nil {
			return err
		}
		if err := l.cases(ctx, v, extended); err != nil {
			return err
		}
		return l.clocks(ctx, v)
	})
	if err != nil {
		return Found{}, fmt.Errorf("sweep: %w", err)
	}
	l.absent()
	slices.SortFunc(l.found.Diffs, func(a, b Diff) int { return cmp.Or(cmp.Compare(a.Case, b.Case), cmp.Compare(a.Rule, b.Rule)) })
	slices.Sort(l.found.Stuck)
	return l.found, nil
}

// atOnce is how many files move in one commit.
const atOnce = 1000

// Move performs the act dates.moved on every file of the list of which a date moves under the law
// in force. It may be broken off and begun again, and be run by two programs: a file whose dates
// stand is left as it is. It returns how many moved and those that the law cannot compute.
func Move(ctx context.Context, d *desk.Desk, files []string, by protection.Move) (moved int, stuck []string, err error) {
	for chunk := range slices.Chunk(files, atOnce) {
		var n int
		var refused []string
		err := d.Register.Bulk(ctx, func(ctx context.Context) error {
			n, refused = 0, nil // the work of a commit may be run a second time
			for _, id := range chunk {
				did, err := One(ctx, d, id, by)
				switch {
				case errors.As(err, new(*act.Refused)):
					refused = append(refused, id)
				case err != nil:
					return err
				case did:
					n++
				}
			}
			return nil
		})
		if err != nil {
			return moved, stuck, fmt.Errorf("sweep: %w", err)
		}
		moved, stuck = moved+n, append(stuck, refused...)
	}
	return moved, stuck, nil
}

// One moves the dates of one file, and tells whether any moved.
func One(ctx context.Context, d *desk.Desk, id string, by protection.Move) (bool, error) {
	a := desk.Act[protection.File, protection.Move]{
		Kind: protection.DatesMoved, House: true, Keeper: protectionfile.Keeper(), Rule: protection.MoveDates,
	}
	r, err := desk.Happen(ctx, d, a, id, by)
	return r.Entry != "", err
}
