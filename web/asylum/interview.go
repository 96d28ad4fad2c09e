package asylum

import (
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func schedule() []page.Route {
	return file.Act[protection.InterviewPlan]{
		Act: asylum.Schedule(),
		Fields: fields(func(v file.View) []page.Field {
			return []page.Field{
				{Name: "date", Label: "interview_date", Kind: page.Day},
				{Name: "time"},
				{Name: "place"},
				{Name: "language", Label: "interview_language", Kind: page.Select, Options: languages(v)},
				{Name: "interpreter", Foreign: true},
			}
		}),
		Fill: func(f *page.Form, v file.View) {
			if len(v.File.Languages) > 0 {
				f.Set("language", v.File.Languages[0].Language)
			}
		},
		Read: read(func(f *page.Form) protection.InterviewPlan {
			return protection.InterviewPlan{
				Date: f.Day("date"), Time: f.Get("time"), Place: f.Get("place"),
				Language: f.Get("language"), Interpreter: f.Get("interpreter"),
			}
		}),
	}.Routes()
}

// languages offers the languages the person speaks first, then all.
func languages(v file.View) []page.Option {
	var out []page.Option
	for _, l := range v.File.Languages {
		if known, ok := identity.LookupLanguage(l.Language); ok {
			out = append(out, page.Option{Value: known.Code, Text: known.Name})
		}
	}
	spoken := len(out)
	for _, l := range identity.Languages() {
		known := false
		for _, o := range out[:spoken] {
			known = known || o.Value == l.Code
		}
		if !known {
			out = append(out, page.Option{Value: l.Code, Text: l.Name})
		}
	}
	return out
}

func recordInterview() []page.Route {
	return file.Act[protection.InterviewReport]{
		Act: asylum.RecordInterview(),
		Fields: fields(func(v file.View) []page.Field {
			return []page.Field{
				{Name: "report", Label: "interview_report", Kind: page.Area, Rows: 16},
				{Name: "read_back", Kind: page.Radios, Options: page.Options(v.Printer, "yes_no", protection.ReadBacks())},
				{Name: "remarks", Kind: page.Area, Rows: 5},
			}
		}),
		Read: read(func(f *page.Form) protection.InterviewReport {
			return protection.InterviewReport{Report: f.Get("report"), Remarks: f.Get("remarks"), ReadBack: f.Get("read_back")}
		}),
	}.Routes()
}
