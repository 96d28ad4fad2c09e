package law

import (
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// Pack is the law of one state for files whose lodging (or, before that,
// whose intention) falls between From and To. It is never changed after Load
// and safe for concurrent use.
type Pack struct {
	ID, Version, State, Name string
	From, To                 deadline.Date // zero To is open
	Calendar                 deadline.Calendar
	CalendarSource           string
	Statutes                 []Statute
	Digest                   string // sha256:... of all its files

	articles []Article
	records  []Record
	events   map[string]string // event, words
}

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

// Rule gives what is needed to compute the limit of that id; see Record.
func (p *Pack) Rule(id string) (deadline.Rule, error) {
	r, err := p.Record(id)
	return r.Rule, err
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
