package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func draftDecision() []page.Route {
	return file.Act[protection.DraftForm]{
		Act: asylum.DraftDecision(),
		Fields: fields(func(v file.View) []page.Field {
			grounds := append([]page.Option{{Text: v.T("choice.none")}}, page.Options(v.Printer, "inadmissible", protection.InadmissibleGrounds())...)
			return []page.Field{
				{Name: "outcome", Kind: page.Radios, Options: page.Options(v.Printer, "outcome", protection.Outcomes())},
				{Name: "inadmissibility_ground", Kind: page.Select, Options: grounds},
				{Name: "statement_of_reasons", Kind: page.Area, Rows: 16},
			}
		}),
		Fill: lastReturned,
		Read: read(func(f *page.Form) protection.DraftForm {
			return protection.DraftForm{
				Outcome: f.Get("outcome"), Ground: f.Get("inadmissibility_ground"), Reasons: f.Get("statement_of_reasons"),
			}
		}),
	}.Routes()
}

// lastReturned proposes the draft that the second reader sent back, so that its author goes
// on from there.
func lastReturned(f *page.Form, v file.View) {
	for _, d := range v.File.Decisions {
		if d.Status == "returned" {
			f.Set("outcome", d.Outcome)
			f.Set("inadmissibility_ground", d.Ground)
			f.Set("statement_of_reasons", d.Reasons)
		}
	}
}

// reading makes the page of an act that asks a second person for a remark.
func reading(act desk.Act[protection.File, protection.Reading]) []page.Route {
	return file.Act[protection.Reading]{
		Act: act,
		Fields: fields(func(file.View) []page.Field {
			return []page.Field{{Name: "remark", Label: "reading_remark", Kind: page.Area, Rows: 5}}
		}),
		Read: read(func(f *page.Form) protection.Reading { return protection.Reading{Remark: f.Get("remark")} }),
	}.Routes()
}

func returnDraft() []page.Route { return reading(asylum.ReturnDraft()) }

func approveDecision() []page.Route { return reading(asylum.ApproveDecision()) }

func serve() []page.Route {
	return file.Act[protection.Service]{
		Act: asylum.Serve(),
		Fields: fields(func(v file.View) []page.Field {
			return []page.Field{
				{Name: "mode", Label: "service_mode", Kind: page.Radios, Options: page.Options(v.Printer, "mode", protection.ServiceModes())},
				{Name: "proof", Label: "service_proof", Kind: page.Select, Options: documents(v)},
			}
		}),
		Read: read(func(f *page.Form) protection.Service {
			return protection.Service{Mode: f.Get("mode"), Proof: f.Get("proof")}
		}),
	}.Routes()
}

func finalise() []page.Route {
	return file.Act[protection.Finality]{
		Act: asylum.Finalise(),
		Fields: fields(func(file.View) []page.Field {
			return []page.Field{{Name: "no_suit_confirmed_on", Kind: page.Day}}
		}),
		Read: read(func(f *page.Form) protection.Finality {
			return protection.Finality{NoSuitOn: f.Day("no_suit_confirmed_on")}
		}),
	}.Routes()
}
