package page

import (
	"github.com/zaklon/zaklon/locale"
)

// A Kind says how a field is shown.
type Kind int

// The kinds of fields.
const (
	Line Kind = iota
	Area
	Day
	Select
	Radios
	Boxes
	Upload
	Fixed // a list, of which one was chosen before the form was opened: that one stands, and is sent again
)

// A Field is one field of a form. Its label is the text "field.<Label or Name>", its hint the
// text "hint.<Label or Name>" where there is one.
type Field struct {
	Name    string
	Label   string // key, where it is not the name
	Kind    Kind
	Options []Option
	Rows    int  // of an Area
	Foreign bool // the text may be in any script: the direction follows it
}

// An Option is one choice.
type Option struct{ Value, Text string }

// Options makes choices of a closed list; prefix is the section of locale that names them.
func Options(p locale.Printer, prefix string, values []string) []Option {
	out := make([]Option, len(values))
	for i, v := range values {
		out[i] = Option{Value: v, Text: p.T(prefix + "." + v)}
	}
	return out
}

func (x Field) key() string {
	if x.Label != "" {
		return x.Label
	}
	return x.Name
}

// chosen is the option that stands in a form.
func (x Field) chosen(f *Form) (Option, bool) {
	for _, o := range x.Options {
		if o.Value != "" && f.Has(x.Name, o.Value) {
			return o, true
		}
	}
	return Option{}, false
}

// settled tells whether a field stands as it is and asks for nothing.
func (x Field) settled(f *Form) bool {
	_, ok := x.chosen(f)
	return ok && x.Kind == Fixed && !f.Wrong(x.Name)
}

// Words is the field's label.
func (x Field) Words(p locale.Printer) string { return p.T("field." + x.key()) }

func (x Field) hint(p locale.Printer) string {
	if key := "hint." + x.key(); p.Has(key) {
		return p.T(key)
	}
	return ""
}

// Anchor is the id that a link to the field's problem leads to.
func (x Field) Anchor() string {
	switch x.Kind {
	case Day:
		return x.Name + ".day"
	case Radios, Boxes:
		if len(x.Options) > 0 {
			return x.Name + "-" + x.Options[0].Value
		}
	case Line, Area, Select, Upload, Fixed:
	}
	return x.Name
}
