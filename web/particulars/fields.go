// Package particulars is the boxes in which a person is described on a form, and how they are read.
//
// It serves the forms of every register that names persons; what of it is right or wrong is said by
// package identity/particulars. It may not name a desk or a rule.
package particulars

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/web/page"
)

// Boxes are those of one person of a form. At stands before the name of each: "" or "persons.0.".
type Boxes struct {
	At         string
	Invented   bool // states that are invented are offered too, as in a demonstration
	Parentless bool // the form has no place for parents, and asks for none
}

// stateBoxes is how many nationalities can be said.
const stateBoxes = 2

// mostSpellings bounds the lines read as further spellings.
const mostSpellings = 15

// name, born and more are the boxes in the order of the form; more is what is seldom known at once.
func (b Boxes) name() []page.Field {
	return []page.Field{
		{Name: b.At + "names.0.family", Label: "family_name", Foreign: true}, {Name: b.At + "names.0.given", Label: "given_name", Foreign: true},
		{Name: b.At + "names.0.patronymic", Label: "patronymic", Foreign: true},
		{Name: b.At + "names.1.family", Label: "family_name_latin"}, {Name: b.At + "names.1.given", Label: "given_name_latin"},
	}
}

func (b Boxes) born() []page.Field {
	return []page.Field{
		{Name: b.At + "births.0", Label: "date_of_birth", Kind: page.Day},
		{Name: b.At + "nationalities.0", Label: "nationalities", Kind: page.Select, Options: b.states()},
	}
}

func (b Boxes) more(f *page.Form) []page.Field {
	out := []page.Field{
		{Name: b.At + "also", Label: "also_written", Kind: page.Area, Rows: 2, Foreign: true},
		{Name: b.At + "births.1", Label: "date_of_birth_other", Kind: page.Day},
		{Name: b.At + "nationalities.1", Label: "nationality_other", Kind: page.Select, Options: b.states()},
		{Name: b.At + "gender", Label: "gender", Kind: page.Radios, Options: page.Options(f.Printer, "gender", particulars.Genders())},
		{Name: b.At + "place_of_birth", Label: "place_of_birth", Foreign: true},
		{Name: b.At + "documents.0.kind", Label: "identity_document", Kind: page.Select, Options: kinds(f)},
		{Name: b.At + "documents.0.number", Label: "document_number"},
		{Name: b.At + "documents.0.state", Label: "issuing_state", Kind: page.Select, Options: b.states()},
	}
	if b.Parentless {
		return out
	}
	return append(out, page.Field{Name: b.At + "father", Foreign: true, Label: "father"}, page.Field{Name: b.At + "mother", Foreign: true, Label: "mother"})
}

// Fields lists all boxes, for a form that is a plain list and for the summary of its problems.
func (b Boxes) Fields(f *page.Form) []page.Field {
	return slices.Concat(b.name(), b.born(), b.more(f))
}

// Typed tells whether anything was typed into the boxes.
func (b Boxes) Typed(f *page.Form) bool { return slices.ContainsFunc(b.Fields(f), typed(f)) }

// Shown tells whether the boxes are to be seen at once: something was typed into them, or is wrong there.
func (b Boxes) Shown(f *page.Form) bool { return shown(f, b.Fields(f)) }

func typed(f *page.Form) func(page.Field) bool {
	return func(x page.Field) bool {
		return f.Get(x.Name)+f.Get(x.Name+".day")+f.Get(x.Name+".month")+f.Get(x.Name+".year") != ""
	}
}

func shown(f *page.Form, fields []page.Field) bool {
	return slices.ContainsFunc(fields, typed(f)) || slices.ContainsFunc(fields, f.WrongWithin)
}

func kinds(f *page.Form) []page.Option {
	out := []page.Option{{Text: f.T("border.no_document")}}
	for _, k := range identity.DocumentKinds() {
		out = append(out, page.Option{Value: string(k), Text: f.T("document_kind." + string(k))})
	}
	return out
}

// states offers every state; the empty choice is shown by a dash, so that one list serves every
// language. Those that are invented stand first in a demonstration, and nowhere else.
func (b Boxes) states() []page.Option {
	return append([]page.Option{{Text: "–"}}, States(b.Invented)...)
}

