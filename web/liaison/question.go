package liaison

import (
	"context"
	"net/http"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/page"
)

// A questionList is what courts asked and nobody has answered yet.
type questionList struct {
	list
	Rows []questionRow
}

type questionRow struct {
	liaison.Question
	Court            string // its name
	Claim, Statement string // short references
	Came             string
}

// questions is the post of the door: what waits first came first.
func questions(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	l, _, err := newList(r, v, list{Path: "/post"})
	if err != nil {
		return err
	}
	found, err := liaison.Questions(r.Context(), v.Desk, v.Call(""))
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	q := questionList{list: l}
	for _, one := range found {
		q.Rows = append(q.Rows, questionRow{
			one, names[one.Said.Court], reference.Ref(one.Said.Case).Short(), reference.Ref(one.Statement).Short(), v.Time(one.Received, v.Desk.Zone),
		})
	}
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, questionsPage(q))
}

// statements are the pages by which a court's formal request is answered by two liaisons. The form asks
// which message, and for nothing that stands in it.
func (s site) statements() []page.Route {
	file := s.file()
	out := pages.Opening[ledger.File, ledger.DismissalForm]{
		Act: s.book.DismissRefoulement(s.door),
		Fields: func(ctx context.Context, v *page.Visit) ([]page.Field, error) {
			waits, err := unanswered(ctx, v)
			return append(waits, remark(fileView{})...), err
		},
		Read: func(f *page.Form, _ *http.Request) (ledger.DismissalForm, error) {
			return ledger.DismissalForm{Message: f.Get("message"), Remark: f.Get("remark")}, nil
		},
	}.Routes()
	out = append(out, pages.Opening[ledger.File, ledger.StatementForm]{
		Act: s.book.StateRefoulement(s.door), Fields: unanswered,
		Read: func(f *page.Form, _ *http.Request) (ledger.StatementForm, error) {
			return ledger.StatementForm{Message: f.Get("message")}, nil
		},
	}.Routes()...)
	out = append(out, pages.Page[ledger.File, fileView, ledger.ConfirmForm]{
		Act: s.book.ConfirmRefoulement(s.door), File: file, Above: aboveStatement, Fields: fields(remark),
		Read: read(func(f *page.Form) ledger.ConfirmForm { return ledger.ConfirmForm{Remark: f.Get("remark")} }),
	}.Routes()...)
	return append(out, pages.Page[ledger.File, fileView, ledger.SecondForm]{
		Act: liaison.ReturnRefoulement(), File: file, Above: aboveStatement, Fields: fields(remark),
		Read: read(func(f *page.Form) ledger.SecondForm { return ledger.SecondForm{Remark: f.Get("remark")} }),
	}.Routes()...)
}

// unanswered is the field by which a question is chosen of which nobody has stated anything.
func unanswered(ctx context.Context, v *page.Visit) ([]page.Field, error) {
	found, err := liaison.Questions(ctx, v.Desk, v.Call(""))
	if err != nil {
		return nil, err
	}
	names, err := v.Staff.Names(ctx)
	options := []page.Option{{Text: v.T("choice.none")}}
	for _, q := range found {
		if q.Statement == "" {
			options = append(options, page.Option{Value: q.ID, Text: names[q.Said.Court] + ", " + q.Said.Number})
		}
	}
	return []page.Field{{Name: "message", Label: "court_question", Kind: page.Select, Options: options}}, err
}

// aboveStatement shows what the court is to be told over the form of the second liaison.
func aboveStatement(_ context.Context, v fileView, _ *page.Form) (templ.Component, error) {
	if len(v.File.Statements) == 0 {
		return nil, nil
	}
	return v.statement(0, v.File.Statements[0]), nil
}
