package post

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
)

// A ProvisionalArrest tells the ministry of justice that the police arrested a person whom a state
// asked for.
type ProvisionalArrest struct {
	State      string                  `json:"state"`     // that asked
	Reference  string                  `json:"reference"` // of its message, as written there
	ArrestedOn deadline.Date           `json:"arrested_on"`
	ArrestedAt string                  `json:"arrested_at"` // "23:40"
	Place      string                  `json:"place"`
	CaseNumber string                  `json:"case_number"` // of the court abroad, as the message gives it
	Charge     string                  `json:"charge"`
	Warrant    string                  `json:"warrant"`
	Person     particulars.Particulars `json:"person"`
}

// A Surrender asks the police to bring a person to a place and to hand them over there.
type Surrender struct {
	To     string                  `json:"to"` // the state that takes over
	On     deadline.Date           `json:"on"`
	At     string                  `json:"at"` // "09:30"; empty: not agreed
	Place  string                  `json:"place"`
	Person particulars.Particulars `json:"person"`
}

// A SurrenderRecalled takes the arrangement back that it answers. It has no reason and names nobody:
// the arrangement does.
type SurrenderRecalled struct{}

// An Escort says what became of a surrender.
type Escort struct {
	Outcome string        `json:"outcome"` // of Escorts
	On      deadline.Date `json:"on"`
	At      string        `json:"at"`    // empty: not known, or nobody was handed over
	Place   string        `json:"place"` // the same
}

// The ends of an escort. Handed over is one in the order of the acts of the police, and contravened one that
// was not to be: a register that takes the one in for the other does not say what happened.
const (
	HandedOver    = "handed_over"
	NotHandedOver = "not_handed_over"
	Contravened   = "contravened"
)

// Escorts lists how an escort can end.
func Escorts() []string { return []string{HandedOver, NotHandedOver, Contravened} }

// Evidence is what somebody sends for an authority that nobody says is involved. Whom it is about is
// said as the sender says it.
type Evidence struct {
	State  string                  `json:"state"` // that sent it; empty: none did
	Note   string                  `json:"note"`
	Person particulars.Particulars `json:"person"`
}

// A RefoulementQuestion is the formal request of a court. It names the claim by the reference under which
// the door, which alone reads it, knows it already.
type RefoulementQuestion struct {
	Case   string `json:"case"`   // the file of the sender
	Part   string `json:"part"`   // the person of that file
	Court  string `json:"court"`  // the unit that it is
	Number string `json:"number"` // of the court's case
	State  string `json:"state"`  // to which the person may be surrendered
}

// A RefoulementAnswer says whether obligations of non-refoulement are engaged, and nothing else. It is
// read by a judge and never served on the requesting state. Both answers have one size.
type RefoulementAnswer struct {
	Engaged string `json:"engaged"` // Yes or No
}

// The two answers. Nothing else is one, so that an answer that was left out is none.
const (
	Yes = "Y"
	No  = "N"
)

// blank makes the empty form of a kind.
func blank(kind string) form {
	switch kind {
	case ProvisionalArrestKind:
		return new(ProvisionalArrest)
	case SurrenderKind:
		return new(Surrender)
	case SurrenderRecalledKind:
		return new(SurrenderRecalled)
	case EscortKind:
		return new(Escort)
	case EvidenceKind:
		return new(Evidence)
	case RefoulementQuestionKind:
		return new(RefoulementQuestion)
	}
	return new(RefoulementAnswer)
}

// A form is what a message carries, by its kind.
type form interface{ check(c *act.Checks) }

// What one message may carry. No law sets these.
const (
	MaxDocuments = 20
	MaxDocument  = 25 << 20 // bytes of one paper
)

// Read reads the form of a message into one of the types of this package. It returns *act.Refused for
// a form that is not of that type.
func (m Message) Read(into any) error {
	d := json.NewDecoder(bytes.NewReader(m.Form))
	d.DisallowUnknownFields()
	if d.Decode(into) != nil || d.More() {
		return &act.Refused{Problems: []act.Problem{{Field: "form", Code: "form_json"}}}
	}
	return nil
}

func (m Message) checkForm() error {
	f := blank(m.Kind)
	if err := m.Read(f); err != nil {
		return err
	}
	var c act.Checks
	f.check(&c)
	c.Require(len(m.Documents) <= MaxDocuments, "content", "too_many", "max", strconv.Itoa(MaxDocuments))
	for _, d := range m.Documents {
		c.Require(len(d.Content) <= MaxDocument, "content", "file_too_large", "max", "25 MB")
		c.Require(d.SHA256 == Digest(d.Content), "content", "file_changed")
		c.Require(len(d.Content) > 0, "content", "file_empty")
		c.Line("title", d.Title)
	}
	c.Require(m.Kind != EvidenceKind || len(m.Documents) > 0, "content", "file_empty")
	return c.Err()
}

func (f *ProvisionalArrest) check(c *act.Checks) {
	state(c, f.State)
	moment(c, f.ArrestedOn, f.ArrestedAt)
	for _, line := range []struct{ field, text string }{
		{"reference", f.Reference}, {"place", f.Place}, {"case_number", f.CaseNumber}, {"charge", f.Charge}, {"warrant", f.Warrant},
	} {
		c.OptionalLine(line.field, line.text)
	}
	gathered(c, f.Person)
}

func (f *Surrender) check(c *act.Checks) {
	state(c, f.To)
	moment(c, f.On, f.At)
	c.Line("place", f.Place)
	gathered(c, f.Person)
}

func (*SurrenderRecalled) check(*act.Checks) {} // what it answers says everything

func (f *Escort) check(c *act.Checks) {
	c.OneOf("outcome", f.Outcome, Escorts())
	moment(c, f.On, f.At)
	c.OptionalLine("place", f.Place)
}

func (f *Evidence) check(c *act.Checks) {
	if f.State != "" {
		state(c, f.State)
	}
	c.OptionalText("note", f.Note)
	f.Person.CheckGathered(c, "")
}

func (f *RefoulementQuestion) check(c *act.Checks) {
	state(c, f.State)
	c.Line("court", f.Court)
	c.Line("number", f.Number)
	c.Line("case", f.Case)
}

func (f *RefoulementAnswer) check(c *act.Checks) { c.OneOf("engaged", f.Engaged, []string{Yes, No}) }

// gathered checks a person of a file: with a name, and without the limits of one form. The post has no
// clock, and the desk has checked each form.
func gathered(c *act.Checks, p particulars.Particulars) {
	c.Require(len(p.Names) > 0, "names.0.family", "name_empty")
	p.CheckGathered(c, "")
}

func state(c *act.Checks, code string) {
	_, known := identity.LookupState(code)
	c.Require(known, "state", "choose_from_list")
}

// moment checks a day and, where there is one, a time of day.
func moment(c *act.Checks, on deadline.Date, at string) {
	c.Require(!on.IsZero(), "on", "day_missing")
	c.Require(at == "" || act.TimeOfDay(at), "at", "time_form")
}

// Digest is the SHA-256 of a content, as a Document names it.
func Digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
