// Package border is the pages of the border police: the entry of an intention, the
// certificate, and the hand-over.
//
// It may import one desk, border, and no other institution's pages. What a form means is the
// rule's; here stands only what is asked and how it is read.
package border

import (
	"context"
	"net/http"

	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages of the desk. The form of an intention is compared by p.
func Routes(s *staff.Staff, p *people.People) []page.Route {
	form := intentions{p}
	routes := []page.Route{
		{Pattern: "GET /intention", Handle: showIntention, Act: expressed},
		{Pattern: "POST /intention", Handle: form.enter, Act: expressed},
		{Pattern: "GET /c/{ref}/certificate", Handle: certificate},
	}
	routes = append(routes, certify()...)
	return append(routes, handOver(s)...)
}

// certify is the page that issues the certificate where it was not issued with the intention.
func certify() []page.Route { return file.Act[protection.NoInput]{Act: border.Certify()}.Routes() }

// handOver is the page that gives the file to the asylum authority.
func handOver(s *staff.Staff) []page.Route {
	return file.Act[protection.Handover]{
		Act: border.HandOver(s),
		Fields: func(ctx context.Context, v file.View) ([]page.Field, error) {
			units, err := s.Units(ctx, "asylum")
			options := []page.Option{{Text: v.T("border.choose_unit")}}
			for _, u := range units {
				options = append(options, page.Option{Value: u.ID, Text: u.Name})
			}
			return []page.Field{{Name: "unit", Label: "receiving_unit", Kind: page.Select, Options: options}}, err
		},
		Read: func(f *page.Form, _ *http.Request) (protection.Handover, error) {
			return protection.Handover{Unit: f.Get("unit")}, nil
		},
	}.Routes()
}
