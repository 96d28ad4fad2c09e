package file

import (
	"strings"

	"github.com/zaklon/zaklon/web/page"
)

// typed lists what the officer typed, field by field, as the conflict page shows it.
func (v actView) typed() []labelled {
	var out []labelled
	for _, x := range v.Fields {
		value := v.Form.Get(x.Name)
		if x.Kind == page.Day {
			value = strings.Join(strings.Fields(v.Form.Get(x.Name+".day")+" "+v.Form.Get(x.Name+".month")+" "+v.Form.Get(x.Name+".year")), " ")
		}
		for _, o := range x.Options {
			if o.Value == value {
				value = o.Text
			}
		}
		if value != "" {
			out = append(out, labelled{x.Words(v.View.Printer), value})
		}
	}
	return out
}
