package extradition

import (
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
)

// A Letterhead is what a request says of itself, from abroad or ours.
type Letterhead struct {
	Kind         string `json:"kind"`
	State        string `json:"state"`     // the other state
	Authority    string `json:"authority"` // its central authority
	Mission      string `json:"mission"`   // the mission that transmits, if any
	Basis        string `json:"basis"`
	Treaty       string `json:"treaty"` // only where the basis is a treaty
	Reference    string `json:"reference"`
	LegacyNumber string `json:"legacy_number"`
	Subject      string `json:"subject"` // in a few words
}

// Check notes every problem of the letterhead; host is the code of this state.
func (h Letterhead) Check(c *act.Checks, host string) {
	c.OneOf("kind", h.Kind, part.Kinds())
	_, known := identity.LookupState(h.State)
	c.Require(known, "state", "state_unknown")
	c.Require(h.State != host, "state", "own_state")
	c.Line("authority", h.Authority)
	c.OptionalLine("mission", h.Mission)
	c.OneOf("basis", h.Basis, part.Bases())
	c.OptionalLine("reference", h.Reference)
	c.OptionalLine("legacy_number", h.LegacyNumber)
	c.OptionalText("subject", h.Subject)
	if h.Basis == "treaty" {
		c.Line("treaty", h.Treaty)
		return
	}
	c.Require(h.Treaty == "", "treaty", "treaty_without_basis")
}

// Request is the head of a new file that the letterhead makes.
func (h Letterhead) Request(id string, o act.Occasion) Request {
	return Request{
		ID: id, Version: 1, Kind: h.Kind, Authority: identity.Clean(h.Authority), Mission: identity.Clean(h.Mission), Basis: h.Basis,
		Treaty: identity.Clean(h.Treaty), Reference: identity.Clean(h.Reference), LegacyNumber: identity.Clean(h.LegacyNumber),
		Subject: h.Subject,
		Unit:    o.Unit, EnteredUnit: o.Unit, EnteredBy: o.Officer, ReceivedOn: o.On, PackState: o.Pack.State,
	}
}

// Host is the code of this state as tables of states have it.
func Host(o act.Occasion) string { return strings.ToUpper(o.Pack.State) }

// A Reception is the form by which a request from abroad is entered.
type Reception struct {
	Letterhead
	Message  string                    `json:"message"`  // of the post, which tells of an arrest; the desk then fills in what it says
	Measures []string                  `json:"measures"` // what is asked, of an extradition
	Arrival  ArrivalForm               `json:"arrival"`  // the event by which it came
	Persons  []particulars.Particulars `json:"persons"`
}

// Receive opens the file of a request from abroad.
func Receive(f File, in Reception, o act.Occasion) (File, act.Minutes, error) {
	if f.Request.State != "" {
		return f, nil, o.Refuse("", "step_not_allowed", "state", string(f.Request.State))
	}
	if err := in.check(o); err != nil {
		return f, nil, err
	}
	f.Request = in.Letterhead.Request(f.Request.ID, o)
	f.Request.Direction, f.Request.State = "in", stage.ReceivedByMinistry
	f.Request.RequestingState, f.Request.RequestedState = in.State, Host(o)
	if in.Arrival.Form == arrestRequest {
		f.Request.State = stage.ArrestRequested
	}
	for _, p := range in.Persons {
		f.People, _ = f.People.Add(p, o.NewID)
	}
	for _, kind := range in.Measures {
		f.Measures = append(f.Measures, Measure{ID: o.NewID(), Kind: kind, Status: part.Asked, AskedOn: o.On, On: o.On})
	}
	for _, kind := range part.Checklist(in.Kind) {
		f.Enclosures = append(f.Enclosures, Enclosure{ID: o.NewID(), Kind: kind, Status: part.Missing})
	}
	f = f.Arrived(in.Arrival, o)
	return f.Wound(o, act.Minutes{
		{Key: "request_kind", Value: in.Kind},
		{Key: "requesting_state", Value: in.State},
		{Key: "basis", Value: in.Basis},
		{Key: "arrival_form", Value: in.Arrival.Form},
		{Key: "persons_named", Value: strconv.Itoa(len(in.Persons))},
	})
}

