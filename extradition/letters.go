package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/letter"
)

// Queued is the file with one more letter that waits for its slot; of an order that says nothing it is the
// file as it was. The words of the letter are made elsewhere, out of the order alone.
func (f File) Queued(q letter.Queueing, o act.Occasion) (File, act.Minutes, error) {
	if q.Formula == "" && q.Slot == 0 {
		return f, nil, nil
	}
	letters, minutes, err := letter.Queue(f.Letters, q, o)
	if err != nil {
		return f, nil, err
	}
	f.Letters = letters
	return f, minutes, nil
}

// RecallLetter takes a letter back before its slot has come.
func RecallLetter(f File, in letter.Recalling, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	letters, minutes, err := letter.Recall(slices.Clip(f.Letters), in, o)
	if err != nil {
		return f, nil, err
	}
	next.Letters = letters
	return next.Wound(o, minutes)
}

// SendLetters is the act of the house by which every letter leaves whose slot has come. Where none has,
// the file comes back as it was. It computes no date.
func SendLetters(f File, in letter.Sending, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	letters, minutes, err := letter.Send(f.Letters, in, o)
	if err != nil || minutes == nil {
		return f, nil, err
	}
	next.Letters = letters
	return next, minutes, nil
}

// Formulas lists the letters that need nothing but the file, so that an officer can order one at any time.
func Formulas() []string {
	return []string{"acknowledgement", "status_reply", "consular_reply", "lapse"}
}

// A LetterForm is the form by which such a letter is ordered.
type LetterForm struct {
	Formula string          `json:"formula"`
	Letter  letter.Queueing `json:"-"` // set by the desk
}

// Check refuses a letter that is none of them, and one that tells of a lapse where nothing lapsed.
func (in LetterForm) Check(f File) error {
	var c act.Checks
	c.OneOf("formula", in.Formula, Formulas())
	s, _ := f.Surrender()
	c.Require(in.Formula != "lapse" || s.Status == part.Lapsed, "formula", "nothing_lapsed")
	return c.Err()
}

// QueueLetter orders a letter to the other state that tells no more than how far its request has come.
func QueueLetter(f File, in LetterForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.Check(f); err != nil {
		return f, nil, err
	}
	next, minutes, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	return next.Wound(o, minutes)
}

// Told is the one of four words in which the other state is told how far its request has come: received,
// before_competent_court, closed_granted or closed_not_granted.
func (f File) Told() string {
	switch r := f.Request; {
	case slices.Contains([]stage.State{stage.SurrenderGranted, stage.SurrenderAgreed, stage.Surrendered}, r.State), r.Result == "executed", r.Result == "partly_executed":
		return "closed_granted"
	case slices.Contains([]stage.State{stage.Executed, stage.Replied, stage.Closed}, r.State):
		return "closed_not_granted"
	case r.ReferredOn.IsZero():
		return "received"
	}
	return "before_competent_court"
}
