// Package notice reads a notice in the JSON form in which INTERPOL publishes it.
//
// The form is known field by field. A field that is not, or has another shape, is a problem with the
// name of the field, and nothing is guessed; what is impossible in a date is left out of it and the
// rest is kept. The package may not import a store, a web, a clock or a log, and no problem repeats
// what stands in the notice.
package notice

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity/particulars"
)

// MaxBytes is the largest notice that is read: 1 MB.
const MaxBytes = 1 << 20

// A Notice is what a public notice says.
type Notice struct {
	Reference string // entity_id
	Person    particulars.Particulars
	Partly    bool     // the date of birth held something impossible, which was left out
	Issuers   []string // states of the warrants, each once
	Text      string   // charges and description, a line each, under the names of their fields
}

// A warrant is one of the arrest warrants of a notice.
type warrant struct {
	State       string `json:"issuing_country_id"`
	Charge      string `json:"charge"`
	Translation string `json:"charge_translation"`
}

// A form is the notice as it is published. null and a missing field are the same.
type form struct {
	EntityID       string
	Name, Forename string
	Born, Sex      string
	Nationalities  []string
	BirthCountry   string
	PlaceOfBirth   string
	Languages      []string
	Height, Weight float64
	Eyes, Hair     []string
	Marks          string
	Warrants       []warrant
	Ignored        json.RawMessage
}

// fields names every field of the form and where it is read into.
func (f *form) fields() map[string]any {
	return map[string]any{
		"entity_id": &f.EntityID, "name": &f.Name, "forename": &f.Forename, "date_of_birth": &f.Born, "sex_id": &f.Sex,
		"nationalities": &f.Nationalities, "country_of_birth_id": &f.BirthCountry, "place_of_birth": &f.PlaceOfBirth,
		"languages_spoken_ids": &f.Languages, "height": &f.Height, "weight": &f.Weight, "eyes_colors_id": &f.Eyes, "hairs_id": &f.Hair,
		"distinguishing_marks": &f.Marks, "arrest_warrants": &f.Warrants,
		"_links": &f.Ignored, "_embedded": &f.Ignored, // addresses on the publisher's site, and pictures
	}
}

// entity is the form of a reference: year and number. immutable
var entity = regexp.MustCompile(`^[0-9]{4}/[0-9]{1,9}$`)

// Read reads one notice. It returns *act.Refused with every problem of its form.
func Read(raw []byte) (Notice, error) {
	var c act.Checks
	c.Require(len(raw) <= MaxBytes, "notice", "file_too_large", "max", "1 MB")
	given, err := object(raw[:min(len(raw), MaxBytes)])
	c.Require(err == nil || len(raw) > MaxBytes, "notice", "notice_shape")
	if err := c.Err(); err != nil {
		return Notice{}, err
	}
	var f form
	known, strange := f.fields(), 0
	for _, name := range slices.Sorted(maps.Keys(given)) {
		to, ok := known[name]
		if !ok {
			strange++
			continue
		}
		c.Require(json.Unmarshal(given[name], to) == nil, "notice."+name, "notice_field_shape")
	}
	c.Require(strange == 0, "notice", "notice_field_unknown") // its name is whatever somebody wrote
	c.Require(entity.MatchString(f.EntityID), "notice.entity_id", "notice_reference")
	c.Require(strings.TrimSpace(f.Name) != "", "notice.name", "name_empty")
	c.Require(slices.Contains([]string{"", "F", "M", "U"}, f.Sex), "notice.sex_id", "notice_field_shape")
	if err := c.Err(); err != nil {
		return Notice{}, err
	}
	return f.notice(), nil
}

// object reads one object and nothing behind it.
func object(raw []byte) (map[string]json.RawMessage, error) {
	var given map[string]json.RawMessage
	d := json.NewDecoder(bytes.NewReader(raw))
	if err := d.Decode(&given); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) || given == nil {
		return nil, errors.New("not one object")
	}
	return given, nil
}

// notice is what a form without fault says.
func (f form) notice() Notice {
	born, whole := Born(f.Born)
	n := Notice{Reference: f.EntityID, Partly: !whole, Person: particulars.Particulars{
		Names:        []particulars.NameForm{{Kind: "latin", Family: f.Name, Given: f.Forename}},
		Gender:       map[string]string{"F": "female", "M": "male", "": "", "U": "not_known"}[f.Sex],
		PlaceOfBirth: strings.TrimSpace(f.PlaceOfBirth), Nationalities: once(f.Nationalities),
	}}
	if born.Year != "" {
		n.Person.Births = []particulars.BirthForm{born}
	}
	for _, w := range f.Warrants {
		n.Issuers = append(n.Issuers, w.State)
	}
	n.Issuers = once(n.Issuers)
	n.Text = f.text()
	return n
}

// Born reads "1974/03/14", "1974/03" and "1974". What is impossible, such as a month 13, is left
// out with everything behind it; whole is false then. Without a possible year nothing is known.
func Born(text string) (born particulars.BirthForm, whole bool) {
	if text == "" {
		return particulars.BirthForm{}, true
	}
	parts := strings.Split(text, "/")
	if len(parts) > 3 {
		return particulars.BirthForm{}, false
	}
	year, ok := number(parts[0], 1, 9999)
	if !ok || len(parts[0]) != 4 {
		return particulars.BirthForm{}, false
	}
	born.Year = parts[0]
	if len(parts) == 1 {
		return born, true
	}
	month, ok := number(parts[1], 1, 12)
	if !ok {
		return born, false
	}
	born.Month = strconv.Itoa(month)
	if len(parts) == 2 {
		return born, true
	}
	day, ok := number(parts[2], 1, daysOf(year, month))
	if !ok {
		return born, false
	}
	born.Day = strconv.Itoa(day)
	return born, true
}

func number(s string, least, most int) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && least <= n && n <= most
}

// daysOf is how many days a month has.
func daysOf(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// text is the rest of the notice as lines of a name of a field and what it says.
func (f form) text() string {
	var lines []string
	add := func(name, said string) {
		if said = strings.TrimSpace(said); said != "" {
			lines = append(lines, name+": "+said)
		}
	}
	for _, w := range f.Warrants {
		add("issuing_country_id", w.State)
		add("charge", w.Charge)
		add("charge_translation", w.Translation)
	}
	add("country_of_birth_id", f.BirthCountry)
	add("languages_spoken_ids", strings.Join(f.Languages, ", "))
	for _, m := range []struct {
		name  string
		value float64
	}{{"height", f.Height}, {"weight", f.Weight}} {
		if m.value > 0 {
			add(m.name, strconv.FormatFloat(m.value, 'f', -1, 64))
		}
	}
	add("eyes_colors_id", strings.Join(f.Eyes, ", "))
	add("hairs_id", strings.Join(f.Hair, ", "))
	add("distinguishing_marks", f.Marks)
	return strings.Join(lines, "\n")
}

// once gives the values in their order, each once.
func once(all []string) []string {
	var out []string
	for _, one := range all {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}
