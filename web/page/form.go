package page

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/locale"
)

// A Form is one form as it stands before the officer: what was typed, even where it is
// impossible, and what is wrong with it.
type Form struct {
	locale.Printer
	Values   url.Values
	Problems []act.Problem
	Token    string // names this form, so that it is entered once
	Version  int64  // version of the file it was opened at; 0 where there is none
}

// NewForm opens an empty form with a fresh token.
func NewForm(p locale.Printer, version int64) *Form {
	return &Form{Printer: p, Values: url.Values{}, Token: newToken(), Version: version}
}

func newToken() string {
	raw := make([]byte, 16)
	rand.Read(raw)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Resume fills the form with what was typed before, under the token and the version that it had
// then.
func (f *Form) Resume(typed url.Values) {
	f.Values = typed
	f.opened()
}

// opened reads the token of the form and the version of the file that it was opened at.
func (f *Form) opened() {
	f.Version, _ = strconv.ParseInt(f.Get("version"), 10, 64)
	if token := f.Get("form-token"); token != "" {
		f.Token = token
	}
}

// Get gives what was typed into a field.
func (f *Form) Get(name string) string { return f.Values.Get(name) }

// All gives every value of a field, without empty ones.
func (f *Form) All(name string) []string {
	var out []string
	for _, v := range f.Values[name] {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// Has tells whether a box with this value is ticked.
func (f *Form) Has(name, value string) bool {
	for _, v := range f.Values[name] {
		if v == value {
			return true
		}
	}
	return false
}

// Set fills a field in advance.
func (f *Form) Set(name, value string) { f.Values.Set(name, value) }

// SetDay fills the three boxes of a day in advance.
func (f *Form) SetDay(name string, d deadline.Date) {
	if d.IsZero() {
		return
	}
	f.Set(name+".day", fmt.Sprint(d.Day()))
	f.Set(name+".month", fmt.Sprint(int(d.Month())))
	f.Set(name+".year", fmt.Sprint(d.Year()))
}

// Day reads the three boxes of a day. Three empty boxes are the zero day; anything else that
// is not a whole day of the calendar is noted as a problem of the field.
func (f *Form) Day(name string) deadline.Date {
	day, month, year := f.Get(name+".day"), f.Get(name+".month"), f.Get(name+".year")
	if strings.TrimSpace(day+month+year) == "" {
		return 0
	}
	read, problem := identity.NewBirthDate(day, month, year)
	if problem != nil || read.Precision != identity.PrecisionDay {
		f.Note(act.Problem{Field: name, Code: "day_impossible"})
		return 0
	}
	d, err := deadline.NewDate(read.Year, read.Month, read.Day)
	if err != nil {
		f.Note(act.Problem{Field: name, Code: "day_impossible"})
	}
	return d
}

// Note adds a problem.
func (f *Form) Note(p act.Problem) { f.Problems = append(f.Problems, p) }

// Refused takes the problems of an act that was not performed. It returns any other error.
func (f *Form) Refused(err error) error {
	var refused *act.Refused
	if !errors.As(err, &refused) {
		return err
	}
	f.Problems = append(f.Problems, refused.Problems...)
	return nil
}

// Text is the sentence of a problem: the rule in plain words and the article, if it has one.
func (f *Form) Text(p act.Problem) string {
	text := f.Problem(p.Code, p.Args)
	if p.Article != "" {
		text += " " + f.T("page.cites", "article", p.Article)
	}
	return text
}

// named is the sentence of a problem as the summary gives it: after the words of its field,
// so that it can be understood away from it.
func (f *Form) named(fields []Field, p act.Problem) string {
	for _, x := range fields {
		if x.Name == p.Field || x.Kind == Day && strings.HasPrefix(p.Field, x.Name+".") {
			return x.Words(f.Printer) + ": " + f.Text(p)
		}
	}
	return f.Text(p)
}

// Errors gives the sentences of the problems of one field.
func (f *Form) Errors(name string) []string {
	var out []string
	for _, p := range f.Problems {
		if p.Field == name {
			out = append(out, f.Text(p))
		}
	}
	return out
}

// Wrong tells whether a field has a problem, and gives the id of its message.
func (f *Form) Wrong(name string) bool { return len(f.Errors(name)) > 0 }

// errorsWithin gives the sentences of the problems of a field; those of a box of a day are the day's.
func (f *Form) errorsWithin(x Field) []string {
	out := f.Errors(x.Name)
	if x.Kind == Day {
		for _, part := range []string{".day", ".month", ".year"} {
			out = append(out, f.Errors(x.Name+part)...)
		}
	}
	return out
}

// WrongWithin tells whether a field, or a box of it, has a problem.
func (f *Form) WrongWithin(x Field) bool { return len(f.errorsWithin(x)) > 0 }

// describedBy lists the ids of hint and message of a field, for aria-describedby.
func (f *Form) describedBy(x Field) string {
	var ids []string
	if x.hint(f.Printer) != "" {
		ids = append(ids, x.Name+"-hint")
	}
	if f.WrongWithin(x) {
		ids = append(ids, x.Name+"-error")
	}
	return strings.Join(ids, " ")
}
