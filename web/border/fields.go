package border

import (
	"fmt"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/web/page"
)

func foreign(name, label string) page.Field {
	return page.Field{Name: name, Label: label, Foreign: true}
}

func (v intentionView) gender() page.Field {
	return page.Field{Name: "gender", Kind: page.Radios, Options: page.Options(v.Form.Printer, "gender", applicant.Genders())}
}

func (v intentionView) expression() page.Field {
	return page.Field{Name: "form", Label: "intention_form", Kind: page.Radios, Options: page.Options(v.Form.Printer, "form", protection.IntentionForms())}
}

func (v intentionView) signs() page.Field {
	return page.Field{
		Name: "vulnerability_indicators", Kind: page.Boxes,
		Options: page.Options(v.Form.Printer, "indicator", applicant.Indicators()),
	}
}

func day() page.Field { return page.Field{Name: "on", Label: "intention_on", Kind: page.Day} }

func expiry(at string) page.Field {
	return page.Field{Name: at + ".expires", Label: "document_expires", Kind: page.Day}
}

func (v intentionView) paperKind(at string) page.Field {
	options := []page.Option{{Text: v.Form.T("border.no_document")}}
	for _, k := range identity.DocumentKinds() {
		options = append(options, page.Option{Value: string(k), Text: v.Form.T("document_kind." + string(k))})
	}
	return page.Field{Name: at + ".kind", Label: "identity_document", Kind: page.Select, Options: options}
}

func (v intentionView) paperState(at string) page.Field {
	return page.Field{Name: at + ".state", Label: "issuing_state", Kind: page.Select, Options: v.states()}
}

// fields lists the fields that can be wrong, so that the summary names them and leads to them.
func (v intentionView) fields() []page.Field {
	out := []page.Field{
		foreign("names.0.family", "family_name"), foreign("names.0.given", "given_name"), foreign("names.0.patronymic", "patronymic"),
		{Name: "names.1.family", Label: "family_name_latin"}, {Name: "names.1.given", Label: "given_name_latin"},
		{Name: "names.1.patronymic", Label: "patronymic_latin"}, {Name: "also", Label: "also_written"},
		{Name: "place_of_birth"}, {Name: "place", Label: "intention_place"},
		{Name: "nationalities"}, {Name: "feared_states"}, {Name: "former_residence"}, {Name: "languages"},
		v.gender(), v.expression(), v.signs(), day(),
	}
	for i := range paperBoxes {
		paper := at("documents", i)
		out = append(out, v.paperKind(paper), foreign(paper+".number", "document_number"), v.paperState(paper), expiry(paper))
	}
	return out
}

func at(list string, i int) string { return fmt.Sprintf("%s.%d", list, i) }

// A box is one of several selects of the same name: a list that can be said more than once.
type box struct {
	Name    string
	Index   int
	Options []page.Option
}

// boxes makes the further boxes of a list, after the first.
func further(name string, n int, options []page.Option) []box {
	var out []box
	for i := 1; i < n; i++ {
		out = append(out, box{name, i, options})
	}
	return out
}

// id of the first box is the name, so that a link to a problem finds it.
func (b box) id() string {
	if b.Index == 0 {
		return b.Name
	}
	return fmt.Sprintf("%s-%d", b.Name, b.Index+1)
}

// chosen gives what was chosen in this very box.
func (b box) chosen(f *page.Form) string {
	if values := f.Values[b.Name]; b.Index < len(values) {
		return values[b.Index]
	}
	return ""
}

// label numbers the boxes after the first.
func (b box) label(f *page.Form) string {
	if b.Index == 0 {
		return f.T("field." + b.Name)
	}
	return f.T("border.another", "field", f.T("field."+b.Name), "n", b.Index+1)
}

// states offers every state. The invented ones stand first in a demonstration, and nowhere else.
func (v intentionView) states() []page.Option {
	out := []page.Option{{Text: v.Form.T("border.not_said")}}
	var rest []page.Option
	for _, s := range identity.States() {
		o := page.Option{Value: s.Code, Text: s.Name}
		switch {
		case !s.Invented():
			rest = append(rest, o)
		case v.Demo:
			out = append(out, o)
		}
	}
	return append(out, rest...)
}

// languages offers every language. The invented ones stand first in a demonstration, and
// nowhere else.
func (v intentionView) languages() []page.Option {
	out := []page.Option{{Text: v.Form.T("border.not_said")}}
	all := identity.Languages()
	n := len(all) - inventedLanguages
	spoken := all[:n:n]
	if v.Demo {
		spoken = append(all[n:len(all):len(all)], spoken...)
	}
	for _, l := range spoken {
		out = append(out, page.Option{Value: l.Code, Text: l.Name})
	}
	return out
}

// inventedLanguages stand at the end of the list of identity.
const inventedLanguages = 3

// more tells whether something stands in the boxes that are folded away, or is wrong there.
func (v intentionView) more(lists map[string]int) bool {
	for list, from := range lists {
		for name, values := range v.Values {
			for i, value := range values {
				if value != "" && (name == list && i >= from || inside(name, list, from)) {
					return true
				}
			}
		}
	}
	return false
}

// inside tells whether a name such as births.1.year is of a list's box from the given on.
func inside(name, list string, from int) bool {
	var i int
	var part string
	n, _ := fmt.Sscanf(name, list+".%d.%s", &i, &part)
	return n == 2 && i >= from
}
