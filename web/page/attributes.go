package page

import (
	"strings"

	"github.com/a-h/templ"
)

// described gives aria-describedby where a field has a hint or a problem.
func (f *Form) described(x Field) templ.Attributes {
	ids := f.describedBy(x)
	if ids == "" {
		return nil
	}
	return templ.Attributes{"aria-describedby": ids}
}

// state adds that the value was not accepted.
func (f *Form) state(x Field) templ.Attributes {
	attributes := templ.Attributes{}
	for k, v := range f.described(x) {
		attributes[k] = v
	}
	if f.Wrong(x.Name) {
		attributes["aria-invalid"] = "true"
	}
	return attributes
}

// anchor finds where a link to a field's problem leads; a part of a field leads to its box.
func anchor(fields []Field, name string) string {
	for _, x := range fields {
		if x.Name == name {
			return x.Anchor()
		}
	}
	for _, x := range fields {
		if strings.HasPrefix(name, x.Name+".") && x.Kind != Day {
			return x.Anchor()
		}
	}
	return name
}
