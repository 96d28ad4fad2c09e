// Package police is the pages of the police register: of the INTERPOL desk, and of the officers who
// remove and escort.
//
// It may import one desk, police, and no other institution's pages; it can name nothing of protection
// (Article 45). That a hold stands is said in one sentence, the same whatever its cause, and nowhere else.
package police

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/page"
	"github.com/zaklon/zaklon/web/police/statement"
)

// site is what the pages work with.
type site struct{ wiring police.Wiring }

// Routes lists the pages of the register.
func Routes(w police.Wiring) []page.Route {
	s := site{w}
	return slices.Concat(draft.Routes(), statement.Routes(w), s.messageActs(), s.removalActs(), receipts(), preparations(w), []page.Route{
		{Pattern: "GET /messages", Handle: messages},
		{Pattern: "POST /messages", Handle: messages},
		{Pattern: "GET /removals", Handle: removals},
		{Pattern: "POST /removals", Handle: removals},
		{Pattern: "GET /statements", Handle: statements},
		{Pattern: "GET /letters", Handle: letters},
		{Pattern: "GET /post", Handle: inbox},
		{Pattern: "GET /c/{ref}", Handle: s.show},
		{Pattern: "GET /c/{ref}/deadlines", Handle: s.deadlines},
		{Pattern: "GET /c/{ref}/letters/{letter}", Handle: reply},
	})
}

// Sees tells whether an officer may know of a file of the register: of a removal where that is their
// work, and else of a message or a statement. It enters nothing.
func Sees(ctx context.Context, v *page.Visit, id string) (bool, error) {
	if removes(v) {
		return desk.Sees(ctx, v.Desk, policefile.Removals(), v.Call(id))
	}
	sees, err := desk.Sees(ctx, v.Desk, policefile.Messages(), v.Call(id))
	if sees || err != nil {
		return sees, err
	}
	return desk.Sees(ctx, v.Desk, policefile.Statements(), v.Call(id))
}

// removes tells whether the officer's files are those of removals.
func removes(v *page.Visit) bool { return v.Member.Role == authority.PoliceOfficer }

// show is the first page of a file: which kind it is follows from the officer's role, and a statement is
// told from a message by what the officer may know of.
func (s site) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if removes(v) {
		return s.showRemoval(w, r, v)
	}
	issued, err := desk.Sees(r.Context(), v.Desk, policefile.Statements(), v.Call(pages.CaseID(r)))
	if err != nil {
		return err
	}
	if issued {
		return statement.Show(w, r, v)
	}
	return s.showMessage(w, r, v)
}

func (s site) deadlines(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if removes(v) {
		return desk.ErrAbsent // nothing of a removal is computed from the law
	}
	f, err := s.openMessage(r, v)
	if err != nil {
		return err
	}
	return f.ShowDeadlines(w, r, nil)
}

// may tells whether the officer may do something that is tied to no file.
func may(v *page.Visit, kind string) bool {
	return v.Desk.Authority.Decide(v.Member.Authority(), kind, authority.Case{Unit: v.Member.Unit}).Allowed
}

// lined joins what is known of a thing into one line.
func lined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}
