package page

import (
	"strconv"
	"strings"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/staff"
)

// title puts the product's name last and, where the page reports a problem, that first.
func (f Frame) title() string {
	t := f.Title + " - Zaklon"
	if f.Problem {
		t = f.T("page.error_title") + " " + t
	}
	return t
}

// idleSeconds is how long a page waits for its officer before it locks by itself. The server
// notes use at most once a minute, so the page is a minute ahead of it.
func idleSeconds() string { return strconv.Itoa(int((staff.IdleLock - time.Minute).Seconds())) }

// An Item is one entry of the main navigation.
type Item struct {
	Path, Label string
	Here        bool
}

// Items lists where an officer of this role can go; at most six.
func (f Frame) Items() []Item {
	paths := map[authority.Role][]string{
		authority.BorderOfficer: {"/work", "/intention", "/tasks", "/people", "/law"},
		authority.Caseworker:    {"/work", "/tasks", "/deadlines", "/people", "/identification", "/law"},
		authority.TeamLeader:    {"/work", "/tasks", "/deadlines", "/people", "/identification", "/law"},
		authority.SecondReader:  {"/work", "/law"},
		authority.Counsel:       {"/work", "/deadlines", "/law"},

		authority.LegalAssistanceOfficer: {"/requests", "/awaiting", "/register", "/letters", "/post", "/law"},
		authority.CourtClerk:             {"/requests", "/deadlines", "/law"},
		authority.Judge:                  {"/requests", "/deadlines", "/post", "/law"},
		authority.Minister:               {"/requests", "/law"},

		authority.InterpolOfficer: {"/messages", "/statements", "/letters", "/law"},
		authority.PoliceOfficer:   {"/removals", "/post", "/law"},

		authority.Liaison:       {"/matches", "/measures", "/post", "/law"},
		authority.SwornOfficer:  {"/shelter", "/measure"},
		authority.Auditor:       {"/book", "/law"},
		authority.Administrator: {"/staff", "/law"},
	}[f.Member.Role]
	return f.items(paths)
}

// Urgent lists the forms that every sworn officer of a role has at hand on each page, beside the own work: that a
// person seeks protection, and that an interim measure was received.
func (f Frame) Urgent() []Item {
	switch f.Member.Role {
	case authority.LegalAssistanceOfficer, authority.CourtClerk, authority.Judge, authority.InterpolOfficer, authority.PoliceOfficer:
		return f.items([]string{"/shelter", "/measure"})
	case authority.BorderOfficer, authority.Caseworker, authority.TeamLeader, authority.SecondReader, authority.Minister, authority.Liaison:
		return f.items([]string{"/measure"})
	case authority.SwornOfficer, authority.Counsel, authority.Auditor, authority.Administrator: // the first has them in the navigation
	}
	return nil
}

// items are entries for these pages, with their words.
func (f Frame) items(paths []string) []Item {
	items := make([]Item, len(paths))
	for i, path := range paths {
		label := "navigation." + strings.TrimPrefix(path, "/")
		if path == "/work" {
			label += "." + string(f.Member.Role)
		}
		items[i] = Item{Path: path, Label: f.T(label), Here: f.Path == path || strings.HasPrefix(f.Path, path+"/")}
	}
	return items
}

// Home is the page on which an officer of this role begins.
func (v *Visit) Home() string {
	if items := (Frame{Visit: v}).Items(); len(items) > 0 {
		return items[0].Path
	}
	return "/account"
}

// searches tells whether the role has a people search at all.
func (f Frame) searches() bool {
	switch f.Member.Role {
	case authority.BorderOfficer, authority.Caseworker, authority.TeamLeader:
		return true
	default:
		return false
	}
}
