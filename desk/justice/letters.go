package justice

import (
	"context"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// telling makes an act that tells the other state what it comes to: the letter is ordered inside the
// transaction, out of the file and of codes of the form alone. order returns false where nothing is told.
func telling[In any](m Means, a desk.Act[extradition.File, In], order func(f extradition.File, in In) (letter.Order, bool), at func(*In) *letter.Queueing) desk.Act[extradition.File, In] {
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		f, _, err := requestfile.Keeper().Load(ctx, &tx.View, call.Case)
		if err != nil {
			return err
		}
		o, told := order(f, *in)
		if !told {
			return nil
		}
		*at(in), err = dispatch.Queue(o, dispatch.Moment{
			Register: requestfile.Register, Arrived: m.arrived(f), Now: m.Desk.Register.Now(), Zone: m.Desk.Zone,
		})
		return err
	})
}

// arrived is when the last letter of the other state came: the slot of an answer is counted from it.
func (m Means) arrived(f extradition.File) time.Time {
	if len(f.Arrivals) == 0 {
		return m.Desk.Register.Now()
	}
	return desk.EndOfDay(f.Arrivals[len(f.Arrivals)-1].On, m.Desk.Zone)
}

// toThem orders a letter to the other state: to its mission where the request came by one, and else to
// its central authority. It says of the person what the request itself said.
func toThem(f extradition.File, formula string, values ...letter.Value) (letter.Order, bool) {
	r, subject := f.Request, ""
	if len(f.Persons) > 0 {
		subject = f.Listed(f.Persons[0].ID)
	}
	channel := "central_authority:"
	if r.Mission != "" {
		channel = "embassy:"
	}
	return letter.Order{
		Channel: channel + r.RequestingState, Formula: formula, Language: "en",
		Echo:   letter.Echo{State: r.RequestingState, Reference: r.Reference, Authority: r.Authority, Subject: subject},
		Values: values,
	}, f.Track() != stage.Own
}

// QueueLetter is the act that orders a letter which tells no more than how far a request has come. What a
// mission is told of a person it asks about is the same for every person, and goes to the mission.
func QueueLetter(m Means) desk.Act[extradition.File, extradition.LetterForm] {
	return telling(m, on("letter.queued", extradition.QueueLetter), func(f extradition.File, in extradition.LetterForm) (letter.Order, bool) {
		if in.Check(f) != nil {
			return letter.Order{}, false // the rule refuses it
		}
		switch in.Formula {
		case "status_reply":
			return toThem(f, in.Formula, letter.Choice("status", f.Told()))
		case "consular_reply":
			o, told := toThem(f, in.Formula)
			o.Channel = "embassy:" + f.Request.RequestingState
			return o, told
		}
		return toThem(f, in.Formula)
	}, func(in *extradition.LetterForm) *letter.Queueing { return &in.Letter })
}

// RecallLetter is the act that takes a letter back before its slot has come.
func RecallLetter(m Means) desk.Act[extradition.File, letter.Recalling] {
	return within(on("letter.recalled", extradition.RecallLetter), func(_ context.Context, _ *store.Tx, _ desk.Call, in *letter.Recalling) error {
		in.Now = m.Desk.Register.Now().UnixMicro()
		return nil
	})
}

// SendLetters is the act of the house by which letters leave whose slot has come.
func SendLetters() desk.Act[extradition.File, letter.Sending] {
	a := on("letter.sent", extradition.SendLetters)
	a.House = true
	return a
}

// Bells lists the acts by which the house enters that a limit warned or was missed.
func Bells() []desk.Act[extradition.File, extradition.NoInput] {
	out := []desk.Act[extradition.File, extradition.NoInput]{on("term.warned", extradition.Ring), on("term.missed", extradition.Ring)}
	for i := range out {
		out[i].House = true
	}
	return out
}
