package law

import (
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
)

// calendar checks calendar.yaml and writes every holiday out by its date.
func (p page) calendar(f form.Calendar) deadline.Calendar {
	p.Want("id", f.ID)
	p.Want("version", f.Version)
	p.Want("source", f.Source)
	p.Want("from", f.From)
	p.Want("to", f.To)
	p.evidence("evidence", f.Evidence)
	p.question("question", f.Question)
	c := deadline.Calendar{
		ID: f.ID, Version: f.Version, Weekend: p.weekend(f.Weekend), Holidays: map[deadline.Date]string{},
		From: p.Date("from", f.From), To: p.Date("to", f.To), Evidence: deadline.Evidence(f.Evidence),
	}
	if c.To < c.From {
		p.Fault("to", "is before from")
	}
	for i, h := range f.Annual {
		p.annual(index("annual", i), h, c)
	}
	for i, h := range f.Dates {
		at := index("dates", i)
		p.Want(at+".name", h.Name)
		p.Want(at+".date", h.Date)
		if d := p.Date(at+".date", h.Date); c.Covers(d) {
			c.Holidays[d] = h.Name
		} else {
			p.Fault(at+".date", "is outside the calendar")
		}
	}
	return c
}

// weekend reads the names of the days on which offices are closed each week.
func (p page) weekend(names []string) []time.Weekday {
	var days []time.Weekday
	for i, name := range names {
		before := len(days)
		for d := time.Sunday; d <= time.Saturday; d++ {
			if d.String() == name {
				days = append(days, d)
			}
		}
		if len(days) == before {
			p.Fault(index("weekend", i), "%q is no day of the week in English", name)
		}
	}
	if len(days) == 7 {
		p.Fault("weekend", "leaves no working day")
	}
	return days
}

// annual enters a yearly holiday for every year of the calendar it holds in.
func (p page) annual(at string, f form.Annual, c deadline.Calendar) {
	p.Want(at+".name", f.Name)
	p.OneOf(at+".sunday", f.Sunday, "one_more_day", "stays")
	if f.Days < 1 || f.Days > 14 {
		p.Fault(at+".days", "%d is not between 1 and 14", f.Days)
		return
	}
	for year := max(f.From, c.From.Year()); year <= c.To.Year(); year++ {
		if f.To != 0 && year > f.To {
			return
		}
		first, err := deadline.NewDate(year, f.Month, f.Day)
		if err != nil {
			p.Fault(at+".day", "%s", err)
			return
		}
		last := first + deadline.Date(f.Days) - 1
		for d := first; d <= last; d++ {
			c.Holidays[d] = f.Name
			if d.Weekday() == time.Sunday && f.Sunday == "one_more_day" && last-first < deadline.Date(f.Days) {
				last++
			}
		}
	}
}
