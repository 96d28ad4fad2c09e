package sweep

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection"
)

// events is how many different events can start the limits of a file.
const events = 7

// A reckoner answers what limits a file has. Of a file that nothing extends, each depends on the
// day of one event alone, so it is computed once for each event and day; files that were extended
// are computed each for itself.
type reckoner struct {
	Law
	plans  map[*law.Pack]*plan
	chosen map[deadline.Date]*plan
	rules  bits
	acts   bits
}

// A plan is one version of the law with what was computed by it.
type plan struct {
	pack    *law.Pack
	trigger map[string]string // event by rule
	groups  map[start]*group
}

type start struct {
	event string
	on    deadline.Date
}

// A group is the limits that start with one event; broken where the law cannot compute one.
type group struct {
	limits []limited
	broken bool
}

// limited is a limit as its row must be.
type limited struct {
	rule               string
	own                bool // the event is the rule's first choice
	bit                uint64
	due, latest, alarm deadline.Date
	text               string // as the query of clocks gives it
	ends               uint64 // the acts that meet a limit that binds, by their bit
}

// limit finds what the limit of a rule must be. The first choice of the law goes before the event
// that takes its place.
func (f *live) limit(rule string) *limited {
	var other *limited
	for _, g := range f.limits {
		if g == nil {
			continue
		}
		for i := range g.limits {
			if one := &g.limits[i]; one.rule == rule {
				if one.own {
					return one
				}
				other = one
			}
		}
	}
	return other
}

// limits gives what the limits of a file must be; false where the law cannot say.
func (r *reckoner) limits(f protection.File, happened map[string]deadline.Date) (all [events]*group, ok bool) {
	p := r.plan(f.PackDay())
	if p == nil {
		return all, false
	}
	if len(f.Extensions) == 0 && len(happened) <= events {
		n, broken := 0, false
		for event, on := range happened {
			all[n] = r.started(p, start{event, on})
			broken = broken || all[n].broken
			n++
		}
		if !broken {
			return all, true
		}
	}
	clocks, err := f.LawClocks(p.pack)
	if err != nil {
		return all, false
	}
	all = [events]*group{}
	all[0] = r.group(clocks, func(law.Clock) bool { return true })
	return all, true
}

// plan is the version of the law for files whose deciding event was on that day; nil: there is none.
func (r *reckoner) plan(on deadline.Date) *plan {
	if p, ok := r.chosen[on]; ok {
		return p
	}
	pack, err := r.Library.Pack(r.Host, on)
	if err != nil {
		r.chosen[on] = nil
		return nil
	}
	p, ok := r.plans[pack]
	if !ok {
		p = &plan{pack: pack, trigger: map[string]string{}, groups: map[start]*group{}}
		for _, record := range pack.Records() {
			p.trigger[record.Rule.ID] = record.Trigger
		}
		r.plans[pack] = p
	}
	r.chosen[on] = p
	return p
}

// started gives the limits that start with an event on a day.
func (r *reckoner) started(p *plan, by start) *group {
	g, ok := p.groups[by]
	if ok {
		return g
	}
	clocks, err := p.pack.Clocks(law.Facts{Events: map[string]deadline.Date{by.event: by.on}})
	if g = (&group{broken: true}); err == nil {
		g = r.group(clocks, func(c law.Clock) bool { return p.trigger[c.Rule] == by.event })
	}
	p.groups[by] = g
	return g
}

func (r *reckoner) group(clocks []law.Clock, own func(law.Clock) bool) *group {
	g := &group{limits: make([]limited, len(clocks))}
	for i, one := range clocks {
		c := limit.Of(one)
		g.limits[i] = limited{rule: c.Rule, own: own(one), bit: r.rules.of(c.Rule), due: c.Due, latest: c.Latest, alarm: c.Alarm, text: text(c)}
		if !c.Soft && !c.Begins {
			g.limits[i].ends = r.acts.of(one.Ends...)
		}
	}
	return g
}

// bits gives each name a bit of its own. A state has fewer limits for one file, and fewer kinds of
// acts that meet them, than a word has bits; the rest would share the last: a file of which one limit
// is absent might then be found at its next act only, or one limit that is past not be counted.
type bits map[string]uint64

func (b bits) of(names ...string) (all uint64) {
	for _, name := range names {
		if _, ok := b[name]; !ok {
			b[name] = 1 << min(len(b), 63)
		}
		all |= b[name]
	}
	return all
}

// text is a limit as the query of clocks gives it.
func text(c protection.Clock) string {
	flag := map[bool]string{true: "1", false: "0"}
	return c.Due.String() + "|" + c.Anchor.String() + "|" + c.Nominal.String() + "|" + c.Latest.String() + "|" + c.Rolled.String() + "|" +
		c.Alarm.String() + "|" + c.Ends + "|" + flag[c.Soft] + flag[c.Begins] + "|" + c.Warn
}
