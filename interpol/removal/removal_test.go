package removal_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/law"
)

func day(s string) deadline.Date {
	d, err := deadline.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

const today = "2025-06-02"

// laws holds the law of the police, loaded once for a test.
type laws struct {
	*testing.T
	pack  *law.Pack
	drawn int
}

func open(t *testing.T) *laws {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.On("me", "police", day(today))
	if err != nil {
		t.Fatal(err)
	}
	return &laws{T: t, pack: pack}
}

func (l *laws) occasion(kind, on, officer string) act.Occasion {
	o := act.Occasion{Kind: kind, Today: day(today), Officer: officer, Unit: "removals", Pack: l.pack, NewID: func() string {
		l.drawn++
		return fmt.Sprintf("R%03d", l.drawn)
	}}
	if on != "" {
		o.On = day(on)
	}
	return o
}

func problems(err error) string {
	var r *act.Refused
	if !errors.As(err, &r) {
		return ""
	}
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return strings.Join(out, "; ")
}

type rule func(f removal.File, o act.Occasion) (removal.File, act.Minutes, error)

func with[In any](r func(removal.File, In, act.Occasion) (removal.File, act.Minutes, error), in In) rule {
	return func(f removal.File, o act.Occasion) (removal.File, act.Minutes, error) { return r(f, in, o) }
}

func beria() particulars.Particulars {
	return particulars.Particulars{Names: []particulars.NameForm{{Kind: "latin", Family: "Beria", Given: "Tomas"}}}
}

func preparation() removal.Preparation {
	return removal.Preparation{Kind: "expulsion", To: "XA", Ground: "no_right_to_stay", Person: beria()}
}

func escort() removal.EscortForm {
	return removal.EscortForm{Message: "post", To: "XA", Planned: day("2025-06-10"), Place: "Airport", Person: beria()}
}

func contravention() removal.ContraventionForm {
	return removal.ContraventionForm{At: "09:30", Place: "Airport", Known: "border_crossing"}
}

// handedOver is a report without fault that the person was handed over.
func handedOver() removal.ReportForm {
	return removal.ReportForm{Outcome: "handed_over", At: "09:30", Place: "Airport", Door: free}
}

// rules are the acts, each with a form without fault; free is the answer of a door that does not hold.
func rules(door removal.Answer) map[string]rule {
	return map[string]rule{
		"removal.prepared":          with(removal.Prepare, preparation()),
		"removal.person_described":  with(removal.Describe, particulars.Particulars{Father: "Ivo"}),
		"removal.assigned":          with(removal.Assign, removal.AssignForm{Officer: "o1", Officers: []string{"o1"}}),
		"removal.ordered":           with(removal.Order, removal.OrderForm{Number: "12/25", Door: door}),
		"readmission.requested":     with(removal.Ask, removal.RequestForm{Reference: "R 1", Door: door}),
		"travel_document.requested": with(removal.Ask, removal.RequestForm{Door: door}),
		"removal.intended":          with(removal.Intend, removal.IntentForm{Place: "Airport", Door: door}),
		"removal.executed":          with(removal.Execute, removal.ExecuteForm{Door: door}),
		"removal.cancelled":         with(removal.End, removal.ReasonForm{Reason: "Left by himself."}),
		"escort.ordered":            with(removal.OrderEscort, escort()),
		"escort.begun":              with(removal.Begin, removal.BeginForm{Door: door}),
		"escort.recalled":           with(removal.Recall, removal.RecallForm{Message: "recall"}),
		"escort.contravened":        with(removal.Contravene, contravention()),
		"escort.voided":             with(removal.End, removal.ReasonForm{Reason: "Not now."}),
		"escort.reported":           with(removal.Report, removal.ReportForm{Outcome: "not_handed_over", At: "09:30", Place: "Airport"}),
	}
}

// free is the answer of a door that does not hold. immutable
var free = removal.Answer{Asked: true}

// through performs acts in their order, the execution by another officer.
func (l *laws) through(kinds ...string) removal.File {
	l.Helper()
	f := removal.File{Removal: removal.Removal{ID: "D1"}}
	for _, kind := range kinds {
		officer := "first"
		if kind == "removal.executed" {
			officer = "second"
		}
		next, _, err := rules(free)[kind](f, l.occasion(kind, today, officer))
		if err != nil {
			l.Fatalf("%s: %v", kind, err)
		}
		f = next
	}
	return f
}

// Every act in every stage: what the map lists is not refused for the stage, what it does not list is
// refused for nothing else, with the article.
func TestEveryActInEveryStage(t *testing.T) {
	l := open(t)
	for _, kind := range removal.Kinds() {
		step := removal.Steps()[kind]
		if step.Opens != (len(step.From) == 0) || step.Opens && step.Barred {
			t.Errorf("%s: %+v; what the door bars opens no file", kind, step)
		}
		for _, state := range removal.States() {
			f := l.through("removal.prepared", "removal.ordered", "removal.intended")
			f.Removal.State = state
			got, _, err := rules(free)[kind](f, l.occasion(kind, today, "second"))
			listed := slices.Contains(step.From, state)
			if refused := strings.Contains(problems(err), "step_not_allowed"); refused == listed {
				t.Errorf("%s in %s: got %q; the map lists it: %t", kind, state, problems(err), listed)
			}
			if !listed && (problems(err) != ": step_not_allowed" || !strings.Contains(err.Error(), "(")) {
				t.Errorf("%s in %s: got %v, want the step refused with its article", kind, state, err)
			}
			if listed && (err != nil || step.To != "" && got.Removal.State != step.To || got.Removal.Version != f.Removal.Version+1) {
				t.Errorf("%s in %s: got %v, %s at version %d", kind, state, err, got.Removal.State, got.Removal.Version)
			}
		}
	}
}

// While the door holds, or was not asked, no barred act is performed, whatever else is wrong with its
// form; and the acts that are barred are these.
func TestHeld(t *testing.T) {
	l := open(t)
	var barred []string
	for _, kind := range removal.Kinds() {
		step := removal.Steps()[kind]
		if !step.Barred {
			continue
		}
		barred = append(barred, kind)
		for _, door := range []removal.Answer{{}, {Asked: true, Held: true}, {Held: true}} {
			f := l.through("removal.prepared", "removal.ordered", "removal.intended")
			f.Removal.State = step.From[0]
			_, _, err := rules(door)[kind](f, l.occasion(kind, "", "first"))
			if got := problems(err); got != ": held" {
				t.Errorf("%s with %+v: got %q, want it held", kind, door, got)
			}
		}
	}
	want := []string{"escort.begun", "readmission.requested", "removal.executed", "removal.intended", "removal.ordered", "travel_document.requested"}
	if !slices.Equal(barred, want) {
		t.Errorf("got %v barred, want %v", barred, want)
	}
}

// Nobody hands over on the word of one officer.
func TestTwoOfficers(t *testing.T) {
	l := open(t)
	f := l.through("removal.prepared", "removal.ordered", "removal.intended")
	if _, _, err := removal.Execute(f, removal.ExecuteForm{Door: free}, l.occasion("removal.executed", today, "first")); problems(err) != ": same_officer" {
		t.Errorf("the officer who intended it: got %v", err)
	}
	done, _, err := removal.Execute(f, removal.ExecuteForm{Door: free}, l.occasion("removal.executed", today, "second"))
	if err != nil || done.Removal.ExecutedBy != "second" || done.Removal.IntendedBy != "first" || done.Removal.ExecutedOn != day(today) {
		t.Errorf("another officer: got %+v, %v", done.Removal, err)
	}
}

// An escort hands over from its beginning alone, by another officer than who began it, while nothing bars it;
// that nobody was handed over can be said by anybody, whatever bars.
func TestEscortHandsOver(t *testing.T) {
	l := open(t)
	ordered := l.through("escort.ordered")
	begun := l.through("escort.ordered", "escort.begun")
	ordered.Removal.PlannedOn, begun.Removal.PlannedOn = day(today), day(today)
	early, later := begun, begun
	early.Removal.PlannedOn, later.Removal.IntendedOn = day(today)+1, day(today)+1
	for _, c := range []struct {
		reason, officer string
		file            removal.File
		change          func(in *removal.ReportForm)
		want            string
	}{
		{"another officer, and nothing bars it", "second", begun, func(*removal.ReportForm) {}, ""},
		{"who began it", "first", begun, func(*removal.ReportForm) {}, ": same_officer"},
		{"before the agreed day", "second", early, func(*removal.ReportForm) {}, "on: before_agreed_day"},
		{"before it began", "second", later, func(*removal.ReportForm) {}, "on: day_out_of_order"},
		{"not handed over, before the agreed day", "second", early, func(in *removal.ReportForm) { in.Outcome = "not_handed_over" }, ""},
		{"not handed over, before it began", "second", later, func(in *removal.ReportForm) { in.Outcome = "not_handed_over" }, "on: day_out_of_order"},
		{"at an hour of one digit", "second", begun, func(in *removal.ReportForm) { in.At = "9:05" }, "at: time_impossible"},
		{"nobody began it", "second", ordered, func(*removal.ReportForm) {}, "outcome: escort_not_begun"},
		{"a hold came after the beginning", "second", begun, func(in *removal.ReportForm) { in.Door.Held = true }, ": held"},
		{"nobody asked the door", "second", begun, func(in *removal.ReportForm) { in.Door = removal.Answer{} }, ": held"},
		{"a hold comes before whatever else is wrong", "first", ordered, func(in *removal.ReportForm) { in.Door.Held, in.Recalled, in.At = true, true, "" }, ": held"},
		{"a recall came after the beginning", "second", begun, func(in *removal.ReportForm) { in.Recalled = true }, ": surrender_recalled"},
		{"not handed over, by who began it, under a hold and a recall", "first", begun, func(in *removal.ReportForm) {
			in.Outcome, in.Door.Held, in.Recalled = "not_handed_over", true, true
		}, ""},
		{"not handed over, without a beginning", "first", ordered, func(in *removal.ReportForm) { in.Outcome, in.Door = "not_handed_over", removal.Answer{} }, ""},
	} {
		in := handedOver()
		c.change(&in)
		got, _, err := removal.Report(c.file, in, l.occasion("escort.reported", today, c.officer))
		if problems(err) != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, problems(err), c.want)
		}
		if executed := got.Removal.ExecutedBy == "second"; executed != (c.want == "" && in.Outcome == removal.HandedOver) {
			t.Errorf("%s: got %+v", c.reason, got.Removal)
		}
	}
}

