package people

import (
	"context"
	"errors"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/people/asked"
	"github.com/zaklon/zaklon/desk/protectionfile/people/said"
	"github.com/zaklon/zaklon/desk/protectionfile/people/shown"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// searchRun is the reading that a search is entered as.
const searchRun = "search.run"

// LongestSearch is how much may be typed, in code points.
const LongestSearch = 200

// An Asked search is what an officer typed, and how many files are to be shown.
type Asked struct {
	Text  string // at most LongestSearch
	Limit int
}

// Search finds, among the files that the officer may see, those that what was typed may mean: a name
// in any script or its beginning, a date of birth as far as it is known, the number of a paper also
// with one wrong character, a reference, or several of these. The likeliest come first; more tells
// whether there are further ones. The search is entered before anything is given.
func (p *People) Search(ctx context.Context, d *desk.Desk, a Asked, call desk.Call) (rows []protectionfile.Row, more bool, err error) {
	err = p.list(ctx, d, a, call, func(v *store.View, in protectionfile.Scope) (int, error) {
		rows, more, err = p.find(ctx, v, in, a)
		return len(rows), err
	})
	return rows, more, err
}

// Files is Search that gives the files whole, for a list that shows more of a person than a row holds.
func (p *People) Files(ctx context.Context, d *desk.Desk, a Asked, call desk.Call) (files []protection.File, more bool, err error) {
	err = p.list(ctx, d, a, call, func(v *store.View, in protectionfile.Scope) (int, error) {
		var rows []protectionfile.Row
		if rows, more, err = p.find(ctx, v, in, a); err != nil {
			return 0, err
		}
		files = nil
		for _, r := range rows {
			f, _, err := protectionfile.Keeper().Load(ctx, v, r.ID)
			if err != nil {
				return 0, err
			}
			files = append(files, f)
		}
		return len(files), nil
	})
	return files, more, err
}

// list enters a search. The index is made ready before: it may take long, and looks have few places.
func (p *People) list(ctx context.Context, d *desk.Desk, a Asked, call desk.Call, rows func(*store.View, protectionfile.Scope) (int, error)) error {
	if p.register != d.Register {
		return errRegister
	}
	if err := p.Ready(ctx); err != nil {
		return err
	}
	in := protectionfile.Scope{Officer: call.Officer, Today: d.Today()}
	return desk.List(ctx, d, desk.Listing{Kind: searchRun, Query: a.Text, Rows: func(v *store.View) (int, error) { return rows(v, in) }}, call)
}

// errRegister says that an index is asked through the desk of another register.
var errRegister = errors.New("the people index is of another register")

// A finding is one search under way in one view: what is shown so far, and what may be proposed.
type finding struct {
	*shown.Files
	view *store.View
	most int              // one more than the officer sees: so it is known whether there are further ones
	keep func(Known) bool // what the index may propose
}

// find searches in one view. What the index proposes is shown only where the list of the officer's
// own files has it.
func (p *People) find(ctx context.Context, v *store.View, in protectionfile.Scope, a Asked) ([]protectionfile.Row, bool, error) {
	keep, err := visible(ctx, v, in)
	if err != nil {
		return nil, false, err
	}
	f := finding{view: v, most: a.Limit + 1, keep: keep}
	f.Files = shown.None(v, in, f.most)
	var weak []string
	for _, q := range asked.Read(a.Text, in.Today) {
		few, err := p.proposed(ctx, f, q)
		if err != nil {
			return nil, false, err
		}
		weak = append(weak, few...)
	}
	if err := f.Propose(ctx, weak); err != nil {
		return nil, false, err
	}
	rows := f.Rows()
	return rows[:min(len(rows), a.Limit)], len(rows) > a.Limit, nil
}

// proposed adds what one question means, the surest first, and gives what stands after everything
// else: names that resemble without much.
func (p *People) proposed(ctx context.Context, f finding, q asked.Question) (weak []string, err error) {
	folded := identity.SearchKey(q.Name)
	if err := f.List(ctx, protectionfile.Search{Reference: q.Reference, Number: q.Typed}); err != nil {
		return nil, err
	}
	var near, strong []string
	err = p.reading(ctx, f.view, func(s *state) { near = s.numbered(q.Numbers, f.keep) })
	if err == nil {
		err = f.Propose(ctx, near)
	}
	if err == nil && q.Name != "" {
		if strong, weak, err = p.resembling(ctx, f, q); err == nil {
			err = f.Propose(ctx, strong)
		}
	}
	if err == nil && (folded != "" || q.Name == "" && len(q.Births) > 0) {
		err = f.AsTyped(ctx, folded, q.Births)
	}
	return weak, err
}

// resembling gives the files whose own names resemble those of a question, and those that resemble
// them without much.
func (p *People) resembling(ctx context.Context, f finding, q asked.Question) (strong, weak []string, err error) {
	like := person.Person{Names: []person.Name{{Kind: person.Alias, Whole: q.Name}}}
	for _, b := range q.Births {
		like.Births = append(like.Births, said.Born(b))
	}
	hits, err := p.alone(ctx, f.view, like, f.most, f.keep)
	for _, h := range hits {
		switch {
		case h.Tier >= match.Possible:
			strong = append(strong, h.ID)
		case h.Name > 0: // the name speaks for the person, as one word of it does, though not much
			weak = append(weak, h.ID)
		}
	}
	return strong, weak, err
}

// numbered gives the files that hold a paper of one of these numbers, the same before the nearly same.
func (s *state) numbered(numbers []string, keep func(Known) bool) []string {
	var same, near []string
	for id, f := range s.files {
		if len(numbers) == 0 {
			break
		}
		if !slices.ContainsFunc(f.numbers, func(n string) bool {
			return slices.ContainsFunc(numbers, func(one string) bool { return asked.Near(one, n) })
		}) || !keep(f.Known) {
			continue
		}
		if slices.ContainsFunc(f.numbers, func(n string) bool { return slices.Contains(numbers, n) }) {
			same = append(same, id)
		} else {
			near = append(near, id)
		}
	}
	slices.Sort(same)
	slices.Sort(near)
	return append(same, near...)
}

// A Near file is one that the officer may see, with the tier in which its own person resembles. Of the
// score nothing else is given: whoever compares with the register sees bits and terms.
type Near struct {
	protectionfile.Row
	match.Score
}

// Near finds, among the files that the officer may see, those that may be of a person whose form is
// not entered yet. It is entered as a search for what was asked.
func (p *People) Near(ctx context.Context, d *desk.Desk, q person.Person, a Asked, call desk.Call) (near []Near, err error) {
	err = p.list(ctx, d, a, call, func(v *store.View, in protectionfile.Scope) (int, error) {
		keep, err := visible(ctx, v, in)
		if err != nil {
			return 0, err
		}
		hits, err := p.alone(ctx, v, q, a.Limit, keep)
		if err != nil {
			return 0, err
		}
		f := shown.None(v, in, a.Limit)
		tiers, ids := map[string]match.Tier{}, []string(nil)
		for _, h := range onePerPerson(hits, a.Limit) {
			if h.Tier >= match.Possible {
				tiers[h.ID], ids = h.Tier, append(ids, h.ID)
			}
		}
		if err := f.Propose(ctx, ids); err != nil {
			return 0, err
		}
		near = nil
		for _, r := range f.Rows() {
			near = append(near, Near{r, match.Score{Tier: tiers[r.ID]}})
		}
		return len(near), nil
	})
	return near, err
}

// visible is what the index may propose to an officer: at least what lists show them, so that what
// they may not see pushes nothing out. The lists decide.
func visible(ctx context.Context, v *store.View, in protectionfile.Scope) (func(Known) bool, error) {
	o := in.Officer
	switch o.Role {
	case authority.BorderOfficer:
		return func(k Known) bool { return !k.HandedOver && k.EnteredUnit == o.Unit }, nil
	case authority.Caseworker, authority.TeamLeader, authority.SecondReader:
		return func(k Known) bool { return k.HandedOver && k.Unit == o.Unit }, nil
	case authority.Counsel:
		return mandated(ctx, v, in)
	default: // nothing to do for the others
	}
	return func(Known) bool { return false }, nil
}

// mandated admits the files of a counsel's mandates: those are few.
func mandated(ctx context.Context, v *store.View, in protectionfile.Scope) (func(Known) bool, error) {
	const everything = 1 << 30
	rows, err := protectionfile.List(ctx, v, in, protectionfile.Query{Limit: everything})
	if err != nil {
		return nil, err
	}
	mine := make(map[string]bool, len(rows))
	for _, r := range rows {
		mine[r.ID] = true
	}
	return func(k Known) bool { return mine[k.ID] }, nil
}
