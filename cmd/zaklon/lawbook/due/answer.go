package due

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/plain"
)

// Question is what is asked, as it was written; empty is not said. Days are ISO 8601; for a
// limit in hours or minutes the anchor is an instant of RFC 3339.
type Question struct {
	ID             []byte // any JSON, repeated in the answer; of a line alone
	Rule, Calendar []byte
	Anchor, Stated []byte
	Extensions     []Extension
	Suspensions    []Suspension
}

// Extension is an extension as it was written. That notice was given the same day is assumed.
type Extension struct{ On, Until, Ground []byte }

// Suspension is a suspension as it was written; one without To has not ended. That notice was
// given on its first day is assumed.
type Suspension struct{ From, To, Ground []byte }

// Answer is a computed limit with the rule that was asked for.
type Answer struct {
	*version
	Result     deadline.Result
	Moment     deadline.Moment // in place of Result for a limit in hours or minutes
	Instants   bool            // it is one
	NotInForce bool            // the anchor lies outside the time of the version
}

// Refused is the error of a question that has no answer.
type Refused struct {
	Rule    string // as it was asked
	Article string // "" if the rule is not known
	Why     string // with the article
}

// Error says why.
func (r *Refused) Error() string { return r.Why }

// refuse makes a refusal of a reason, under the article of v.
func (q *Question) refuse(v *version, err error) error {
	r := &Refused{Rule: string(q.Rule), Why: err.Error()}
	if v != nil {
		r.Article = v.rule.Cite
	}
	var refusal *deadline.Refusal
	if errors.As(err, &refusal) {
		r.Article, r.Why = refusal.Cite, plain.Refusal(refusal)
	} else if r.Article != "" {
		r.Why = fmt.Sprintf("%s (%s)", r.Why, r.Article)
	}
	return r
}

// Answer computes what a question asks. Every error is a *Refused.
func (k *Reckoner) Answer(q *Question) (*Answer, error) {
	a := new(Answer)
	return a, k.into(a, q)
}

// into puts the answer of a question in the place of another.
func (k *Reckoner) into(a *Answer, q *Question) error {
	versions := k.rules[string(q.Rule)]
	if len(versions) == 0 {
		return q.refuse(nil, errors.New("rule: there is no rule of this id in any pack"))
	}
	at, err := anchorOf(q.Anchor)
	if err != nil {
		return q.refuse(versions[0], err)
	}
	first := at.day
	if zone := versions[0].pack.Zone; first.IsZero() && zone != nil {
		first = deadline.DateIn(at.instant, zone)
	}
	v, inForceThen := on(versions, first)
	calendar := v.pack.Calendar
	if len(q.Calendar) > 0 {
		var ok bool
		if calendar, ok = k.calendars[string(q.Calendar)]; !ok {
			return q.refuse(v, errors.New("calendar: there is no calendar of this id"))
		}
	}
	*a = Answer{version: v, NotInForce: !inForceThen, Instants: v.rule.Length.Instants()}
	if a.Instants {
		err = a.moment(q, at, calendar)
	} else {
		err = a.date(q, at, calendar)
	}
	if err != nil {
		return q.refuse(v, err)
	}
	return nil
}

// anchor is what a limit runs from: a day or an instant.
type anchor struct {
	day     deadline.Date
	instant time.Time
}

// anchorOf reads a day or an instant.
func anchorOf(text []byte) (a anchor, err error) {
	switch {
	case len(text) == 0:
		return a, errors.New("anchor: is missing")
	case bytes.IndexByte(text, 'T') < 0:
		a.day, err = day("anchor", text)
		return a, err
	}
	if err := a.instant.UnmarshalText(text); err != nil {
		return a, errors.New("anchor: an instant is written as in RFC 3339, such as 2024-03-30T12:00:00+01:00")
	}
	return a, nil
}

// day reads an optional day; field names it in the error.
func day(field string, text []byte) (deadline.Date, error) {
	if len(text) == 0 {
		return 0, nil
	}
	d, err := deadline.ParseDate(string(text))
	if err != nil {
		return 0, fmt.Errorf("%s: %w", field, err)
	}
	return d, nil
}

