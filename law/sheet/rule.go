package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/plain"
)

// ofRule writes a time limit as a version of its pack has it.
func ofRule(p *law.Pack, r law.Record) Sheet {
	s := Sheet{Kind: Rule, ID: r.Rule.ID}
	s.add("title", r.Title)
	s.add("pack", p.ID)
	s.add("article", r.Rule.Article)
	s.add("cite", r.Rule.Cite)
	s.add("cites", strings.Join(cites(r), ", "))
	s.add("trigger_event", trigger(r))
	s.add("length", length(r))
	s.add("count_day_zero", counted(r.Rule.CountDayZero))
	s.add("missing_day", missing(r.Rule.Missing))
	if r.Rule.Length.Instants() {
		s.add("roll", string(r.Rule.Roll)+", without effect: hours and minutes never move")
	} else {
		s.add("roll", roll(r.Rule.Roll))
	}
	s.add("roll_evidence", evidence(r.RollEvidence))
	s.add("calendar", p.Calendar.ID)
	s.add("cap", capOf(r))
	for _, e := range r.Rule.Extensions {
		s.add("extension "+e.Ground, extension(r, e))
	}
	for _, x := range r.Rule.Suspensions {
		s.add("suspension "+x.Ground, suspension(r, x))
	}
	s.add("ends", strings.Join(r.Ends, ", "))
	s.add("warn", warn(r.Warn))
	s.add("addressee", strings.ReplaceAll(r.Addressee, "_", " "))
	s.add("consequence", r.Consequence)
	if r.Soft {
		s.add("soft", "a milestone, not a limit")
	}
	if r.OnlyWhenExtended {
		s.add("only_when_extended", "shown in extended files only")
	}
	s.add("source_citation", r.Source)
	s.add("evidence", evidence(r.Rule.Evidence))
	s.question(r.Question)
	if a, err := p.Article(r.Rule.Article); err == nil {
		s.reviewed(a)
		s.words(a.Words)
	}
	for i, e := range r.Examples {
		s.add(fmt.Sprintf("example %d", i+1), example(r, e))
	}
	return s
}

// cites gives the references of a rule.
func cites(r law.Record) []string {
	var refs []string
	for _, c := range r.Cites {
		refs = append(refs, c.Ref())
	}
	return refs
}

// trigger names the event from which a limit runs.
func trigger(r law.Record) string {
	said := r.Trigger
	if r.Anchor == "agreed_date" {
		said += " (an agreed day)"
	}
	if r.AltTrigger != "" {
		said += "; without it " + r.AltTrigger
	}
	return said
}

// length writes how long a limit is, or what ends it.
func length(r law.Record) string {
	switch {
	case r.Rule.Kind == deadline.Standing:
		return "until " + strings.Join(r.LastsUntil, " or ")
	case r.Rule.Kind == deadline.Fixed:
		return "to the day stated by " + r.StatedBy
	}
	return plain.Length(r.Rule.Length)
}

func counted(dayZero bool) string {
	if dayZero {
		return "the day of the event is the first day"
	}
	return "the day of the event does not count"
}

func missing(m deadline.MissingDay) string {
	switch m {
	case deadline.LastOfMonth:
		return "the last day of the month"
	case deadline.NextDay:
		return "the first day of the next month"
	case deadline.RefuseMissing:
		return "refused"
	}
	return ""
}

func roll(r deadline.Roll) string {
	switch r {
	case deadline.RollForward:
		return "F, a party's time runs to the next working day"
	case deadline.RollNominal:
		return "N, an authority's duty stays; the alarm rings on the working day before"
	case deadline.RollLiberty:
		return "L, a limit on liberty never moves to a later day"
	case deadline.RollExternal:
		return "X, an outside body's limit stays"
	}
	return ""
}

// capOf writes the end that nothing passes.
func capOf(r law.Record) string {
	if r.Rule.Cap.Rule == "" {
		return ""
	}
	return fmt.Sprintf("%s, %s from the same day", r.Rule.Cap.Rule, plain.Length(r.Rule.Cap.Length))
}

