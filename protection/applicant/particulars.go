package applicant

import (
	"encoding/json"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// Particulars is the form in which a person's particulars are given: as the person and the
// papers say, in any script, with several answers where there are several.
type Particulars struct {
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

// Indicators lists the signs an officer can note at first contact.
func Indicators() []string {
	return []string{"unaccompanied_minor", "medical_help_today", "violence_or_trafficking", "woman_interviewer_and_interpreter"}
}

// Applicant makes the person of a new file from checked particulars.
func (p Particulars) Applicant(newID func() string) Applicant {
	a := Applicant{Person: Person{ID: newID(), Gender: p.Gender, PlaceOfBirth: identity.Clean(p.PlaceOfBirth)}}
	for _, n := range p.Names {
		a.Names = append(a.Names, n.name(newID()))
	}
	for _, b := range p.Births {
		a.Births = append(a.Births, b.birth(newID()))
	}
	for _, list := range []struct {
		kind  string
		codes []string
	}{{"nationality", p.Nationality}, {"former_residence", p.Residence}, {"feared", p.Feared}} {
		for _, code := range list.codes {
			a.Ties = append(a.Ties, Tie{ID: newID(), Kind: list.kind, State: code})
		}
	}
	for _, code := range p.Languages {
		a.Languages = append(a.Languages, Spoken{ID: newID(), Language: code})
	}
	for _, d := range p.Documents {
		a.Identity = append(a.Identity, d.document(newID()))
	}
	for _, kind := range p.Indicators {
		a.Indicators = append(a.Indicators, VulnerabilityIndicator{ID: newID(), Kind: kind})
	}
	return a
}

func (n NameForm) identity() identity.Name {
	return identity.Name{Kind: identity.NameKind(n.Kind), Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}
}

// name is the part of the file a checked form makes.
func (n NameForm) name(id string) Name {
	out := Name{
		ID: id, Kind: n.Kind, NoGiven: n.NoGiven,
		Family: identity.Clean(n.Family), Given: identity.Clean(n.Given), Patronymic: identity.Clean(n.Patronymic),
	}
	return out.keyed()
}

func (b BirthForm) birth(id string) Birth {
	read, _ := identity.NewBirthDate(b.Day, b.Month, b.Year)
	return Birth{
		ID: id, Year: int64(read.Year), Month: int64(read.Month), Day: int64(read.Day), Precision: string(read.Precision),
	}
}

func (d IdentityPaper) document(id string) IdentityDocument {
	expires, _ := deadline.ParseDate(d.Expires)
	return IdentityDocument{ID: id, Kind: d.Kind, Number: identity.Clean(d.Number), State: d.State, Expires: expires}
}

// UnmarshalJSON accepts the three boxes or one text.
func (b *BirthForm) UnmarshalJSON(raw []byte) error {
	var s string
	if err := json.Unmarshal(raw, &s); err == nil {
		*b = birthForm(s)
		return nil
	}
	type boxes BirthForm
	return json.Unmarshal(raw, (*boxes)(b))
}

func birthForm(s string) BirthForm {
	if year, about := strings.CutSuffix(s, "~"); about {
		return BirthForm{Year: "about " + year}
	}
	parts := append(strings.SplitN(s, "-", 3), "", "")
	return BirthForm{Year: parts[0], Month: parts[1], Day: parts[2]}
}
