package border

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/web/page"
)

// How many boxes the form has for what can be said more than once.
const (
	birthBoxes    = 3
	stateBoxes    = 3
	languageBoxes = 3
	paperBoxes    = 2
)

// mostSpellings bounds the lines read as further spellings; the rule refuses so many anyway.
const mostSpellings = 30

// A reading is the input of the rule as read from the form, and where each part was typed:
// the rule counts the names it was given, the form has boxes that stay empty.
type reading struct {
	in    protection.Intention
	boxes map[string]string // "births.0" -> "births.2"
}

// read makes the input of the rule. A name in Latin letters that was not typed is made from
// the document where the script has a safe reading.
func read(f *page.Form) reading {
	r := reading{boxes: map[string]string{}}
	r.in = protection.Intention{Place: f.Get("place"), Form: f.Get("form"), Particulars: applicant.Particulars{
		Gender: f.Get("gender"), PlaceOfBirth: f.Get("place_of_birth"),
		Nationality: f.All("nationalities"), Residence: f.All("former_residence"), Feared: f.All("feared_states"),
		Languages: f.All("languages"), Indicators: f.All("vulnerability_indicators"),
	}}
	r.names(f)
	r.births(f)
	r.papers(f)
	return r
}

func (r *reading) names(f *page.Form) {
	document := name(f, "names.0", identity.NameDocument)
	document.NoGiven = f.Get("names.0.no_given_name") != ""
	r.name(document, "names.0")
	latin, box := name(f, "names.1", identity.NameLatin), "names.1"
	if latin.Family+latin.Given+latin.Patronymic == "" {
		box = "names.0" // what is wrong with a name made from the document is wrong there
	}
	if proposed, ok := propose(document, latin); ok {
		latin = proposed
	}
	if latin.Family+latin.Given+latin.Patronymic != "" {
		latin.NoGiven = document.NoGiven && latin.Given == ""
		r.name(latin, box)
	}
	for _, spelling := range spellings(f.Get("also")) {
		r.name(spelling, "also")
	}
}

func (r *reading) name(n applicant.NameForm, box string) {
	r.boxes[fmt.Sprintf("names.%d", len(r.in.Names))] = box
	r.in.Names = append(r.in.Names, n)
}

func name(f *page.Form, at string, kind identity.NameKind) applicant.NameForm {
	return applicant.NameForm{
		Kind: string(kind), Family: f.Get(at + ".family"), Given: f.Get(at + ".given"), Patronymic: f.Get(at + ".patronymic"),
	}
}

// spellings reads one spelling from each line: "Family, Given", or the whole name.
func spellings(text string) []applicant.NameForm {
	var out []applicant.NameForm
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		family, given, _ := strings.Cut(line, ",")
		out = append(out, applicant.NameForm{
			Kind: string(identity.NameAlso), Family: strings.TrimSpace(family), Given: strings.TrimSpace(given),
		})
		if len(out) == mostSpellings {
			break
		}
	}
	return out
}

func (r *reading) births(f *page.Form) {
	for i := range birthBoxes {
		at := fmt.Sprintf("births.%d", i)
		b := applicant.BirthForm{Day: f.Get(at + ".day"), Month: f.Get(at + ".month"), Year: f.Get(at + ".year")}
		if strings.TrimSpace(b.Day+b.Month+b.Year) == "" {
			continue
		}
		r.boxes[fmt.Sprintf("births.%d", len(r.in.Births))] = at
		r.in.Births = append(r.in.Births, b)
	}
}

func (r *reading) papers(f *page.Form) {
	for i := range paperBoxes {
		at := fmt.Sprintf("documents.%d", i)
		p := applicant.IdentityPaper{Kind: f.Get(at + ".kind"), Number: f.Get(at + ".number"), State: f.Get(at + ".state")}
		expires := f.Day(at + ".expires")
		if p == (applicant.IdentityPaper{}) && expires.IsZero() {
			continue
		}
		p.Expires = expires.String()
		r.boxes[fmt.Sprintf("documents.%d", len(r.in.Documents))] = at
		r.in.Documents = append(r.in.Documents, p)
	}
}

// place moves every problem from the rule's count to the box in which it was typed, and says
// each only once.
func (r reading) place(problems []act.Problem) []act.Problem {
	var out []act.Problem
	for _, p := range problems {
		p.Field = r.box(p.Field)
		if !slices.ContainsFunc(out, func(o act.Problem) bool { return o.Field == p.Field && (o.Code == p.Code || p.Code == "day_missing") }) {
			out = append(out, p)
		}
	}
	return out
}

func (r reading) box(field string) string {
	if field == "names" {
		return "also"
	}
	parts := strings.SplitN(field, ".", 3)
	if len(parts) < 3 {
		return field
	}
	switch box := r.boxes[parts[0]+"."+parts[1]]; box {
	case "":
		return field
	case "also":
		return box
	default:
		return box + "." + parts[2]
	}
}
