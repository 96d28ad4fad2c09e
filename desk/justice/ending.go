package justice

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// RequestInformation is the act that asks the other state for what is missing.
func RequestInformation(m Means) desk.Act[extradition.File, examination.InformationForm] {
	return telling(m, on("information.requested", examination.RequestInformation),
		func(f extradition.File, in examination.InformationForm) (letter.Order, bool) {
			var missing []string
			for _, e := range f.Enclosures {
				if e.Status == part.Missing || e.Status == part.Untranslated {
					missing = append(missing, e.Kind)
				}
			}
			o, told := toThem(f, "supplement_request", letter.Choice("missing", missing...), letter.Day("until", in.Until))
			return o, told && len(missing) > 0 && !in.Until.IsZero()
		}, func(in *examination.InformationForm) *letter.Queueing { return &in.Letter })
}

// Submit is the act that puts a request before the minister.
func Submit() desk.Act[extradition.File, extradition.NoInput] {
	return on("request.submitted", ending.Submit)
}

// DecideMinister is the act of the minister. To grant is refused while a hold stands.
func DecideMinister(m Means) desk.Act[extradition.File, ending.MinisterForm] {
	a := on("minister.decided", ending.Decide)
	a = barred(m, a, func(in *ending.MinisterForm) *extradition.Answer { return &in.Door })
	a = first(a, func(ctx context.Context, _ desk.Call, _ *ending.MinisterForm) error { return m.Named.Ready(ctx) })
	a = recalling(m, a)
	a = within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *ending.MinisterForm) (err error) {
		in.Rivals, err = requestfile.Rivals(ctx, &tx.View, m.Named, call.Case)
		return err
	})
	return telling(m, a, func(f extradition.File, in ending.MinisterForm) (letter.Order, bool) {
		switch in.Outcome {
		case part.Granted:
			return toThem(f, "grant", letter.Number("days", ending.DaysHeld(f, m.Desk.Today())))
		case part.Refused:
			return toThem(f, "refusal")
		case part.Postponed:
			return toThem(f, "postponement")
		}
		return letter.Order{}, false // the rule refuses it
	}, func(in *ending.MinisterForm) *letter.Queueing { return &in.Letter })
}

// AgreeSurrender is the act that records the agreed day and place. It is refused while a hold stands.
func AgreeSurrender(m Means) desk.Act[extradition.File, ending.AgreementForm] {
	a := barred(m, on("surrender.agreed", ending.Agree), func(in *ending.AgreementForm) *extradition.Answer { return &in.Door })
	a = escorted(m, recalling(m, a))
	return telling(m, a, func(f extradition.File, in ending.AgreementForm) (letter.Order, bool) {
		o, told := toThem(f, "surrender_arrangement", letter.Day("day_of_surrender", in.Day), letter.Choice("place", in.Place), letter.Number("days", ending.DaysHeld(f, in.Day)))
		return o, told && !in.Day.IsZero() && in.Place != ""
	}, func(in *ending.AgreementForm) *letter.Queueing { return &in.Letter })
}

// IntendSurrender is the act of the first of the two officers who hand a person over.
func IntendSurrender(m Means) desk.Act[extradition.File, ending.ExecutionForm] {
	return barred(m, on("surrender.intended", ending.Intend), ofExecution)
}

// Surrender is the act of the second. It is refused while a hold stands, and to the first.
func Surrender(m Means) desk.Act[extradition.File, ending.ExecutionForm] {
	return reported(barred(m, on("person.surrendered", ending.HandOver), ofExecution), told[ending.ExecutionForm]{
		outcomes: []string{post.HandedOver}, message: func(in *ending.ExecutionForm) string {
			if in.Door.Bars() {
				return "" // the rule refuses it, whatever else the form may lack
			}
			return in.Message
		},
	})
}

func ofExecution(in *ending.ExecutionForm) *extradition.Answer { return &in.Door }

// PostponeSurrender is the act by which the surrender does not take place on the agreed day.
func PostponeSurrender(m Means) desk.Act[extradition.File, ending.PostponementForm] {
	a := reported(on("surrender.postponed", ending.Postpone), told[ending.PostponementForm]{
		outcomes: []string{post.NotHandedOver}, message: func(in *ending.PostponementForm) string { return in.Message },
	})
	a = recalling(m, a)
	return telling(m, a, func(f extradition.File, _ ending.PostponementForm) (letter.Order, bool) {
		return toThem(f, "postponement")
	}, func(in *ending.PostponementForm) *letter.Queueing { return &in.Letter })
}

// LapseSurrender is the act by which an arrangement lapses.
func LapseSurrender(m Means) desk.Act[extradition.File, ending.LapseForm] {
	return recalling(m, on("surrender.lapsed", ending.Lapse))
}

// ContraveneSurrender is the act that records the fact that a person was handed over although they were not
// to be. Nothing bars it. The police may have told it as what it is, or, where the ministry alone did not
// want it any more, as a handing over, and of any arrangement that there was.
func ContraveneSurrender() desk.Act[extradition.File, ending.ContraventionForm] {
	return reported(on("surrender.contravened", ending.Contravene), told[ending.ContraventionForm]{
		outcomes: []string{post.HandedOver, post.Contravened}, anyOne: true, message: func(in *ending.ContraventionForm) string { return in.Message },
	})
}

// Execute is the act that records what became of a request that is no extradition.
func Execute(m Means) desk.Act[extradition.File, ending.FulfilmentForm] {
	return barred(m, on("request.executed", ending.Execute), func(in *ending.FulfilmentForm) *extradition.Answer { return &in.Door })
}

// Reply is the act that tells the requesting state what became of its request.
func Reply(m Means) desk.Act[extradition.File, ending.ReplyForm] {
	return telling(m, on("request.replied", ending.Reply), func(f extradition.File, _ ending.ReplyForm) (letter.Order, bool) {
		if f.Request.Kind == "extradition" {
			return toThem(f, "refusal")
		}
		enclosed := int64(0)
		for _, a := range f.Annexes {
			if a.Kind == "reply" {
				enclosed++
			}
		}
		return toThem(f, "request_replied", letter.Choice("outcome", f.Request.Result), letter.Number("enclosures", enclosed))
	}, func(in *ending.ReplyForm) *letter.Queueing { return &in.Letter })
}

// Return is the act that sends a request back before it went to the court.
func Return(m Means) desk.Act[extradition.File, ending.ReturnForm] {
	return telling(m, on("request.returned", ending.Return), func(f extradition.File, in ending.ReturnForm) (letter.Order, bool) {
		o, told := toThem(f, "request_returned", letter.Choice("reason", in.Reason))
		return o, told && in.Reason != ""
	}, func(in *ending.ReturnForm) *letter.Queueing { return &in.Letter })
}

// Withdraw is the act that records that the state which asked asks no more.
func Withdraw(m Means) desk.Act[extradition.File, extradition.NoInput] {
	return recalling(m, on("request.withdrawn", ending.Withdraw))
}

// Close is the act that closes a request which was replied to or answered.
func Close() desk.Act[extradition.File, extradition.NoInput] {
	return on("request.closed", ending.Close)
}
