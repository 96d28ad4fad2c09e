package list

import (
	"cmp"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

// A row is one case of the worklist in words.
type row struct {
	protectionfile.Row
	Path, Ref             string
	Latin, Original, Lang string // Original is empty where the document is in Latin letters
	Citizen, Stage, Next  string
	Tag                   limit.Tag
	Due, Rule, Class      string // empty where no limit runs
	Why                   limit.Place
	Bar                   int // how much of the time has run, of barUnits
	Days                  int // open since lodging, or since the intention
	Flags                 []limit.Tag
}

// barUnits is the width of the bar of a row in units of its drawing.
const barUnits = 132

func rowsOf(v *page.Visit, found []protectionfile.Row) []row {
	out := make([]row, len(found))
	for i, r := range found {
		out[i] = rowOf(v, r)
	}
	return out
}

func rowOf(v *page.Visit, r protectionfile.Row) row {
	today := v.Desk.Today()
	out := row{
		Row: r, Path: "/c/" + r.ID, Ref: reference.Ref(r.ID).Short(), Latin: written(r.Family, r.Given),
		Stage: v.T("state." + r.State), Next: v.T("next." + step(v, r)), Flags: flags(v, r),
		Days: int(today - cmp.Or(r.LodgedOn, r.IntentionOn)),
	}
	if r.Script != "Latn" {
		out.Original, out.Lang = written(r.OriginalFamily, r.OriginalGiven), "und-"+r.Script
		out.Latin = cmp.Or(out.Latin, out.Original)
	}
	if s, ok := identity.LookupState(r.Nationality); ok {
		out.Citizen = s.Name
	}
	if !r.NextDue.IsZero() {
		out.timed(v, today)
	}
	return out
}

func written(family, given string) string {
	return identity.Name{Family: family, Given: given}.Running()
}

// timed adds the limit that ends first.
func (r *row) timed(v *page.Visit, today deadline.Date) {
	left := int(r.NextDue - today)
	r.Tag, r.Due, r.Rule = limit.Left(v.Printer, left), v.Date(r.NextDue), articleOf(v, r.Row)
	r.Why = limit.Place{Words: v.Printer, Case: r.ID, Rule: r.NextRule, Title: r.Rule + ", " + r.Ref}
	switch {
	case left < 0:
		r.Class = "z-late"
	case left <= 7:
		r.Class = "z-soon"
	}
	whole := max(int(r.NextDue-r.NextAnchor), 1)
	r.Bar = barUnits * min(max(int(today-r.NextAnchor), 0), whole) / whole
}

// articleOf names the article of the row's limit, or its rule where the article has none.
func articleOf(v *page.Visit, r protectionfile.Row) string {
	pack, err := v.Desk.Law.Now().Pack(v.Desk.Host, cmp.Or(r.LodgedOn, r.IntentionOn))
	if err != nil {
		return r.NextRule
	}
	return articleOfRule(pack, r.NextRule)
}

func articleOfRule(pack *law.Pack, rule string) string {
	record, err := pack.Record(rule)
	if err != nil {
		return rule
	}
	a, err := pack.Article(record.Rule.Article)
	if err != nil || a.Number == "" {
		return rule
	}
	return a.ShortCite() + " (" + rule + ")"
}

// step names what the case waits for, as far as a row knows.
func step(v *page.Visit, r protectionfile.Row) string {
	switch {
	case r.Draft:
		return "draft"
	case r.State == string(protection.Decided) && r.ServedOn.IsZero():
		return "serve"
	case r.State == string(protection.CertificateIssued) && v.Member.Role == authority.BorderOfficer:
		return "hand_over"
	}
	return r.State
}

func flags(v *page.Visit, r protectionfile.Row) []limit.Tag {
	var out []limit.Tag
	if r.Child {
		out = append(out, limit.Tag{Words: v.T("indicator.unaccompanied_minor"), Class: "z-tag--plum"})
	}
	if r.Extended {
		out = append(out, limit.Tag{Words: v.T("work.flag.extended"), Class: "z-tag--blue"})
	}
	if r.Draft {
		out = append(out, limit.Tag{Words: v.T("work.flag.draft"), Class: "z-tag--blue"})
	}
	return out
}
