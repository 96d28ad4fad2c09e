// Package blank is the forms that need no page of their own: the boxes of an act are listed in a table,
// and what is typed into them becomes the input of its rule by the names that the input has in JSON.
//
// It serves every register and knows none: it may not name a desk of an institution or its rules. It
// decides nothing; a box that the input does not know is an error of the program, not of the officer.
package blank

import (
	"context"
	"net/http"
	"strings"

	"github.com/zaklon/zaklon/desk"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/page"
)

// A Shape says how a box is drawn, and what becomes of what is typed into it.
type Shape int

// The shapes of boxes.
const (
	Line    Shape = iota // one line of text
	Foreign              // one line in any script
	Area                 // several lines in any script
	Day                  // three boxes
	Choice               // one of a list; an empty first line where the list is long
	Many                 // any of a list
	YesNo                // true or false
	Number               // a whole number; none typed is 0
	Content              // a file
	Person               // the boxes of one person
	People               // the same, as the only person of a list
)

// A Box is one box of a form. V is what the page shows around it.
type Box[V any] struct {
	Name  string // in the form, and with dots in the JSON of the input
	To    string // in the input, where it has another name there; the day of the act takes the name "on"
	Label string // key, where it is not the name without what stands before its last dot
	Shape Shape

	Section string           // of locale, which names Codes
	Codes   []string         // the closed list
	Pick    func(V) []Option // what can be chosen of what is shown; nil: Codes
	Filled  string           // what stands in the box before anything is typed
}

// An Option is one choice of a box.
type Option = page.Option

// none stands first in a list of which nothing need be chosen, the same in every language.
const none = "–"

// few is how many choices are shown at once rather than folded into a list.
const few = 5

// Fields lists the fields of boxes as they are shown around v.
func Fields[V any](visit *page.Visit, v V, list []Box[V]) []page.Field {
	var out []page.Field
	for _, b := range list {
		out = append(out, b.fields(visit, v)...)
	}
	return out
}

func (b Box[V]) fields(visit *page.Visit, v V) []page.Field {
	f := page.Field{Name: b.Name, Label: b.label()}
	switch b.Shape {
	case Line, Number:
	case Foreign:
		f.Foreign = true
	case Area:
		f.Kind, f.Rows, f.Foreign = page.Area, 4, true
	case Day:
		f.Kind = page.Day
	case YesNo:
		f.Kind, f.Options = page.Radios, page.Options(visit.Printer, "yes_no", []string{"yes", "no"})
	case Content:
		f.Kind = page.Upload
	case Many:
		f.Kind, f.Options = page.Boxes, b.options(visit, v)
	case Choice:
		f.Kind, f.Options = page.Radios, b.options(visit, v)
		if b.Pick != nil || len(f.Options) > few {
			f.Kind, f.Options = page.Select, append([]Option{{Text: none}}, f.Options...)
		}
	case Person, People:
		return b.person(visit)
	}
	return []page.Field{f}
}

func (b Box[V]) label() string {
	if b.Label != "" {
		return b.Label
	}
	return b.Name[strings.LastIndexByte(b.Name, '.')+1:]
}

func (b Box[V]) options(visit *page.Visit, v V) []Option {
	if b.Pick != nil {
		return b.Pick(v)
	}
	return page.Options(visit.Printer, b.Section, b.Codes)
}

// Place gives the box of a value at which the rule found fault.
func Place[V any](list []Box[V]) func(*page.Form, string) string {
	return func(f *page.Form, field string) string {
		for _, b := range list {
			if at, ok := b.place(f, field); ok {
				return at
			}
		}
		return field
	}
}

// A Drawing says how the pages of one kind of file are drawn: the file, and whose visit it is.
type Drawing[V any] struct {
	File  pages.File[V]
	Visit func(V) *page.Visit
}

// Page makes the page of an act out of its boxes.
func Page[F, V, In any](d Drawing[V], a desk.Act[F, In], list ...Box[V]) pages.Page[F, V, In] {
	return pages.Page[F, V, In]{
		Act: a, File: d.File,
		Fields: func(_ context.Context, v V) ([]page.Field, error) { return Fields(d.Visit(v), v, list), nil },
		Fill:   func(f *page.Form, _ V) { fill(f, list) },
		Read:   func(f *page.Form, r *http.Request) (In, error) { return Read[V, In](f, r, list) },
		Place:  Place(list),
	}
}

// Opening makes the page of an act that opens a file.
func Opening[F, In any](a desk.Act[F, In], list ...Box[*page.Visit]) pages.Opening[F, In] {
	return pages.Opening[F, In]{
		Act: a,
		Fields: func(_ context.Context, v *page.Visit) ([]page.Field, error) {
			return Fields(v, v, list), nil
		},
		Fill:  func(f *page.Form, _ *page.Visit) { fill(f, list) },
		Read:  func(f *page.Form, r *http.Request) (In, error) { return Read[*page.Visit, In](f, r, list) },
		Place: Place(list),
	}
}

func fill[V any](f *page.Form, list []Box[V]) {
	for _, b := range list {
		if b.Filled != "" {
			f.Set(b.Name, b.Filled)
		}
	}
}
