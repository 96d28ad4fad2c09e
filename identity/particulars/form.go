package particulars

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// Particulars is the form in which a person is described: in any script, with several answers where
// there are several, and with nothing where nothing is known.
type Particulars struct {
	Names         []NameForm  `json:"names"`
	Births        []BirthForm `json:"births"` // every date of birth that is stated
	Gender        string      `json:"gender"` // empty: not known
	PlaceOfBirth  string      `json:"place_of_birth"`
	Nationalities []string    `json:"nationalities"` // state codes; XXA for stateless
	Documents     []PaperForm `json:"documents"`
	Father        string      `json:"father"`
	Mother        string      `json:"mother"`
}

// A NameForm is one spelling of the name. The first of a form is as written in the document.
type NameForm struct {
	Kind       string `json:"kind"` // document | latin | also
	Family     string `json:"family"`
	Given      string `json:"given"`
	NoGiven    bool   `json:"no_given_name"`
	Patronymic string `json:"patronymic"`
}

// A PaperForm is a paper as the form names it.
type PaperForm struct {
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

// Genders lists what may be entered as a person's gender.
func Genders() []string { return []string{"female", "male", "other", "not_known"} }

// Add names a further person in the file and gives their reference. The form was checked.
func (f File) Add(in Particulars, newID func() string) (File, string) {
	id := newID()
	f.Persons = append(slices.Clip(f.Persons), Person{ID: id, Gender: "not_known"})
	return f.Describe(id, in, newID), id
}

// Describe adds to a person of the file what the form says beyond what the file holds. Nothing is
// taken away: which of two dates of birth is right is not said here. The form was checked.
func (f File) Describe(personID string, in Particulars, newID func() string) File {
	f.Persons = slices.Clone(f.Persons)
	for i := range f.Persons {
		if f.Persons[i].ID == personID {
			f.Persons[i] = f.Persons[i].described(in)
		}
	}
	for _, n := range in.Names {
		f.Names = add(f.Names, n.name(personID), newID)
	}
	for _, b := range in.Births {
		if born := b.birth(personID); born.Year != 0 {
			f.Births = add(f.Births, born, newID)
		}
	}
	for _, code := range in.Nationalities {
		f.Nationalities = add(f.Nationalities, Nationality{Person: personID, State: code}, newID)
	}
	for _, d := range in.Documents {
		f.Papers = add(f.Papers, d.paper(personID), newID)
	}
	return f
}

// described replaces single answers by those of the form that are given.
func (p Person) described(in Particulars) Person {
	for _, field := range []struct {
		to   *string
		said string
	}{{&p.Gender, in.Gender}, {&p.PlaceOfBirth, in.PlaceOfBirth}, {&p.Father, in.Father}, {&p.Mother, in.Mother}} {
		if said := identity.Clean(field.said); said != "" {
			*field.to = said
		}
	}
	return p
}

// A part is one of the lists that may say the same thing only once.
type part[T any] interface {
	comparable
	under(id string) T
}

// add gives the list with one more part, unless it says so already.
func add[T part[T]](list []T, one T, newID func() string) []T {
	if slices.ContainsFunc(list, func(t T) bool { return t.under("") == one }) {
		return list
	}
	return append(slices.Clip(list), one.under(newID()))
}

func (n Name) under(id string) Name               { n.ID = id; return n }
func (b Birth) under(id string) Birth             { b.ID = id; return b }
func (n Nationality) under(id string) Nationality { n.ID = id; return n }
func (p Paper) under(id string) Paper             { p.ID = id; return p }

func (n NameForm) identity() identity.Name {
	return identity.Name{Kind: identity.NameKind(n.Kind), Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}
}

func (n NameForm) name(personID string) Name {
	out := Name{
		Person: personID, Kind: n.Kind, NoGiven: n.NoGiven,
		Family: identity.Clean(n.Family), Given: identity.Clean(n.Given), Patronymic: identity.Clean(n.Patronymic),
	}
	return out.keyed()
}

func (b BirthForm) birth(personID string) Birth {
	read, _ := identity.NewBirthDate(b.Day, b.Month, b.Year)
	return Birth{
		Person: personID, Year: int64(read.Year), Month: int64(read.Month), Day: int64(read.Day), Precision: string(read.Precision),
	}
}

func (d PaperForm) paper(personID string) Paper {
	expires, _ := deadline.ParseDate(d.Expires)
	return Paper{Person: personID, Kind: d.Kind, Number: identity.Clean(d.Number), State: d.State, Expires: expires}
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
