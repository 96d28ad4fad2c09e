package oversight

import (
	"fmt"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/plain"
	"github.com/zaklon/zaklon/web/page"
)

// ordinal makes an id that stands once on a page of several versions.
func ordinal(id string, n int) string { return fmt.Sprintf("%s-%d", id, n) }

// from and to are the days between which a version of an article applies.
func from(x version) deadline.Date {
	if x.Article.From.IsZero() {
		return x.Pack.From
	}
	return x.Article.From
}

func to(x version) deadline.Date {
	if x.Article.To.IsZero() {
		return x.Pack.To
	}
	return x.Article.To
}

// resting names what rests on an article: an act or a reading of the register, or an event from
// which a limit runs and for which the pack itself has the words.
func resting(f page.Frame, p *law.Pack, kind string) string {
	if words := p.Event(kind); words != "" && !f.Has("act."+kind) && !f.Has("reading."+kind) {
		return words
	}
	return actOrReading(f, kind)
}

// actOrReading names a kind of entry of the book.
func actOrReading(f page.Frame, kind string) string {
	if key := "act." + kind; f.Has(key) {
		return f.T(key)
	}
	return f.T("reading." + kind)
}

// event names what a limit runs from.
func event(f page.Frame, p *law.Pack, r law.Record) string {
	if r.Anchor == "agreed_date" {
		return f.T("law.agreed_date")
	}
	text := resting(f, p, r.Trigger)
	if r.AltTrigger != "" {
		text = f.T("law.or_else", "event", text, "other", resting(f, p, r.AltTrigger))
	}
	return text
}

// ends names the acts that meet a limit.
func ends(f page.Frame, p *law.Pack, r law.Record) string {
	if len(r.Ends) == 0 {
		return f.T("law.ends_by_itself")
	}
	return events(f, p, r.Ends)
}

func events(f page.Frame, p *law.Pack, kinds []string) string {
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = resting(f, p, kind)
	}
	return strings.Join(names, ", ")
}

// length tells how long a limit is, or who or what sets its end.
func length(f page.Frame, p *law.Pack, r law.Record) string {
	switch r.Rule.Kind {
	case deadline.Fixed:
		return f.T("law.stated")
	case deadline.Standing:
		return f.T("law.stands_until", "events", events(f, p, r.LastsUntil))
	case deadline.Counted:
	}
	return plain.Length(r.Rule.Length)
}

// start tells the day or the instant from which an example runs.
func start(f page.Frame, p *law.Pack, e law.Example) string {
	if !e.Instants.Anchor.IsZero() {
		return f.Time(e.Instants.Anchor, p.Zone)
	}
	return f.Date(e.Anchor)
}

// outcome tells what an example comes to.
func outcome(f page.Frame, p *law.Pack, e law.Example) string {
	switch {
	case e.Refused != "":
		return f.T("law.refused", "why", f.T("problem."+e.Refused))
	case e.Standing:
		return f.T("law.no_day")
	case !e.Instants.Due.IsZero():
		return f.Time(e.Instants.Due, p.Zone)
	}
	return f.Date(e.Due)
}

// extended tells the extensions and suspensions of an example.
func extended(f page.Frame, e law.Example) string {
	var out []string
	for _, x := range e.Extensions {
		out = append(out, f.T("law.extended_on", "on", f.Date(x.On), "until", f.Date(x.Until)))
	}
	for _, s := range e.Suspended {
		if s.To.IsZero() {
			out = append(out, f.T("law.suspended_open", "from", f.Date(s.From)))
			continue
		}
		out = append(out, f.T("law.suspended", "from", f.Date(s.From), "to", f.Date(s.To)))
	}
	if len(out) == 0 {
		return f.T("law.not_extended")
	}
	return strings.Join(out, "; ")
}
