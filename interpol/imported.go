package interpol

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol/notice"
)

// NoticeImported is the act by which a notice is entered from the public form.
const NoticeImported = "notice.imported"

// A NoticeForm is the form by which a published notice is imported: the notice as JSON, and what the
// public form does not say.
type NoticeForm struct {
	Notice      []byte        `json:"notice"` // base64 in JSON
	Colour      string        `json:"colour"`
	Sender      string        `json:"sender"` // where the notice names no warrant, or several states
	Dated       deadline.Date `json:"dated"`  // of its publication
	ReceivedAt  string        `json:"received_at"`
	Language    string        `json:"language"`
	Restriction string        `json:"restriction"`
	Actions     []string      `json:"actions"`
}

// ImportNotice opens the file of a published notice. A notice asks this bureau for no answer by itself,
// so no limit to answer runs from it. A date of birth that is impossible is kept as far as it is
// possible, with a finding.
func ImportNotice(f File, in NoticeForm, o act.Occasion) (File, act.Minutes, error) {
	read, err := notice.Read(in.Notice)
	if err != nil {
		return f, nil, err
	}
	person, dropped := possible(read.Person, o)
	in.Sender = in.sender(read.Issuers)
	out := Incoming{
		Form: "notice", Colour: in.Colour, Sender: in.Sender, Reference: read.Reference, Dated: in.Dated, ReceivedAt: in.ReceivedAt, Language: in.Language,
		Restriction: in.Restriction, Summary: read.Text, Actions: in.Actions, Persons: []particulars.Particulars{person},
	}
	if len(read.Issuers) > 0 {
		out.Warrant = read.Reference // the warrant is the one that the notice speaks of
	}
	next, minutes, err := Receive(f, out, o)
	if err == nil && (read.Partly || dropped) {
		minutes = append(minutes, act.Line{Key: "birth_kept_partly", Value: read.Reference, Finding: true})
	}
	return next, minutes, err
}

// sender is the state whose warrant the notice names, unless the form says it.
func (in NoticeForm) sender(issuers []string) string {
	if in.Sender == "" && len(issuers) == 1 {
		return issuers[0]
	}
	return in.Sender
}

// possible leaves out a date of birth that no living person can have.
func possible(p particulars.Particulars, o act.Occasion) (particulars.Particulars, bool) {
	for _, b := range p.Births {
		read, problem := identity.NewBirthDate(b.Day, b.Month, b.Year)
		if problem == nil {
			problem = identity.CheckBorn(read, o.Today.Year(), int(o.Today.Month()), o.Today.Day())
		}
		if problem != nil {
			p.Births = nil
			return p, true
		}
	}
	return p, false
}
