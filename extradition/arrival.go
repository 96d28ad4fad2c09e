package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
)

// An ArrivalForm is the form of one event by which something of a request reached this state.
type ArrivalForm struct {
	Channel  string        `json:"channel"`
	Sender   string        `json:"sender"`
	Organ    string        `json:"organ"` // of this state, which received it
	On       deadline.Date `json:"on"`
	Time     string        `json:"time"` // "09:30"; empty: not known
	Form     string        `json:"form"`
	Language string        `json:"language"`
	Complete bool          `json:"complete"` // it brings, or completes, the request with its documents
	Asks     []string      `json:"asks"`     // measures asked for the first time; arrival.recorded alone
	Paper    part.Filing   `json:"paper"`    // the document, if it is filed with the arrival
	Stamp    part.Filing   `json:"stamp"`    // the picture of the stamp of receipt, if there is one
}

// Check notes every problem of the arrival, each under at and the field's name.
func (in ArrivalForm) Check(c *act.Checks, at string, o act.Occasion) {
	c.OneOf(at+"channel", in.Channel, part.Channels())
	c.Line(at+"sender", in.Sender)
	c.Line(at+"organ", in.Organ)
	c.Require(!in.On.IsZero(), at+"on", "day_missing")
	c.Require(in.On <= o.On, at+"on", "arrival_after_entry")
	c.Require(in.Time == "" || act.TimeOfDay(in.Time), at+"time", "time_form")
	c.OneOf(at+"form", in.Form, part.Forms())
	_, known := identity.LookupLanguage(in.Language)
	c.Require(known, at+"language", "language_unknown")
	c.Require(!in.Complete || slices.Contains(completing(), in.Form), at+"complete", "form_completes_nothing")
	if !in.Paper.Empty() {
		in.Paper.Check(c, at+"paper.")
	}
	if !in.Stamp.Empty() {
		in.Stamp.Check(c, at+"stamp.")
	}
}

// completing lists the forms that can bring, or complete, a request with its documents.
func completing() []string {
	return []string{extraditionRequest, assistanceRequest, "supplement"}
}

// Arrived is the file with one more arrival, its document and its stamp. The form was checked.
func (f File) Arrived(in ArrivalForm, o act.Occasion) File {
	a := Arrival{
		ID: o.NewID(), Channel: in.Channel, Sender: identity.Clean(in.Sender), Organ: identity.Clean(in.Organ), On: in.On, Time: in.Time,
		Form: in.Form, Language: in.Language, Complete: in.Complete, Entered: o.Today, By: o.Officer,
	}
	if !in.Paper.Empty() {
		paper := in.Paper.Annex(o)
		f.Annexes = part.Added(f.Annexes, paper)
		a.Document, a.SHA256 = paper.ID, paper.SHA256
	}
	if !in.Stamp.Empty() {
		stamp := in.Stamp.Annex(o)
		f.Annexes = part.Added(f.Annexes, stamp)
		a.Stamp = stamp.SHA256
	}
	f.Arrivals = part.Added(f.Arrivals, a)
	return f
}

// RecordArrival records a further arrival. None is ever changed: what came with a mistaken stamp is
// followed by what came with the right one. The request for extradition brings a file that began with a
// request for arrest to the ministry.
func RecordArrival(f File, in ArrivalForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	in.Check(&c, "", o)
	checkMeasures(&c, in.Asks, f.Request.Kind)
	for _, kind := range in.Asks {
		c.Require(!slices.ContainsFunc(f.Measures, func(m Measure) bool { return m.Kind == kind }), "asks", "asked_before")
	}
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next = next.Arrived(in, o)
	for _, kind := range in.Asks {
		next = next.Measured(kind, part.Asked, o)
	}
	if in.Form == extraditionRequest && slices.Contains([]stage.State{stage.ArrestRequested, stage.Arrested}, f.Request.State) {
		next.Request.State = stage.ReceivedByMinistry
	}
	return next.Wound(o, append(act.Minutes{
		{Key: "channel", Value: in.Channel},
		{Key: "arrival_form", Value: in.Form},
		{Key: "arrived_on", Value: in.On.String()},
	}, f.lateDocuments(in, o)...))
}

// lateDocuments finds the limits for the request with its documents that had passed when it arrived.
func (f File) lateDocuments(in ArrivalForm, o act.Occasion) act.Minutes {
	if !in.Complete {
		return nil
	}
	o.Kind, o.On = "request.received", in.On
	return Late(f, o)
}
