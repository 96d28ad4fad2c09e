package interpol_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/letter"
)

// day reads an ISO date that a test wrote.
func day(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// The days of these tests: the message comes on a Friday.
const (
	receipt = "2025-03-07"
	today   = "2025-12-01"
)

// laws holds what binds the police, loaded once for a test.
type laws struct {
	*testing.T
	pack   *law.Pack
	beside []*law.Pack
	drawn  int
}

func open(t *testing.T) *laws {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l := &laws{T: t}
	for _, m := range [][2]string{{"me", "police"}, {"me", "house"}, {"int", "files"}} {
		p, err := library.On(m[0], m[1], day(receipt))
		if err != nil {
			t.Fatal(err)
		}
		l.beside = append(l.beside, p)
	}
	l.pack, l.beside = l.beside[0], l.beside[1:]
	return l
}

func (l *laws) occasion(kind, on string) act.Occasion {
	o := act.Occasion{
		Kind: kind, Today: day(today), Officer: "bureau", Unit: "ncb", Pack: l.pack, Beside: l.beside,
		NewID: func() string { l.drawn++; return fmt.Sprintf("R%03d", l.drawn) },
	}
	if on != "" {
		o.On = day(on)
	}
	return o
}

// problems is the answer of a rule in short: fields and codes, or nothing.
func problems(err error) string {
	var r *act.Refused
	if !errors.As(err, &r) {
		if err != nil {
			return "error: " + err.Error()
		}
		return ""
	}
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return strings.Join(out, "; ")
}

// A rule is one act with its form already filled in, of the file that it acts on.
type rule func(f interpol.File, o act.Occasion) (interpol.File, act.Minutes, error)

// with fills in a form, which may look at the file.
func with[In any](r func(interpol.File, In, act.Occasion) (interpol.File, act.Minutes, error), form func(f interpol.File) In) rule {
	return func(f interpol.File, o act.Occasion) (interpol.File, act.Minutes, error) { return r(f, form(f), o) }
}

// A step is one act on the way of a message.
type step struct {
	kind, on string
	rule     rule
}

func incoming() interpol.Incoming {
	return interpol.Incoming{
		Form: "diffusion", Sender: "XA", Reference: "XA/2025/118", Dated: day("2025-03-06"), ReceivedAt: "16:20", Priority: "urgent",
		Language: "en", Restriction: "restricted", CaseNumber: "K 14/25", Charge: "Fraud", Article: "248", Warrant: "W 3/25",
		WarrantOn: day("2025-02-20"), Summary: "Wanted for prosecution.", Actions: []string{"locate", "arrest"},
		Persons: []particulars.Particulars{verano(), {Names: []particulars.NameForm{{Kind: "latin", Family: "Orlova", Given: "Ines"}}}},
	}
}

func verano() particulars.Particulars {
	return particulars.Particulars{
		Gender: "female", Names: []particulars.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}},
		Births: []particulars.BirthForm{{Year: "1988", Month: "3", Day: "14"}}, Nationalities: []string{"XA"},
	}
}

// checking is a form without fault of a check on the first person.
func checking(f interpol.File) interpol.CheckForm {
	return interpol.CheckForm{Person: f.Persons[0].ID, Name: f.File.Names[0].ID, Purpose: "locate", Source: "border_crossings", Result: "no_record"}
}

func aliasing(f interpol.File) interpol.AliasForm {
	return interpol.AliasForm{
		Person: f.Persons[0].ID, Name: particulars.NameForm{Kind: "also", Family: "Werano", Given: "Alma"}, Source: "spelling", Reason: "Another spelling.",
	}
}

func review(interpol.File) interpol.ReviewForm {
	return interpol.ReviewForm{ArticleThree: "no_objection", RefugeePolicy: "nothing_presented", Reasons: "Ordinary-law crime."}
}

// queued is a letter as the desk makes it out of an order.
func queued(o letter.Order) letter.Queueing {
	return letter.Queueing{Order: o, Version: 1, Slot: 1_741_600_800_000_000}
}

func replyTo(f interpol.File) interpol.AnswerForm {
	return interpol.AnswerForm{Letter: queued(f.ReplyOrder(func(state, form string) string { return "ncb_reply_" + form }))}
}

func returning(f interpol.File) interpol.ReturnForm {
	return interpol.ReturnForm{Reason: "no_purpose", Letter: queued(f.ReturnOrder("no_purpose"))}
}

