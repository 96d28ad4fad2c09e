package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/plain"
)

// Row is a time limit in the table of all.
type Row struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Pack        string   `json:"pack"`
	PackVersion string   `json:"pack_version"`
	Valid       string   `json:"valid"`
	Trigger     string   `json:"trigger"`
	Length      string   `json:"length"`
	Extensions  []string `json:"extensions"`  // ground and furthest end
	Suspensions []string `json:"suspensions"` // ground and budget
	Cap         string   `json:"cap"`
	Roll        string   `json:"roll"`
	Calendar    string   `json:"calendar"`
	Addressee   string   `json:"addressee"`
	Consequence string   `json:"consequence"`
	Article     string   `json:"article"`
	Cites       []string `json:"cites"`
	Source      string   `json:"source"`
	Evidence    string   `json:"evidence"`
	Verified    bool     `json:"verified"`
	Reviewed    bool     `json:"reviewed"`
}

// Rows gives the table of all time limits: unverified ones first, then by pack. What a later
// version of a pack leaves as it was stands once.
func Rows(l *law.Library) []Row {
	var all []Row
	for _, p := range l.Packs() {
		for _, r := range p.Records() {
			row := rowOf(p, r)
			same := slices.ContainsFunc(all, func(o Row) bool {
				o.Valid = row.Valid
				return fmt.Sprint(o) == fmt.Sprint(row)
			})
			if !same {
				all = append(all, row)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Row) int { return rank(a) - rank(b) })
	return all
}

// rank puts what nobody has read first.
func rank(r Row) int {
	if r.Verified {
		return 1
	}
	return 0
}

// rowOf writes a rule as a row.
func rowOf(p *law.Pack, r law.Record) Row {
	row := Row{
		ID: r.Rule.ID, Title: r.Title, Pack: p.ID, PackVersion: p.Version, Valid: span(p.From, p.To), Trigger: trigger(r),
		Length: length(r), Extensions: []string{}, Suspensions: []string{}, Cap: capOf(r), Roll: string(r.Rule.Roll),
		Calendar: p.Calendar.ID, Addressee: r.Addressee, Consequence: r.Consequence, Cites: cites(r),
		Source: r.Source, Evidence: string(r.Rule.Evidence), Verified: r.Rule.Evidence.Verified(),
	}
	for _, e := range r.Rule.Extensions {
		row.Extensions = append(row.Extensions, upTo(e))
	}
	for _, x := range r.Rule.Suspensions {
		budget := "within the cap"
		if x.Budget > 0 {
			budget = fmt.Sprintf("%d days", x.Budget)
		}
		row.Suspensions = append(row.Suspensions, fmt.Sprintf("%s (%s)", x.Ground, budget))
	}
	if a, err := p.Article(r.Rule.Article); err == nil {
		row.Article, row.Reviewed = a.ShortCite(), a.ReviewedBy != ""
	}
	return row
}

// upTo writes a ground of extension with its own id and furthest end.
func upTo(e deadline.Allowance) string {
	furthest := "to the day stated"
	if !e.Max.IsZero() {
		furthest = "to " + plain.Length(e.Max)
	}
	return fmt.Sprintf("%s: %s %s", e.ID, e.Ground, furthest)
}

// Moves writes the grounds of extension and of suspension of a row in one text.
func (r Row) Moves() string {
	all := slices.Clone(r.Extensions)
	for _, s := range r.Suspensions {
		all = append(all, "suspended on "+s)
	}
	return strings.Join(all, "; ")
}
