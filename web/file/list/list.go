// Package list is the pages that show many files of the protection register at once: the
// worklist, the deadlines, the tasks and the people search, with their tables for a spreadsheet.
//
// It may be named only by pages of the protection register (Article 45). It shows what
// protectionfile gives it after the list is entered in the book, and decides nothing: what an
// officer may see is part of the query. No address and no file name holds anything of a person.
package list

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages of the package; the search of people asks p. Each call begins with no stored
// searches.
func Routes(p *people.People) []page.Route {
	s := &searches{people: p}
	return []page.Route{
		{Pattern: "GET /work", Handle: work},
		{Pattern: "GET /work.csv", Handle: workTable},
		{Pattern: "GET /deadlines", Handle: deadlines},
		{Pattern: "GET /deadlines.csv", Handle: deadlinesTable},
		{Pattern: "GET /tasks", Handle: tasks},
		{Pattern: "GET /tasks.csv", Handle: tasksTable},
		{Pattern: "GET /people", Handle: s.ask},
		{Pattern: "POST /people/search", Handle: s.keep},
		{Pattern: "GET /people/found/{token}", Handle: s.found},
	}
}

// perPage is the number of rows on one page; everything is the limit of a table that is
// taken home whole.
const (
	perPage    = 25
	everything = 1 << 30
)

// A paging says which page of how many rows is shown.
type paging struct {
	Number, Total int
	path          string
	query         url.Values
}

// pageNumber reads the page asked for; anything that is none is the first.
func pageNumber(q url.Values) int {
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil || n < 1 || n > everything/perPage {
		return 1
	}
	return n
}

func (p paging) offset() int { return (p.Number - 1) * perPage }

// First and Last count the rows of this page from 1.
func (p paging) First() int { return min(p.offset()+1, p.Total) }

// Last is the last row of this page.
func (p paging) Last() int { return min(p.offset()+perPage, p.Total) }

func (p paging) pages() int { return (p.Total + perPage - 1) / perPage }

// around lists the pages that are linked: the first, the last and those beside this one.
func (p paging) around() []int {
	var out []int
	for n := 1; n <= p.pages(); n++ {
		if n == 1 || n == p.pages() || n >= p.Number-2 && n <= p.Number+2 {
			out = append(out, n)
		}
	}
	return out
}

func (p paging) link(n int) string {
	return address(p.path, p.query, "page", strconv.Itoa(n))
}

// address is a path with a query in which one value is another; an empty value is left out.
func address(path string, query url.Values, name, value string) string {
	q := url.Values{}
	for k, v := range query {
		q[k] = v
	}
	q.Set(name, value)
	if value == "" || name == "page" && value == "1" {
		q.Del(name)
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// current marks the link to where the officer is.
func current(here bool) templ.Attributes { // the word of aria-current
	if !here {
		return nil
	}
	return templ.Attributes{"aria-current": "page"}
}

func num(n int) string { return strconv.Itoa(n) }
