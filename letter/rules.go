package letter

import (
	"slices"

	"github.com/zaklon/zaklon/act"
)

// A Queueing is an order that the window has checked, with the version of its formula and the slot in
// which it leaves. The desk makes it; no form holds it.
type Queueing struct {
	Order
	Version int64
	Slot    int64 // microseconds since 1970, UTC
}

// Queue puts a letter into a file, to wait for its slot.
func Queue(all []Letter, q Queueing, o act.Occasion) ([]Letter, act.Minutes, error) {
	if q.Formula == "" || q.Slot <= 0 {
		return all, nil, o.Refuse("", "letter_missing")
	}
	echo, values := q.Texts()
	l := Letter{
		ID: o.NewID(), Channel: q.Channel, Formula: q.Formula, Version: q.Version, Language: q.Language,
		Echo: echo, Values: values, Slot: q.Slot, Status: Queued, QueuedOn: o.Today, QueuedBy: o.Officer,
	}
	return append(slices.Clip(all), l), act.Minutes{
		{Key: "letter", Value: l.ID}, {Key: "channel", Value: l.Channel}, {Key: "formula", Value: l.Formula},
	}, nil
}

// A Recalling is the form by which a letter is taken back before its slot.
type Recalling struct {
	Letter string `json:"letter"`
	Now    int64  `json:"-"` // microseconds since 1970, set by the desk inside the act
}

// Recall takes a letter back. Once its slot has come it has left, whether that was entered or not.
func Recall(all []Letter, in Recalling, o act.Occasion) ([]Letter, act.Minutes, error) {
	l, found := Open(all, in.Letter)
	if !found {
		return all, nil, o.Refuse("letter", "letter_missing")
	}
	if l.Status != Queued || l.Slot <= in.Now {
		return all, nil, o.Refuse("letter", "slot_passed")
	}
	l.Status, l.EndedOn = Recalled, o.Today
	return with(all, l), act.Minutes{{Key: "letter", Value: l.ID}}, nil
}

// A Sending is what the house says when it sends: the instant that has come.
type Sending struct {
	Now int64 `json:"now"` // microseconds since 1970, UTC
}

// Send marks every letter of a file whose slot has come as sent, and draws its reference. Where there
// is none, the file stays as it is and there are no minutes.
func Send(all []Letter, in Sending, o act.Occasion) ([]Letter, act.Minutes, error) {
	var minutes act.Minutes
	out := all
	for _, l := range all {
		if !l.Due(in.Now) {
			continue
		}
		l.Status, l.EndedOn, l.Reference = Sent, o.Today, o.NewID()
		out = with(out, l)
		minutes = append(minutes, act.Line{Key: "letter", Value: l.ID}, act.Line{Key: "our_reference", Value: l.Reference})
	}
	return out, minutes, nil
}

// with returns a copy of the letters in which one is another.
func with(all []Letter, l Letter) []Letter {
	out := slices.Clone(all)
	out[slices.IndexFunc(out, func(one Letter) bool { return one.ID == l.ID })] = l
	return out
}
