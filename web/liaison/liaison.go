// Package liaison is the pages of the protection liaison: matches of a claim and a cause, measures and
// other causes, and the path of one person past the door. The form of an interim measure is here too; it
// is for every sworn officer, and answers all of them alike.
//
// It may import one desk, liaison, and no other institution's pages. Nobody but a liaison is shown a
// match, a count of matches or a cause.
package liaison

import (
	"context"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
)

// site is what the pages work with: the door, by which both sides of a match are read, and its book.
type site struct {
	door *interlock.Door
	book *liaison.Book
}

// Routes lists the pages of the liaison.
func Routes(door *interlock.Door, book *liaison.Book) []page.Route {
	s := site{door, book}
	return slices.Concat(draft.Routes(), s.acts(), causes(), s.statements(), []page.Route{
		{Pattern: "GET /matches", Handle: matches},
		{Pattern: "GET /measures", Handle: measures},
		{Pattern: "GET /post", Handle: questions},
		{Pattern: "GET /c/{ref}", Handle: s.show},
		{Pattern: "GET /c/{ref}/path", Handle: path},
	})
}

// acts lists the pages of acts on a file of the door.
func (s site) acts() []page.Route {
	file := s.file()
	return slices.Concat(
		pages.Page[ledger.File, fileView, struct{}]{Act: liaison.AcknowledgeMeasure(), File: file}.Routes(),
		pages.Page[ledger.File, fileView, ledger.LiftingForm]{
			Act: liaison.ReceiveLifting(), File: file,
			Fields: fields(func(fileView) []page.Field {
				return []page.Field{{Name: "reference", Label: "lifting_reference", Foreign: true}}
			}),
			Read: read(func(f *page.Form) ledger.LiftingForm { return ledger.LiftingForm{Reference: f.Get("reference")} }),
		}.Routes(),
		s.review(file),
		second(file, pages.Page[ledger.File, fileView, ledger.SecondForm]{Act: liaison.ConfirmMatch()}),
		second(file, pages.Page[ledger.File, fileView, ledger.SecondForm]{Act: liaison.RefuseMatch()}),
		pages.Page[ledger.File, fileView, ledger.ProposalForm]{
			Act: s.book.ProposeLifting(s.door), File: file, Fields: fields(func(fileView) []page.Field { return []page.Field{reasons()} }),
			Read: read(func(f *page.Form) ledger.ProposalForm { return ledger.ProposalForm{Reasons: f.Get("reasons")} }), Above: above,
		}.Routes(),
		settle(file, pages.Page[ledger.File, fileView, ledger.LiftForm]{Act: s.book.ConfirmLifting(s.door)}),
		settle(file, pages.Page[ledger.File, fileView, ledger.LiftForm]{Act: liaison.RefuseLifting()}),
	)
}

// review is the page on which a liaison says whether two persons are one.
func (s site) review(file pages.File[fileView]) []page.Route {
	return pages.Page[ledger.File, fileView, ledger.ReviewForm]{
		Act: liaison.ReviewMatch(), File: file, Above: above,
		Fields: fields(func(v fileView) []page.Field {
			return []page.Field{
				{Name: "verdict", Label: "match_verdict", Kind: page.Radios, Options: page.Options(v.Printer, "match_verdict", ledger.Verdicts())},
				reasons(),
			}
		}),
		Read: read(func(f *page.Form) ledger.ReviewForm {
			return ledger.ReviewForm{Verdict: f.Get("verdict"), Reasons: f.Get("reasons")}
		}),
	}.Routes()
}

// second is the page of a second person on a verdict.
func second(file pages.File[fileView], p pages.Page[ledger.File, fileView, ledger.SecondForm]) []page.Route {
	p.File, p.Above, p.Fields = file, above, fields(remark)
	p.Read = read(func(f *page.Form) ledger.SecondForm { return ledger.SecondForm{Remark: f.Get("remark")} })
	return p.Routes()
}

// settle is the page of a second person on a lifting.
func settle(file pages.File[fileView], p pages.Page[ledger.File, fileView, ledger.LiftForm]) []page.Route {
	p.File, p.Above, p.Fields = file, above, fields(remark)
	p.Read = read(func(f *page.Form) ledger.LiftForm { return ledger.LiftForm{Remark: f.Get("remark")} })
	return p.Routes()
}

func reasons() page.Field {
	return page.Field{Name: "reasons", Label: "door_reasons", Kind: page.Area, Rows: 5, Foreign: true}
}

func remark(fileView) []page.Field {
	return []page.Field{{Name: "remark", Kind: page.Area, Rows: 3, Foreign: true}}
}

// fields makes the list of an act's fields where they depend on the file alone.
func fields(list func(v fileView) []page.Field) func(context.Context, fileView) ([]page.Field, error) {
	return func(_ context.Context, v fileView) ([]page.Field, error) { return list(v), nil }
}

// read makes the reader of a form that cannot fail.
func read[In any](from func(f *page.Form) In) func(*page.Form, *http.Request) (In, error) {
	return func(f *page.Form, _ *http.Request) (In, error) { return from(f), nil }
}

// may tells whether the officer may do something that is tied to no file.
func may(v *page.Visit, kind string) authority.Decision {
	return v.Desk.Authority.Decide(v.Member.Authority(), kind, authority.Case{Unit: v.Member.Unit})
}
