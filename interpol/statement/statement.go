// Package statement is the rule of a police statement: every act of the police on one person, as the
// book holds it, and whether it acted solely on request and limited its checks to the persons named.
//
// A statement is a file of its own kind, is issued once and never changes. It says what the book
// says: what is put together from it is checked against it, and where the two do not agree nothing is
// issued. The package may not import a store, a web, a clock or a log, and may not name protection.
package statement

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
)

// State is the one stage of a statement.
const State = "statement_issued"

// The kind of a file that a person stands in.
const (
	Message = "message"
	Removal = "removal"
)

// A Ref is one person in one file of the register.
type Ref struct {
	Case   string `json:"case"`
	Person string `json:"person"`
}

// A Line is one act on the person, as the book holds it.
type Line struct {
	Case    string        `json:"case"`
	File    string        `json:"file"` // message | removal
	Kind    string        `json:"kind"`
	On      deadline.Date `json:"on"`
	At      int64         `json:"at"` // of entry, in microseconds since 1970
	Article string        `json:"article"`
	Purpose string        `json:"purpose,omitempty"` // of a check
	Source  string        `json:"source,omitempty"`  // of a check
}

// A Statement says what the police did on one person up to a moment.
type Statement struct {
	ID       string
	Version  int64 // 1: it never changes
	IssuedOn deadline.Date
	Officer  string
	Unit     string
	AskedBy  string // sealed
	Through  int64  // number of the last entry of the book that was read
	Messages int64  // files of messages among the chosen
	Checks   int64
	Solely   bool               // the police acted on requests alone: no file of a removal is among the chosen
	Person   []particulars.Name // sealed: the person as the chosen files name them
	Chosen   []Ref              // sealed
	Lines    []Line             // sealed
}

// A Request is the form of a statement: in which files the person stands, and which persons, who may
// seem the same, are others.
type Request struct {
	AskedBy string `json:"asked_by"`
	Chosen  []Ref  `json:"chosen"`
	Others  []Ref  `json:"others"`

	Gathered Gathered `json:"-"` // set by the desk inside the act
}

// Gathered is what the desk read from the book and from the rows.
type Gathered struct {
	Through    int64
	Person     []particulars.Name
	Lines      []Line
	Messages   int64 // files of messages
	Removals   int64 // files of removals and escorts
	Near       []Ref // everybody in the register who may be the person, the chosen among them
	Unknown    bool  // a chosen person does not stand in the file that was named
	Unnamed    int   // checks in the book on somebody whom the message does not name
	Differing  int   // checks of which book and row do not say the same
	Unreceived int   // files of messages of which no receipt is in the book
}

// Check refuses a form that names nobody.
func (in Request) Check() error {
	var c act.Checks
	c.Line("asked_by", in.AskedBy)
	c.Require(len(in.Chosen) > 0, "chosen", "person_missing")
	c.Require(len(in.Chosen) <= 100 && len(in.Others) <= 1000, "chosen", "too_many", "max", "100")
	return c.Err()
}

// Issue makes the statement. Everybody who may be the person must be chosen or said to be another, so
// that no act is left out unseen.
func Issue(s Statement, in Request, o act.Occasion) (Statement, act.Minutes, error) {
	if s.Version != 0 {
		return s, nil, o.Refuse("", "statement_issued")
	}
	if o.On != o.Today {
		return s, nil, o.Refuse("on", "statement_of_today")
	}
	if err := in.Check(); err != nil {
		return s, nil, err
	}
	g := in.Gathered
	if g.Unknown {
		return s, nil, o.Refuse("chosen", "choose_from_list")
	}
	if n := in.undecided(); n > 0 {
		return s, nil, o.Refuse("others", "person_undecided", "persons", strconv.Itoa(n))
	}
	if g.Unnamed+g.Differing+g.Unreceived > 0 {
		return s, nil, o.Refuse("", "book_contradicts")
	}
	s = Statement{
		ID: s.ID, Version: 1, IssuedOn: o.On, Officer: o.Officer, Unit: o.Unit, AskedBy: identity.Clean(in.AskedBy), Through: g.Through,
		Messages: g.Messages, Solely: g.Removals == 0, Person: g.Person, Chosen: in.Chosen, Lines: g.Lines,
	}
	for _, l := range g.Lines {
		if l.Kind == "check.made" {
			s.Checks++
		}
	}
	return s, act.Minutes{
		{Key: "book_through", Value: strconv.FormatInt(s.Through, 10)}, {Key: "acts", Value: strconv.Itoa(len(s.Lines))},
		{Key: "checks", Value: strconv.FormatInt(s.Checks, 10)}, {Key: "solely_on_request", Value: strconv.FormatBool(s.Solely)},
	}, nil
}

// undecided counts those who may be the person and of whom the form does not say it.
func (in Request) undecided() int {
	n := 0
	for _, near := range in.Gathered.Near {
		if !slices.Contains(in.Chosen, near) && !slices.Contains(in.Others, near) {
			n++
		}
	}
	return n
}
