package file

import (
	"slices"
	"strings"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/web/limit"
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
	Label   string
	Said    []said // one after the other
	Finding bool
}

// said is a run of words of a line; where they are a day that a limit gave, with that day.
type said struct {
	Words string
	Limit limitDay
}

// Timeline tells the acts in the order they were entered.
func (v View) Timeline() []Told {
	var out []Told
	for i, e := range v.Events {
		t := Told{
			Event: e, Day: v.dayOf(e), Entered: v.Time(time.UnixMicro(e.At), v.Desk.Zone),
			Minor: minor(e.Kind), Document: strings.HasPrefix(e.Kind, "document."),
		}
		rule := "" // that the lines before speak of
		for _, line := range e.Minutes {
			t.Finding = t.Finding || line.Finding
			switch {
			case strings.HasPrefix(line.Key, "limit_"):
				rule = line.Value
			case line.Key == "ground":
				rule = limit.Extended(v.Pack, line.Value)
			}
			t.Lines = append(t.Lines, toldLine{v.T("minute." + line.Key), v.said(i, rule, line), line.Finding})
		}
		out = append(out, t)
	}
	return out
}

// said gives a line of the minutes of the act at a place of the timeline. The end of a time limit
// and a bell are explained as the file held the limit after that act.
func (v View) said(i int, rule string, line act.Line) []said {
	words := v.minute(line.Key, line.Value)
	switch line.Key {
	case "date_moved":
		return v.moved(i, line.Value)
	case "until", "due", "bell_on":
		if day, err := deadline.ParseDate(line.Value); err == nil {
			return []said{{words, limitDay{rule, day, v.history().After(i, rule)}}}
		}
	}
	return []said{{Words: words}}
}

// moved tells which limit moved, from which day to which, each as the file held it.
func (v View) moved(i int, value string) []said {
	parts := strings.Fields(value) // rule, before, after; - where there is no day
	if len(parts) != 3 {
		return []said{{Words: value}}
	}
	const mark = "\x00"
	words := strings.Split(v.T("edition.moved", "rule", parts[0], "before", mark, "after", mark), mark)
	out := []said{{Words: words[0]}}
	for n, held := range []limit.Held{v.history().Before(i, parts[0]), v.history().After(i, parts[0])} {
		one := said{Words: parts[n+1]}
		if day, err := deadline.ParseDate(one.Words); err == nil {
			one = said{v.Date(day), limitDay{parts[0], day, held}}
		}
		out = append(out, one, said{Words: words[n+1]})
	}
	return out
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

// actor names who performed an act; one without an officer is the house's own, or one that the file does
// not name.
func (v View) actor(e protectionfile.Event) string {
	switch {
	case e.Kind == "intention.conveyed":
		return v.T("case.conveyor")
	case e.Officer == "":
		return v.T("case.house")
	}
	return v.Name(e.Officer)
}

func minor(kind string) bool {
	return slices.Contains([]string{"case.assigned", "case.handed_over", "candidate.decided", "merge.proposed", "merge.refused", "unmerge.proposed"}, kind) ||
		strings.HasPrefix(kind, "document.") || strings.HasPrefix(kind, "counsel.") || strings.HasPrefix(kind, "correction.")
}

// minute gives the value of a line of the minutes in words.
func (v View) minute(key, value string) string {
	switch key {
	case "officer", "author", "unit", "proposer":
		return v.Name(value)
	case "file":
		return written(value)
	case "until", "notice", "date", "due", "bell_on", "issued_on":
		if d, err := deadline.ParseDate(value); err == nil {
			return v.DateLong(d)
		}
	case "language":
		if l, ok := identity.LookupLanguage(value); ok {
			return l.Name
		}
	case "ground":
		return v.ground(value)
	case "late_for", "limit_warned", "limit_alarm", "limit_missed", "limit_kept", "task":
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
	"form": "form", "mode": "mode", "read_back": "yes_no", "verdict": "verdict", "tier": "tier", "threshold": "tier", "merging": "merging",
	"paper_meanwhile": "paper", "document_meanwhile": "document_kind_of_file",
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
