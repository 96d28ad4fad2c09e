package liaison

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/page"
)

// The drawing has 330 units from side to side; lanes begin right of their names.
const (
	left, right = 96, 322
	laneHeight  = 34
	laneTop     = 30
)

// A crossing is one match on the path: from when on it holds a file of a register, and until when.
type crossing struct {
	ID, Ref, Register, State string
	From, To                 deadline.Date // To is zero while the hold stands
}

// A lane is one register on the picture.
type lane struct {
	Register  string
	Y         int
	Crossings []crossing
}

// A pathView is the path of one person past the door: which registers files stand in that may be of one
// person with a cause, and which holds stand.
type pathView struct {
	casefile.Case
	Cause     string // the register of the cause
	Crossings []crossing
	First     deadline.Date
	Today     deadline.Date
	Audit     bool // for an auditor, who is led to no file
}

// Oversight lists the pages of the door for an auditor: the path, and no match.
func Oversight() []page.Route {
	return []page.Route{{Pattern: "GET /paths/{ref}", Handle: path}}
}

// path shows the picture and the same as a table. It says of no register more than that a file of it
// matches: what stands in one is on the page of the match, which an auditor is not shown.
func path(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	call := v.Call(pages.CaseID(r))
	files, err := liaison.Around(r.Context(), v.Desk, call)
	if err != nil {
		return err
	}
	view := pathView{Today: v.Desk.Today(), Cause: liaison.Register, Audit: v.Member.Role == authority.Auditor}
	view.First = view.Today
	for _, f := range files {
		for _, p := range f.Pairs {
			view.Cause = p.Cause.Register
			view.First = min(view.First, p.NotedOn)
			view.Crossings = append(view.Crossings, crossing{
				ID: f.Head.ID, Ref: reference.Ref(f.Head.ID).Short(), Register: p.Claim.Register, State: f.Head.State, From: p.NotedOn, To: ended(f),
			})
		}
	}
	strip, all := v.T("liaison.strip"), tabs(v, ledger.File{}, "/path")
	if view.Audit {
		strip, all = v.T("liaison.path_strip"), nil
	}
	view.Case = casefile.Case{
		Frame: page.Frame{Visit: v}, ID: call.Case, Heading: casefile.Name{Text: v.T("liaison.path")}, Strip: strip,
		Facts: []casefile.Fact{{Label: v.T("liaison.cause"), Value: v.T("register." + view.Cause)}},
		Tabs:  all,
	}
	return page.Show(w, r, http.StatusOK, pathPage(view))
}

// ended is the day on which two persons ended what a match held; zero while it holds.
func ended(f ledger.File) deadline.Date {
	if f.Held() {
		return 0
	}
	var last deadline.Date
	for _, x := range f.Verdicts {
		last = max(last, x.Decided)
	}
	for _, x := range f.Liftings {
		last = max(last, x.Decided)
	}
	return last
}

// lanes are the register of the cause, above the line of confidentiality, and below it each register of
// claims, in a fixed order.
func (v pathView) lanes() []lane {
	out := []lane{{Register: v.Cause}}
	for _, name := range []string{"assistance", "police"} {
		of := slices.DeleteFunc(slices.Clone(v.Crossings), func(c crossing) bool { return c.Register != name })
		out = append(out, lane{Register: name, Crossings: of})
	}
	for i := range out {
		out[i].Y = laneTop + i*laneHeight
	}
	return out
}

// at is where a day stands in the picture.
func (v pathView) at(d deadline.Date) int {
	whole := max(int(v.Today-v.First), 1)
	return left + (right-left)*min(max(int(d-v.First), 0), whole)/whole
}

// until is where the bar of a crossing ends.
func (v pathView) until(c crossing) int {
	if c.To.IsZero() {
		return right
	}
	return max(v.at(c.To), v.at(c.From)+2)
}

// standing counts the holds that stand.
func (v pathView) standing() int {
	return len(slices.DeleteFunc(slices.Clone(v.Crossings), func(c crossing) bool { return !c.To.IsZero() }))
}

// told is how long a crossing held, in words.
func (v pathView) told(c crossing) string {
	if c.To.IsZero() {
		return v.T("liaison.stands")
	}
	return v.Date(c.To)
}

func num(n int) string { return strconv.Itoa(n) }