// extension writes on what ground and how far a limit may be extended.
func extension(r law.Record, e deadline.Allowance) string {
	said := []string{e.ID}
	if words := groundWords(r.Grounds, e.Ground); words != "" {
		said = append(said, words)
	}
	switch {
	case !e.Max.IsZero():
		said = append(said, "at most to "+plain.Length(e.Max)+" from the anchor")
	case r.Rule.Cap.Rule == "":
		said = append(said, "to the day stated")
	default:
		said = append(said, "to the day stated, within the cap")
	}
	said = append(said, "by an act")
	if e.NeedsNotice {
		said = append(said, "with notice")
	}
	if e.MustPrecedeExpiry {
		late := "a late one moves nothing and leaves a finding"
		if e.IfLate == deadline.LateMoves {
			late = "a late one moves the date and leaves a finding"
		}
		said = append(said, "before the end", late)
	}
	return strings.Join(said, "; ")
}

// suspension writes on what ground and for how long a limit may stand still.
func suspension(r law.Record, x deadline.Pause) string {
	said := []string{x.ID}
	if words := groundWords(r.Pauses, x.Ground); words != "" {
		said = append(said, words)
	}
	if x.Budget == 0 {
		said = append(said, "as long as the cap allows")
	} else {
		said = append(said, fmt.Sprintf("at most %d days in all", x.Budget))
	}
	said = append(said, "by an act")
	if x.NeedsNotice {
		said = append(said, "with notice")
	}
	return strings.Join(said, "; ")
}

func groundWords(grounds []law.Ground, id string) string {
	if i := slices.IndexFunc(grounds, func(g law.Ground) bool { return g.ID == id }); i >= 0 {
		return grounds[i].Words
	}
	return ""
}

// warn writes when the officer is warned.
func warn(days []int) string {
	var all []string
	for _, n := range days {
		all = append(all, strconv.Itoa(n))
	}
	if len(all) == 0 {
		return ""
	}
	return strings.Join(all, ", ") + " days before"
}

// example writes a worked date.
func example(r law.Record, e law.Example) string {
	said := []string{e.Why + ": anchor " + e.Anchor.String()}
	if r.Rule.Length.Instants() {
		said[0] = e.Why + ": anchor " + e.Instants.Anchor.Format(time.RFC3339)
	}
	if !e.Stated.IsZero() {
		said = append(said, "stated "+e.Stated.String())
	}
	for _, x := range e.Extensions {
		said = append(said, fmt.Sprintf("extended on %s until %s (%s%s)", x.On, x.Until, x.Ground, told(x.Notice)))
	}
	for _, x := range e.Suspended {
		until := "without end"
		if !x.To.IsZero() {
			until = "to " + x.To.String()
		}
		said = append(said, fmt.Sprintf("suspended from %s %s (%s%s)", x.From, until, x.Ground, told(x.Notice)))
	}
	for _, d := range []struct {
		name string
		day  deadline.Date
		at   time.Time
	}{{"nominal", e.Nominal, e.Instants.Nominal}, {"rolled", e.Rolled, time.Time{}}, {"due", e.Due, e.Instants.Due}, {"latest", e.Latest, e.Instants.Latest}, {"alarm", e.Alarm, e.Instants.Alarm}} {
		switch {
		case !d.day.IsZero():
			said = append(said, d.name+" "+d.day.String())
		case !d.at.IsZero():
			said = append(said, d.name+" "+d.at.Format(time.RFC3339))
		}
	}
	for _, f := range e.Findings {
		said = append(said, "finding "+f)
	}
	switch {
	case e.Refused != "":
		said = append(said, "refused: "+e.Refused)
	case e.Standing:
		said = append(said, "no day")
	}
	return strings.Join(said, ", ")
}

// told writes when the party was told of an act of an example.
func told(notice deadline.Date) string {
	if notice.IsZero() {
		return ""
	}
	return ", notice " + notice.String()
}
