// Package oversight is the pages of those who look on: the law as the house applies it, and
// the book of acts with its verification.
//
// It may not name a file or a person: of the book it shows heads, never content.
package oversight

import "github.com/zaklon/zaklon/web/page"

// Routes lists the pages.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET /law", Handle: laws},
		{Pattern: "GET /law/instruments", Handle: instruments},
		{Pattern: "GET /law/instruments/{instrument}", Handle: instrument},
		{Pattern: "GET /law/{state}/{statute}/{article}", Handle: article},
		{Pattern: "GET /book", Handle: book},
		{Pattern: "POST /book/verify", Handle: verify},
	}
}
