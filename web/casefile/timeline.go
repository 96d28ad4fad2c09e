package casefile

import (
	"slices"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/limit"
)

// A line of the minutes in words.
type line struct {
	Label, Value string
	Finding      bool
}

// lines tells the minutes of an act.
func (c Case) lines(e Event) []line {
	out := make([]line, len(e.Minutes))
	for i, l := range e.Minutes {
		out[i] = line{c.T("minute." + l.Key), c.minute(l.Key, l.Value), l.Finding}
	}
	return out
}

// minute gives the value of a line of the minutes in words.
func (c Case) minute(key, value string) string {
	if section := c.Lists[key]; section != "" {
		return c.T(section + "." + value)
	}
	switch key {
	case "officer", "author", "unit", "proposer":
		return c.Name(value)
	case "file":
		return reference.Ref(value).Short()
	case "state":
		if s, ok := identity.LookupState(value); ok {
			return s.Name
		}
	case "late_for", "limit_warned", "limit_alarm", "limit_missed", "limit_kept", "task":
		return limit.TitleOf(c.Pack, value)
	}
	if d, err := deadline.ParseDate(value); err == nil && !d.IsZero() {
		return c.DateLong(d)
	}
	return value
}

// day is the day on which an act took legal effect.
func (c Case) day(e Event) string {
	d, err := deadline.ParseDate(e.On)
	if err != nil {
		return e.On
	}
	return c.Date(d)
}

// entered is the moment at which an act was entered.
func (c Case) entered(e Event) string { return c.Time(time.UnixMicro(e.At), c.Desk.Zone) }

// actor names who performed an act; one without an officer is the house's own.
func (c Case) actor(e Event) string {
	if e.Officer == "" {
		return c.T("case.house")
	}
	return c.Name(e.Officer)
}

// short names the article of an act in short; the whole citation stands in the book.
func (c Case) short(e Event) string {
	if a, ok := c.article(e.Kind); ok {
		return a.ShortCite()
	}
	return e.Article
}

func (c Case) minor(e Event) bool { return slices.Contains(c.Minor, e.Kind) }

func (e Event) finding() bool {
	return slices.ContainsFunc(e.Minutes, func(l act.Line) bool { return l.Finding })
}

// newest gives the acts with the last one first.
func (c Case) newest() []Event {
	out := slices.Clone(c.Events)
	slices.Reverse(out)
	return out
}