func confirming(f interpol.File) interpol.ConfirmForm {
	in := interpol.ConfirmForm{
		Person: f.Persons[0].ID, To: "ccf", ConsentOn: day("2025-03-08"), MediaType: "application/pdf", Size: 900, SHA256: "ab",
	}
	in.Letter = queued(f.ConfirmOrder(in))
	return in
}

func arresting(f interpol.File) interpol.ArrestForm {
	return interpol.ArrestForm{Person: f.Persons[0].ID, Door: interpol.Answer{Asked: true}}
}

func arrested(f interpol.File) interpol.ArrestMadeForm {
	form := interpol.ArrestMadeForm{At: "06:05", Place: "Bar, harbour", Conveyed: "post"}
	if len(f.Arrests) > 0 {
		form.Arrest = f.Arrests[0].ID
	}
	return form
}

func nothing(interpol.File) interpol.NoInput { return interpol.NoInput{} }

func recalling(f interpol.File) letter.Recalling {
	in := letter.Recalling{Now: 1}
	if len(f.Letters) > 0 {
		in.Letter = f.Letters[len(f.Letters)-1].ID
	}
	return in
}

func closing(f interpol.File) interpol.TaskForm {
	if len(f.Tasks) > 0 {
		return interpol.TaskForm{Task: f.Tasks[0].ID, Remark: "Seen."}
	}
	return interpol.TaskForm{}
}

// way is the straight path, each act with a form without fault.
func way() []step {
	return []step{
		{"urgent_message.received", receipt, with(interpol.Receive, func(interpol.File) interpol.Incoming { return incoming() })},
		{"message.assigned", receipt, with(interpol.Assign, func(interpol.File) interpol.AssignForm {
			return interpol.AssignForm{Officer: "bureau", Officers: []string{"bureau"}}
		})},
		{"alias.recorded", receipt, with(interpol.RecordAlias, aliasing)},
		{"check.made", receipt, with(interpol.RecordCheck, checking)},
		{"compliance.reviewed", "2025-03-08", with(interpol.ReviewCompliance, review)},
		{"arrest.ordered", "2025-03-08", with(interpol.OrderArrest, arresting)},
		{"arrest.made", "2025-03-09", with(interpol.RecordArrest, arrested)},
		{"message.answered", "2025-03-08", with(interpol.AnswerMessage, replyTo)},
		{"status.confirmed", "2025-03-12", with(interpol.ConfirmStatus, confirming)},
		{"message.purged", today, with(interpol.Purge, nothing)},
	}
}

// beside are the acts that the straight path does not need.
func beside() []step {
	return []step{
		{"routine_message.received", receipt, with(interpol.Receive, func(interpol.File) interpol.Incoming {
			in := incoming()
			in.Priority = "routine"
			return in
		})},
		{"notice.imported", receipt, with(interpol.ImportNotice, func(interpol.File) interpol.NoticeForm { return published() })},
		{"message.returned", "2025-03-08", with(interpol.ReturnMessage, returning)},
		{"reply.recalled", "2025-03-08", with(interpol.RecallReply, recalling)},
		{"message.task_done", "2025-03-20", with(interpol.CloseTask, closing)},
		{interpol.ReplySent, today, with(interpol.SendReplies, func(interpol.File) letter.Sending { return letter.Sending{Now: 1 << 60} })},
		{interpol.LimitWarned, today, with(interpol.Ring, nothing)},
		{interpol.LimitMissed, today, with(interpol.Ring, nothing)},
		{stage.DatesMoved, today, with(interpol.MoveDates, func(interpol.File) interpol.Move { return interpol.Move{Edition: "e"} })},
	}
}

// through performs the steps in their order, and fails on any that is refused.
func (l *laws) through(steps ...step) interpol.File {
	l.Helper()
	f := interpol.File{Message: interpol.Message{ID: "M1"}}
	for _, s := range steps {
		next, _, err := s.rule(f, l.occasion(s.kind, s.on))
		if err != nil {
			l.Fatalf("%s: %v", s.kind, err)
		}
		f = next
	}
	return f
}

// after is the straight path up to and with an act.
func (l *laws) after(kind string) interpol.File {
	l.Helper()
	for i, s := range way() {
		if s.kind == kind {
			return l.through(way()[:i+1]...)
		}
	}
	l.Fatalf("no such step: %s", kind)
	return interpol.File{}
}
