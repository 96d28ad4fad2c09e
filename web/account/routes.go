// Package account is the pages of an officer's own account: password, second factors, sessions.
//
// It knows the system register alone and may not name a case.
package account

import (
	"net/http"

	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages of the account.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET /{$}", Handle: home},
		{Pattern: "GET /account", Handle: show},
		{Pattern: "POST /account/active", Handle: active},
		{Pattern: "POST /account/password", Handle: changePassword},
		{Pattern: "POST /account/factor/remove", Handle: removeFactor},
		{Pattern: "POST /account/session/end", Handle: endSession},
		{Pattern: "POST /account/session/end-others", Handle: endOthers},
	}
}

func home(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return page.Go(w, r, v.Home())
}

// active is asked by the script of a page that is in use: that it was asked is all there is to
// it, because every request of a session says that its officer is there.
func active(w http.ResponseWriter, _ *http.Request, _ *page.Visit) error {
	w.WriteHeader(http.StatusNoContent)
	return nil
}