// A recall ends an escort that is under way and changes nothing of one that is over; and that a person was
// handed over all the same can be told from anywhere but after it was told, by one officer, and stays marked.
func TestRecallAndContravention(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason string
		acts   []string
		want   removal.State
	}{
		{"before it began", []string{"escort.ordered"}, removal.EscortRecalled},
		{"on the way", []string{"escort.ordered", "escort.begun"}, removal.EscortRecalled},
		{"after it was voided", []string{"escort.ordered", "escort.voided"}, removal.EscortVoided},
		{"after it was reported", []string{"escort.ordered", "escort.reported"}, removal.EscortReported},
		{"after it was contravened", []string{"escort.ordered", "escort.contravened"}, removal.EscortContravened},
	} {
		f := l.through(append(c.acts, "escort.recalled")...)
		if ended := c.want == removal.EscortRecalled; f.Removal.State != c.want || ended && f.Removal.EndedOn != day(today) {
			t.Errorf("recalled %s: got %+v, want %s", c.reason, f.Removal, c.want)
		}
	}
	f := l.through("escort.ordered", "escort.begun", "escort.recalled")
	told, minutes, err := removal.Contravene(f, contravention(), l.occasion("escort.contravened", today, "first"))
	if err != nil || told.Removal.State != removal.EscortContravened || told.Removal.Outcome != removal.HandedOver || told.Removal.ExecutedOn != day(today) ||
		!minutes[0].Finding || minutes[0].Value != "border_crossing" {
		t.Errorf("got %+v, %+v, %v", told.Removal, minutes, err)
	}
	tell := func(f removal.File, change func(in *removal.ContraventionForm)) string {
		in := contravention()
		change(&in)
		_, _, err := removal.Contravene(f, in, l.occasion("escort.contravened", today, "first"))
		return problems(err)
	}
	same := func(*removal.ContraventionForm) {}
	reported := l.through("escort.ordered", "escort.begun", "escort.reported")
	if got := tell(reported, func(in *removal.ContraventionForm) { in.At = "" }); got != "" {
		t.Errorf("handed over after it was reported that they were not, at an hour that nobody knows: got %q", got)
	}
	reported.Removal.Outcome = removal.HandedOver
	if got := tell(reported, same); got != ": step_not_allowed" || reported.Open("escort.contravened") {
		t.Errorf("after a report that they were: got %q", got)
	}
	f = l.through("escort.ordered", "escort.begun")
	f.Removal.IntendedOn = day(today) + 1
	if got := tell(f, same); got != "on: day_out_of_order" {
		t.Errorf("before the beginning: got %q", got)
	}
}

