package outgoing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/reference"
)

// mostSpellings is how many variants of one name a letter lists.
const mostSpellings = 200

// A writing is an order that was checked, with its formula and its channel.
type writing struct {
	order   letter.Order
	formula Formula
	channel Channel
}

// checked finds the formula of an order and refuses whatever does not fit it: another channel,
// another language, another state than the one that asked, a value too few or too many, a text of
// more than one line.
func (l *Library) checked(o letter.Order, version int64) (writing, error) {
	var c act.Checks
	f, found := l.Formula(o.Formula, version)
	c.Require(found, "formula", "choose_from_list")
	channel, err := l.Channel(o.Channel)
	c.Require(err == nil && (!found || slices.Contains(f.Channels, channel.kind())), "channel", "choose_from_list")
	c.OneOf("language", o.Language, Languages())
	if err := c.Err(); err != nil {
		return writing{}, err
	}
	c.Require(!channel.row.ToState || o.Echo.State == channel.state, "channel", "letter_other_state")
	f.checkEcho(&c, o.Echo)
	l.checkValues(&c, f, o.Values)
	return writing{o, f, channel}, c.Err()
}

// checkEcho wants what the words name of the request, each in one line.
func (f Formula) checkEcho(c *act.Checks, e letter.Echo) {
	for _, line := range []struct{ mark, field, text string }{
		{"theirs", "their_reference", e.Reference}, {"subject", "subject", e.Subject}, {"their_authority", "authority", e.Authority},
	} {
		if f.names(line.mark) {
			c.Line(line.field, line.text)
		}
	}
	if f.names("spellings") {
		c.Require(len(e.Spellings) > 0, "spellings", "text_missing")
		c.Require(len(e.Spellings) <= mostSpellings, "spellings", "text_too_long", "max", strconv.Itoa(mostSpellings), "length", strconv.Itoa(len(e.Spellings)))
		for _, s := range e.Spellings {
			c.Line("spellings", s)
		}
	}
}

// checkValues wants one value for each slot of the formula, of its kind, and no other.
func (l *Library) checkValues(c *act.Checks, f Formula, values []letter.Value) {
	for _, s := range f.Slots {
		at := slices.IndexFunc(values, func(v letter.Value) bool { return v.Slot == s.Name })
		c.Require(at >= 0 && l.fits(s, values[at]), s.Name, "choose_from_list")
	}
	c.Require(len(values) <= len(f.Slots), "values", "choose_from_list")
}

// fits tells whether a value is of its slot's kind, and nothing beside it.
func (l *Library) fits(s Slotted, v letter.Value) bool {
	switch s.Kind {
	case kindDay:
		return !v.Day.IsZero() && v.Number == 0 && len(v.Codes) == 0
	case kindNumber:
		return v.Number >= 0 && v.Day.IsZero() && len(v.Codes) == 0
	case kindProof:
		return len(v.Codes) == 1 && isDigest(v.Codes[0]) && v.Day.IsZero() && v.Number == 0
	}
	if v.Number != 0 || !v.Day.IsZero() || len(v.Codes) == 0 || s.Kind == kindChoice && len(v.Codes) > 1 {
		return false
	}
	known := func(code string) bool {
		return slices.ContainsFunc(l.lists[s.List], func(c choice) bool { return c.Code == code })
	}
	seen := slices.Compact(slices.Sorted(slices.Values(v.Codes)))
	return len(seen) == len(v.Codes) && !slices.ContainsFunc(v.Codes, func(code string) bool { return !known(code) })
}

// fillings pairs every mark of the words with what stands there.
func (l *Library) fillings(w writing, m marks) []string {
	o, e := w.order, w.order.Echo
	spellings := make([]string, len(e.Spellings))
	for i, s := range e.Spellings {
		spellings[i] = "- " + identity.Clean(s)
	}
	out := []string{
		"{our_reference}", m.reference, "{day}", m.dated,
		"{theirs}", l.theirs(e, o.Language), "{their_authority}", identity.Clean(e.Authority),
		"{subject}", identity.Clean(e.Subject), "{spellings}", strings.Join(spellings, "\n"),
	}
	for _, s := range w.formula.Slots {
		at := slices.IndexFunc(o.Values, func(v letter.Value) bool { return v.Slot == s.Name })
		out = append(out, "{"+s.Name+"}", l.value(s, o.Values[at], o.Language))
	}
	return out
}

// value puts a value into words. Codes come in the order of their list, whatever order they were given in.
func (l *Library) value(s Slotted, v letter.Value, language string) string {
	switch s.Kind {
	case kindDay:
		return l.day(v.Day, language)
	case kindNumber:
		return strconv.FormatInt(v.Number, 10)
	case kindProof:
		return "" // it stands behind the letter and never in it
	}
	var words []string
	for _, c := range l.lists[s.List] {
		if slices.Contains(v.Codes, c.Code) {
			words = append(words, c.Words[language])
		}
	}
	if s.Kind == kindChoice {
		return words[0]
	}
	return "- " + strings.Join(words, "\n- ")
}

// theirs writes their reference, with the day they put on it if they did.
func (l *Library) theirs(e letter.Echo, language string) string {
	own := identity.Clean(e.Reference)
	if e.Dated.IsZero() {
		return own
	}
	return fmt.Sprintf(l.heads.Theirs[language], own, l.day(e.Dated, language))
}

// day writes a day in words: "26 April 2024".
func (l *Library) day(d deadline.Date, language string) string {
	month := l.months[d.Month()-1].Words[language]
	return fmt.Sprintf(l.heads.Day[language], d.Day(), month, d.Year())
}

func isReference(s string) bool {
	r, err := reference.Parse(s)
	return err == nil && string(r) == s
}

// isDigest tells whether a text is a SHA-256 in hexadecimal.
func isDigest(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}
