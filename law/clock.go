package law

import (
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// Clock is a time limit that runs, or ran, in one file.
type Clock struct {
	deadline.Result
	Title       string
	ShortCite   string
	Ends        []string      // events that meet the limit; none: it runs out by itself
	EndedBy     string        // which of them happened; "" if none
	EndedOn     deadline.Date // and when; zero if none
	Soft        bool          // a milestone, not a limit
	Begins      bool          // a right that begins on the date, not a limit
	Addressee   string        // party, authority, court, requesting_state
	Consequence string        // none, finding, release, finality, bar, entitlement
	Warn        []int         // days before Due on which to warn, the largest first
}

// The answers of StatusOn.
const (
	StatusOpen    = "open"     // the limit runs
	StatusMet     = "met"      // the act came in time
	StatusMetLate = "met_late" // the act came after the limit
	StatusMissed  = "missed"   // the limit has passed and the act has not come
	StatusExpired = "expired"  // a limit that no act of the register meets has run out
	StatusBegun   = "begun"    // the right has begun
	StatusEnded   = "ended"    // the right, or the wait for it, is over
)

// StatusOn says how the limit stood at the end of that day: an act that came
// later is not known yet.
func (c Clock) StatusOn(d deadline.Date) string {
	ended := !c.EndedOn.IsZero() && c.EndedOn <= d
	switch {
	case c.Begins && ended:
		return StatusEnded
	case c.Begins && d >= c.Due:
		return StatusBegun
	case ended && c.EndedOn <= c.Due:
		return StatusMet
	case ended:
		return StatusMetLate
	case c.Begins || d <= c.Due:
		return StatusOpen
	case len(c.Ends) == 0:
		return StatusExpired
	}
	return StatusMissed
}

// MayTrigger says that a consequence may be drawn from the date without a
// human decision. It may never be where the source was not read
// (docs/procedure.md 10.1).
func (c Clock) MayTrigger() bool { return c.Evidence.Verified() && !c.Soft }

// Facts are what time limits depend on in one file.
type Facts struct {
	Events     map[string]deadline.Date // by kind, such as application.lodged; a zero date has not happened
	Extensions []deadline.Extension     // one with an empty Rule belongs to the one running limit that can be extended
	Suspended  []deadline.Interval      // each belongs to every running limit that knows its ground
}

// Clocks gives every limit in days that a file's events start, in the order of the
// articles. An extension or a suspension that the law does not allow, or that moves nothing,
// is a *deadline.Refusal. Limits in hours, and those that an act states or that have no
// day, run where their desk keeps what they need.
func (p *Pack) Clocks(facts Facts) ([]Clock, error) {
	var running []Record
	for _, r := range p.records {
		days := r.Rule.Kind == deadline.Counted && !r.Rule.Length.Instants()
		if days && !r.start(facts.Events).Anchor.IsZero() && (!r.OnlyWhenExtended || len(facts.Extensions) > 0) {
			running = append(running, r)
		}
	}
	owners, err := p.owners(running, facts)
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", p.ID, err)
	}
	var clocks []Clock
	for _, r := range running {
		in := r.start(facts.Events)
		for i, e := range facts.Extensions {
			if owners[i] == r.Rule.ID {
				in.Extensions = append(in.Extensions, e)
			}
		}
		for _, s := range facts.Suspended {
			if r.pauses(s.Ground) {
				in.Suspended = append(in.Suspended, s)
			}
		}
		result, err := deadline.Compute(r.Rule, in, p.Calendar)
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.ID, err)
		}
		clocks = append(clocks, p.clock(r, result, facts.Events))
	}
	return clocks, nil
}

// pauses says that the limit can be suspended on a ground.
func (r Record) pauses(ground string) bool {
	return slices.ContainsFunc(r.Pauses, func(g Ground) bool { return g.ID == ground })
}

// owners finds the limit of each extension, and refuses a suspension that no limit knows.
func (p *Pack) owners(running []Record, facts Facts) ([]string, error) {
	owners := make([]string, len(facts.Extensions))
	for i, e := range facts.Extensions {
		found, err := owner(running, e)
		if err != nil {
			return nil, err
		}
		owners[i] = found
	}
	for _, s := range facts.Suspended {
		if !slices.ContainsFunc(running, func(r Record) bool { return r.pauses(s.Ground) }) {
			return nil, &deadline.Refusal{Code: deadline.NotSuspendable, Cite: "no running time limit can be suspended on this ground"}
		}
	}
	return owners, nil
}

// start gives the event and day from which a limit runs; no day if neither of
// its events has happened.
func (r Record) start(events map[string]deadline.Date) deadline.Inputs {
	for _, event := range []string{r.Trigger, r.AltTrigger} {
		if d := events[event]; !d.IsZero() {
			return deadline.Inputs{Event: event, Anchor: d}
		}
	}
	return deadline.Inputs{}
}

// owner finds the running limit that an extension extends: the one it names or, if it names
// none, the only one that knows its ground.
func owner(running []Record, e deadline.Extension) (string, error) {
	var found []Record
	code, cite := deadline.NotExtensible, "no running time limit can be extended"
	for _, r := range running {
		knows := slices.ContainsFunc(r.Grounds, func(g Ground) bool { return g.ID == e.Ground })
		if e.Rule == "" && knows || e.Rule != "" && r.named(e.Rule) {
			found = append(found, r)
		}
		if e.Rule == "" && len(r.Grounds) > 0 {
			code, cite = deadline.GroundUnknown, "no running time limit can be extended on this ground"
		}
	}
	switch len(found) {
	case 1:
		return found[0].Rule.ID, nil
	case 0:
		return "", &deadline.Refusal{Code: code, Rule: e.Rule, Cite: cite, Asked: e.Until}
	}
	return "", fmt.Errorf("an extension must name its rule: %s and %s can both be extended", found[0].Rule.ID, found[1].Rule.ID)
}

// clock adds to a result what the pack says about its limit.
func (p *Pack) clock(r Record, result deadline.Result, events map[string]deadline.Date) Clock {
	c := Clock{
		Result: result, Title: r.Title, Ends: slices.Clone(r.Ends), Soft: r.Soft, Begins: r.Consequence == "entitlement",
		Addressee: r.Addressee, Consequence: r.Consequence, Warn: slices.Clone(r.Warn),
	}
	if a, err := p.Article(r.Rule.Article); err == nil {
		c.ShortCite = a.ShortCite()
	}
	for _, event := range r.Ends {
		if d := events[event]; !d.IsZero() && (c.EndedOn.IsZero() || d < c.EndedOn) {
			c.EndedBy, c.EndedOn = event, d
		}
	}
	return c
}
