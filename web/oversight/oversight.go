// Package oversight is the pages of those who look on: the law as the house applies it, and
// the book of acts with its verification.
//
// It may not name a file or a person: of the book it shows heads, never content.
package oversight

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/web/page"
)

// Law lists the pages of the law as the house applies it. They are for everybody.
func Law() []page.Route {
	return []page.Route{
		{Pattern: "GET /law", Handle: laws},
		{Pattern: "GET /law/instruments", Handle: instruments},
		{Pattern: "GET /law/instruments/{instrument}", Handle: instrument},
		{Pattern: "GET /law/{state}/{statute}/{article}", Handle: article},
	}
}

// Books lists the pages of the books of acts: of the register on whose desk they stand, or of that of
// the registers which the address names.
func Books(registers []*desk.Desk) []page.Route {
	b := books(registers)
	return []page.Route{
		{Pattern: "GET /book", Handle: b.show},
		{Pattern: "POST /book/verify", Handle: b.verify},
	}
}
