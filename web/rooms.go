package web

import (
	"context"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	bureau "github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	entrance "github.com/zaklon/zaklon/desk/liaison"
	station "github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/web/account"
	"github.com/zaklon/zaklon/web/account/signin"
	"github.com/zaklon/zaklon/web/administration"
	"github.com/zaklon/zaklon/web/asylum"
	"github.com/zaklon/zaklon/web/border"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/help"
	"github.com/zaklon/zaklon/web/justice"
	"github.com/zaklon/zaklon/web/legislation"
	"github.com/zaklon/zaklon/web/liaison"
	"github.com/zaklon/zaklon/web/oversight"
	"github.com/zaklon/zaklon/web/page"
	"github.com/zaklon/zaklon/web/police"
	"github.com/zaklon/zaklon/web/shelter"
)

// A room is the pages that the officers of one register are given. Another register's addresses are in
// it no more than addresses that never were.
type room struct {
	register string     // whose officers come in; empty: of none, and whoever is not signed in
	desk     *desk.Desk // in which their forms are kept; nil where the room has no register of its own
	routes   []page.Route

	// sees tells whether an officer may know of a case of the register. It enters nothing.
	sees func(ctx context.Context, v *page.Visit, caseID string) (bool, error)
}

// The registers in which officers of others fill in a form, too. The room of protection is the auditor's:
// their pages stand there.
const (
	protection   = "protection"
	assistance   = "assistance"
	constabulary = "police"
	door         = "door"
)

// rooms lists the room of each register, that of no register last.
func rooms(h *house.House, opts Options) []room {
	return []room{
		{
			register: protection, desk: h.Protection, sees: sees(protectionfile.Keeper()),
			routes: slices.Concat(page.On(h.Protection, file.Routes(h.People, h.Door.Confirmed), border.Routes(h.Staff, h.People),
				asylum.Routes(h.Staff, h.People), oversight.Books(h.Desks())), page.On(h.Liaison, liaison.Oversight())),
		},
		{
			register: assistance, desk: h.Assistance, sees: sees(requestfile.Keeper()),
			routes: page.On(h.Assistance, justice.Routes(bureau.Means{
				Staff: h.Staff, Door: h.Door, Desk: h.Assistance, Named: h.Named.Assistance, Legacy: h.Named.Legacy,
			})),
		},
		{
			register: constabulary, desk: h.Police, sees: police.Sees,
			routes: page.On(h.Police, police.Routes(station.Wiring{Desk: h.Police, Staff: h.Staff, Door: h.Door, Named: h.Named.Police})),
		},
		{
			register: door, desk: h.Liaison, sees: sees(entrance.Keeper("match.read")),
			routes: page.On(h.Liaison, liaison.Routes(h.Door, h.Ledger)),
		},
		{},
	}
}

// everybody lists the pages that are in every room: the system register's, and the two forms by which
// officers of every register reach protection and the door.
func everybody(h *house.House, opts Options) []page.Route {
	system := page.On(h.System, account.Routes(), signin.Routes(opts.Logins), administration.Routes(), help.Routes(), oversight.Law(),
		legislation.Routes(legislation.Chamber{Carried: h.Carried, Preview: h.Preview}))
	return slices.Concat(system, page.On(h.Liaison, liaison.Everybody()), page.On(h.Protection, shelter.Routes(h.Staff)))
}

// Routes lists every page of the house, so that a test can visit each: those of everybody, and then
// those of each register. One address may be in several registers; the desk of a route says in which.
func Routes(h *house.House, opts Options) []page.Route {
	all := everybody(h, opts)
	for _, one := range rooms(h, opts) {
		all = append(all, one.routes...)
	}
	return all
}

// sees makes the look of a room from the keeper of its files.
func sees[F any](keeper desk.Keeper[F]) func(context.Context, *page.Visit, string) (bool, error) {
	return func(ctx context.Context, v *page.Visit, caseID string) (bool, error) {
		return desk.Sees(ctx, v.Desk, keeper, v.Call(caseID))
	}
}

// roomOf names the room of a role.
func roomOf(role authority.Role) string {
	if role == authority.Auditor {
		return protection
	}
	return role.Register()
}
