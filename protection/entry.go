package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// An Entry is one value of the file that a correction may change.
type Entry struct {
	Field string // "family", "birth", "lodged_on" ...
	Part  string // reference of the part, or empty

	value string
	check func(c *act.Checks, value string, o act.Occasion)
	set   func(f File, value string) File
}

// Value gives the entry as it stands, in the form in which a correction gives it.
func (e Entry) Value() string { return e.value }

// Entries lists every value that a correction may change, in the order of the file.
func (f File) Entries() []Entry {
	out := []Entry{f.genderEntry(), f.placeOfBirthEntry()}
	for i := range f.Names {
		out = append(out, f.nameEntries(i)...)
	}
	for i := range f.Births {
		out = append(out, f.birthEntry(i))
	}
	for i := range f.Ties {
		out = append(out, f.tieEntry(i))
	}
	for i := range f.Identity {
		out = append(out, f.numberEntry(i))
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

func (f File) genderEntry() Entry {
	return Entry{
		Field: "gender", value: f.Person.Gender,
		check: func(c *act.Checks, v string, _ act.Occasion) { oneOf(c, "value", v, Genders()) },
		set:   func(f File, v string) File { f.Person.Gender = v; return f },
	}
}

func (f File) placeOfBirthEntry() Entry {
	return Entry{
		Field: "place_of_birth", value: f.Person.PlaceOfBirth,
		check: func(c *act.Checks, v string, _ act.Occasion) { line(c, "value", v) },
		set:   func(f File, v string) File { f.Person.PlaceOfBirth = identity.Clean(v); return f },
	}
}

// nameEntries gives the three written parts of a name; a corrected name gets its script and
// search key anew.
func (f File) nameEntries(i int) []Entry {
	part := func(field, value string, change func(n *Name, v string)) Entry {
		return Entry{
			Field: field, Part: f.Names[i].ID, value: value,
			check: func(c *act.Checks, v string, _ act.Occasion) {
				if p := identity.CheckName(v); p != nil {
					c.Require(false, "value", p.Code)
				}
			},
			set: func(f File, v string) File {
				n := f.Names[i]
				change(&n, identity.Clean(v))
				f.Names = replaced(f.Names, i, n.keyed())
				return f
			},
		}
	}
	n := f.Names[i]
	return []Entry{
		part("family", n.Family, func(n *Name, v string) { n.Family = v }),
		part("given", n.Given, func(n *Name, v string) { n.Given, n.NoGiven = v, false }),
		part("patronymic", n.Patronymic, func(n *Name, v string) { n.Patronymic = v }),
	}
}

func (f File) birthEntry(i int) Entry {
	return Entry{
		Field: "birth", Part: f.Births[i].ID, value: f.Births[i].Date().ISO(),
		check: func(c *act.Checks, v string, o act.Occasion) {
			read, p := identity.ParseISO(v)
			if p == nil {
				p = identity.CheckBorn(read, o.Today.Year(), int(o.Today.Month()), o.Today.Day())
			}
			if p != nil {
				c.Require(false, "value", p.Code)
			}
		},
		set: func(f File, v string) File {
			f.Births = replaced(f.Births, i, birthForm(v).birth(f.Births[i].ID))
			return f
		},
	}
}

func (f File) tieEntry(i int) Entry {
	return Entry{
		Field: "state", Part: f.Ties[i].ID, value: f.Ties[i].State,
		check: func(c *act.Checks, v string, _ act.Occasion) {
			_, known := identity.LookupState(v)
			c.Require(known, "value", "state_unknown")
		},
		set: func(f File, v string) File {
			t := f.Ties[i]
			t.State = v
			f.Ties = replaced(f.Ties, i, t)
			return f
		},
	}
}

func (f File) numberEntry(i int) Entry {
	return Entry{
		Field: "document_number", Part: f.Identity[i].ID, value: f.Identity[i].Number,
		check: func(c *act.Checks, v string, _ act.Occasion) {
			if p := identity.CheckDocumentNumber(v); p != nil {
				c.Require(false, "value", p.Code)
			}
		},
		set: func(f File, v string) File {
			d := f.Identity[i]
			d.Number = identity.Clean(v)
			f.Identity = replaced(f.Identity, i, d)
			return f
		},
	}
}

// dayEntries are the days from which time limits run. A corrected day moves every date that
// is computed from it; it must keep its place between the events around it.
func (f File) dayEntries() []Entry {
	day := func(field string, at, after, before deadline.Date, set func(f File, d deadline.Date) File) Entry {
		return Entry{
			Field: field, value: at.String(),
			check: func(c *act.Checks, v string, o act.Occasion) {
				d, err := deadline.ParseDate(v)
				c.Require(err == nil && !d.IsZero(), "value", "day_impossible")
				c.Require(err != nil || d <= o.Today, "value", "day_in_future")
				c.Require(err != nil || (d >= after && (before.IsZero() || d <= before)), "value", "day_out_of_order")
			},
			set: func(f File, v string) File { d, _ := deadline.ParseDate(v); return set(f, d) },
		}
	}
	out := []Entry{day("intention_on", f.Case.IntentionOn, 0, f.Case.CertificateOn, func(f File, d deadline.Date) File { f.Case.IntentionOn = d; return f })}
	if !f.Case.LodgedOn.IsZero() {
		out = append(out, day("lodged_on", f.Case.LodgedOn, f.Case.IntentionOn, f.Case.RegisteredOn, func(f File, d deadline.Date) File { f.Case.LodgedOn = d; return f }))
	}
	return out
}
