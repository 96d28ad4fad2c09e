package house_test

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
)

// ring rings and returns the acts of a file that were entered by it, with their minutes.
func ring(t testing.TB, w *housetest.World, id string) []string {
	t.Helper()
	before := len(told(t, w, id))
	if _, err := w.Ring(context.Background()); err != nil {
		t.Fatal(err)
	}
	return told(t, w, id)[before:]
}

// told lists the acts of a file, each with its minutes.
func told(t testing.TB, w *housetest.World, id string) []string {
	t.Helper()
	by := w.Caseworker
	if w.File(id).Case.HandedOverOn.IsZero() {
		by = w.Border
	}
	call := desk.Call{Officer: by.Authority(), Case: id, Proved: w.Clock.Now()}
	o, err := protectionfile.Open(context.Background(), w.Protection, call, "file.read", 0)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(o.Events))
	for i, e := range o.Events {
		words := []string{e.Kind}
		if e.Officer == "" && e.Unit == "" && e.Article != "" {
			words = append(words, "by the house")
		}
		for _, line := range e.Minutes {
			words = append(words, line.Key+" "+line.Value)
		}
		out[i] = strings.Join(words, "; ")
	}
	return out
}

func clock(t testing.TB, w *housetest.World, id, rule string) protection.Clock {
	t.Helper()
	c, ok := w.File(id).Clock(rule)
	if !ok {
		t.Fatalf("no clock %s", rule)
	}
	return c
}

// open is the open task of a rule.
func open(w *housetest.World, id, rule string) protection.Task {
	for _, t := range w.File(id).Tasks {
		if t.Rule == rule && t.Open() {
			return t
		}
	}
	return protection.Task{}
}

// The limit of six months warns 60, 30 and 7 days before its end, is missed the day after it, and
// the act that comes late does not undo that: across a restart, and a downtime of 100 days.
func TestBellsOfTheDecision(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("assessment.opened") // lodged on 26 October 2023: the decision is due on 26 April 2024
	set := func(day string) { w.Clock.Set(w.Day(day)) }
	for _, c := range []struct {
		reason, on string
		want       []string
	}{
		{"nothing is due", "2024-02-25", nil},
		{"the first warning", "2024-02-26", []string{"limit.warned; by the house; limit_warned MNE-A10; due 2024-04-26; bell_on 2024-02-26"}},
		{"it has rung", "2024-02-27", nil},
		{"the second", "2024-03-27", []string{"limit.warned; by the house; limit_warned MNE-A10; due 2024-04-26; bell_on 2024-03-27"}},
		{"100 days of downtime: all that became due ring once, in order, each with its day", "2024-07-05", []string{
			"limit.warned; by the house; limit_warned MNE-A10; due 2024-04-26; bell_on 2024-04-19; limit_alarm MNE-A10; due 2024-04-26; bell_on 2024-04-26",
			"limit.missed; by the house; limit_missed MNE-A10; due 2024-04-26; bell_on 2024-04-27"}},
		{"and never again", "2024-07-06", nil},
	} {
		set(c.on)
		w.Reopen()
		if got := ring(t, w, id); !slices.Equal(got, c.want) {
			t.Errorf("%s: (-got +want)\n%s", c.reason, cmp.Diff(got, c.want))
		}
	}
	missed := w.Day("2024-04-27")
	if c := clock(t, w, id, "MNE-A10"); c.MissedOn != missed || c.Rung != "60 30 7 alarm missed" {
		t.Errorf("got %+v", c)
	}
	if task := open(w, id, "MNE-A10"); task.Kind != "missed" || !task.Leader || task.Officer != w.Caseworker.ID || task.Unit != w.AsylumUnit {
		t.Errorf("got %+v, want a task of the caseworker that the team leader has too", task)
	}
	decide(t, w, id)
	c, task := clock(t, w, id, "MNE-A10"), open(w, id, "MNE-A10")
	if c.MissedOn != missed || c.EndedOn != w.Day("2024-07-06") || task.ID != "" {
		t.Errorf("decided late: got missed %s, ended %s, open task %+v", c.MissedOn, c.EndedOn, task)
	}
	set("2025-12-01")
	if got := ring(t, w, id); len(got) > 0 && strings.Contains(strings.Join(got, " "), "MNE-A10") {
		t.Errorf("a limit that is met rang: %v", got)
	}
	verifies(t, w)
}

// decide drafts and approves a decision today.
func decide(t testing.TB, w *housetest.World, id string) {
	t.Helper()
	for _, kind := range []string{"decision.drafted", "decision.approved"} {
		if _, err := w.Step(id, kind); err != nil {
			t.Fatal(err)
		}
	}
}

