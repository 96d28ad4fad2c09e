package due

import (
	"strconv"
	"time"

	"github.com/zaklon/zaklon/deadline"
)

// Explained says whether an answer carries its explanation.
type Explained int

// An answer is written with its explanation, or without one.
const (
	WithExplanation Explained = iota
	WithoutExplanation
)

// Append writes an answer as one JSON object. An id that is not nil stands first.
func (a *Answer) Append(b, id []byte, as Explained) []byte {
	b = append(b, '{')
	b = appendID(b, id)
	b = append(b, a.json.head...)
	if a.Instants {
		b = a.appendMoment(b)
	} else {
		b = a.appendDates(b)
	}
	b = append(b, `,"findings":[`...)
	for i, f := range a.Findings() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"code":"`...)
		b = append(b, f.Code...)
		b = append(b, `","days":`...)
		b = strconv.AppendInt(b, int64(f.Days), 10)
		b = append(b, `,"on":`...)
		b = a.days.append(b, f.On)
		b = append(b, '}')
	}
	b = append(b, ']')
	b = append(b, a.json.evidence...)
	if as == WithExplanation {
		b = append(b, `,"explanation":`...)
		b = append(b, quoted(a.Explain())...)
	}
	return a.appendRest(b)
}

// appendDates writes the dates from the anchor to the alarm.
func (a *Answer) appendDates(b []byte) []byte {
	r := &a.Result
	b = a.days.append(b, r.Anchor)
	b = append(b, `,"nominal":`...)
	b = a.days.append(b, r.Nominal)
	b = append(b, `,"due":`...)
	b = a.days.append(b, r.Due)
	b = append(b, `,"latest":`...)
	b = a.days.append(b, r.Latest)
	b = append(b, `,"rolled":`...)
	b = a.days.append(b, r.Rolled)
	b = append(b, a.json.roll...)
	return a.days.append(b, r.Alarm)
}

// appendMoment writes the instants from the anchor to the alarm; nothing rolls.
func (a *Answer) appendMoment(b []byte) []byte {
	m := &a.Moment
	b = appendInstant(b, m.Anchor)
	b = append(b, `,"nominal":`...)
	b = appendInstant(b, m.Nominal)
	b = append(b, `,"due":`...)
	b = appendInstant(b, m.Due)
	b = append(b, `,"latest":`...)
	b = appendInstant(b, m.Latest)
	b = append(b, `,"rolled":`...)
	b = appendInstant(b, m.Nominal)
	b = append(b, a.json.roll...)
	return appendInstant(b, m.Alarm)
}

// appendRest writes what the date rests on, and closes the object.
func (a *Answer) appendRest(b []byte) []byte {
	b = append(b, a.json.version...)
	calendar, version := a.Result.Calendar, a.Result.CalendarVersion
	if a.Instants {
		calendar, version = a.Moment.Calendar, a.Moment.CalendarVersion
	}
	b = appendText(b, calendar)
	b = append(b, `,"calendar_version":`...)
	b = appendText(b, version)
	b = append(b, `,"strict":`...)
	if a.Instants {
		b = appendInstant(b, a.Moment.Due)
		b = append(b, `,"lenient":`...)
		b = appendInstant(b, a.Moment.Due)
	} else {
		b = a.days.append(b, a.Result.Strict)
		b = append(b, `,"lenient":`...)
		b = a.days.append(b, a.Result.Lenient)
	}
	return append(b, a.json.article...)
}

// Append writes a refusal as one JSON object. An id that is not nil stands first.
func (r *Refused) Append(b, id []byte) []byte {
	b = append(b, '{')
	b = appendID(b, id)
	b = append(b, `"rule":`...)
	b = append(b, quoted(r.Rule)...)
	b = append(b, `,"error":`...)
	b = append(b, quoted(r.Why)...)
	b = append(b, `,"article":`...)
	if r.Article == "" {
		return append(b, "null}"...)
	}
	b = append(b, quoted(r.Article)...)
	return append(b, '}')
}

func appendID(b, id []byte) []byte {
	if id == nil {
		return b
	}
	b = append(b, `"id":`...)
	b = append(b, id...)
	return append(b, ',')
}

// appendText writes an id or a version of a calendar, which are plain as a rule.
func appendText(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return append(b, quoted(text)...)
		}
	}
	b = append(b, '"')
	b = append(b, text...)
	return append(b, '"')
}

// days holds the written form of every day from the first to the last of it, for most of the
// work of an answer is to write its dates.
type days struct {
	first deadline.Date
	text  []byte // 12 for each: with quotation marks
}

// written12 is the length of a day with its quotation marks.
const written12 = 12

// daysOf writes the days from one year to another.
func daysOf(from, to int) (*days, error) {
	first, err := deadline.NewDate(from, 1, 1)
	if err != nil {
		return nil, err
	}
	last, err := deadline.NewDate(to, 12, 31)
	if err != nil {
		return nil, err
	}
	all := &days{first: first, text: make([]byte, 0, written12*int(last-first+1))}
	for d := first; d <= last; d++ {
		all.text = appendDate(all.text, d)
	}
	return all, nil
}

// append writes a day, or null.
func (w *days) append(b []byte, d deadline.Date) []byte {
	if at := int(d-w.first) * written12; at >= 0 && at < len(w.text) {
		return append(b, w.text[at:at+written12]...)
	}
	return appendDate(b, d)
}

// appendDate writes a day, or null.
func appendDate(b []byte, d deadline.Date) []byte {
	if d.IsZero() {
		return append(b, "null"...)
	}
	year, month, day := d.Year(), d.Month(), d.Day()
	return append(b, '"', digit(year/1000), digit(year/100), digit(year/10), digit(year), '-',
		digit(month/10), digit(month), '-', digit(day/10), digit(day), '"')
}

// digit is the last one of n.
func digit(n int) byte { return '0' + byte(n%10) }

// appendInstant writes an instant, or null.
func appendInstant(b []byte, t time.Time) []byte {
	if t.IsZero() {
		return append(b, "null"...)
	}
	b = append(b, '"')
	b = t.AppendFormat(b, time.RFC3339)
	return append(b, '"')
}
