package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
)

// An Entry is one value of the file that a correction may change.
type Entry struct {
	Field string // "family", "birth", "lodged_on" ...
	Part  string // reference of the part, or empty
	Value string // as it stands, in the form in which a correction gives it

	check func(c *act.Checks, value string, o act.Occasion)
	set   func(f File, value string) File
}

// Entries lists every value that a correction may change: those of the person, then the days.
func (f File) Entries() []Entry {
	var out []Entry
	for _, e := range f.Applicant.Entries() {
		set := func(f File, value string) File { f.Applicant = e.Set(f.Applicant, value); return f }
		out = append(out, Entry{Field: e.Field, Part: e.Part, Value: e.Value, check: e.Check, set: set})
	}
	return append(out, f.dayEntries()...)
}

func (f File) entry(field, part string) (Entry, bool) {
	all := f.Entries()
	i := slices.IndexFunc(all, func(e Entry) bool { return e.Field == field && e.Part == part })
	if i < 0 {
		return Entry{}, false
	}
	return all[i], true
}

// first is the earliest of the days that are known; zero if none is.
func (f File) first(days ...deadline.Date) deadline.Date {
	var out deadline.Date
	for _, d := range days {
		if !d.IsZero() && (out.IsZero() || d < out) {
			out = d
		}
	}
	return out
}

// firstExtension is the day of the first extension act; zero if there is none.
func (f File) firstExtension() deadline.Date {
	if len(f.Extensions) == 0 {
		return 0
	}
	return f.Extensions[0].DecidedOn
}

// dayEntries are the days from which time limits run. A corrected day moves every date that
// is computed from it; it must keep its place between the events around it.
func (f File) dayEntries() []Entry {
	day := func(field string, at, after, before deadline.Date, set func(f File, d deadline.Date) File) Entry {
		return Entry{
			Field: field, Value: at.String(),
			check: func(c *act.Checks, v string, o act.Occasion) {
				d, err := deadline.ParseDate(v)
				c.Require(err == nil && !d.IsZero(), "value", "day_impossible")
				c.Require(err != nil || d <= o.Today, "value", "day_in_future")
				c.Require(err != nil || (d >= after && (before.IsZero() || d <= before)), "value", "day_out_of_order")
			},
			set: func(f File, v string) File { d, _ := deadline.ParseDate(v); return set(f, d) },
		}
	}
	out := []Entry{day("intention_on", f.Case.IntentionOn, 0, f.first(f.Case.CertificateOn, f.Case.HandedOverOn, f.Case.LodgedOn), func(f File, d deadline.Date) File { f.Case.IntentionOn = d; return f })}
	if !f.Case.LodgedOn.IsZero() {
		out = append(out, day("lodged_on", f.Case.LodgedOn, f.Case.IntentionOn, f.first(f.Case.RegisteredOn, f.firstExtension(), f.Case.AssessmentOn, f.Case.DecidedOn), func(f File, d deadline.Date) File { f.Case.LodgedOn = d; return f }))
	}
	return out
}
