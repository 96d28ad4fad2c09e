package extradition

import (
	"errors"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
)

// PackDay is the day that decides which version of the law applies to a file: its receipt.
func (f File) PackDay() deadline.Date { return f.Request.ReceivedOn }

// Events are the days from which the limits of a file run, by the act that set them. A hold is none of
// them, and neither is anything that another register knows: liberty waits for nobody.
func (f File) Events() map[string]deadline.Date {
	custody, _ := f.Custody()
	surrender, _ := f.Surrender()
	all := map[string]deadline.Date{
		"request.received":              f.documentsOn(),
		"person.provisionally_arrested": custody.Arrested,
		"extradition_detention.ordered": custody.OrderedOn,
		"person.released":               custody.ReleasedOn,
		"consent.communicated":          f.Request.ConsentOn,
		"person.surrendered":            surrender.ExecutedOn,
	}
	if surrender.Stands() {
		all["surrender.agreed"] = surrender.On
	}
	if i, ok := f.Last(part.Panel); ok {
		all["panel_decision.served"] = f.Courts[i].ServedOn
		for _, s := range f.Courts[i:] {
			if s.Kind == part.Appeal && s.By != "ex_officio" {
				all["appeal.lodged"] = s.OpenedOn
			}
		}
	}
	if r, ok := f.awaited(); ok {
		all["information.requested"], all["information.received"] = r.On, r.ReceivedOn
	}
	for kind, day := range all {
		if day.IsZero() {
			delete(all, kind)
		}
	}
	return all
}

// documentsOn is the first day on which the request for extradition was here with its documents.
func (f File) documentsOn() deadline.Date {
	var first deadline.Date
	for _, a := range f.Arrivals {
		if a.Complete && (first.IsZero() || a.On < first) {
			first = a.On
		}
	}
	return first
}

// awaited is the request for information of which the limit counts: the open one that ends first, or
// else the last.
func (f File) awaited() (InformationRequest, bool) {
	var first InformationRequest
	for _, r := range f.Informations {
		if r.ReceivedOn.IsZero() && (first.ID == "" || r.Until < first.Until) {
			first = r
		}
	}
	if first.ID != "" {
		return first, true
	}
	return last(f.Informations)
}

// prolongings are the acts that move a limit of the custody and of the surrender that count now.
func (f File) prolongings() []Prolonging {
	custody, _ := f.Custody()
	surrender, _ := f.Surrender()
	var out []Prolonging
	for _, p := range f.Prolongings {
		if p.Of == custody.ID || p.Of == surrender.ID && surrender.Stands() {
			out = append(out, p)
		}
	}
	return out
}

// LawClocks gives every time limit that the file's events start under the packs, always from the anchor;
// of a pack that refuses a prolonging which the file has, the limits without any.
func (f File) LawClocks(packs ...*law.Pack) ([]law.Clock, error) {
	var out []law.Clock
	for _, p := range packs {
		clocks, err := f.given(p)
		if err != nil {
			return nil, err
		}
		out = append(out, clocks...)
	}
	return out, nil
}

// computed is every time limit under the packs. The error is a *deadline.Refusal where a prolonging is not
// lawful.
func (f File) computed(packs []*law.Pack, moved []Prolonging) ([]law.Clock, error) {
	var out []law.Clock
	for _, p := range packs {
		facts := law.Facts{Events: f.Events()}
		for _, m := range moved {
			if rule, ok := extends(p, m.Ground); ok {
				facts.Extensions = append(facts.Extensions, deadline.Extension{Rule: rule, On: m.On, Until: m.Until, Notice: m.NoticeOn, Ground: m.Ground})
			}
		}
		clocks, err := p.Clocks(facts)
		if err != nil {
			return nil, err
		}
		stated, err := f.stated(p)
		if err != nil {
			return nil, err
		}
		out = append(append(out, clocks...), stated...)
	}
	return out, nil
}

// extends gives the limit of a pack that can be moved on a ground.
func extends(p *law.Pack, ground string) (rule string, ok bool) {
	for _, r := range p.Records() {
		if slices.ContainsFunc(r.Grounds, func(g law.Ground) bool { return g.ID == ground }) {
			return r.Rule.ID, true
		}
	}
	return "", false
}

// stated gives the limits of a pack of which an act of the file itself states the day: those of the
// information that was asked for.
func (f File) stated(p *law.Pack) ([]law.Clock, error) {
	asked, ok := f.awaited()
	if !ok {
		return nil, nil
	}
	var out []law.Clock
	for _, r := range p.Records() {
		if r.StatedBy != "information.requested" {
			continue
		}
		result, err := deadline.Compute(r.Rule, deadline.Inputs{Event: r.Trigger, Anchor: asked.On, Stated: asked.Until}, p.Calendar)
		if err != nil {
			return nil, err
		}
		c := law.Clock{Result: result, Title: r.Title, Ends: r.Ends, Addressee: r.Addressee, Consequence: r.Consequence, Warn: r.Warn}
		if a, err := p.Article(r.Rule.Article); err == nil {
			c.ShortCite = a.ShortCite()
		}
		if !asked.ReceivedOn.IsZero() {
			c.EndedBy, c.EndedOn = "information.received", asked.ReceivedOn
		}
		out = append(out, c)
	}
	return out, nil
}

