package law

import (
	"fmt"
	"slices"
	"time"

	"github.com/zaklon/zaklon/deadline"
)

// Pack is the law of one state on one matter, such as asylum, for files whose deciding event
// (the lodging or, before that, the intention) falls between From and To. It is never changed after Load
// and safe for concurrent use.
type Pack struct {
	ID, Version, State, Matter, Name string
	From, To                         deadline.Date // zero To is open
	ChosenBy                         []string      // events whose day lies between From and To, the first that has happened
	Calendar                         deadline.Calendar
	CalendarSource                   string
	Zone                             *time.Location // in which hours are told; nil where no limit is in hours
	Statutes                         []Instrument
	Digest                           string // sha256:... of all its files and its calendar

	head     page // pack.yaml
	articles []Article
	records  []Record
	events   map[string]string // event, words
}

// Event gives the words of the pack for an event of its limits, such as "lodging"; "" without any.
func (p *Pack) Event(event string) string { return p.events[event] }

// Resting gives the article on which a kind of act rests. A kind that no
// article lists is an error: such an act may not be done.
func (p *Pack) Resting(act string) (Article, error) {
	for _, a := range p.articles {
		if slices.Contains(a.Acts, act) {
			return a, nil
		}
	}
	return Article{}, fmt.Errorf("pack %s: no article for act %q", p.ID, act)
}

// Article gives an article by its id, such as itpf/art-050.
func (p *Pack) Article(id string) (Article, error) {
	for _, a := range p.articles {
		if a.ID == id {
			return a, nil
		}
	}
	return Article{}, fmt.Errorf("pack %s: no article %q", p.ID, id)
}

// Articles gives all articles, by statute in the order of the pack, then by
// file name. The slice is the caller's.
func (p *Pack) Articles() []Article { return slices.Clone(p.articles) }

// Records gives all time limits, in the order of their articles. The slice is
// the caller's; what its elements point to is not.
func (p *Pack) Records() []Record { return slices.Clone(p.records) }

// Record gives a time limit by its id. The id of an extension, such as
// MNE-A11, gives the limit it extends: alone it has no date.
func (p *Pack) Record(id string) (Record, error) {
	for _, r := range p.records {
		if r.named(id) {
			return r, nil
		}
	}
	return Record{}, fmt.Errorf("pack %s: no rule %q", p.ID, id)
}

// Rule gives what is needed to compute the limit of that id. The id of an extension, such as
// APD-02, gives the furthest end that it can have: its maximum, or, where only the cap bounds
// it, the day that the extension itself states.
func (p *Pack) Rule(id string) (deadline.Rule, error) {
	r, err := p.Record(id)
	if err != nil || r.Rule.ID == id {
		return r.Rule, err
	}
	rule := r.Rule
	rule.ID, rule.Kind, rule.Length, rule.Extensions, rule.Suspensions = id, deadline.Fixed, deadline.Length{}, nil, nil
	for _, g := range r.Grounds {
		if g.Rule == id && !g.Max.IsZero() {
			rule.Kind, rule.Length = deadline.Counted, g.Max
		}
	}
	return rule, nil
}

// Grounds gives the reasons for which a limit may be extended, for the form
// of an extension; none for an unknown rule.
func (p *Pack) Grounds(rule string) []Ground {
	r, err := p.Record(rule)
	if err != nil {
		return nil
	}
	return slices.Clone(r.Grounds)
}

// named says that id is the limit's own or one of its extensions'.
func (r Record) named(id string) bool {
	return slices.Contains(r.ids(), id)
}
