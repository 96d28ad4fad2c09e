// Package administration is the page of those who keep units and officers.
//
// It works on the system register alone and may not name a case. Accounts are made and ended on
// the command line, where an administrator acts by token; what an officer who cannot sign in
// waits for is done here too.
package administration

import (
	"net/http"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET /staff", Handle: officers},
		{Pattern: "GET /staff/{officer}", Handle: officer},
		{Pattern: "POST /staff/{officer}/factors/reset", Handle: resetFactors},
		{Pattern: "POST /staff/{officer}/lockout/end", Handle: endLockout},
		{Pattern: "POST /staff/{officer}/bind", Handle: bind},
		{Pattern: "POST /staff/{officer}/unbind", Handle: unbind},
	}
}

// keeps is the reading of the list of officers.
const keeps = "officers.read"

// A staffView is every unit with its officers.
type staffView struct {
	page.Frame
	Units []unit
}

// A unit is one unit and who serves in it.
type unit struct {
	staff.Unit
	Agency  string
	Members []staff.Member
}

// mayKeep refuses whoever does not keep officers.
func mayKeep(v *page.Visit) error {
	answer := v.Desk.Authority.Decide(v.Member.Authority(), keeps, authority.Case{Unit: v.Member.Unit})
	if !answer.Allowed {
		return &desk.Denied{Kind: keeps, Policy: answer.Policy, Because: answer.Because}
	}
	return nil
}

// officers lists units and officers to whoever keeps them.
func officers(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := mayKeep(v); err != nil {
		return err
	}
	units, err := v.Staff.Units(r.Context(), "")
	if err != nil {
		return err
	}
	members, err := v.Staff.Members(r.Context(), "", "")
	if err != nil {
		return err
	}
	view := staffView{Frame: page.Frame{Visit: v, Title: v.T("staff.title")}}
	for _, u := range units {
		view.Units = append(view.Units, inUnit(u, members))
	}
	return page.Show(w, r, http.StatusOK, staffPage(view))
}

func inUnit(u staff.Unit, all []staff.Member) unit {
	out := unit{Unit: u}
	for _, m := range all {
		if m.Unit == u.ID {
			out.Agency = m.AgencyName
			out.Members = append(out.Members, m)
		}
	}
	return out
}

// about says what kind of unit it is, and of which agency.
func about(f page.Frame, u unit) string {
	kind := f.T("unit_kind." + u.Kind)
	if u.Agency == "" {
		return kind
	}
	return kind + ", " + u.Agency
}
