package ending

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
)

// A ContraventionForm is the form by which it is entered that a person was handed over although they were
// not to be.
type ContraventionForm struct {
	Message string `json:"message"` // of the post, by which the police reported it; optional
	At      string `json:"at"`      // "15:04"; empty: not known
	Place   string `json:"place"`
	Known   string `json:"known"` // of part.Sources
}

// Contravene records the fact that the person is in the hands of the other state although no act of this
// file says so: while a hold stood, after a refusal, without the second officer. It is never barred,
// because a book in which the truth cannot be entered is none; it justifies nothing and stays marked.
func Contravene(f extradition.File, in ContraventionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !f.HandsOver() {
		return f, nil, o.Refuse("", "hands_nobody_over")
	}
	var c act.Checks
	c.Require(in.At == "" || act.TimeOfDay(in.At), "at", "time_impossible")
	c.Line("place", in.Place)
	c.OneOf("known", in.Known, part.Sources())
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Request.Resume = ""
	next = ended(without(next, o), o)
	next.Surrenders = part.Added(next.Surrenders, part.Surrender{
		ID: o.NewID(), Status: part.Contravened, On: o.On, Place: identity.Clean(in.Place), ExecutedOn: o.On, Ground: in.Known,
	})
	next.Request.State = stage.Surrendered
	return next.Wound(o, append(act.Minutes{{Key: "contravened", Value: in.Known, Finding: true}}, extradition.Said("at", in.At)...))
}

// ended is the file in which the person is held no more, because they are with the other state.
func ended(f extradition.File, o act.Occasion) extradition.File {
	held, ok := f.Holding()
	if !ok {
		return f
	}
	held.ReleasedOn, held.Reason = o.On, part.Surrendered
	f.Custodies = part.Replaced(f.Custodies, len(f.Custodies)-1, held)
	return f
}