func verifies(t testing.TB, w *housetest.World) {
	t.Helper()
	v, err := w.Protection.Register.Verify(context.Background())
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

// The cap of 21 months ends on Saturday, 26 July 2025: its alarm rings on the Friday.
func TestAlarmRingsOnTheLastWorkingDay(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("assessment.opened")
	w.Clock.Set(w.Day("2025-07-24"))
	ring(t, w, id)
	if c := clock(t, w, id, "MNE-A12"); strings.Contains(c.Rung, "alarm") {
		t.Errorf("on Thursday it has rung: %s", c.Rung)
	}
	w.Clock.Set(w.Day("2025-07-25"))
	got := ring(t, w, id)
	if want := "limit.warned; by the house; limit_alarm MNE-A12; due 2025-07-26; bell_on 2025-07-25"; !slices.Equal(got, []string{want}) {
		t.Errorf("on Friday: got %q, want %q", got, want)
	}
	if task := open(w, id, "MNE-A12"); task.Kind != "alarm" || !task.Leader {
		t.Errorf("got %+v", task)
	}
}

// An extension closes the task of the old date, and the bells of the new date ring anew; a limit
// that was missed before a late extension stays missed.
func TestExtensionRingsAnew(t *testing.T) {
	for _, c := range []struct {
		reason, extended, wantMissed string
	}{
		{"in time", "2024-04-10", ""},
		{"after the limit was missed", "2024-05-02", "2024-04-27"},
	} {
		w := housetest.New(t)
		id := w.CaseThrough("assessment.opened")
		w.Clock.Set(w.Day(c.extended))
		ring(t, w, id)
		before := open(w, id, "MNE-A10")
		w.Do(housetest.Act{By: w.Leader, Kind: "application.extended", Case: id, Form: protection.ExtensionForm{
			Ground: "complex_facts", Until: w.Day("2025-01-24"), Notice: w.Protection.Today(), Reasons: "Witnesses abroad.",
		}})
		after := clock(t, w, id, "MNE-A10")
		if before.ID == "" || open(w, id, "MNE-A10").ID != "" || after.Rung != "" || after.MissedOn.String() != c.wantMissed {
			t.Errorf("%s: task before %+v, clock %+v", c.reason, before, after)
		}
		w.Clock.Set(w.Day("2024-11-25")) // 60 days before
		if got := strings.Join(ring(t, w, id), " "); !strings.Contains(got, "limit_warned MNE-A10; due 2025-01-24; bell_on 2024-11-25") {
			t.Errorf("%s: got %s", c.reason, got)
		}
	}
}

// An officer closes a task; only who may act on the file does, and the next bell raises another.
func TestTaskIsClosed(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("assessment.opened")
	w.Clock.Set(w.Day("2024-02-26"))
	ring(t, w, id)
	task := open(w, id, "MNE-A10")
	form := protection.TaskForm{Task: task.ID, Remark: "The file was looked through."}
	for _, by := range w.Members() {
		if by == w.Caseworker || by == w.Leader {
			continue
		}
		if _, err := w.Try(housetest.Act{By: by, Kind: "task.done", Case: id, Form: form}); err == nil {
			t.Errorf("%s closed it", by.Role)
		}
	}
	if _, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "task.done", Case: id, Form: protection.TaskForm{Task: "another"}}); err == nil {
		t.Error("a task that is not there was closed")
	}
	w.Do(housetest.Act{By: w.Caseworker, Kind: "task.done", Case: id, Form: form})
	done := w.File(id).Tasks[len(w.File(id).Tasks)-1]
	if open(w, id, "MNE-A10").ID != "" || done.DoneBy != w.Caseworker.ID || done.DoneOn != w.Day("2024-02-26") {
		t.Errorf("got %+v", done)
	}
	w.Clock.Set(w.Day("2024-03-27"))
	ring(t, w, id)
	if again := open(w, id, "MNE-A10"); again.Days != 30 || again.Leader || again.ID == task.ID {
		t.Errorf("the next warning: got %+v, want a new task of the officer alone", again)
	}
	verifies(t, w)
}

