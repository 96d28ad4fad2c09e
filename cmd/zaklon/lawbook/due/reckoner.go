// Package due answers what date a rule of the law gives: one question at a time, or a file of
// them, one in each line.
//
// It reads questions as texts, has package deadline compute, and writes the answer as JSON. It
// may not open a register, read a clock, or say anything about a date that does not come from
// the packs.
package due

import (
	"bytes"
	"encoding/json"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// Reckoner is a library of law in which rules are found fast. It is never changed after New and
// safe for concurrent use.
type Reckoner struct {
	rules     map[string][]*version // by the id of a rule or of an extension, in the order of Library.Packs
	calendars map[string]deadline.Calendar
	days      *days
}

// version is a rule as one version of its pack has it.
type version struct {
	id       string
	pack     *law.Pack
	rule     deadline.Rule // what stands for the id alone: of an extension, its furthest end
	extended deadline.Rule // the limit to which extensions are applied; the same but for an extension's id
	json     written
	days     *days
}

// written are the parts of an answer that are the same for every question.
type written struct{ head, roll, evidence, version, article []byte }

// New makes a reckoner of a library.
func New(library *law.Library) (*Reckoner, error) {
	written, err := daysOf(1990, 2060)
	if err != nil {
		return nil, err
	}
	k := &Reckoner{rules: map[string][]*version{}, calendars: map[string]deadline.Calendar{}, days: written}
	for _, c := range library.Calendars() {
		k.calendars[c.ID] = c.Calendar
	}
	for _, p := range library.Packs() {
		for _, record := range p.Records() {
			ids := []string{record.Rule.ID}
			for _, g := range record.Grounds {
				ids = append(ids, g.Rule)
			}
			for _, id := range ids {
				if err := k.enter(id, p, record); err != nil {
					return nil, err
				}
			}
		}
	}
	return k, nil
}

// enter adds a rule of a version of a pack, once: several grounds may share an extension's id.
func (k *Reckoner) enter(id string, p *law.Pack, record law.Record) error {
	if before := k.rules[id]; len(before) > 0 && before[len(before)-1].pack == p {
		return nil
	}
	rule, err := p.Rule(id)
	if err != nil {
		return err
	}
	k.rules[id] = append(k.rules[id], &version{
		id: id, pack: p, rule: rule, extended: record.Rule, days: k.days,
		json: written{
			head:     joined(`"rule":`, quoted(id), `,"pack":`, quoted(p.ID), `,"anchor":`),
			roll:     joined(`,"roll":`, quoted(string(rule.Roll)), `,"alarm":`),
			evidence: joined(`,"evidence":`, quoted(string(rule.Evidence))),
			version:  joined(`,"pack_version":`, quoted(p.Version), `,"calendar":`),
			article:  joined(`,"article":`, quoted(rule.Cite), `}`),
		},
	})
	return nil
}

// on chooses the version as Library.Rule does: the one in force on that day, or else, and then
// false, the nearest.
func on(versions []*version, d deadline.Date) (chosen *version, inForceThen bool) {
	for _, v := range versions {
		if v.pack.From <= d && (v.pack.To.IsZero() || d <= v.pack.To) {
			return v, true
		}
		if chosen == nil || v.pack.From <= d {
			chosen = v
		}
	}
	return chosen, false
}

// quoted writes a text of JSON, and leaves < and & as they are.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""` // no text fails to encode
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// joined writes texts one after the other.
func joined(texts ...string) []byte {
	var all []byte
	for _, t := range texts {
		all = append(all, t...)
	}
	return all
}
