package interpol_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/law"
)

// The form of a message: each field has its rule.
func TestReceive(t *testing.T) {
	l := open(t)
	many := slices.Repeat([]particulars.Particulars{verano()}, 21)
	for _, c := range []struct {
		reason string
		edit   func(in *interpol.Incoming)
		want   string
	}{
		{"as it came", func(*interpol.Incoming) {}, ""},
		{"a form that is none", func(in *interpol.Incoming) { in.Form = "fax" }, "form: choose_from_list"},
		{"a colour that is none", func(in *interpol.Incoming) { in.Form, in.Colour = "notice", "grey" }, "colour: choose_from_list"},
		{"a notice has a colour", func(in *interpol.Incoming) { in.Form = "notice" }, "colour: colour_of_notice"},
		{"a diffusion has none", func(in *interpol.Incoming) { in.Colour = "red" }, "colour: colour_of_notice"},
		{"a code of no state", func(in *interpol.Incoming) { in.Sender = "XXA" }, "sender: state_unknown"},
		{"no reference", func(in *interpol.Incoming) { in.Reference = " " }, "reference: text_missing"},
		{"no day on it", func(in *interpol.Incoming) { in.Dated = 0 }, "dated: day_missing"},
		{"dated tomorrow", func(in *interpol.Incoming) { in.Dated = day("2025-12-02") }, "dated: day_in_future"},
		{"an hour that is none", func(in *interpol.Incoming) { in.ReceivedAt = "24:20" }, "received_at: time_impossible"},
		{"answered before it came", func(in *interpol.Incoming) { in.Deadline = day("2025-03-06") }, "deadline: deadline_past"},
		{"a priority that is none", func(in *interpol.Incoming) { in.Priority = "high" }, "priority: choose_from_list"},
		{"the act of another priority", func(in *interpol.Incoming) { in.Priority = "routine" }, "priority: priority_other_act"},
		{"no level", func(in *interpol.Incoming) { in.Restriction = "" }, "restriction: choose_from_list"},
		{"no language", func(in *interpol.Incoming) { in.Language = "" }, "language: language_unknown"},
		{"two lines", func(in *interpol.Incoming) { in.Charge = "a\nb" }, "charge: one_line"},
		{"a warrant of tomorrow", func(in *interpol.Incoming) { in.WarrantOn = day("2025-12-02") }, "warrant_on: day_in_future"},
		{"too much", func(in *interpol.Incoming) { in.Summary = strings.Repeat("a", act.MaxText+1) }, "summary: text_too_long"},
		{"asks nothing", func(in *interpol.Incoming) { in.Actions = nil }, "actions: action_missing"},
		{"asks what is not asked", func(in *interpol.Incoming) { in.Actions = []string{"asylum"} }, "actions: choose_from_list"},
		{"asks twice", func(in *interpol.Incoming) { in.Actions = []string{"locate", "locate"} }, "actions: twice"},
		{"arrest without a warrant", func(in *interpol.Incoming) { in.Warrant = "" }, "warrant: warrant_missing"},
		{"no warrant is needed to locate", func(in *interpol.Incoming) { in.Warrant, in.Actions = "", []string{"locate"} }, ""},
		{"nobody named", func(in *interpol.Incoming) { in.Persons = nil }, "persons: person_missing"},
		{"too many named", func(in *interpol.Incoming) { in.Persons = many }, "persons: too_many"},
		{"somebody without a name", func(in *interpol.Incoming) { in.Persons[1].Names = nil }, "persons.1.names.0.family: name_empty"},
	} {
		in := incoming()
		c.edit(&in)
		_, _, err := interpol.Receive(interpol.File{}, in, l.occasion("urgent_message.received", receipt))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	for _, c := range []struct{ reason, on, want string }{
		{"no day", "", "on: day_missing"},
		{"tomorrow", "2025-12-02", "on: day_in_future"},
	} {
		_, _, err := interpol.Receive(interpol.File{}, incoming(), l.occasion("urgent_message.received", c.on))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// The limits of an answer: 24 hours from the hour of receipt, or ten days; a notice has neither. The
// retention of five years runs for all.
func TestLimits(t *testing.T) {
	l := open(t)
	byRule := func(f interpol.File) map[string]string {
		out := map[string]string{}
		for _, c := range f.Clocks {
			out[c.Rule] = c.Due.String()
		}
		return out
	}
	urgent := l.after("urgent_message.received")
	if got, want := urgent.Message.AnswerBy, "2025-03-08T16:20:00+01:00"; got != want {
		t.Errorf("urgent: got %s, want %s", got, want)
	}
	if got, want := urgent.DueOn(), day("2025-03-08"); got != want {
		t.Errorf("urgent: acted on by %s, want %s", got, want)
	}
	routine := l.through(beside()[0])
	if diff := cmp.Diff(byRule(routine), map[string]string{"INT-04-10d": "2025-03-17", "INT-03": "2030-03-07"}); diff != "" {
		t.Errorf("routine (-got +want)\n%s", diff)
	}
	if routine.Message.AnswerBy != "" || routine.DueOn() != day("2025-03-17") {
		t.Errorf("routine: got %q and %s", routine.Message.AnswerBy, routine.DueOn())
	}
	imported := l.through(beside()[1])
	if diff := cmp.Diff(byRule(imported), map[string]string{"INT-03": "2030-03-07"}); diff != "" {
		t.Errorf("a notice (-got +want)\n%s", diff)
	}
	answered := l.after("message.answered")
	if got := answered.DueOn(); got != day("2030-03-07") {
		t.Errorf("answered: acted on by %s, want the end of the retention", got)
	}
	if routine.PurgeFrom() != day("2030-03-08") || (interpol.File{}).PurgeFrom() != 0 {
		t.Errorf("purged from %s, want the day after the retention", routine.PurgeFrom())
	}
	if got := answered.NextBell(); got != day("2029-12-07") {
		t.Errorf("the next bell rings on %s, want 90 days before the end of the retention", got)
	}
}

// A day so late that no limit can be told is an error, in days and in hours.
func TestLimitsBeyondTheCalendar(t *testing.T) {
	l := open(t)
	late := func(beside ...*law.Pack) error {
		o := l.occasion("urgent_message.received", "2199-12-31")
		o.Today, o.Beside = o.On, beside
		in := incoming()
		in.Persons = in.Persons[1:] // nobody is born so late
		_, _, err := interpol.Receive(interpol.File{}, in, o)
		return err
	}
	if err := late(l.beside...); err == nil || problems(err) == "" || strings.Contains(problems(err), "_") {
		t.Errorf("five years on: got %v, want an error that is no refusal", err)
	}
	if err := late(l.beside[0]); err == nil || !strings.Contains(err.Error(), "INT-04") {
		t.Errorf("24 hours on: got %v, want the error of the limit", err)
	}
}

// The law of a file is that of the day on which the message came.
func TestPackDay(t *testing.T) {
	f := open(t).after("compliance.reviewed")
	if got := f.PackDay(); got != day(receipt) {
		t.Errorf("got %s, want %s", got, receipt)
	}
}

// A return meets the limit of an answer.
func TestAReturnIsAnAnswer(t *testing.T) {
	l := open(t)
	f := l.through(beside()[0], way()[4], beside()[2])
	for _, c := range f.Clocks {
		if c.Rule == "INT-04-10d" && c.EndedOn != day("2025-03-08") {
			t.Errorf("got %s, want the limit met by the return", c.EndedOn)
		}
	}
}

// An hour that the file does not have is the beginning of its day, and hours count over the change of
// the clock.
func TestArrived(t *testing.T) {
	l := open(t)
	in := incoming()
	in.ReceivedAt = "12:00"
	f, _, err := interpol.Receive(interpol.File{}, in, l.occasion("urgent_message.received", "2025-03-29"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f.Message.AnswerBy, "2025-03-30T13:00:00+02:00"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	f.Message.ReceivedAt = ""
	if got, want := f.Arrived(l.beside[0].Zone).Format("2006-01-02 15:04"), "2025-03-29 00:00"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