// Whoever rings, and however many do at once: each bell is one act. Both houses stand on one
// register, as two programs do.
func TestTwoHousesRingOnce(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	var ids []string
	for range 3 {
		ids = append(ids, w.CaseThrough("assessment.opened"))
	}
	w.Clock.Set(w.Day("2024-05-10"))
	second, err := house.Open(ctx, w.Config())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := second.Close(); err != nil {
			t.Error(err)
		}
	}()
	var all sync.WaitGroup
	for _, h := range []*house.House{w.House, second, w.House, second} {
		all.Go(func() {
			if _, err := h.Ring(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, id := range ids {
		counts := map[string]int{}
		for _, act := range told(t, w, id) {
			kind, _, _ := strings.Cut(act, ";")
			counts[kind]++
		}
		if counts["limit.warned"] != 1 || counts["limit.missed"] != 1 {
			t.Errorf("got %v, want one act of each kind", counts)
		}
	}
	verifies(t, w)
}

// Which bells have rung does not depend on how often the house was up, and each rang once.
func TestDowntimeOfTheHouse(t *testing.T) {
	w := housetest.New(t)
	begin := w.Clock.Now()
	rung := func(wakes []int) []string {
		w.Clock.Set(deadline.DateIn(begin, time.UTC))
		id := w.CaseThrough("assessment.opened")
		first := w.Protection.Today()
		for _, n := range wakes {
			w.Clock.Set(first + deadline.Date(n))
			ring(t, w, id)
		}
		var out []string
		for _, act := range told(t, w, id) {
			for _, line := range strings.Split(act, "; ") {
				if strings.HasPrefix(line, "limit_") || strings.HasPrefix(line, "bell_on") {
					out = append(out, line)
				}
			}
		}
		var bells []string
		for i := 0; i+1 < len(out); i += 2 {
			bells = append(bells, out[i]+" "+out[i+1])
		}
		slices.Sort(bells)
		return bells
	}
	const last = 560 // days after 5 February 2024: past the cap
	var often []int
	for n := 0; n <= last; n += 7 {
		often = append(often, n)
	}
	want := rung(append(often, last))
	if len(want) != 10 || len(slices.Compact(slices.Clone(want))) != len(want) {
		t.Fatalf("week by week: got %q", want)
	}
	for _, c := range []struct {
		reason string
		wakes  []int
	}{
		{"down all the time", []int{last}},
		{"up on one day between", []int{81, last}},
		{"down from before the end until long after it", []int{21, 51, 400, last}},
		{"down only around the cap", append(slices.Clone(often[:60]), last)},
	} {
		if diff := cmp.Diff(rung(c.wakes), want); diff != "" {
			t.Errorf("%s (-got +want)\n%s", c.reason, diff)
		}
	}
}

// The house rings at once, waits a minute at most, and not past midnight in Podgorica.
func TestKeepRinging(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("assessment.opened")
	w.Clock.Set(w.Day("2024-02-25"))
	ctx, stop := context.WithCancel(context.Background())
	waits, wake, ended := make(chan time.Duration), make(chan time.Time), make(chan struct{})
	go func() {
		defer close(ended)
		w.KeepRinging(ctx, slog.New(slog.DiscardHandler), func(d time.Duration) <-chan time.Time { waits <- d; return wake })
	}()
	if got := <-waits; got != time.Minute {
		t.Errorf("waits %v, want a minute", got)
	}
	w.Clock.Advance(13*time.Hour - 20*time.Second - w.Clock.Now().Sub(w.Clock.Now().Truncate(time.Hour))) // 23:59:40 in Podgorica
	wake <- time.Time{}
	if got := <-waits; got != 20*time.Second {
		t.Errorf("before midnight it waits %v, want 20 seconds", got)
	}
	if got := clock(t, w, id, "MNE-A10").Rung; got != "" {
		t.Errorf("the evening before: rung %q", got)
	}
	w.Clock.Advance(20 * time.Second)
	wake <- time.Time{}
	<-waits
	if got := clock(t, w, id, "MNE-A10").Rung; got != "60" {
		t.Errorf("at midnight: rung %q, want the warning", got)
	}
	stop()
	<-ended
}

// Whose a task is, and who is shown it.
func TestDuties(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	w.CaseThrough("assessment.opened")
	w.CaseThrough("intention.expressed") // stays with the border police, who know its limit to lodge
	owed := func() map[string]int {
		out := map[string]int{}
		for _, m := range w.Members() {
			l := protectionfile.Lookup{Kind: "list.read", Asked: "tasks", Query: protectionfile.Query{Limit: 10}}
			found, n, err := protectionfile.Duties(ctx, w.Protection, l, desk.Call{Officer: m.Authority(), Proved: w.Clock.Now()})
			if err == nil && len(found) != n {
				t.Errorf("%s: %d of %d", m.Role, len(found), n)
			}
			if n > 0 {
				out[m.Login] = n
			}
		}
		return out
	}
	w.Clock.Set(w.Day("2024-02-26"))
	ring := func() {
		if _, err := w.Ring(ctx); err != nil {
			t.Fatal(err)
		}
	}
	ring()
	want := map[string]int{w.Caseworker.Login: 1, w.Border.Login: 1}
	if diff := cmp.Diff(owed(), want); diff != "" {
		t.Errorf("the first warning (-got +want)\n%s", diff)
	}
	w.Clock.Set(w.Day("2024-03-27"))
	ring()
	want[w.Leader.Login] = 1
	if diff := cmp.Diff(owed(), want); diff != "" {
		t.Errorf("the second, with the first undone: the team leader is told too (-got +want)\n%s", diff)
	}
}
