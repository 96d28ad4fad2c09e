package source

import (
	"path"
	"strings"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
)

// calendar checks the file of a calendar and writes every holiday out by its date.
func (p Page) calendar(f form.Calendar) deadline.Calendar {
	if want := strings.TrimSuffix(path.Base(p.Name), ".yaml"); f.ID != want {
		p.Fault("id", "is %q and the file's name says %q", f.ID, want)
	}
	p.Want("version", f.Version)
	p.Want("source", f.Source)
	p.Want("from", f.From)
	p.Want("to", f.To)
	p.Evidence("evidence", f.Evidence)
	p.Question("question", f.Question)
	c := deadline.Calendar{
		ID: f.ID, Version: f.Version, Weekend: p.weekend(f.Weekend), Holidays: map[deadline.Date]string{},
		From: p.Date("from", f.From), To: p.Date("to", f.To), Evidence: deadline.Evidence(f.Evidence),
	}
	if c.To < c.From {
		p.Fault("to", "is before from")
	}
	for i, h := range f.Annual {
		p.annual(Index("annual", i), h, c)
	}
	for i, h := range f.Easter {
		p.movable(Index("easter", i), h, c)
	}
	for i, h := range f.Dates {
		at := Index("dates", i)
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
func (p Page) weekend(names []string) []time.Weekday {
	var days []time.Weekday
	for i, name := range names {
		before := len(days)
		for d := time.Sunday; d <= time.Saturday; d++ {
			if d.String() == name {
				days = append(days, d)
			}
		}
		if len(days) == before {
			p.Fault(Index("weekend", i), "%q is no day of the week in English", name)
		}
	}
	if len(days) == 7 {
		p.Fault("weekend", "leaves no working day")
	}
	return days
}

// annual enters a yearly holiday for every year of the calendar it holds in.
func (p Page) annual(at string, f form.Annual, c deadline.Calendar) {
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

// movable enters a holiday that follows Easter for every year of the calendar it holds in.
func (p Page) movable(at string, f form.Movable, c deadline.Calendar) {
	p.Want(at+".name", f.Name)
	p.OneOf(at+".church", f.Church, "western", "orthodox")
	if f.Offset < -70 || f.Offset > 70 {
		p.Fault(at+".offset", "%d is not between -70 and 70", f.Offset)
		return
	}
	for year := max(f.From, c.From.Year()); year <= c.To.Year() && (f.To == 0 || year <= f.To); year++ {
		if year > lastEaster {
			p.Fault(at+".to", "is missing: Easter is known from 1900 to %d", lastEaster)
			return
		}
		if d := easter(year, f.Church == "orthodox") + deadline.Date(f.Offset); c.Covers(d) {
			c.Holidays[d] = f.Name
		}
	}
}

// lastEaster is the last year for which easter is right: in 2100 the two calendars move apart.
const lastEaster = 2099

// easter gives Easter Sunday in the Gregorian calendar of a year from 1900 to 2099: by the
// tables of the Gregorian reform, or, orthodox, by the Julian ones, which are 13 days behind.
func easter(year int, orthodox bool) deadline.Date {
	a := year % 19 // the place in the cycle of 19 years after which the moon returns
	if orthodox {
		moon := (19*a + 15) % 30
		toSunday := (2*(year%4) + 4*(year%7) - moon + 34) % 7
		march, _ := deadline.NewDate(year, 3, 22) // exists in every year
		return march + deadline.Date(moon+toSunday+13)
	}
	century := year / 100
	moon := (19*a + century - century/4 - (8*century+13)/25 + 15) % 30
	moon -= moon / 28 * (1 - 29/(moon+1)*((21-a)/11))
	toSunday := (year + year/4 + moon + 2 - century + century/4) % 7
	march, _ := deadline.NewDate(year, 3, 28) // exists in every year
	return march + deadline.Date(moon-toSunday)
}