// moment answers for a limit in hours or minutes, in the zone of its pack, in whole seconds.
func (a *Answer) moment(q *Question, at anchor, calendar deadline.Calendar) (err error) {
	refusal := func(code string) error {
		return &deadline.Refusal{Code: code, Rule: a.rule.ID, Cite: a.rule.Cite}
	}
	switch {
	case !at.day.IsZero():
		return errors.New("anchor: the limit is in hours or minutes and runs from an instant, such as 2024-03-30T12:00:00+01:00")
	case len(q.Extensions) > 0:
		return refusal(deadline.NotExtensible)
	case len(q.Suspensions) > 0:
		return refusal(deadline.NotSuspendable)
	case len(q.Stated) > 0:
		return refusal(deadline.NothingStated)
	}
	a.Moment, err = deadline.ComputeAt(a.rule, deadline.Instant{Anchor: at.instant.Truncate(time.Second), Zone: a.pack.Zone}, calendar)
	return err
}

// date answers for a limit in days.
func (a *Answer) date(q *Question, at anchor, calendar deadline.Calendar) (err error) {
	if at.day.IsZero() {
		return errors.New("anchor: the limit runs from a day, such as 2023-10-26, and not from an instant")
	}
	rule := &a.rule
	if len(q.Extensions) > 0 {
		rule = &a.extended
	}
	in := deadline.Inputs{Anchor: at.day}
	if in.Stated, err = day("stated", q.Stated); err != nil {
		return err
	}
	if in.Extensions, err = extensions(q.Extensions); err != nil {
		return err
	}
	if in.Suspended, err = suspensions(q.Suspensions); err != nil {
		return err
	}
	a.Result, err = deadline.Compute(*rule, in, calendar)
	return err
}

// extensions reads those of a question.
func extensions(written []Extension) ([]deadline.Extension, error) {
	var all []deadline.Extension
	for _, w := range written {
		var e deadline.Extension
		var err, errUntil error
		e.On, err = day("extensions.on", w.On)
		e.Until, errUntil = day("extensions.until", w.Until)
		if err := errors.Join(err, errUntil); err != nil {
			return nil, err
		}
		e.Notice, e.Ground = e.On, string(w.Ground)
		all = append(all, e)
	}
	return all, nil
}

// suspensions reads those of a question.
func suspensions(written []Suspension) ([]deadline.Interval, error) {
	var all []deadline.Interval
	for _, w := range written {
		var s deadline.Interval
		var err, errTo error
		s.From, err = day("suspensions.from", w.From)
		s.To, errTo = day("suspensions.to", w.To)
		if err := errors.Join(err, errTo); err != nil {
			return nil, err
		}
		s.Notice, s.Ground = s.From, string(w.Ground)
		all = append(all, s)
	}
	return all, nil
}

// Findings gives every finding: those of the computation, and that the version of the pack is
// not in force on the first day.
func (a *Answer) Findings() []deadline.Finding {
	found := a.Result.Findings
	if a.Instants {
		found = a.Moment.Findings
	}
	if a.NotInForce {
		found = append(found[:len(found):len(found)], deadline.Finding{Code: law.NotInForce})
	}
	return found
}

// Explain tells in plain words why the date is what it is.
func (a *Answer) Explain() string {
	text := ""
	if a.Instants {
		text = a.pack.ExplainMoment(a.Moment)
	} else {
		text = a.pack.Explain(a.Result)
	}
	if !a.NotInForce {
		return text
	}
	until := "on"
	if !a.pack.To.IsZero() {
		until = "to " + a.pack.To.String()
	}
	said := fmt.Sprintf("Finding %s: this version of pack %s is in force for files that began from %s %s, and the first day is not among those.",
		law.NotInForce, a.pack.ID, a.pack.From, until)
	return strings.Join([]string{text, said}, " ")
}
