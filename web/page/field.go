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
	case Line, Area, Select, Upload:
	}
	return x.Name
}
