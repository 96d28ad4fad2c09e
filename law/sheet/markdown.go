package sheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/zaklon/zaklon/law"
)

// preface begins docs/law.md.
const preface = `# The time limits of the law

Written by ` + "`zaklon law list --markdown`" + ` from the files in [law/](../law/README.md); do not edit it here.
Below the time limits stand the calendars, and the instruments that packs, acts and letters cite.

- **Evidence**: V read in a source, S stated by the government, N from the press, M from memory, I an inference. A limit marked
  **unverified** may compute, shows that word beside its date, and never draws a finality or a release without a person deciding.
- **Roll**: F a party's time runs to the next working day; N an authority's duty stays and the alarm rings on the working day before;
  L a limit on liberty never moves to a later day; X an outside body's limit stays.
- Extensions are counted from the same anchor, never added to an earlier end. No extension and no suspension passes a cap.
`

// Markdown writes the table of all time limits, with a section for each pack, and the calendars
// and instruments.
func Markdown(w io.Writer, l *law.Library) error {
	d := &document{w: w}
	d.line("%s", preface)
	rows := Rows(l)
	unverified := 0
	for _, r := range rows {
		unverified += 1 - rank(r)
	}
	d.line("%d time limits in %d versions of packs; %d are unverified.", len(rows), len(l.Packs()), unverified)
	seen := map[string]bool{}
	for _, p := range l.Packs() {
		d.pack(p, seen[p.ID])
		seen[p.ID] = true
	}
	d.calendars(l)
	d.line("\n## Instruments\n")
	for _, i := range l.Instruments() {
		d.instrument(i)
	}
	return d.fail
}

// document is a text under way.
type document struct {
	w    io.Writer
	fail error
}

func (d *document) line(format string, args ...any) {
	if _, err := fmt.Fprintf(d.w, format+"\n", args...); err != nil {
		d.fail = err
	}
}

// cells writes a row of a table.
func (d *document) cells(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.Join(strings.Fields(c), " "), "|", `\|`)
	}
	d.line("| %s |", strings.Join(cells, " | "))
}

// pack writes a section; a later version of a pack says so in its title.
func (d *document) pack(p *law.Pack, later bool) {
	title := p.ID
	if later {
		title += " from " + p.From.String()
	}
	d.line("\n## %s\n\n%s\n", title, p.Name)
	d.line("- Version %s, state `%s`, matter %s; %s, by the day of %s.", p.Version, p.State, p.Matter, span(p.From, p.To), strings.Join(p.ChosenBy, ", without it of "))
	d.line("- Calendar `%s` version %s.", p.Calendar.ID, p.Calendar.Version)
	var statutes []string
	for _, i := range p.Statutes {
		statutes = append(statutes, fmt.Sprintf("%s (`%s`)", i.Name["en"], i.ID))
	}
	d.line("- %s.\n", strings.Join(statutes, "; "))
	d.cells("Id", "Time limit", "From", "Length", "Extended or suspended on", "Cap", "Roll", "Evidence", "Consequence", "Article", "Source")
	d.line("|---|---|---|---|---|---|---|---|---|---|---|")
	for _, record := range p.Records() {
		r := rowOf(p, record)
		class := r.Evidence
		if !r.Verified {
			class += ", **unverified**"
		}
		d.cells(r.ID, r.Title, r.Trigger, r.Length, r.Moves(), r.Cap, r.Roll, class, r.Consequence, r.Article+" ("+strings.Join(r.Cites, ", ")+")", r.Source)
	}
}

// calendars writes what each rests on.
func (d *document) calendars(l *law.Library) {
	d.line("\n## Calendars\n")
	d.cells("Id", "Version", "Entered", "Weekend", "Holidays", "Evidence", "Source")
	d.line("|---|---|---|---|---|---|---|")
	for _, c := range l.Calendars() {
		var weekend []string
		for _, day := range c.Weekend {
			weekend = append(weekend, day.String())
		}
		d.cells(c.ID, c.Version, span(c.From, c.To), strings.Join(weekend, ", "), fmt.Sprint(len(c.Holidays)), string(c.Evidence), c.Source)
	}
}

// instrument writes a source with its language versions and articles.
func (d *document) instrument(i law.Instrument) {
	d.line("### %s: %s\n", i.ID, text(i.Name))
	adopted := ""
	if !i.Adopted.IsZero() {
		adopted = ", adopted " + i.Adopted.String()
	}
	d.line("%s, %s%s. Evidence %s: %s", strings.ReplaceAll(i.Kind, "_", " "), i.Reference, adopted, i.Evidence, strings.Join(strings.Fields(i.Source), " "))
	for _, l := range i.Languages {
		d.line("- %s: %s", l.Lang, version(l))
	}
	d.line("")
	d.cells("Article", "Title", "What it says, in our words", "Evidence")
	d.line("|---|---|---|---|")
	for _, a := range i.Articles {
		d.cells(a.Number, text(a.Title), a.Says, string(a.Evidence))
	}
	d.line("")
}
