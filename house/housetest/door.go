package housetest

import (
	"context"
	"slices"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

// Measured enters an interim measure of today that bars handing somebody to XC, and gives its
// reference. The holds that follow stand when it returns.
func (w *World) Measured(of particulars.Particulars) string {
	w.t.Helper()
	return w.Do(Act{By: w.Sworn, Kind: "measure.received", Form: ledger.MeasureForm{
		Body: ledger.UNCAT, Reference: "857/2017", At: "09:40", States: []string{"XC"}, Persons: []particulars.Particulars{of},
		Content: []byte("The letter of the Committee.\n"),
	}}).Case
}

// Matches gives the matches of the door's book, in the order of their references.
func (w *World) Matches() []string {
	w.t.Helper()
	var out []string
	ctx := context.Background()
	err := w.House.Liaison.Register.View(ctx, func(v *store.View) error {
		out = nil
		rows, err := v.Query(ctx, `SELECT id FROM door_file WHERE sort = $1 ORDER BY id`, ledger.SortMatch)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				return err
			}
			out = append(out, id)
		}
		return rows.Err()
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return slices.Clip(out)
}

// Cleared says of a match, by two liaisons, that the two are not one person: its hold is lifted.
func (w *World) Cleared(match string) {
	w.t.Helper()
	w.Do(Act{By: w.Liaison, Kind: "match.reviewed", Case: match, Form: ledger.ReviewForm{Verdict: "different", Reasons: "Another year of birth."}})
	w.Do(Act{By: w.SecondLiaison, Kind: "match.confirmed", Case: match, Form: ledger.SecondForm{Remark: "Seen."}})
}

// Lifted lifts a measure of which the body let go, by two liaisons: its holds are lifted with it.
func (w *World) Lifted(measure string) {
	w.t.Helper()
	w.Do(Act{By: w.Liaison, Kind: "measure.acknowledged", Case: measure})
	w.Do(Act{By: w.Liaison, Kind: "measure.lifting_received", Case: measure, Form: ledger.LiftingForm{Reference: "857/2017, end"}})
	w.Do(Act{By: w.Liaison, Kind: "lifting.proposed", Case: measure, Form: ledger.ProposalForm{Reasons: "The Committee ended it."}})
	w.Do(Act{By: w.SecondLiaison, Kind: "lifting.confirmed", Case: measure, Form: ledger.LiftForm{Remark: "Seen."}})
}

// Asked lets a day pass and the post with it, and gives the messages of courts that wait at the door.
func (w *World) Asked() []string {
	w.t.Helper()
	ctx := context.Background()
	w.Clock.Advance(24 * time.Hour)
	if _, _, err := w.Posting().Pass(ctx); err != nil {
		w.t.Fatal(err)
	}
	all, err := liaison.Questions(ctx, w.House.Liaison, desk.Call{Officer: w.Liaison.Authority(), Proved: w.Clock.Now()})
	if err != nil {
		w.t.Fatal(err)
	}
	out := make([]string, len(all))
	for i, q := range all {
		out[i] = q.ID
	}
	return out
}
