package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
)

// mostSubjects is how many persons one cause may name.
const mostSubjects = 50

// MaxDocument is the largest document of a measure, in bytes: 25 MB.
const MaxDocument = 25 << 20

// A MeasureForm is what any sworn officer enters of an interim measure. The day of the act is the day
// on which it was received.
type MeasureForm struct {
	Body      string                    `json:"body"`        // of Measures
	Reference string                    `json:"reference"`   // of the body
	At        string                    `json:"received_at"` // "23:40"
	Persons   []particulars.Particulars `json:"persons"`
	States    []string                  `json:"states"`  // none: every state
	Content   []byte                    `json:"content"` // of the document, if any; the desk seals it

	SHA256 string `json:"-"`
	Blob   string `json:"-"`
}

// Receive enters an interim measure: it is in force from this act on.
func Receive(f File, in MeasureForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("body", in.Body, Measures())
	c.Line("reference", in.Reference)
	minute, ok := minutes(in.At)
	c.Require(ok, "received_at", "time_of_day")
	c.Require(len(in.Content) <= MaxDocument, "content", "file_too_large", "max", "25 MB")
	check(&c, in.Persons, in.States, o.Today)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	cause := Cause{
		ID: o.NewID(), Body: in.Body, Reference: identity.Clean(in.Reference), ReceivedOn: o.On, ReceivedAt: in.At,
		States: strings.Join(in.States, " "), SHA256: in.SHA256,
	}
	if in.Blob != "" {
		next.Papers = append(slices.Clip(next.Papers), Paper{ID: o.NewID(), Blob: in.Blob})
	}
	for rule, by := range map[string]*string{"HOLD-01": &cause.HoldBy, "HOLD-01-ack": &cause.AckBy} {
		if *by, err = until(o, rule, minute); err != nil {
			return f, nil, err
		}
	}
	next.Causes = append(slices.Clip(next.Causes), cause)
	next = next.protect(in.Persons, o)
	return next, act.Minutes{{Key: "body", Value: in.Body}, {Key: "persons", Value: strconv.Itoa(len(in.Persons))}}, nil
}

// A CauseForm is what a liaison enters of a cause that no other register holds.
type CauseForm struct {
	Cause   string                    `json:"cause"` // of Causes
	Reason  string                    `json:"reason"`
	Persons []particulars.Particulars `json:"persons"`
	States  []string                  `json:"states"` // none: every state
}

// Enter enters such a cause: it is in force from this act on.
func Enter(f File, in CauseForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("cause", in.Cause, Causes())
	c.Text("reason", in.Reason)
	check(&c, in.Persons, in.States, o.Today)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	cause := Cause{ID: o.NewID(), Body: in.Cause, ReceivedOn: o.On, States: strings.Join(in.States, " "), Reason: in.Reason}
	next.Causes = append(slices.Clip(next.Causes), cause)
	next = next.protect(in.Persons, o)
	return next, act.Minutes{{Key: "body", Value: in.Cause}, {Key: "persons", Value: strconv.Itoa(len(in.Persons))}}, nil
}

// Acknowledge enters that a desk that could carry out a surrender has taken note.
func Acknowledge(f File, _ struct{}, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	next.Causes = slices.Clone(next.Causes)
	for i := range next.Causes {
		if !next.Causes[i].measure() || !next.Causes[i].AckedOn.IsZero() {
			return f, nil, o.Refuse("", "nothing_to_acknowledge")
		}
		next.Causes[i].AckedOn = o.On
	}
	return next, nil, nil
}

// A LiftingForm names the letter by which the body lifted its measure.
type LiftingForm struct {
	Reference string `json:"reference"`
}

// ReceiveLifting enters that the body lifted its measure. The hold stands until two people end it.
func ReceiveLifting(f File, in LiftingForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Line("reference", in.Reference)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Causes = slices.Clone(next.Causes)
	for i := range next.Causes {
		if !next.Causes[i].measure() {
			return f, nil, o.Refuse("", "no_measure")
		}
		next.Causes[i].LiftingOn, next.Causes[i].LiftingRef = o.On, identity.Clean(in.Reference)
	}
	return next, nil, nil
}

func (c Cause) measure() bool { return slices.Contains(Measures(), c.Body) }

func check(c *act.Checks, persons []particulars.Particulars, states []string, today deadline.Date) {
	c.Require(len(persons) > 0, "persons", "nobody_named")
	c.Require(len(persons) <= mostSubjects, "persons", "too_many", "max", strconv.Itoa(mostSubjects))
	for i, p := range persons[:min(len(persons), mostSubjects)] {
		p.Check(c, fmt.Sprintf("persons.%d.", i), today)
	}
	for _, s := range states {
		_, known := identity.LookupState(s)
		c.Require(known, "states", "state_unknown")
	}
}

// protect adds the persons of a cause.
func (f File) protect(persons []particulars.Particulars, o act.Occasion) File {
	f.Subjects = slices.Clip(f.Subjects)
	for _, p := range persons {
		f.Subjects = append(f.Subjects, Subject{ID: o.NewID(), Said: written(p)})
	}
	return f
}

// written is a value as JSON; what is written so here is texts and numbers alone.
func written(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic("ledger: a value that is not plain: " + err.Error())
	}
	return string(text)
}

// minutes is the time of day in minutes, as in "23:40".
func minutes(at string) (int, bool) {
	t, err := time.Parse("15:04", at)
	return 60*t.Hour() + t.Minute(), err == nil && len(at) == len("15:04")
}

// until computes a limit in minutes or hours from the moment of receipt, as the law of the occasion has
// it.
func until(o act.Occasion, rule string, minute int) (string, error) {
	r, err := o.Pack.Rule(rule)
	if err != nil {
		return "", err
	}
	anchor := time.Date(o.On.Year(), time.Month(o.On.Month()), o.On.Day(), 0, minute, 0, 0, o.Pack.Zone)
	m, err := deadline.ComputeAt(r, deadline.Instant{Event: o.Kind, Anchor: anchor, Zone: o.Pack.Zone}, o.Pack.Calendar)
	return m.Due.Format(time.RFC3339), err
}
