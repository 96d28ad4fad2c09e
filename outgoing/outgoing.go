// Package outgoing is the window: the only maker of bytes for readers outside the house.
//
// A letter is composed of an approved formula, of what the incoming request itself said, of days,
// numbers and codes that the sending register holds, and of what stands in the channel table; an
// Outgoing cannot be made of anything else, and none can be made outside this package. The same
// order gives the same bytes, whoever asks and whatever any register holds. The package may not
// import a register, a desk, a rule, a clock, chance or a log.
package outgoing

import (
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/letter"
)

// An Outgoing is one letter to one recipient. Its zero value is no letter and has no text.
type Outgoing struct {
	channel   Channel
	formula   string
	reference string
	text      string
}

// Text is the letter, line by line.
func (o Outgoing) Text() string { return o.text }

// Channel is the way by which it leaves; every channel has one recipient.
func (o Outgoing) Channel() Channel { return o.channel }

// Formula is the code of the formula it was made of.
func (o Outgoing) Formula() string { return o.formula }

// FileName names the letter as a file, by its own random reference and by nothing else.
func (o Outgoing) FileName() string { return "letter-" + o.reference + ".txt" }

// An Envelope is what a letter gets when it leaves.
type Envelope struct {
	Version   int64 // of the formula
	Reference string
	Dated     deadline.Date // the day of its slot
}

// Compose makes a letter that leaves. It returns *act.Refused where the order does not fit its
// formula and its channel, or where the letter has no reference or no day.
func (l *Library) Compose(o letter.Order, e Envelope) (Outgoing, error) {
	var c act.Checks
	c.Require(isReference(e.Reference), "reference", "choose_from_list")
	c.Require(!e.Dated.IsZero(), "on", "day_missing")
	if err := c.Err(); err != nil {
		return Outgoing{}, err
	}
	w, err := l.checked(o, e.Version)
	if err != nil {
		return Outgoing{}, err
	}
	text := l.write(w, marks{reference: e.Reference, dated: l.day(e.Dated, o.Language)})
	return Outgoing{channel: w.channel, formula: w.formula.Code, reference: e.Reference, text: text}, nil
}

// Preview shows what a letter will say, with marks where its reference and its day will stand. It is
// a text and no Outgoing: it cannot leave.
func (l *Library) Preview(o letter.Order) (string, error) {
	w, err := l.checked(o, 0)
	if err != nil {
		return "", err
	}
	return l.write(w, marks{reference: unset, dated: unset}), nil
}

// unset stands in a preview where something is drawn only when the letter leaves.
const unset = "[...]"

// marks are what an envelope puts into the words.
type marks struct{ reference, dated string }

// write fills the words of a formula between the lines of its channel.
func (l *Library) write(w writing, m marks) string {
	language, fill := w.order.Language, strings.NewReplacer(l.fillings(w, m)...)
	parts := []string{
		w.channel.row.From[language],
		w.channel.to(language),
		fill.Replace(l.headed(w.formula)[language]),
		strings.TrimSpace(fill.Replace(w.formula.Words[language])),
		w.channel.row.Signed[language],
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// headed are the first lines of a letter: a constant reply has no number of ours, so that nothing but
// what they wrote to us tells one reply from another.
func (l *Library) headed(f Formula) Words {
	if f.Unnumbered {
		return l.heads.Unnumbered
	}
	return l.heads.Numbered
}