// The forms of an arrival that open a file.
const (
	arrestRequest      = "provisional_arrest_request"
	extraditionRequest = "extradition_request"
	assistanceRequest  = "assistance_request"
)

func (in Reception) check(o act.Occasion) error {
	var c act.Checks
	c.Require(!o.On.IsZero(), "on", "day_missing")
	c.Require(o.On <= o.Today, "on", "day_in_future")
	in.Letterhead.Check(&c, Host(o))
	in.Arrival.Check(&c, "arrival.", o)
	opens := []string{assistanceRequest}
	if in.Kind == "extradition" {
		opens = []string{arrestRequest, extraditionRequest}
		c.Require(len(in.Measures) > 0, "measures", "measure_missing")
	}
	c.Require(slices.Contains(opens, in.Arrival.Form), "arrival.form", "form_opens_no_file")
	checkMeasures(&c, in.Measures, in.Kind)
	CheckPersons(&c, in.Persons, Claiming{Kind: in.Kind, Today: o.Today, Gathered: in.Message != ""})
	return c.Err()
}

// checkMeasures notes measures that do not exist, are asked twice, or of a request that asks for none.
func checkMeasures(c *act.Checks, measures []string, kind string) {
	c.Require(kind == "extradition" || len(measures) == 0, "measures", "measure_without_extradition")
	for i, m := range measures {
		c.OneOf("measures", m, part.Measures())
		c.Require(!slices.Contains(measures[:i], m), "measures", "twice")
	}
}

// A Claiming is what a list of persons is checked by: the kind of request, the day that bounds dates of
// birth, and whether the persons come by the post, out of a file that many forms made.
type Claiming struct {
	Kind     string
	Today    deadline.Date
	Gathered bool
}

// CheckPersons notes every problem of the persons of a request. One that would hand somebody over
// claims exactly one person, so that every limit, court and hold of its file is of that person.
func CheckPersons(c *act.Checks, persons []particulars.Particulars, by Claiming) {
	if single(by.Kind) {
		c.Require(len(persons) == 1, "persons", "one_person")
	}
	c.Require(len(persons) <= particulars.MaxParts, "persons", "too_many", "max", strconv.Itoa(particulars.MaxParts))
	for i, p := range persons[:min(len(persons), particulars.MaxParts)] {
		at := "persons." + strconv.Itoa(i) + "."
		if by.Gathered && len(p.Names) > 0 {
			p.CheckGathered(c, at)
			continue
		}
		p.Check(c, at, by.Today)
	}
}

// single tells whether a request of the kind is about exactly one person.
func single(kind string) bool {
	return kind == "extradition" || slices.Contains(part.Transfers(), kind)
}

// A Description is the form by which more is said of a person of the file, or a further one is named.
type Description struct {
	Person string `json:"person"` // of the file; empty: a further one
	particulars.Particulars
}

// Describe adds to what the file says of a person. Nothing is taken away.
func Describe(f File, in Description, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Require(in.Person == "" || f.Has(in.Person), "person", "choose_from_list")
	c.Require(in.Person != "" || !single(f.Request.Kind) && len(f.Persons) < particulars.MaxParts, "person", "one_person")
	c.Require(!in.Empty(), "names.0.family", "nothing_said")
	in.CheckMore(&c, "", o.Today)
	c.Require(in.Person != "" || in.Empty() || len(in.Names) > 0, "names.0.family", "name_empty")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	if in.Person == "" {
		next.People, in.Person = f.People.Add(in.Particulars, o.NewID)
	} else {
		next.People = f.People.Describe(in.Person, in.Particulars, o.NewID)
	}
	return next.Wound(o, act.Minutes{{Key: "person", Value: in.Person}, {Key: "names", Value: strconv.Itoa(len(in.Names))}})
}
