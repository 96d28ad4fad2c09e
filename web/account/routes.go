package account

import (
	"net/http"

	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages of the account. The logins are shown on the sign-in page of a
// demonstration; otherwise there are none.
func Routes(logins []DemoLogin) []page.Route {
	s := signIn{logins: logins}
	return []page.Route{
		{Pattern: "GET /{$}", Handle: home},
		{Pattern: "GET /signin", Handle: s.show, Public: true},
		{Pattern: "POST /signin", Handle: s.enter, Public: true},
		{Pattern: "POST /signout", Handle: signOut},
		{Pattern: "GET /account", Handle: show},
		{Pattern: "POST /account/password", Handle: changePassword},
		{Pattern: "POST /account/session/end", Handle: endSession},
		{Pattern: "POST /account/session/end-others", Handle: endOthers},
	}
}

func home(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return page.Go(w, r, v.Home())
}