// States offers every state by name.
func States(invented bool) []page.Option {
	var out, rest []page.Option
	for _, s := range identity.States() {
		o := page.Option{Value: s.Code, Text: s.Name}
		switch {
		case !s.Invented():
			rest = append(rest, o)
		case invented:
			out = append(out, o)
		}
	}
	return append(out, rest...)
}

// Read makes the particulars from what was typed. Empty boxes are left out, and Place finds a value's
// box again.
func (b Boxes) Read(f *page.Form) particulars.Particulars {
	get := func(name string) string { return f.Get(b.At + name) }
	p := particulars.Particulars{
		Gender: get("gender"), PlaceOfBirth: get("place_of_birth"), Father: get("father"), Mother: get("mother"),
	}
	for _, n := range b.names(f) {
		p.Names = append(p.Names, n.form)
	}
	for _, at := range b.births(f) {
		p.Births = append(p.Births, particulars.BirthForm{Day: f.Get(at + ".day"), Month: f.Get(at + ".month"), Year: f.Get(at + ".year")})
	}
	for i := range stateBoxes {
		if code := get(fmt.Sprintf("nationalities.%d", i)); code != "" {
			p.Nationalities = append(p.Nationalities, code)
		}
	}
	paper := particulars.PaperForm{Kind: get("documents.0.kind"), Number: get("documents.0.number"), State: get("documents.0.state")}
	if paper != (particulars.PaperForm{}) {
		p.Documents = []particulars.PaperForm{paper}
	}
	return p
}

// A named spelling is one that was typed, and its box.
type named struct {
	form particulars.NameForm
	box  string
}

// names reads the spellings in their order. A name of which the given name is missing has none: the
// boxes ask for what is known, and a name of one word is one.
func (b Boxes) names(f *page.Form) []named {
	var out []named
	for i, kind := range []identity.NameKind{identity.NameDocument, identity.NameLatin} {
		box := fmt.Sprintf("%snames.%d", b.At, i)
		n := particulars.NameForm{Kind: string(kind), Family: f.Get(box + ".family"), Given: f.Get(box + ".given"), Patronymic: f.Get(box + ".patronymic")}
		if n.Family+n.Given+n.Patronymic != "" {
			n.NoGiven = strings.TrimSpace(n.Given) == ""
			out = append(out, named{n, box})
		}
	}
	for line := range strings.Lines(f.Get(b.At + "also")) {
		family, given, _ := strings.Cut(strings.TrimSpace(line), ",")
		if family == "" && given == "" || len(out) >= mostSpellings {
			continue
		}
		n := particulars.NameForm{Kind: string(identity.NameAlso), Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)}
		n.NoGiven = n.Given == ""
		out = append(out, named{n, b.At + "also"})
	}
	return out
}

// births names the boxes in which a date of birth was typed.
func (b Boxes) births(f *page.Form) []string {
	var out []string
	for i := range 2 {
		if at := fmt.Sprintf("%sbirths.%d", b.At, i); f.Get(at+".day")+f.Get(at+".month")+f.Get(at+".year") != "" {
			out = append(out, at)
		}
	}
	return out
}

// Place gives the box of the value at which the rule found fault; a field of nobody's stays as it is.
func (b Boxes) Place(f *page.Form, field string) string {
	rest, mine := strings.CutPrefix(field, b.At)
	if !mine {
		return field
	}
	list, rest, _ := strings.Cut(rest, ".")
	if list == "nationalities" {
		return b.At + "nationalities.0"
	}
	number, part, _ := strings.Cut(rest, ".")
	var i int
	if n, err := fmt.Sscanf(number, "%d", &i); n != 1 || err != nil || i < 0 {
		return field
	}
	switch names, births := b.names(f), b.births(f); {
	case list == "names" && i < len(names) && names[i].box == b.At+"also":
		return names[i].box
	case list == "names" && i < len(names):
		return names[i].box + "." + part
	case list == "births" && i < len(births):
		return births[i] + "." + part
	}
	return field
}
