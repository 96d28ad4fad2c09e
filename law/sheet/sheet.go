// Package sheet writes what the law says in plain words, field by field: every time limit,
// article, pack, calendar and instrument is one sheet. Sheets are read, compared with those of
// another law, and make the table of docs/law.md.
//
// It may not compute a date, or open a register or a file.
package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// The kinds of sheets.
const (
	Pack       = "pack"
	Rule       = "rule"
	Article    = "article"
	Calendar   = "calendar"
	Instrument = "instrument"
)

// Sheet is one thing of the law in words.
type Sheet struct {
	Kind   string  `json:"kind"`
	ID     string  `json:"id"`
	Fields []Field `json:"fields"`
}

// Field is one line of a sheet. Its name is that of the field in the file where there is one.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// add adds a field that says something.
func (s *Sheet) add(name, value string) {
	if value != "" {
		s.Fields = append(s.Fields, Field{name, value})
	}
}

// text gives one language version of a text after the other, English first.
func text(t law.Text) string {
	all := []string{t["en"]}
	for code, words := range t {
		if code != "en" {
			all = append(all, fmt.Sprintf("%s (%s)", words, code))
		}
	}
	slices.Sort(all[1:])
	return strings.Join(all, "; ")
}

// span writes a time of validity.
func span(from, to deadline.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return "from " + from.String()
	}
	return fmt.Sprintf("from %s to %s", from, to)
}

// Rules gives a sheet for every time limit of every version of every pack. What a later version
// of a pack leaves as it was is not repeated.
func Rules(l *law.Library) []Sheet {
	var all []Sheet
	for _, p := range l.Packs() {
		for _, r := range p.Records() {
			all = appendNew(all, ofRule(p, r))
		}
	}
	return all
}

// appendNew adds a sheet unless the same is there already.
func appendNew(all []Sheet, s Sheet) []Sheet {
	for _, one := range all {
		if one.Kind == s.Kind && one.ID == s.ID && slices.Equal(one.Fields, s.Fields) {
			return all
		}
	}
	return append(all, s)
}

// All gives a sheet for everything in a law: packs, rules, articles, calendars, instruments.
func All(l *law.Library) []Sheet {
	var all []Sheet
	for _, p := range l.Packs() {
		all = append(all, ofPack(p))
	}
	all = append(all, Rules(l)...)
	for _, p := range l.Packs() {
		for _, a := range p.Articles() {
			all = appendNew(all, ofArticle(p, a))
		}
	}
	for _, c := range l.Calendars() {
		all = append(all, ofCalendar(c))
	}
	for _, i := range l.Instruments() {
		all = append(all, ofInstrument(i))
	}
	return all
}

// Find gives the sheets that a name means: the id of a rule or of an extension, of an article,
// a pack, a calendar or an instrument, or a citation such as apd/31(3). The name of an article
// may begin with the id of its pack.
func Find(l *law.Library, name string) []Sheet {
	var found []Sheet
	for _, p := range l.Packs() {
		for _, r := range p.Records() {
			extended := slices.ContainsFunc(r.Grounds, func(g law.Ground) bool { return g.Rule == name })
			if r.Rule.ID == name || extended {
				found = appendNew(found, ofRule(p, r))
			}
		}
		for _, a := range p.Articles() {
			if a.ID == name || p.ID+"/"+a.ID == name {
				found = appendNew(found, ofArticle(p, a))
			}
		}
		if p.ID == name {
			found = append(found, ofPack(p))
		}
	}
	for _, c := range l.Calendars() {
		if c.ID == name {
			found = append(found, ofCalendar(c))
		}
	}
	for _, i := range l.Instruments() {
		if i.ID == name {
			found = append(found, ofInstrument(i))
		}
	}
	if c, err := l.Cite(name); err == nil {
		found = append(found, ofCitation(l, c))
	}
	return found
}

// ofPack writes a version of a pack.
func ofPack(p *law.Pack) Sheet {
	s := Sheet{Kind: Pack, ID: p.ID}
	s.add("name", p.Name)
	s.add("version", p.Version)
	s.add("state", p.State)
	s.add("matter", p.Matter)
	s.add("valid", span(p.From, p.To))
	s.add("chosen_by", strings.Join(p.ChosenBy, ", then "))
	s.add("calendar", p.Calendar.ID+" version "+p.Calendar.Version)
	if p.Zone != nil {
		s.add("zone", p.Zone.String())
	}
	var statutes []string
	for _, i := range p.Statutes {
		statutes = append(statutes, i.ID)
	}
	s.add("statutes", strings.Join(statutes, ", "))
	var rules, events []string
	for _, r := range p.Records() {
		rules = append(rules, r.Rule.ID)
		events = slices.Concat(events, []string{r.Trigger, r.AltTrigger, r.StatedBy}, r.LastsUntil, r.Ends)
	}
	s.add("rules", strings.Join(rules, ", "))
	slices.Sort(events)
	for _, e := range slices.Compact(events) {
		s.add("event "+e, p.Event(e)) // as explanations call it
	}
	return s
}

// ofArticle writes an article of a pack.
func ofArticle(p *law.Pack, a law.Article) Sheet {
	s := Sheet{Kind: Article, ID: p.ID + "/" + a.ID}
	s.add("title", text(a.Title))
	s.add("cite", a.Cite())
	s.add("summary", a.Summary)
	s.add("valid", span(a.From, a.To))
	s.words(a.Words)
	s.add("source", a.Source)
	s.add("evidence", evidence(a.Evidence))
	s.reviewed(a)
	s.question(a.Question)
	s.add("acts", strings.Join(a.Acts, ", "))
	s.add("rules", strings.Join(a.Rules, ", "))
	s.add("file", a.File)
	return s
}

// words writes quotations.
func (s *Sheet) words(quoted []law.Words) {
	for i, w := range quoted {
		s.add(fmt.Sprintf("words %d", i+1), fmt.Sprintf("%q (%s, from %s)", w.Text, w.Lang, w.From))
	}
}

// reviewed writes which counsel signed, and when.
func (s *Sheet) reviewed(a law.Article) {
	if a.ReviewedBy == "" {
		s.add("reviewed_by", "nobody yet")
		return
	}
	s.add("reviewed_by", fmt.Sprintf("%s on %s", a.ReviewedBy, a.ReviewedOn))
}

func (s *Sheet) question(q law.Question) {
	s.add("question", q.Asks)
	s.add("reading chosen", q.Chosen)
}

// evidence writes a class with its meaning.
func evidence(e deadline.Evidence) string {
	switch e {
	case deadline.Read:
		return "V, read in a source"
	case deadline.Stated:
		return "S, stated by the government"
	case deadline.Press:
		return "N, from the press: unverified"
	case deadline.Memory:
		return "M, from memory: unverified"
	case deadline.Inference:
		return "I, an inference: unverified"
	}
	return ""
}

// ofCalendar writes a calendar with every holiday by its day.
func ofCalendar(c law.Almanac) Sheet {
	s := Sheet{Kind: Calendar, ID: c.ID}
	s.add("version", c.Version)
	s.add("entered", span(c.From, c.To))
	var weekend []string
	for _, d := range c.Weekend {
		weekend = append(weekend, d.String())
	}
	s.add("weekend", strings.Join(weekend, ", "))
	s.add("source", c.Source)
	s.add("evidence", evidence(c.Evidence))
	s.question(c.Question)
	var days []deadline.Date
	for d := range c.Holidays {
		days = append(days, d)
	}
	slices.Sort(days)
	for _, d := range days {
		s.add(d.String(), c.Holidays[d])
	}
	return s
}
