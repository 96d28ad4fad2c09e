// Package shelter is the form that any sworn officer opens when a person says to them that they seek
// protection: in a prison, at a court, in a police station.
//
// It may import one desk, border, and no other institution's pages. What is entered goes straight to the
// register of protection; after it everybody sees the same page, and the officer's own register keeps
// nothing. Article 45: it may be named only by what puts the pages of the whole house together.
package shelter

import (
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/identity"
	said "github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/intake"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/page"
	"github.com/zaklon/zaklon/web/particulars"
)

// Routes lists the pages of the form.
func Routes(s *staff.Staff) []page.Route {
	return pages.Opening[protection.File, intake.Conveyance]{
		Act: border.Convey(s), Address: "/shelter",
		Fields: func(ctx context.Context, v *page.Visit) ([]page.Field, error) {
			units, err := s.Units(ctx, "asylum")
			options := make([]page.Option, len(units))
			for i, u := range units {
				options[i] = page.Option{Value: u.ID, Text: u.Name}
			}
			return []page.Field{
				{Name: "form", Label: "intention_form", Kind: page.Radios, Options: page.Options(v.Printer, "form", protection.IntentionForms())},
				{Name: "place", Label: "intention_place", Foreign: true},
				{Name: "unit", Label: "receiving_unit", Kind: page.Select, Options: options},
				{Name: "feared_states", Kind: page.Select, Options: states(v)},
				{Name: "languages", Kind: page.Select, Options: languages(v)},
			}, err
		},
		Fill: func(f *page.Form, _ *page.Visit) {
			f.Set("form", protection.IntentionForms()[0])
			f.Set("gender", "not_known")
		},
		Read: read, Place: place, Body: person,
		Boxes: func(v *page.Visit, f *page.Form) []page.Field { return boxes(v).Fields(f) },
	}.Routes()
}

func boxes(v *page.Visit) particulars.Boxes {
	return particulars.Boxes{Invented: v.Demo, Parentless: true}
}

func person(v *page.Visit, f *page.Form) templ.Component {
	return boxes(v).Show(f, v.T("shelter.person"))
}

// read makes the input of the rule. The form asks for nothing that an application has no place for.
func read(f *page.Form, _ *http.Request) (intake.Conveyance, error) {
	p := particulars.Boxes{}.Read(f)
	return intake.Conveyance{
		Place: f.Get("place"), Form: f.Get("form"), Unit: f.Get("unit"),
		Particulars: applicant.Particulars{
			Names: names(p.Names), Births: births(p.Births), Gender: p.Gender, PlaceOfBirth: p.PlaceOfBirth, Nationality: p.Nationalities,
			Feared: f.All("feared_states"), Languages: f.All("languages"), Documents: papers(p.Documents),
		},
	}, nil
}

func names(all []said.NameForm) []applicant.NameForm {
	out := make([]applicant.NameForm, len(all))
	for i, n := range all {
		out[i] = applicant.NameForm(n)
	}
	return out
}

func births(all []said.BirthForm) []applicant.BirthForm {
	out := make([]applicant.BirthForm, len(all))
	for i, b := range all {
		out[i] = applicant.BirthForm(b)
	}
	return out
}

func papers(all []said.PaperForm) []applicant.IdentityPaper {
	out := make([]applicant.IdentityPaper, len(all))
	for i, d := range all {
		out[i] = applicant.IdentityPaper(d)
	}
	return out
}

// place gives the box of a value at which the rule found fault.
func place(f *page.Form, field string) string {
	if list, _, _ := strings.Cut(field, "."); list == "feared_states" || list == "languages" {
		return list
	}
	return particulars.Boxes{}.Place(f, field)
}

func states(v *page.Visit) []page.Option {
	return append([]page.Option{{Text: v.T("border.not_said")}}, particulars.States(v.Demo)...)
}

// languages offers every language; those that are invented in a demonstration alone.
func languages(v *page.Visit) []page.Option {
	out := []page.Option{{Text: v.T("border.not_said")}}
	for _, l := range identity.Languages() {
		if v.Demo || l.Code < "qaa" || l.Code > "qtz" { // the codes that no language has
			out = append(out, page.Option{Value: l.Code, Text: l.Name})
		}
	}
	return out
}
