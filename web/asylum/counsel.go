package asylum

import (
	"context"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func mandate(s *staff.Staff) []page.Route {
	return file.Act[protection.MandateForm]{
		Act: asylum.Mandate(s),
		Fields: func(ctx context.Context, v file.View) ([]page.Field, error) {
			list, err := s.Members(ctx, authority.Counsel, "")
			return []page.Field{
				{Name: "name", Label: "counsel_name", Foreign: true},
				{Name: "organisation", Foreign: true},
				{Name: "counsel", Kind: page.Select, Options: members(v.T("choice.no_account"), list)},
				{Name: "document", Label: "power_of_attorney", Kind: page.Select, Options: documents(v)},
				{Name: "until", Label: "mandate_until", Kind: page.Day},
			}, err
		},
		Read: read(func(f *page.Form) protection.MandateForm {
			return protection.MandateForm{
				Counsel: f.Get("counsel"), Name: f.Get("name"), Organisation: f.Get("organisation"),
				Document: f.Get("document"), Until: f.Day("until"),
			}
		}),
	}.Routes()
}

func endMandate() []page.Route {
	return file.Act[protection.MandateEnd]{
		Act: asylum.EndMandate(),
		Fields: fields(func(v file.View) []page.Field {
			options := []page.Option{{Text: v.T("choice.choose")}}
			for _, m := range v.File.Mandates {
				if m.EndedOn.IsZero() {
					options = append(options, page.Option{Value: m.ID, Text: m.Name})
				}
			}
			return []page.Field{{Name: "mandate", Kind: page.Select, Options: options}}
		}),
		Read: read(func(f *page.Form) protection.MandateEnd { return protection.MandateEnd{Mandate: f.Get("mandate")} }),
	}.Routes()
}
