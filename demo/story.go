package demo

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
)

// A story is one case, told act by act.
type story struct {
	b      *builder
	number int    // which case; it spreads the hours
	acts   int    // told so far
	id     string // reference of the case, once the first act is performed
	border string // officer who entered the intention
	worker string // caseworker who is assigned
}

// A telling is one act of a story.
type telling struct {
	kind, officer string
	on            deadline.Date
	form          any // or a fromFile, or a fromRequest
}

// fromFile makes a form that names parts of the file as it stands then.
type fromFile func(f protection.File) any

// begin opens a case: an intention at the unit of a border officer.
func (b *builder) begin(border string, on deadline.Date, in protection.Intention) *story {
	b.stories++
	s := &story{b: b, number: b.stories, border: border, worker: "mira"}
	s.tell("intention.expressed", border, on, in)
	return s
}

// tell plans an act. Acts of one case are told in their order.
func (s *story) tell(kind, officer string, on deadline.Date, form any) {
	t := telling{kind: kind, officer: officer, on: on, form: form}
	s.then(on, func(ctx context.Context) error { return s.perform(ctx, t) })
}

// then plans what is done in the case after everything planned before.
func (s *story) then(on deadline.Date, do func(ctx context.Context) error) {
	s.acts++
	minutes := 8*60 + 10 + 13*s.number + 11*s.acts
	s.b.steps = append(s.b.steps, step{at: s.b.moment(on, minutes), do: func(ctx context.Context) error {
		if err := do(ctx); err != nil {
			return fmt.Errorf("case %d: %w", s.number, err)
		}
		return nil
	}})
}

func (s *story) perform(ctx context.Context, t telling) error {
	h := s.b.house
	call := desk.Call{Officer: s.b.officers[t.officer], Case: s.id, On: t.on, Proved: s.b.now()}
	switch look := t.form.(type) {
	case fromFile:
		opened, err := protectionfile.Open(ctx, h.Protection, call, "file.read", 0)
		if err != nil {
			return err
		}
		t.form = look(opened.File)
	case fromRequest:
		opened, err := requestfile.Open(ctx, h.Assistance, call, "request.read", 0)
		if err != nil {
			return err
		}
		t.form = look(opened.File)
	}
	form, err := json.Marshal(t.form)
	if err != nil {
		return err
	}
	receipt, err := s.b.acts[t.kind].Perform(ctx, call, form)
	s.id = receipt.Case
	return err
}

// day is a day written in this package.
func day(year, month, of int) deadline.Date {
	d, err := deadline.NewDate(year, month, of)
	if err != nil {
		panic(err)
	}
	return d
}

// ago is so many days before today, or the working day before that.
func (b *builder) ago(days int) deadline.Date { return working(b.day - deadline.Date(days)) }

// lodgedFor is the day of lodging that makes the six months for the decision end about so
// many days after today.
func (b *builder) lodgedFor(days int) deadline.Date {
	lodged, err := (b.day + deadline.Date(days)).AddMonths(-6, deadline.LastOfMonth)
	if err != nil {
		panic(err)
	}
	return working(lodged)
}

// working moves a day of the weekend back to Friday.
func working(d deadline.Date) deadline.Date {
	switch d.Weekday() {
	case 6:
		return d - 1
	case 0:
		return d - 2
	default:
		return d
	}
}
