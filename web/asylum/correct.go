package asylum

import (
	"strings"

	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func proposeCorrection() []page.Route {
	return file.Act[protection.CorrectionForm]{
		Act: asylum.ProposeCorrection(),
		Fields: fields(func(v file.View) []page.Field {
			return []page.Field{
				{Name: "field", Label: "correction_field", Kind: page.Select, Options: entries(v)},
				{Name: "value", Label: "correction_value", Foreign: true},
				{Name: "reason", Label: "correction_reason", Kind: page.Area, Rows: 4},
				{Name: "proof", Label: "correction_proof", Kind: page.Select, Options: documents(v)},
			}
		}),
		Read: read(func(f *page.Form) protection.CorrectionForm {
			field, part, _ := strings.Cut(f.Get("field"), "/")
			return protection.CorrectionForm{
				Field: field, Part: part, Value: f.Get("value"), Reason: f.Get("reason"), Proof: f.Get("proof"),
			}
		}),
	}.Routes()
}

// entries offers every value that may be corrected, as it stands.
func entries(v file.View) []page.Option {
	out := []page.Option{{Text: v.T("choice.choose")}}
	for _, e := range v.File.Entries() {
		value := e.Field
		if e.Part != "" {
			value += "/" + e.Part
		}
		out = append(out, page.Option{Value: value, Text: v.T("entry."+e.Field) + ": " + e.Value})
	}
	return out
}

func approveCorrection() []page.Route { return reading(asylum.ApproveCorrection()) }

func refuseCorrection() []page.Route { return reading(asylum.RefuseCorrection()) }
