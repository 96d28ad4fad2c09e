package extradition_test

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/extradition/own"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/letter"
)

// onDay is an occasion of the house, entered on its day.
func onDay(l *laws, kind, on string) act.Occasion {
	o := l.occasion(kind, on, "")
	o.Today = o.On
	return o
}

func TestBellsAndTasks(t *testing.T) {
	l := open(t)
	f := l.after(way(), "person.provisionally_arrested")
	if f.NextBell() != day("2025-04-21") {
		t.Fatalf("the first bell is on %s", f.NextBell())
	}
	if same, m, err := extradition.Ring(f, extradition.NoInput{}, onDay(l, stage.TermWarned, "2025-04-20")); err != nil || m != nil || photograph(same) != photograph(f) {
		t.Errorf("before it: got %+v, %v", m, err)
	}
	rung, m, err := extradition.Ring(f, extradition.NoInput{}, onDay(l, stage.TermWarned, "2025-05-02"))
	if err != nil || len(rung.Tasks) != 2 || rung.Tasks[0].Officer != moj || len(m) == 0 {
		t.Fatalf("got %d tasks, %d lines, %v", len(rung.Tasks), len(m), err)
	}
	missed, m, err := extradition.Ring(rung, extradition.NoInput{}, onDay(l, stage.TermMissed, "2025-05-03"))
	if err != nil || findings(m) != "limit_missed EXT-03; limit_missed EXT-01" {
		t.Errorf("got %q, %v", findings(m), err)
	}
	closing := func(edit func(in *extradition.TaskForm)) rule {
		return with(extradition.CloseTask, extradition.TaskForm{Task: missed.Tasks[0].ID, Remark: "Told."}, edit)
	}
	for _, c := range []struct {
		reason string
		edit   func(in *extradition.TaskForm)
		want   string
	}{
		{"done", nil, ""},
		{"without a remark", func(in *extradition.TaskForm) { in.Remark = "" }, ""},
		{"of another file", func(in *extradition.TaskForm) { in.Task = "R999" }, "task: choose_from_list"},
		{"with a remark of two lines", func(in *extradition.TaskForm) { in.Remark = "a\nb" }, "remark: one_line"},
	} {
		got, _ := l.tryOn(missed, attempt{c.reason, "task.closed", "", "2025-05-03", closing(c.edit), c.want})
		if c.want == "" && got.Tasks[0].Open() {
			t.Errorf("%s: the task is open", c.reason)
		}
	}
	out, _ := l.tryOn(missed, attempt{"released", "person.released", "", "2025-05-04", release("limit_reached"), ""})
	for _, task := range out.Tasks {
		if task.Rule != "EXT-03" && task.Open() {
			t.Errorf("the task of %s outlives its limit", task.Rule)
		}
	}
}

// An edition of the law moves dates by an act of its own; where it moves none, nothing is entered.
func TestMoveDates(t *testing.T) {
	l := open(t)
	f := l.after(way(), "person.provisionally_arrested")
	o := onDay(l, stage.TermsMoved, "2025-04-20")
	if same, m, err := extradition.MoveDates(f, extradition.Move{Edition: "e"}, o); err != nil || m != nil || photograph(same) != photograph(f) {
		t.Errorf("the same law: got %+v, %v", m, err)
	}
	o.Beside = nil // an edition without the treaty
	moved, m, err := extradition.MoveDates(f, extradition.Move{Edition: "e", Review: "r"}, o)
	if err != nil || len(moved.Clocks) != 0 || len(m) != 5 || m[1].Value != "r" || moved.Request.Version != f.Request.Version+1 {
		t.Errorf("got %d clocks, %+v, %v", len(moved.Clocks), m, err)
	}
	kept := l.after(way(), "custody.kept")
	kept.Prolongings[0].Until = day("2025-05-26")
	if _, _, err := extradition.MoveDates(kept, extradition.Move{}, onDay(l, stage.TermsMoved, "2025-05-01")); l.problems(err) != "until: beyond_cap" {
		t.Errorf("an edition that refuses a prolonging: got %v", err)
	}
}

// A file of which the law in force refuses a prolonging goes on with the limits that it holds.
func TestStood(t *testing.T) {
	l := open(t)
	f := l.after(way(), "custody.kept")
	f.Prolongings[0].Until = day("2025-05-26") // as if another law had allowed it
	got, m := l.tryOn(f, attempt{"assigned", "request.assigned", "", "2025-05-01", with(extradition.Assign, extradition.AssignmentForm{Officer: second, Officers: []string{second}}, nil), ""})
	if due(got, "EXT-01") != "2025-05-24" || findings(m) != "limit_kept EXT-01" {
		t.Errorf("got %s, %q", due(got, "EXT-01"), findings(m))
	}
	standing, err := got.Standing(l.own, l.beside...)
	if err != nil || len(standing) != 4 {
		t.Fatalf("got %d limits, %v", len(standing), err)
	}
	for _, s := range standing {
		if s.Why == "" || s.Rule == "EXT-01" && !strings.Contains(s.Why, "as it was entered") || s.Rule == "EXT-02" && !strings.Contains(s.Why, "40 days") {
			t.Errorf("%s: got %q", s.Rule, s.Why)
		}
	}
	alone, err := got.Standing(l.own)
	if err != nil || len(alone) != 4 {
		t.Errorf("without the treaty: got %d limits, %v", len(alone), err)
	}
}

