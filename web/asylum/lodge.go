package asylum

import (
	"context"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func lodge(p *people.People) []page.Route {
	return file.Act[protection.Lodging]{
		Act: asylum.Lodge(p),
		Fields: fields(func(v file.View) []page.Field {
			return []page.Field{{Name: "form", Label: "lodging_form", Kind: page.Radios, Options: page.Options(v.Printer, "form", protection.LodgingForms())}}
		}),
		Fill:  func(f *page.Form, _ file.View) { f.Set("form", "in_person") },
		Read:  read(func(f *page.Form) protection.Lodging { return protection.Lodging{Form: f.Get("form")} }),
		Above: func(_ context.Context, v file.View, _ *page.Form) (templ.Component, error) { return v.Lacking(), nil },
	}.Routes()
}

func register() []page.Route {
	return file.Act[protection.Registration]{
		Act:    asylum.Register(),
		Fields: fields(func(file.View) []page.Field { return []page.Field{{Name: "remark", Foreign: true}} }),
		Read:   read(func(f *page.Form) protection.Registration { return protection.Registration{Remark: f.Get("remark")} }),
	}.Routes()
}
