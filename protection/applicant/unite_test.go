package applicant_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/protection/applicant"
)

// A person of two files has what either says, once, and neither file is changed.
func TestWith(t *testing.T) {
	one := applicant.Applicant{
		Person: applicant.Person{ID: "1", Gender: "not_known"},
		Names:  []applicant.Name{{ID: "n1", Kind: "latin", Family: "Verano", Given: "Alma"}},
		Births: []applicant.Birth{{ID: "b1", Year: 1988, Precision: "year"}},
		Ties:   []applicant.Tie{{ID: "t1", Kind: "nationality", State: "XA"}},
	}
	two := applicant.Applicant{
		Person:     applicant.Person{ID: "2", Gender: "female", PlaceOfBirth: "Lanset"},
		Names:      []applicant.Name{{ID: "n2", Kind: "latin", Family: "Verano", Given: "Alma"}, {ID: "n3", Kind: "also", Family: "Okonjimi"}},
		Births:     []applicant.Birth{{ID: "b2", Year: 1988, Precision: "about"}},
		Ties:       []applicant.Tie{{ID: "t2", Kind: "feared", State: "XA"}},
		Identity:   []applicant.IdentityDocument{{ID: "d2", Kind: "passport", Number: "X 1"}},
		Languages:  []applicant.Spoken{{ID: "s2", Language: "qva"}},
		Indicators: []applicant.VulnerabilityIndicator{{ID: "v2", Kind: "minor"}},
	}
	want := applicant.Applicant{
		Person: applicant.Person{ID: "1", Gender: "female", PlaceOfBirth: "Lanset"},
		Names:  []applicant.Name{one.Names[0], two.Names[1]}, Births: []applicant.Birth{one.Births[0], two.Births[0]},
		Ties: []applicant.Tie{one.Ties[0], two.Ties[0]}, Identity: two.Identity, Languages: two.Languages, Indicators: two.Indicators,
	}
	if diff := cmp.Diff(one.With(two), want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if got := two.With(one); got.Person != two.Person {
		t.Errorf("what is known stays: got %+v", got.Person)
	}
	if len(one.Names) != 1 || one.Person.Gender != "not_known" {
		t.Errorf("the file was changed: %+v", one)
	}
}
