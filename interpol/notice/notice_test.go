package notice

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity/particulars"
)

// whole is a notice with every field of the public form, of an invented person.
const whole = `{
	"entity_id": "2021/12345", "name": "ORLOVA", "forename": "INES", "date_of_birth": "1990/07/04", "sex_id": "F",
	"nationalities": ["XA", "XB", "XA"], "country_of_birth_id": "XA", "place_of_birth": " Lanset ", "languages_spoken_ids": ["ENG"],
	"height": 1.72, "weight": 61, "eyes_colors_id": ["BRO"], "hairs_id": null, "distinguishing_marks": "Scar",
	"arrest_warrants": [
		{"issuing_country_id": "XA", "charge": "Prevara", "charge_translation": "Fraud"},
		{"issuing_country_id": "XA", "charge": "Theft", "charge_translation": null}
	],
	"_links": {"self": {"href": "https://example.invalid/1"}}
}`

// Every field of the form comes to its place.
func TestRead(t *testing.T) {
	got, err := Read([]byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	want := Notice{
		Reference: "2021/12345", Issuers: []string{"XA"},
		Person: particulars.Particulars{
			Names: []particulars.NameForm{{Kind: "latin", Family: "ORLOVA", Given: "INES"}}, Births: []particulars.BirthForm{{Year: "1990", Month: "7", Day: "4"}},
			Gender: "female", PlaceOfBirth: "Lanset", Nationalities: []string{"XA", "XB"},
		},
		Text: "issuing_country_id: XA\ncharge: Prevara\ncharge_translation: Fraud\nissuing_country_id: XA\ncharge: Theft\ncountry_of_birth_id: XA\n" +
			"languages_spoken_ids: ENG\nheight: 1.72\nweight: 61\neyes_colors_id: BRO\ndistinguishing_marks: Scar",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
}

// What is not the form is named by its field, all at once, and never repeated.
func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"nothing", ``, "notice: notice_shape"},
		{"null", `null`, "notice: notice_shape"},
		{"a list", `[]`, "notice: notice_shape"},
		{"two notices", whole + whole, "notice: notice_shape"},
		{"a notice and more", whole + "x", "notice: notice_shape"},
		{"an empty one", `{}`, "notice.entity_id: notice_reference; notice.name: name_empty"},
		{"a reference of another form", `{"entity_id": "12345", "name": "A"}`, "notice.entity_id: notice_reference"},
		{"fields that are not of the form", `{"entity_id": "2021/1", "name": "A", "Verano": 1, "Alma": 2}`, "notice: notice_field_unknown"},
		{"fields of another shape", `{"entity_id": 2021, "name": "A", "nationalities": "XA", "arrest_warrants": {}}`,
			"notice.arrest_warrants: notice_field_shape; notice.entity_id: notice_field_shape; notice.nationalities: notice_field_shape; notice.entity_id: notice_reference"},
		{"a sex that is none", `{"entity_id": "2021/1", "name": "A", "sex_id": "female"}`, "notice.sex_id: notice_field_shape"},
	} {
		_, err := Read([]byte(c.text))
		if got := said(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	_, err := Read([]byte(`{"name": "` + strings.Repeat("a", MaxBytes) + `"}`))
	if got, want := said(err), "notice: file_too_large"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func said(err error) string {
	var r *act.Refused
	if !errors.As(err, &r) {
		return ""
	}
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return strings.Join(out, "; ")
}

// A date of birth is kept as far as it is possible.
func TestBorn(t *testing.T) {
	for _, c := range []struct {
		reason, text, want string // year-month-day as they are kept
		whole              bool
	}{
		{"none", "", "--", true},
		{"whole", "1990/07/04", "1990-7-4", true},
		{"without a day", "1990/07", "1990-7-", true},
		{"the year", "1990", "1990--", true},
		{"31 April", "1990/04/31", "1990-4-", false},
		{"29 February of a leap year", "1988/02/29", "1988-2-29", true},
		{"29 February of another", "1990/02/29", "1990-2-", false},
		{"29 February 1900", "1900/02/29", "1900-2-", false},
		{"29 February 2000", "2000/02/29", "2000-2-29", true},
		{"month 13", "1990/13/04", "1990--", false},
		{"month 0", "1990/00/00", "1990--", false},
		{"day 0", "1990/07/00", "1990-7-", false},
		{"two digits of a year", "90/07/04", "--", false},
		{"words", "about 1990", "--", false},
		{"too many parts", "1990/07/04/1", "--", false},
	} {
		b, whole := Born(c.text)
		if got := b.Year + "-" + b.Month + "-" + b.Day; got != c.want || whole != c.whole {
			t.Errorf("%s: got %s, whole %t", c.reason, got, whole)
		}
	}
}

// Nothing that anybody sends makes it fail otherwise than by a problem.
func FuzzRead(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(`{"entity_id": "2021/1", "name": "A", "date_of_birth": "2021/2/30"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n, err := Read(raw)
		if (n.Reference == "") != (said(err) != "") {
			t.Errorf("got %v and reference %q", err, n.Reference)
		}
	})
}
