package liaison

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/page"
	boxes "github.com/zaklon/zaklon/web/particulars"
)

// How many persons and states one form names.
const (
	mostPersons = 3
	mostStates  = 2
)

// Everybody lists the form by which any sworn officer enters an interim measure. After it everybody sees
// the same page: no match and no count, and the officer's own register keeps nothing.
func Everybody() []page.Route {
	return pages.Opening[ledger.File, ledger.MeasureForm]{
		Act: liaison.ReceiveMeasure(), Address: "/measure",
		Fields: func(_ context.Context, v *page.Visit) ([]page.Field, error) {
			return append([]page.Field{
				{Name: "received_at"}, {Name: "body", Label: "measure_body", Kind: page.Radios, Options: page.Options(v.Printer, "cause_body", ledger.Measures())},
				{Name: "reference", Label: "measure_reference", Foreign: true},
			}, append(states(v), page.Field{Name: "content", Kind: page.Upload})...), nil
		},
		Fill: func(f *page.Form, v *page.Visit) {
			f.Set("received_at", v.Desk.Register.Now().In(v.Desk.Zone).Format("15:04"))
		},
		Read: func(f *page.Form, r *http.Request) (ledger.MeasureForm, error) {
			content, err := page.File(r, "content")
			return ledger.MeasureForm{
				Body: f.Get("body"), Reference: f.Get("reference"), At: strings.TrimSpace(f.Get("received_at")), Persons: persons(f), States: chosen(f), Content: content,
			}, err
		},
		Place: place, Body: people, Boxes: all,
	}.Routes()
}

// causes is the form of a cause that the liaison enters.
func causes() []page.Route {
	return pages.Opening[ledger.File, ledger.CauseForm]{
		Act: liaison.EnterCause(),
		Fields: func(_ context.Context, v *page.Visit) ([]page.Field, error) {
			return append([]page.Field{
				{Name: "cause", Label: "entered_cause", Kind: page.Radios, Options: page.Options(v.Printer, "cause_body", ledger.Causes())},
				{Name: "reason", Label: "door_reasons", Kind: page.Area, Rows: 4, Foreign: true},
			}, states(v)...), nil
		},
		Read: func(f *page.Form, _ *http.Request) (ledger.CauseForm, error) {
			return ledger.CauseForm{Cause: f.Get("cause"), Reason: f.Get("reason"), Persons: persons(f), States: chosen(f)}, nil
		},
		Place: place, Body: people, Boxes: all,
	}.Routes()
}

// states are the boxes of the states to which nobody may be handed; none are all.
func states(v *page.Visit) []page.Field {
	every := append([]page.Option{{Text: v.T("liaison.every_state")}}, boxes.States(v.Demo)...)
	return []page.Field{
		{Name: "states.0", Label: "measure_states", Kind: page.Select, Options: every},
		{Name: "states.1", Label: "measure_state_more", Kind: page.Select, Options: append([]page.Option{{Text: v.T("choice.none")}}, boxes.States(v.Demo)...)},
	}
}

// chosen gives the states. Where the first box says every state, it is every state.
func chosen(f *page.Form) []string {
	if f.Get("states.0") == "" {
		return nil
	}
	var out []string
	for i := range mostStates {
		if code := f.Get(fmt.Sprintf("states.%d", i)); code != "" {
			out = append(out, code)
		}
	}
	return out
}

// at is the boxes of one person of the form, as they are read.
func at(i int) boxes.Boxes { return boxes.Boxes{At: fmt.Sprintf("persons.%d.", i)} }

// person is the same boxes as they are shown.
func person(i int, v *page.Visit) boxes.Boxes {
	b := at(i)
	b.Invented = v.Demo
	return b
}

// typed lists the persons of whom something was typed, in the order of their boxes.
func typed(f *page.Form) []boxes.Boxes {
	var out []boxes.Boxes
	for i := range mostPersons {
		if b := at(i); b.Typed(f) {
			out = append(out, b)
		}
	}
	return out
}

// persons reads the persons that were typed.
func persons(f *page.Form) []particulars.Particulars {
	var out []particulars.Particulars
	for _, b := range typed(f) {
		out = append(out, b.Read(f))
	}
	return out
}

// place gives the box of a value at which the rule found fault. The rule counts the persons that were
// typed; the form has boxes that stayed empty.
func place(f *page.Form, field string) string {
	switch field {
	case "persons":
		return "persons.0.names.0.family"
	case "states":
		return "states.0"
	}
	for i, b := range typed(f) {
		if rest, ok := strings.CutPrefix(field, fmt.Sprintf("persons.%d.", i)); ok {
			return b.Place(f, b.At+rest)
		}
	}
	return field
}

// all lists the boxes of every person.
func all(v *page.Visit, f *page.Form) []page.Field {
	var out []page.Field
	for i := range mostPersons {
		out = append(out, person(i, v).Fields(f)...)
	}
	return out
}

// people draws the boxes of every person; those after the first are folded away until something stands
// in them.
func people(v *page.Visit, f *page.Form) templ.Component { return peopleBoxes(v, f) }
