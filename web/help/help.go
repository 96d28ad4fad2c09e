// Package help is the pages that explain Zaklon to whoever stands before it, signed in or not.
//
// It shows texts alone and may not read a register.
package help

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET /help", Handle: showing("help.title", helpPage), Public: true},
		{Pattern: "GET /help/keyboard", Handle: showing("help.keyboard", keyboardPage), Public: true},
		{Pattern: "GET /help/accessibility", Handle: showing("help.accessibility", accessibilityPage), Public: true},
	}
}

func showing(title string, content func(page.Frame) templ.Component) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		return page.Show(w, r, http.StatusOK, content(page.Frame{Visit: v, Title: v.T(title)}))
	}
}

// roles lists the roles, register by register.
func roles() []authority.Role { return authority.Roles() }

// steps lists the acts of the straight path, as help tells them.
func steps() []string {
	return []string{
		"intention.expressed", "certificate.issued", "case.handed_over", "identity.searched", "candidate.decided", "application.lodged", "application.registered",
		"interview.held", "assessment.opened", "application.extended", "decision.drafted", "decision.approved", "decision.served", "decision.final",
	}
}

// words lists the words of the house that help explains.
func words() []string {
	return []string{"act", "book", "as_of", "finding", "unverified", "protected", "leaves", "stop"}
}

// keys lists what the keyboard does, with how each is pressed.
func keys() []string { return []string{"tab", "enter", "skip", "hide", "summary"} }
