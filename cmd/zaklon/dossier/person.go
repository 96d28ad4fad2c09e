package dossier

import (
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/identity/particulars"
)

// A Person is one whom a file names, as another state describes them.
type Person struct {
	Reference     string   `json:"reference"`
	Gender        string   `json:"gender"`
	PlaceOfBirth  string   `json:"place_of_birth,omitempty"`
	Father        string   `json:"father,omitempty"`
	Mother        string   `json:"mother,omitempty"`
	Names         []Name   `json:"names"`
	Births        []string `json:"births"` // ISO 8601, as far as they are known
	Nationalities []string `json:"nationalities"`
	Documents     []Paper  `json:"documents"`
	Held          bool     `json:"held"`
}

// A Name is one written form of a name.
type Name struct {
	Reference  string `json:"reference"`
	Kind       string `json:"kind"`
	Script     string `json:"script"`
	Family     string `json:"family"`
	Given      string `json:"given"`
	Patronymic string `json:"patronymic,omitempty"`
}

// A Paper is a document with a number that is stated to be the person's.
type Paper struct {
	Kind   string `json:"kind"`
	Number string `json:"number"`
	State  string `json:"state"`
}

// persons tells the persons of a file; held says on whom a hold stands.
func persons(f particulars.File, held func(id string) bool) []Person {
	out := make([]Person, len(f.Persons))
	for i, p := range f.Persons {
		one := Person{
			Reference: console.Written(p.ID), Gender: p.Gender, PlaceOfBirth: p.PlaceOfBirth, Father: p.Father, Mother: p.Mother,
			Names: []Name{}, Births: []string{}, Nationalities: []string{}, Documents: []Paper{}, Held: held(p.ID),
		}
		for _, n := range f.Names {
			if n.Person == p.ID {
				one.Names = append(one.Names, Name{console.Written(n.ID), n.Kind, n.Script, n.Family, n.Given, n.Patronymic})
			}
		}
		for _, b := range f.Births {
			if b.Person == p.ID {
				one.Births = append(one.Births, b.Date().ISO())
			}
		}
		for _, n := range f.Nationalities {
			if n.Person == p.ID {
				one.Nationalities = append(one.Nationalities, n.State)
			}
		}
		for _, d := range f.Papers {
			if d.Person == p.ID {
				one.Documents = append(one.Documents, Paper{d.Kind, d.Number, d.State})
			}
		}
		out[i] = one
	}
	return out
}

// named is how a table names the first person of a file.
func named(all []Person) string {
	if len(all) == 0 || len(all[0].Names) == 0 {
		return ""
	}
	n := all[0].Names[0]
	return console.Whole(n.Given, n.Patronymic, n.Family)
}
