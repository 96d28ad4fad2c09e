package account

import (
	"net/http"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// removeFactor takes a second factor from the officer's own account. It asks who the officer
// is anew, so that an open session alone cannot do it.
func removeFactor(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		call := v.Call(v.Member.ID)
		call.On, call.Form = v.Desk.Today(), form.Token
		return desk.Perform(r.Context(), v.Desk, administration.RemoveFactor(), call, form.Get("factor"))
	})
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case !result.Done:
		return render(w, r, v, form)
	}
	return page.Go(w, r, "/account?done=removed")
}

// told is what the list says of a factor beside its kind: its name, or how many codes are left.
func told(f page.Frame, one staff.Factor) string {
	switch one.Kind {
	case staff.KindRecovery:
		return f.T("account.codes_left", "n", one.Left())
	case staff.KindPasskey:
		return one.Name
	}
	return ""
}