// Every act rests on an article, and every one that an officer performs on a file is on the path once.
func TestActsRestAndAreOffered(t *testing.T) {
	l := open(t)
	for kind, step := range removal.Steps() {
		if l.occasion(kind, today, "first").Cite() == "" {
			t.Errorf("%s rests on no article", kind)
		}
		if got := slices.Contains(removal.Path(), kind); got == step.Opens {
			t.Errorf("%s: the path offers it: %t", kind, got)
		}
	}
}

// The forms: each field has its rule.
func TestForms(t *testing.T) {
	l := open(t)
	prepared := l.through("removal.prepared")
	ordered := l.through("removal.prepared", "removal.ordered")
	under := l.through("escort.ordered")
	edit := func(change func(in *removal.Preparation)) rule {
		in := preparation()
		change(&in)
		return with(removal.Prepare, in)
	}
	away := func(change func(in *removal.EscortForm)) rule {
		in := escort()
		change(&in)
		return with(removal.OrderEscort, in)
	}
	for _, c := range []struct {
		reason, kind, on string
		file             removal.File
		rule             rule
		want             string
	}{
		{"no day", "removal.prepared", "", removal.File{}, edit(func(*removal.Preparation) {}), "on: day_missing"},
		{"tomorrow", "removal.prepared", "2025-06-03", removal.File{}, edit(func(*removal.Preparation) {}), "on: day_in_future"},
		{"an escort is not prepared by hand", "removal.prepared", today, removal.File{}, edit(func(in *removal.Preparation) { in.Kind = "escort" }), "kind: choose_from_list"},
		{"to no state", "removal.prepared", today, removal.File{}, edit(func(in *removal.Preparation) { in.To = "XXA" }), "to: state_unknown"},
		{"no ground", "removal.prepared", today, removal.File{}, edit(func(in *removal.Preparation) { in.Ground = "" }), "ground: choose_from_list"},
		{"nobody", "removal.prepared", today, removal.File{}, edit(func(in *removal.Preparation) { in.Person.Names = nil }), "person.names.0.family: name_empty"},
		{"an order without a number", "removal.ordered", today, prepared, with(removal.Order, removal.OrderForm{Door: free}), "number: text_missing"},
		{"an order without a day", "removal.ordered", "", prepared, with(removal.Order, removal.OrderForm{Number: "1", Door: free}), "on: day_missing"},
		{"an order of tomorrow", "removal.ordered", "2025-06-03", prepared, with(removal.Order, removal.OrderForm{Number: "1", Door: free}), "on: day_in_future"},
		{"a reference of two lines", "readmission.requested", today, prepared, with(removal.Ask, removal.RequestForm{Reference: "a\nb", Door: free}), "reference: one_line"},
		{"no place", "removal.intended", today, ordered, with(removal.Intend, removal.IntentForm{Door: free}), "place: text_missing"},
		{"no reason", "removal.cancelled", today, ordered, with(removal.End, removal.ReasonForm{}), "reason: text_missing"},
		{"nothing to describe", "removal.person_described", today, prepared, with(removal.Describe, particulars.Particulars{}), "names.0.family: name_empty"},
		{"an officer of another unit", "removal.assigned", today, prepared, with(removal.Assign, removal.AssignForm{Officer: "o2", Officers: []string{"o1"}}), "officer: choose_from_list"},
		{"an escort that nobody arranged", "escort.ordered", today, removal.File{}, away(func(in *removal.EscortForm) { in.Message = "" }), "message: choose_from_list"},
		{"an escort to no state", "escort.ordered", today, removal.File{}, away(func(in *removal.EscortForm) { in.To = "" }), "to: state_unknown"},
		{"a recall that nobody sent", "escort.recalled", today, under, with(removal.Recall, removal.RecallForm{}), ": no_recall"},
		{"an escort that begins after a recall came", "escort.begun", today, under, with(removal.Begin, removal.BeginForm{Door: free, Recalled: true}), ": surrender_recalled"},
		{"a contravention without anything", "escort.contravened", today, under, with(removal.Contravene, removal.ContraventionForm{}), "place: text_missing; known: choose_from_list"},
		{"a report without anything", "escort.reported", today, under, with(removal.Report, removal.ReportForm{}), "outcome: choose_from_list; at: time_impossible; place: text_missing"},
	} {
		_, _, err := c.rule(c.file, l.occasion(c.kind, c.on, "first"))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// What each act leaves in the file.
func TestWhatActsLeave(t *testing.T) {
	l := open(t)
	f := l.through("removal.prepared", "removal.person_described", "removal.assigned", "travel_document.requested", "removal.ordered", "readmission.requested")
	if len(f.Persons) != 1 || f.Persons[0].Father != "Ivo" || f.Removal.Assignee != "o1" || f.Removal.OrderNumber != "12/25" || f.PackDay() != day(today) {
		t.Errorf("got %+v", f)
	}
	if len(f.Requests) != 2 || f.Requests[0].Kind != "travel_document" || f.Requests[1].Kind != "readmission" || f.Requests[1].Reference != "R 1" {
		t.Errorf("got %+v", f.Requests)
	}
	e := l.through("escort.ordered", "escort.begun", "removal.person_described", "removal.assigned", "escort.reported")
	if e.Removal.Kind != removal.Escort || e.Removal.Posted != "post" || e.Removal.PlannedOn != day("2025-06-10") || e.Removal.IntendedBy != "first" ||
		e.Removal.Outcome != "not_handed_over" || !e.Removal.ExecutedOn.IsZero() || e.Persons[0].Father != "Ivo" {
		t.Errorf("got %+v", e.Removal)
	}
	v := l.through("escort.ordered", "escort.voided")
	if v.Removal.EndReason != "Not now." || v.Removal.EndedOn != day(today) {
		t.Errorf("got %+v", v.Removal)
	}
}
