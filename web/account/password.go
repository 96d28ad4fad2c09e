package account

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// passwordFields are the three boxes of the form; what was typed in them never comes back.
func passwordFields() []string { return []string{"password_now", "password", "password_again"} }

// changePassword enters another password of the officer's own account. It asks for the
// present one, so that an open session alone cannot take the account over.
func changePassword(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	if err := checkPresent(r.Context(), v, form); err != nil {
		return err
	}
	result, err := page.Enter(form, func() (desk.Receipt, error) {
		call := v.Call(v.Member.ID)
		call.On, call.Form = v.Desk.Today(), form.Token
		in := administration.ResetForm{Password: form.Get("password"), Hash: staff.HashPassword(form.Get("password"))}
		return desk.Perform(r.Context(), v.Desk, administration.ChangePassword(), call, in)
	})
	switch {
	case err != nil:
		return err
	case result.Denied != nil:
		return result.Denied
	case !result.Done:
		for _, name := range passwordFields() {
			form.Values.Del(name)
		}
		return render(w, r, v, form)
	}
	if err := v.Staff.EndOthers(r.Context(), v.Session); err != nil {
		return err
	}
	return page.Go(w, r, "/account?done=password")
}

// checkPresent notes what is wrong with the form before the slow work of hashing: the present
// password, and whether the new one was typed the same twice.
func checkPresent(ctx context.Context, v *page.Visit, form *page.Form) error {
	if form.Get("password") != form.Get("password_again") {
		form.Note(act.Problem{Field: "password_again", Code: "passwords_differ"})
	}
	_, err := v.Staff.SignIn(ctx, v.Member.Login, form.Get("password_now"))
	if errors.Is(err, staff.ErrSignIn) {
		form.Note(act.Problem{Field: "password_now", Code: "password_now_wrong"})
		return nil
	}
	return err
}

// tells lists the ids of hint and problem of a box.
func tells(f *page.Form, name string) string {
	var ids []string
	if name == "password" {
		ids = append(ids, "password-hint")
	}
	if f.Wrong(name) {
		ids = append(ids, name+"-error")
	}
	return strings.Join(ids, " ")
}
