package statement

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection/applicant"
	issued "github.com/zaklon/zaklon/protection/identification/statement"
	"github.com/zaklon/zaklon/web/page"
)

// How many boxes the form has for dates of birth, and how many lines of further names are read: the
// rule refuses so many anyway.
const (
	birthBoxes = 2
	mostNames  = 30
)

func read(f *page.Form) reading {
	r := reading{boxes: map[string]string{}, in: issued.Request{
		AskedBy: f.Get("asked_by"), Purpose: f.Get("purpose"), Nationality: f.All("nationalities"),
	}}
	r.names(f)
	for i := range birthBoxes {
		at := fmt.Sprintf("births.%d", i)
		b := applicant.BirthForm{Day: f.Get(at + ".day"), Month: f.Get(at + ".month"), Year: f.Get(at + ".year")}
		if strings.TrimSpace(b.Day+b.Month+b.Year) != "" {
			r.boxes[fmt.Sprintf("births.%d", len(r.in.Births))] = at
			r.in.Births = append(r.in.Births, b)
		}
	}
	if p := (applicant.IdentityPaper{Kind: f.Get("documents.0.kind"), Number: f.Get("documents.0.number"), State: f.Get("documents.0.state")}); p != (applicant.IdentityPaper{}) {
		r.in.Documents = append(r.in.Documents, p)
	}
	return r
}

// names reads the name and the further ones. Who knows only a part of a name gives it among those.
func (r *reading) names(f *page.Form) {
	first := applicant.NameForm{
		Kind: string(identity.NameDocument), Family: f.Get("names.0.family"), Given: f.Get("names.0.given"), Patronymic: f.Get("names.0.patronymic"),
		NoGiven: f.Get("no_given_name") != "",
	}
	further := spellings(f.Get("also"))
	if strings.TrimSpace(first.Family+first.Given+first.Patronymic) != "" || len(further) == 0 {
		r.name(first, "names.0")
	}
	for _, n := range further {
		r.name(n, "also")
	}
}

func (r *reading) name(n applicant.NameForm, box string) {
	r.boxes[fmt.Sprintf("names.%d", len(r.in.Names))] = box
	r.in.Names = append(r.in.Names, n)
}

// spellings reads one name from each line: "Family, Given", or the whole name.
func spellings(text string) []applicant.NameForm {
	var out []applicant.NameForm
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		family, given, _ := strings.Cut(line, ",")
		out = append(out, applicant.NameForm{Kind: string(identity.NameAlso), Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)})
		if len(out) == mostNames {
			break
		}
	}
	return out
}

// place moves every problem from the rule's count to the field in which it was typed, and says each
// once.
func (r reading) place(problems []act.Problem) []act.Problem {
	var out []act.Problem
	for _, p := range problems {
		p.Field = r.field(p.Field)
		if !slices.ContainsFunc(out, func(o act.Problem) bool { return o.Field == p.Field && o.Code == p.Code }) {
			out = append(out, p)
		}
	}
	return out
}

func (r reading) field(name string) string {
	if name == "names" {
		return "also"
	}
	parts := strings.SplitN(name, ".", 3)
	if len(parts) < 3 {
		return name
	}
	box := r.boxes[parts[0]+"."+parts[1]]
	switch {
	case box == "":
		return name
	case box == "also" || parts[0] == "births":
		return box // a date is one field of three boxes
	}
	return box + "." + parts[2]
}

// fields lists the fields of the form in their order.
func (v formView) fields() []page.Field {
	return []page.Field{
		{Name: "asked_by", Foreign: true}, {Name: "purpose", Label: "statement_purpose", Kind: page.Area, Rows: 3},
		{Name: "names.0.family", Label: "family_name", Foreign: true}, {Name: "names.0.given", Label: "given_name", Foreign: true},
		{Name: "names.0.patronymic", Label: "patronymic", Foreign: true},
		{Name: "also", Label: "statement_names", Kind: page.Area, Rows: 3},
		{Name: "births.0", Label: "date_of_birth", Kind: page.Day}, {Name: "births.1", Label: "date_of_birth_other", Kind: page.Day},
		{Name: "nationalities", Kind: page.Select, Options: v.states()},
		{Name: "documents.0.kind", Label: "identity_document", Kind: page.Select, Options: v.papers()},
		{Name: "documents.0.number", Label: "document_number", Foreign: true},
		{Name: "documents.0.state", Label: "issuing_state", Kind: page.Select, Options: v.states()},
	}
}

// some are the fields between two places of the list, for one part of the form.
func (v formView) some(from, to int) []page.Field { return v.fields()[from:to] }

func (v formView) papers() []page.Option {
	out := []page.Option{{Text: v.Form.T("choice.none")}}
	for _, k := range identity.DocumentKinds() {
		out = append(out, page.Option{Value: string(k), Text: v.Form.T("document_kind." + string(k))})
	}
	return out
}

// states offers every state. The invented ones stand first in a demonstration, and nowhere else.
func (v formView) states() []page.Option {
	out := []page.Option{{Text: v.Form.T("border.not_said")}}
	var rest []page.Option
	for _, s := range identity.States() {
		o := page.Option{Value: s.Code, Text: s.Name}
		switch {
		case !s.Invented():
			rest = append(rest, o)
		case v.Demo:
			out = append(out, o)
		}
	}
	return append(out, rest...)
}
