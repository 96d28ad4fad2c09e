package file

import (
	"slices"
	"strings"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/web/file/limit"
)

// Told is an act as the timeline tells it.
type Told struct {
	protectionfile.Event
	Day      string // of legal effect
	Entered  string
	Lines    []toldLine
	Minor    bool
	Finding  bool
	Document bool // about a paper
}

type toldLine struct {
	Label, Value string
	Limit        limitDay // the day that the value is, where a limit explains it
	Finding      bool
}

// Timeline tells the acts in the order they were entered.
func (v View) Timeline() []Told {
	var out []Told
	for _, e := range v.Events {
		t := Told{
			Event: e, Day: v.dayOf(e), Entered: v.Time(time.UnixMicro(e.At), v.Desk.Zone),
			Minor: minor(e.Kind), Document: strings.HasPrefix(e.Kind, "document."),
		}
		rule := "" // that the lines before speak of
		for _, line := range e.Minutes {
			t.Finding = t.Finding || line.Finding
			if strings.HasPrefix(line.Key, "limit_") {
				rule = line.Value
			}
			t.Lines = append(t.Lines, toldLine{v.T("minute." + line.Key), v.minute(line.Key, line.Value), limitDayOf(rule, line), line.Finding})
		}
		out = append(out, t)
	}
	return out
}

// limitDayOf reads the day of a line of the minutes that a time limit gave: its end, or a bell.
func limitDayOf(rule string, line act.Line) limitDay {
	if !slices.Contains([]string{"until", "due", "bell_on"}, line.Key) {
		return limitDay{}
	}
	day, err := deadline.ParseDate(line.Value)
	if err != nil {
		return limitDay{}
	}
	return limitDay{rule, day}
}

func (v View) dayOf(e protectionfile.Event) string {
	d, err := deadline.ParseDate(e.On)
	if err != nil {
		return e.On
	}
	return v.Date(d)
}

// cite names the article of an act in short; the whole citation stands in the book and on the
// page of the article.
func (v View) cite(t Told) string {
	if a, err := v.Pack.Resting(t.Kind); err == nil {
		return a.ShortCite()
	}
	return t.Article
}

// actor names who performed an act; one without an officer is the house's own.
func (v View) actor(officer string) string {
	if officer == "" {
		return v.T("case.house")
	}
	return v.Name(officer)
}

func minor(kind string) bool {
	return slices.Contains([]string{"case.assigned", "case.handed_over"}, kind) ||
		strings.HasPrefix(kind, "document.") || strings.HasPrefix(kind, "counsel.") || strings.HasPrefix(kind, "correction.")
}

// moved tells which limit moved, from which day to which.
func (v View) moved(value string) string {
	parts := strings.Fields(value) // rule, before, after; - where there is no day
	for i, part := range parts {
		if d, err := deadline.ParseDate(part); err == nil {
			parts[i] = v.Date(d)
		}
	}
	if len(parts) != 3 {
		return value
	}
	return v.T("edition.moved", "rule", parts[0], "before", parts[1], "after", parts[2])
}

// minute gives the value of a line of the minutes in words.
func (v View) minute(key, value string) string {
	switch key {
	case "officer", "author", "unit":
		return v.Name(value)
	case "until", "notice", "date", "due", "bell_on":
		if d, err := deadline.ParseDate(value); err == nil {
			return v.DateLong(d)
		}
	case "date_moved":
		return v.moved(value)
	case "language":
		if l, ok := identity.LookupLanguage(value); ok {
			return l.Name
		}
	case "ground":
		return v.ground(value)
	case "late_for", "limit_warned", "limit_alarm", "limit_missed", "task":
		return limit.TitleOf(v.Pack, value)
	}
	if section := closedLists[key]; section != "" {
		return v.T(section + "." + value)
	}
	return value
}

// closedLists names the section of locale for each key of the minutes that holds a code. immutable
var closedLists = map[string]string{
	"outcome": "outcome", "document_kind": "document_kind_of_file", "paper_now_wrong": "paper", "field": "entry",
	"form": "form", "mode": "mode", "read_back": "yes_no",
}

// ground gives the law's words for a ground of an extension.
func (v View) ground(id string) string {
	for _, g := range v.File.Grounds(v.Pack) {
		if g.ID == id {
			return g.Words
		}
	}
	return id
}
