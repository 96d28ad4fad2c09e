package letter

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/zaklon/zaklon/deadline"
)

// An Echo is what the incoming request itself said. Whoever sent it reads there nothing that they
// did not write: no spelling is put right, no date filled in.
type Echo struct {
	State     string        `json:"state,omitempty"`     // who asks, ISO code; empty where no state does
	Reference string        `json:"reference,omitempty"` // their reference, one line
	Dated     deadline.Date `json:"dated,omitzero"`      // the day they put on it
	Authority string        `json:"authority,omitempty"` // the name they give themselves, one line
	Subject   string        `json:"subject,omitempty"`   // the person's name as they wrote it, one line
	Spellings []string      `json:"spellings,omitempty"` // variants made from that name alone
}

// A Value fills one slot of a formula with what the register holds. It is a day, a number or codes of
// the slot's closed list, and never a text: so nothing that was typed can stand in it.
type Value struct {
	Slot   string        `json:"slot"`
	Day    deadline.Date `json:"day,omitzero"`
	Number int64         `json:"number,omitempty"`
	Codes  []string      `json:"codes,omitempty"`
}

// Day fills a slot with a day.
func Day(slot string, d deadline.Date) Value { return Value{Slot: slot, Day: d} }

// Number fills a slot with a number, of days or of enclosures.
func Number(slot string, n int64) Value { return Value{Slot: slot, Number: n} }

// Choice fills a slot with codes of its list.
func Choice(slot string, codes ...string) Value { return Value{Slot: slot, Codes: codes} }

// An Order says what a letter is made of.
type Order struct {
	Channel  string
	Formula  string
	Language string
	Echo     Echo
	Values   []Value
}

// Texts writes echo and values as a file keeps them. The same order gives the same texts.
func (o Order) Texts() (echo, values string) { return text(o.Echo), text(o.Values) }

func text(of any) string {
	raw, _ := json.Marshal(of) // days, numbers and strings always have a form
	return string(raw)
}

// ErrOrder says that a file holds an order that cannot be read.
var ErrOrder = errors.New("the order of a letter cannot be read")

// Order reads what Texts wrote. It returns ErrOrder for anything else.
func (l Letter) Order() (Order, error) {
	o := Order{Channel: l.Channel, Formula: l.Formula, Language: l.Language}
	if strict(l.Echo, &o.Echo) != nil || strict(l.Values, &o.Values) != nil {
		return Order{}, ErrOrder
	}
	return o, nil
}

func strict(text string, into any) error {
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return ErrOrder
	}
	return nil
}
