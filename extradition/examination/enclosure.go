package examination

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/letter"
)

// An EnclosureForm is the form by which one line of the checklist is checked.
type EnclosureForm struct {
	Enclosure string `json:"enclosure"` // of the file
	Status    string `json:"status"`
	Language  string `json:"language"` // in which it was received
	Document  string `json:"document"` // an annex of the file, if it was filed
	Remark    string `json:"remark"`
}

// CheckEnclosure notes what was found of one enclosure. A judgment or a translation of it that is not
// there keeps the request from the court, so that what a translation hid cannot decide: a finding.
func CheckEnclosure(f extradition.File, in EnclosureForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Enclosures, func(e part.Enclosure) bool { return e.ID == in.Enclosure })
	_, known := identity.LookupLanguage(in.Language)
	here := in.Status == part.Received || in.Status == part.Untranslated
	var c act.Checks
	c.Require(i >= 0, "enclosure", "choose_from_list")
	c.OneOf("status", in.Status, part.EnclosureStates())
	c.Require(known || in.Language == "" && !here, "language", "language_unknown")
	f.CheckAnnex(&c, "document", in.Document)
	c.OptionalText("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	e := f.Enclosures[i]
	e.Status, e.Language, e.Document, e.Remark, e.CheckedOn, e.By = in.Status, in.Language, in.Document, in.Remark, o.On, o.Officer
	next.Enclosures = part.Replaced(f.Enclosures, i, e)
	return next.Wound(o, act.Minutes{
		{Key: "enclosure", Value: e.Kind},
		{Key: "enclosure_status", Value: e.Status, Finding: extradition.Blocks(e)},
	})
}

// An InformationForm is the form by which supplementary information is asked for.
type InformationForm struct {
	What   string          `json:"what"`
	Until  deadline.Date   `json:"until"`
	Letter letter.Queueing `json:"-"` // to the requesting state; set by the desk, and optional
}

// RequestInformation asks the requesting state for what is missing, with a day until which it is awaited.
// Nothing follows from that day by itself.
func RequestInformation(f extradition.File, in InformationForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Text("what", in.What)
	c.Require(!in.Until.IsZero(), "until", "day_missing")
	c.Require(in.Until.IsZero() || in.Until > o.On, "until", "until_not_after")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next, queued, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	next.Informations = part.Added(f.Informations, part.InformationRequest{ID: o.NewID(), What: in.What, On: o.On, Until: in.Until})
	return next.Reckoned(o, append(act.Minutes{{Key: "until", Value: in.Until.String()}}, queued...))
}

// A ReceiptForm is the form by which the information that was asked for is taken in.
type ReceiptForm struct {
	Information string `json:"information"` // the request for it, of the file
	Arrival     string `json:"arrival"`     // the arrival by which it came
}

// ReceiveInformation notes that what was asked for has come.
func ReceiveInformation(f extradition.File, in ReceiptForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Informations, func(r part.InformationRequest) bool { return r.ID == in.Information && r.ReceivedOn.IsZero() })
	var c act.Checks
	c.Require(i >= 0, "information", "choose_from_list")
	c.Require(slices.ContainsFunc(f.Arrivals, func(a part.Arrival) bool { return a.ID == in.Arrival }), "arrival", "choose_from_list")
	c.Require(i < 0 || o.On >= f.Informations[max(i, 0)].On, "on", "received_before_request")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	r := f.Informations[i]
	r.ReceivedOn, r.Arrival = o.On, in.Arrival
	next.Informations = part.Replaced(f.Informations, i, r)
	return next.Wound(o, append(act.Minutes{{Key: "until", Value: r.Until.String()}}, late(r, o)...))
}

// late is the finding of information that came after its own day, whatever else is awaited.
func late(r part.InformationRequest, o act.Occasion) act.Minutes {
	if o.On <= r.Until {
		return nil
	}
	return act.Minutes{{Key: "information_late", Value: r.Until.String(), Finding: true}}
}
