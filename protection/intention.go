package protection

import (
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
)

// An Intention is the form of an expression of intention at the border police. Names, dates
// of birth and documents come as the person and the papers give them.
type Intention struct {
	Place        string          `json:"place"`
	Form         string          `json:"form"` // oral | written
	Names        []NameForm      `json:"names"`
	Births       []BirthForm     `json:"births"` // every date of birth that is claimed
	Gender       string          `json:"gender"`
	PlaceOfBirth string          `json:"place_of_birth"`
	Nationality  []string        `json:"nationalities"` // state codes; XXA for stateless
	Residence    []string        `json:"former_residence"`
	Feared       []string        `json:"feared_states"`
	Languages    []string        `json:"languages"`
	Documents    []IdentityPaper `json:"documents"`
	Indicators   []string        `json:"vulnerability_indicators"`
}

// A NameForm is one spelling of the name. The first of a form is as written in the document.
type NameForm struct {
	Kind       string `json:"kind"` // document | latin | also
	Family     string `json:"family"`
	Given      string `json:"given"`
	NoGiven    bool   `json:"no_given_name"`
	Patronymic string `json:"patronymic"`
}

// An IdentityPaper is a paper as the form names it.
type IdentityPaper struct {
	Kind    string `json:"kind"`
	Number  string `json:"number"`
	State   string `json:"state"`
	Expires string `json:"expires"` // ISO day, or empty
}

// A BirthForm is a date of birth as the three boxes of a form give it. In JSON it is also
// a text such as "1974-03-14", "1974-03", "1974" or, for an estimate, "1974~".
type BirthForm struct {
	Day   string `json:"day"`
	Month string `json:"month"`
	Year  string `json:"year"`
}

// Genders lists what may be entered as the person's gender.
func Genders() []string { return []string{"female", "male", "other", "not_known"} }

// IntentionForms lists how an intention may be expressed.
func IntentionForms() []string { return []string{"oral", "written"} }

// Indicators lists the signs an officer can note at first contact.
func Indicators() []string {
	return []string{"unaccompanied_minor", "medical_help_today", "violence_or_trafficking", "woman_interviewer_and_interpreter"}
}

// Express opens a file: a person says, orally or in writing, that they seek protection.
func Express(f File, in Intention, o act.Occasion) (File, act.Minutes, error) {
	if f.Case.State != "" {
		return f, nil, o.Refuse("", "step_not_allowed", "state", string(f.Case.State))
	}
	if err := in.check(o); err != nil {
		return f, nil, err
	}
	f.Case = Case{
		ID: f.Case.ID, Version: 1, State: IntentionExpressed, Unit: o.Unit, EnteredUnit: o.Unit, EnteredBy: o.Officer,
		IntentionOn: o.On, IntentionPlace: identity.Clean(in.Place), IntentionForm: in.Form, PackState: o.Pack.State,
	}
	f.Person = Person{ID: o.NewID(), Gender: in.Gender, PlaceOfBirth: identity.Clean(in.PlaceOfBirth)}
	f = in.fill(f, o)
	return f.wound(o, act.Minutes{
		{Key: "place", Value: f.Case.IntentionPlace},
		{Key: "form", Value: in.Form},
		{Key: "nationalities", Value: strconv.Itoa(len(in.Nationality))},
	})
}

func (in Intention) fill(f File, o act.Occasion) File {
	for _, n := range in.Names {
		f.Names = append(f.Names, n.name(o.NewID()))
	}
	for _, b := range in.Births {
		f.Births = append(f.Births, b.birth(o.NewID()))
	}
	for _, list := range []struct {
		kind  string
		codes []string
	}{{"nationality", in.Nationality}, {"former_residence", in.Residence}, {"feared", in.Feared}} {
		for _, code := range list.codes {
			f.Ties = append(f.Ties, Tie{ID: o.NewID(), Kind: list.kind, State: code})
		}
	}
	for _, code := range in.Languages {
		f.Languages = append(f.Languages, Spoken{ID: o.NewID(), Language: code})
	}
	for _, d := range in.Documents {
		f.Identity = append(f.Identity, d.document(o.NewID()))
	}
	for _, kind := range in.Indicators {
		f.Indicators = append(f.Indicators, VulnerabilityIndicator{ID: o.NewID(), Kind: kind})
	}
	return f
}
