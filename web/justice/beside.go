package justice

import (
	"strconv"

	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/competing"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/casefile"
)

// A place is one of the requests in words.
type place struct {
	competing.Place
	Ref, By, Came, Order string
	Here                 bool // the file of the page
}

// places are the requests for the same person that the officer may read, in the order of their arrival. To
// who may read no other the page is the one without them, byte for byte.
func (v view) places() []place {
	var out []place
	for _, p := range v.Beside {
		order := v.T("justice.arrived_first")
		if p.After > 0 {
			order = v.N("justice.arrived_after", p.After)
		}
		if p.Doubt > 0 {
			order = lined(order, v.N("justice.arrived_doubt", p.Doubt))
		}
		out = append(out, place{
			Place: p, Ref: reference.Ref(p.File).Short(), By: state(p.State), Order: order, Here: p.File == v.ID,
			Came: lined(v.Date(p.First.On), p.First.Time, v.listed("arrival_form", p.First.Form)),
		})
	}
	return out
}

// aboutWait tells since when a court has the file and what came back, as of today or of the day of the
// view.
func (v view) aboutWait() []casefile.Fact {
	day := v.AsOf
	if day.IsZero() {
		day = v.Desk.Today()
	}
	w, waits := extradition.AwaitedOn(v.File, day)
	if !waits {
		return nil
	}
	chased := strconv.Itoa(0)
	if w.Chased > 0 {
		chased = v.N("justice.chased", w.Chased, "day", w.ChasedOn)
	}
	return []casefile.Fact{
		{Label: v.T("field.court"), Value: lined(v.named(w.Court), v.Date(w.Since))},
		{Label: v.T("justice.age"), Value: v.N("justice.days", int(w.Days))},
		{Label: v.T("justice.chasers"), Value: chased},
		{Label: v.T("justice.feedback"), Value: v.T("justice.wait."+w.Code(), "day", day, "since", w.FeedbackOn)},
	}
}