// A law that cannot count refuses the act; it is never guessed.
func TestALawThatCannotCount(t *testing.T) {
	l := open(t)
	f := l.after(way(), "person.provisionally_arrested")
	broken := f
	broken.Custodies = part.Replaced(f.Custodies, 0, part.Custody{ID: "c", Arrested: day("1900-01-01") - 10})
	assign := with(extradition.Assign, extradition.AssignmentForm{Officer: second, Officers: []string{second}}, nil)
	for _, r := range []struct {
		kind string
		rule rule
	}{{"request.assigned", assign}, {"information.requested", with(examination.RequestInformation, examination.InformationForm{What: "x", Until: day("2025-06-01")}, nil)}} {
		if _, m, err := r.rule(broken, l.occasion(r.kind, "2025-05-01", moj)); err == nil || m != nil || !strings.Contains(l.problems(err), "error: ") {
			t.Errorf("%s: got %v", r.kind, err)
		}
	}
	if _, err := broken.Standing(l.own, l.beside...); err == nil {
		t.Error("a limit that cannot be counted stands")
	}
	if _, err := broken.LawClocks(l.own, l.beside[0]); err == nil {
		t.Error("a limit that cannot be counted is given")
	}
	if _, _, err := extradition.MoveDates(broken, extradition.Move{}, onDay(l, stage.TermsMoved, "2025-05-01")); err == nil {
		t.Error("a limit that cannot be counted is moved")
	}
	kept := broken
	kept.Prolongings = []part.Prolonging{{Of: "c", Ground: "custody_kept", On: day("2025-04-30"), Until: day("2025-05-24")}}
	if _, _, err := assign(kept, l.occasion("request.assigned", "2025-05-01", moj)); err == nil {
		t.Error("a limit that cannot be counted is prolonged")
	}
	twice := l.after(way(), "panel_decision.served") // one law refuses a prolonging, the other cannot count
	twice.Custodies = part.Replaced(twice.Custodies, 0, part.Custody{ID: "c", Arrested: day("1900-01-01") - 10, OrderedOn: day("2025-05-13")})
	twice.Prolongings = []part.Prolonging{{Of: "c", Ground: "detention_extended", On: day("2025-07-08"), Until: day("2027-01-01")}}
	if _, _, err := assign(twice, l.occasion("request.assigned", "2025-07-09", moj)); err == nil || strings.Contains(err.Error(), "refused") {
		t.Errorf("one law refuses and the other cannot count: got %v", err)
	}
	if _, _, err := court.Finalise(twice, extradition.NoInput{}, l.occasion("conditions.final", "2025-07-09", clerk)); err == nil || strings.Contains(err.Error(), "refused") {
		t.Errorf("finality by a law that cannot count: got %v", err)
	}
	asked := f
	asked.Informations = []part.InformationRequest{{ID: "i", On: day("1900-01-01") - 10, Until: day("2025-06-01")}}
	if _, _, err := assign(asked, l.occasion("request.assigned", "2025-05-01", moj)); err == nil {
		t.Error("information that was asked for on no day is awaited")
	}
	if n := (extradition.File{}).LateFor("custody_kept", act.Occasion{Pack: &law.Pack{}}); n != 0 {
		t.Errorf("got %d days late for no limit", n)
	}
}

func TestLetters(t *testing.T) {
	l := open(t)
	f := l.after(ours(), "request.sent")
	id := f.Letters[0].ID
	recall := func(letterID string, now int64) rule {
		return with(extradition.RecallLetter, letter.Recalling{Letter: letterID, Now: now}, nil)
	}
	back, m := l.tryOn(f, attempt{"recalled", "letter.recalled", "", "2025-04-16", recall(id, 999), ""})
	if back.Letters[0].Status != letter.Recalled || len(m) == 0 || f.Letters[0].Status != letter.Queued {
		t.Errorf("got %+v", back.Letters)
	}
	if _, _, err := recall("R999", 0)(f, l.occasion("letter.recalled", "2025-04-16", moj)); err == nil {
		t.Error("a letter of another file was recalled")
	}
	sent, m, err := extradition.SendLetters(f, letter.Sending{Now: 1000}, onDay(l, stage.LetterSent, "2025-04-16"))
	if err != nil || len(m) == 0 || sent.Letters[0].Status != letter.Sent || sent.Request.Version != f.Request.Version+1 {
		t.Errorf("got %+v, %v", sent.Letters, err)
	}
	if same, m, err := extradition.SendLetters(f, letter.Sending{Now: 999}, onDay(l, stage.LetterSent, "2025-04-16")); err != nil || m != nil || photograph(same) != photograph(f) {
		t.Errorf("before the slot: got %+v, %v", m, err)
	}
	asking := with(examination.RequestInformation, examination.InformationForm{What: "The law.", Until: day("2025-05-30"), Letter: order()}, nil)
	asked, _ := l.try(attempt{"asked by letter", "information.requested", "request.received", "2025-04-16", asking, ""})
	if len(asked.Letters) != 1 || asked.Letters[0].Status != letter.Queued {
		t.Errorf("got %+v", asked.Letters)
	}
	drafted := l.after(ours(), "request.drafted")
	if _, _, err := own.Send(drafted, own.SendForm{Letter: letter.Queueing{Slot: 5}}, l.occasion("request.sent", "2025-04-15", moj)); err == nil {
		t.Error("a request of ours was sent by an order without a formula")
	}
	wrong := order()
	wrong.Formula = ""
	if _, _, err := (extradition.File{}).Queued(wrong, l.occasion("information.requested", "2025-04-16", moj)); err == nil {
		t.Error("an order without a formula was queued")
	}
	bad := with(examination.RequestInformation, examination.InformationForm{What: "The law.", Until: day("2025-05-30"), Letter: wrong}, nil)
	if _, _, err := bad(l.after(way(), "request.received"), l.occasion("information.requested", "2025-04-16", moj)); err == nil {
		t.Error("information was asked for by an order without a formula")
	}
}
