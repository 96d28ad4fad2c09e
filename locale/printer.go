package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// A Printer prints texts in one language. The zero Printer prints keys.
type Printer struct {
	lang         string
	tag          language.Tag
	own, english texts
}

// Lang returns the language tag of the texts, for the lang attribute of a page.
func (p Printer) Lang() string { return p.lang }

// Has reports whether key has a text.
func (p Printer) Has(key string) bool {
	_, ok := p.text(key)
	return ok
}

// T returns the text of key with its placeholders filled. kv are pairs of a
// placeholder's name and its value: T("case.born", "date", d). A deadline.Date
// and an identity.BirthDate are printed as this language prints them. A missing
// key gives "⟦key⟧"; a placeholder without a value stays as it is.
func (p Printer) T(key string, kv ...any) string {
	text, ok := p.text(key)
	if !ok {
		return "⟦" + key + "⟧"
	}
	return p.fill(text, kv)
}

// N returns the text of key for n things: of key.one, key.few and so on, by the
// plural rules of the language, and of key.other if that form has no text. {n}
// is filled with n.
func (p Printer) N(key string, n int, kv ...any) string {
	form := key + "." + forms[plural.Cardinal.MatchPlural(p.tag, max(n, -n), 0, 0, 0, 0)]
	if _, ok := p.text(form); !ok {
		form = key + ".other"
	}
	return p.T(form, append([]any{"n", n}, kv...)...)
}

// forms are the endings of the keys of N.
var forms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// Date prints a day: "26 April 2024"; "" for no date.
func (p Printer) Date(d deadline.Date) string { return p.day("date.day", d) }

// DateLong prints a day with its weekday, for deadlines: "Friday 26 April 2024".
func (p Printer) DateLong(d deadline.Date) string { return p.day("date.long", d) }

// day prints d in the form of key.
func (p Printer) day(key string, d deadline.Date) string {
	if d.IsZero() {
		return ""
	}
	weekday := "date.weekday.d" + strconv.Itoa(int(d.Weekday()))
	return p.T(key, "weekday", p.T(weekday), "day", d.Day(), "month", p.month(d.Month()), "year", d.Year())
}

// month returns the name of month 1 to 12.
func (p Printer) month(m int) string { return p.T("date.month.m" + strconv.Itoa(m)) }

// Time prints a point in time as the clocks at loc show it: "26 April 2024,
// 14:02"; "" for the zero time.
func (p Printer) Time(t time.Time, loc *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return p.T("date.time", "date", p.Date(deadline.DateIn(t, loc)), "time", t.In(loc).Format("15:04"))
}

// Born prints a date of birth as far as it is known: "14 March 1988", "March
// 1988", "1988", "about 1988", "not known".
func (p Printer) Born(b identity.BirthDate) string {
	if b.IsZero() {
		return p.T("date.born.unknown")
	}
	return p.T("date.born."+string(b.Precision), "day", b.Day, "month", p.month(b.Month), "year", b.Year)
}

// text returns the text of key in this language or else in English.
func (p Printer) text(key string) (string, bool) {
	if text, ok := p.own[key]; ok {
		return text, true
	}
	text, ok := p.english[key]
	return text, ok
}

// fill replaces every {name} of text in one pass, so that a value that looks
// like a placeholder stays what it is.
func (p Printer) fill(text string, kv []any) string {
	if len(kv) < 2 {
		return text
	}
	var b strings.Builder
	for {
		before, rest, opened := strings.Cut(text, "{")
		b.WriteString(before)
		if !opened {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if value, given := valueOf(kv, name); closed && given {
			b.WriteString(p.value(value))
			text = after
			continue
		}
		b.WriteByte('{')
		text = rest
	}
}

// valueOf finds the value that a placeholder is given.
func valueOf(kv []any, name string) (any, bool) {
	for i := 0; i+1 < len(kv); i += 2 {
		if kv[i] == name {
			return kv[i+1], true
		}
	}
	return nil, false
}

// value prints one value of a placeholder.
func (p Printer) value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case deadline.Date:
		return p.Date(v)
	case identity.BirthDate:
		return p.Born(v)
	}
	return fmt.Sprint(v)
}