// packs are all laws of the occasion.
func packs(o act.Occasion) []*law.Pack { return append([]*law.Pack{o.Pack}, o.Beside...) }

// Wound is the end of every rule: it notes where the file stands, computes the clocks anew and notes the
// law applied. A file of which the law in force refuses a prolonging keeps the limits that it holds,
// with a finding. An act that makes a day of a limit itself ends with Reckoned.
func (f File) Wound(o act.Occasion, m act.Minutes) (File, act.Minutes, error) {
	f = f.passed(o)
	next, err := f.reckoned(o)
	if err == nil {
		return next, m, nil
	}
	if !errors.As(err, new(*deadline.Refusal)) {
		return f, nil, err
	}
	clocks, err := f.LawClocks(packs(o)...)
	if err != nil {
		return f, nil, err
	}
	kept, findings := limit.Stood(f.Clocks, limit.All(clocks), f.Events(), o.NewID)
	return f.withClocks(kept, o), append(slices.Clip(m), findings...), nil
}

// Reckoned is the end of an act that moves a limit: what the law does not allow is refused.
func (f File) Reckoned(o act.Occasion, m act.Minutes) (File, act.Minutes, error) {
	next, err := f.passed(o).reckoned(o)
	if err != nil {
		return f, nil, refusalOf(o, err)
	}
	return next, m, nil
}

func (f File) reckoned(o act.Occasion) (File, error) {
	clocks, err := f.computed(packs(o), f.prolongings())
	if err != nil {
		return f, err
	}
	return f.withClocks(limit.Renewed(f.Clocks, limit.All(clocks), o.NewID), o), nil
}

func (f File) withClocks(clocks []Clock, o act.Occasion) File {
	var names []string
	for _, p := range packs(o) {
		names = append(names, p.ID+"@"+p.Version)
	}
	f.Request.Packs = strings.Join(names, " ")
	f.Clocks = clocks
	f.Tasks = limit.Kept(f.Tasks, f.Clocks, f.Responsible(), limit.Closing{On: o.Today, Officer: o.Officer})
	return f
}

// Clock returns the stored clock of a rule.
func (f File) Clock(rule string) (Clock, bool) { return limit.Find(f.Clocks, rule) }

// Next returns the hard limit that runs and ends first.
func (f File) Next() (Clock, bool) { return limit.First(f.Clocks) }

// Late finds the running limits of the file before that an act ends after their last day.
func Late(before File, o act.Occasion) act.Minutes {
	var m act.Minutes
	for _, c := range before.Clocks {
		if c.Runs() && c.EndedBy(o.Kind) && o.On > c.Last() {
			m = append(m, act.Line{Key: "late_for", Value: c.Rule, Finding: true})
		}
	}
	return m
}

// Standing gives the limits that the last act left in the file, as limit.Stand tells them, each by the
// pack that knows its rule; one that none knows stands as it was entered.
func (f File) Standing(own *law.Pack, beside ...*law.Pack) ([]limit.Standing, error) {
	all := append([]*law.Pack{own}, beside...)
	var out []limit.Standing
	left := slices.Clone(f.Clocks)
	for _, p := range all {
		given, err := f.given(p)
		if err != nil {
			return nil, err
		}
		known := func(c Clock) bool { _, err := p.Record(c.Rule); return err == nil }
		held := slices.DeleteFunc(slices.Clone(left), func(c Clock) bool { return !known(c) })
		left = slices.DeleteFunc(left, known)
		out = append(out, limit.Stand(held, limit.Given{Clocks: given, Pack: p, Events: f.Events()})...)
	}
	return append(out, limit.Stand(left, limit.Given{Pack: own, Events: f.Events()})...), nil
}

// given is what one pack makes of the file, without the prolongings where it refuses one.
func (f File) given(p *law.Pack) ([]law.Clock, error) {
	clocks, err := f.computed([]*law.Pack{p}, f.prolongings())
	if errors.As(err, new(*deadline.Refusal)) {
		return f.computed([]*law.Pack{p}, nil)
	}
	return clocks, err
}

// refusalOf turns the engine's refusal into one of the act.
func refusalOf(o act.Occasion, err error) error {
	var r *deadline.Refusal
	if !errors.As(err, &r) {
		return err
	}
	return &act.Refused{Problems: []act.Problem{{Field: "until", Code: r.Code, Article: r.Cite, Args: []string{"due", r.Limit.String()}}}}
}

// LateFor is by how many days an act comes after the limit that it would move on a ground; 0 in time.
// Where liberty is at stake, the law gives such an act no effect.
func (f File) LateFor(ground string, o act.Occasion) int64 {
	for _, p := range packs(o) {
		rule, _ := extends(p, ground)
		if c, ok := f.Clock(rule); ok && o.On > c.Last() {
			return int64(o.On - c.Last())
		}
	}
	return 0
}
