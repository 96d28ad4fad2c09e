package asylum

import (
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func extend() []page.Route {
	return file.Act[protection.ExtensionForm]{
		Act: asylum.Extend(),
		Fields: fields(func(v file.View) []page.Field {
			var grounds []page.Option
			for _, g := range v.File.Grounds(v.Pack) {
				grounds = append(grounds, page.Option{Value: g.ID, Text: g.Words})
			}
			return []page.Field{
				{Name: "ground", Kind: page.Radios, Options: grounds},
				{Name: "until", Label: "extended_until", Kind: page.Day},
				{Name: "reasons", Label: "extension_reasons", Kind: page.Area, Rows: 6},
				{Name: "evidence", Kind: page.Select, Options: documents(v)},
				{Name: "notice", Kind: page.Day},
			}
		}),
		Fill: func(f *page.Form, v file.View) { f.SetDay("notice", v.Today) },
		Read: read(func(f *page.Form) protection.ExtensionForm {
			return protection.ExtensionForm{
				Ground: f.Get("ground"), Until: f.Day("until"), Notice: f.Day("notice"),
				Reasons: f.Get("reasons"), Evidence: f.Get("evidence"),
			}
		}),
	}.Routes()
}
