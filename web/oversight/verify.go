package oversight

import (
	"net/http"

	"github.com/zaklon/zaklon/desk/oversight"
	"github.com/zaklon/zaklon/web/page"
)

// A verifyView is what a verification found.
type verifyView struct {
	page.Frame
	oversight.Verification
}

// verify checks the whole register against its book and shows what does not fit.
func (b books) verify(w http.ResponseWriter, r *http.Request, v *page.Visit) (err error) {
	form := page.TypedWithin(w, r, v, page.MaxSmall)
	if v.Desk, err = b.of(v, form.Get("register")); err != nil {
		return err
	}
	found, err := oversight.Verify(r.Context(), v.Desk, v.Call(""))
	if err != nil {
		return err
	}
	frame := page.Frame{Visit: v, Title: v.T("book.verification"), Problem: len(found.Misfits) > 0}
	return page.Show(w, r, http.StatusOK, verifyPage(verifyView{frame, found}))
}

// place is the table, row and column of a misfit.
func place(m oversight.Misfit) string {
	out := m.Table
	if m.Column != "" {
		out += "." + m.Column
	}
	return out
}
