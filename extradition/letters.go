package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/act"
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
