package file

import (
	register "github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/file/list"
	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages of files and of lists of files. The pages of acts are listed by the
// desks, each its own. The search of people asks p.
func Routes(p *register.People, confirmed Confirming) []page.Route {
	return append(append(list.Routes(p), draft.Routes()...), []page.Route{
		{Pattern: "GET /c/{ref}", Handle: confirmed.overview},
		{Pattern: "GET /c/{ref}/documents", Handle: documents},
		{Pattern: "GET /c/{ref}/documents/{document}", Handle: download},
		{Pattern: "GET /c/{ref}/deadlines", Handle: deadlines},
		{Pattern: "GET /c/{ref}/deadlines.json", Handle: deadlinesJSON},
		{Pattern: "GET /c/{ref}/access", Handle: access},
		{Pattern: "GET /c/{ref}/print", Handle: printed},
	}...)
}
