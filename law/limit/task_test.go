package limit

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whom a bell goes to, and what becomes of the task before it.
func TestRaised(t *testing.T) {
	warn := func(days int64) Bell { return Bell{Rule: "R", Kind: Warning, Days: days, Due: day("2024-04-26")} }
	alarm, missed := Bell{Rule: "R", Kind: Alarm, Due: day("2024-04-26")}, Bell{Rule: "R", Kind: Missed, Due: day("2024-04-26")}
	today, due := day("2024-04-01"), day("2024-04-26")
	open := Task{ID: "old", Rule: "R", Kind: Warning, Days: 60, Due: due, RaisedOn: day("2024-02-26"), Unit: "u", Officer: "o"}
	done := open
	done.DoneOn, done.DoneBy = day("2024-03-01"), "o"
	for _, c := range []struct {
		reason string
		before []Task
		bells  []Bell
		to     Responsible
		want   []Task
	}{
		{"the first warning is the officer's alone", nil, []Bell{warn(60)}, Responsible{"u", "o"},
			[]Task{{ID: "new", Rule: "R", Kind: Warning, Days: 60, Due: due, RaisedOn: today, Unit: "u", Officer: "o"}}},
		{"nobody is responsible: the team leader is told", nil, []Bell{warn(60)}, Responsible{"u", ""},
			[]Task{{ID: "new", Rule: "R", Kind: Warning, Days: 60, Due: due, RaisedOn: today, Unit: "u", Leader: true}}},
		{"the next warning finds the task open: the team leader is told too", []Task{open}, []Bell{warn(30)}, Responsible{"u", "o"},
			[]Task{{ID: "old", Rule: "R", Kind: Warning, Days: 30, Due: due, RaisedOn: today, Unit: "u", Officer: "o", Leader: true}}},
		{"the officer closed the task: the next warning is a new one", []Task{done}, []Bell{warn(30)}, Responsible{"u", "o"},
			[]Task{done, {ID: "new", Rule: "R", Kind: Warning, Days: 30, Due: due, RaisedOn: today, Unit: "u", Officer: "o"}}},
		{"the alarm is for both", []Task{done}, []Bell{alarm}, Responsible{"u", "o"},
			[]Task{done, {ID: "new", Rule: "R", Kind: Alarm, Due: due, RaisedOn: today, Unit: "u", Officer: "o", Leader: true}}},
		{"a missed limit is for both", nil, []Bell{missed}, Responsible{"u", "o"},
			[]Task{{ID: "new", Rule: "R", Kind: Missed, Due: due, RaisedOn: today, Unit: "u", Officer: "o", Leader: true}}},
		{"after a downtime the last bell stands, and no flood: nobody left the others undone", nil, []Bell{warn(60), warn(30), warn(7)}, Responsible{"u", "o"},
			[]Task{{ID: "new", Rule: "R", Kind: Warning, Days: 7, Due: due, RaisedOn: today, Unit: "u", Officer: "o"}}},
		{"two limits, two tasks", nil, []Bell{warn(60), {Rule: "S", Kind: Warning, Days: 5, Due: due}}, Responsible{"u", "o"}, []Task{
			{ID: "new", Rule: "R", Kind: Warning, Days: 60, Due: due, RaisedOn: today, Unit: "u", Officer: "o"},
			{ID: "new", Rule: "S", Kind: Warning, Days: 5, Due: due, RaisedOn: today, Unit: "u", Officer: "o"}}},
	} {
		got := Raised(c.before, c.bells, Raising{c.to, today, func() string { return "new" }})
		if diff := cmp.Diff(got, c.want); diff != "" {
			t.Errorf("%s (-got +want)\n%s", c.reason, diff)
		}
	}
}

// What an act does to the tasks of a file.
func TestKept(t *testing.T) {
	task := Task{ID: "t", Rule: "MNE-A10", Kind: Warning, Days: 30, Due: day("2024-04-26"), Unit: "u", Officer: "o"}
	met, moved := decide("2024-04-26"), decide("2025-01-24")
	met.EndedOn = day("2024-04-20")
	by := Closing{On: day("2024-04-21"), Officer: "o"}
	changed := func(edit func(t *Task)) Task {
		out := task
		edit(&out)
		return out
	}
	closed := changed(func(t *Task) { t.DoneOn, t.DoneBy = by.On, by.Officer })
	for _, c := range []struct {
		reason string
		before Task
		clocks []Clock
		to     Responsible
		want   Task
	}{
		{"an act that changes neither", task, []Clock{decide("2024-04-26")}, Responsible{"u", "o"}, task},
		{"the act that meets the limit closes it", task, []Clock{met}, Responsible{"u", "o"}, closed},
		{"so does an extension: the task was for another day", task, []Clock{moved}, Responsible{"u", "o"}, closed},
		{"so does a correction after which the limit does not run", task, nil, Responsible{"u", "o"}, closed},
		{"another officer is assigned: it goes with the file", task, []Clock{decide("2024-04-26")}, Responsible{"v", "p"},
			changed(func(t *Task) { t.Unit, t.Officer = "v", "p" })},
		{"handed over, and nobody assigned yet", task, []Clock{decide("2024-04-26")}, Responsible{"v", ""},
			changed(func(t *Task) { t.Unit, t.Officer, t.Leader = "v", "", true })},
		{"what is closed stays as it was closed", closed, nil, Responsible{"v", "p"}, closed},
	} {
		if diff := cmp.Diff(Kept([]Task{c.before}, c.clocks, c.to, by), []Task{c.want}); diff != "" {
			t.Errorf("%s (-got +want)\n%s", c.reason, diff)
		}
	}
}

// The task of an errand stands once while it is wanted, with the day of the limit that waits for it,
// and the act that ends it closes it.
func TestSent(t *testing.T) {
	due, later := day("2023-11-01"), day("2023-11-08")
	errand := Errand{Act: "identity.searched", Wanted: true, Due: due}
	done := Errand{Act: "identity.searched", Due: due}
	open := Task{ID: "old", Rule: "identity.searched", Kind: Identify, Due: due, RaisedOn: day("2023-10-17"), Unit: "u", Leader: true}
	closed := open
	closed.DoneOn, closed.DoneBy = day("2023-10-20"), "o"
	moved := open
	moved.Due = later
	fresh := Task{ID: "new", Rule: "identity.searched", Kind: Identify, Due: due, RaisedOn: day("2023-10-20"), Unit: "u", Officer: "o"}
	bell := Task{ID: "bell", Rule: "identity.searched", Kind: Warning, Due: due}
	for _, c := range []struct {
		reason string
		before []Task
		errand Errand
		want   []Task
	}{
		{"wanted, and none stands", nil, errand, []Task{fresh}},
		{"it stands already", []Task{open}, errand, []Task{open}},
		{"its limit moved", []Task{open}, Errand{errand.Act, true, later}, []Task{moved}},
		{"done", []Task{open}, done, []Task{closed}},
		{"done before, and wanted again", []Task{closed}, errand, []Task{closed, fresh}},
		{"not wanted, and none stands", []Task{closed}, done, []Task{closed}},
		{"a task of a bell is another", []Task{bell}, done, []Task{bell}},
	} {
		got := Sent(c.before, c.errand, Raising{Responsible{"u", "o"}, day("2023-10-20"), func() string { return "new" }}, Closing{day("2023-10-20"), "o"})
		if diff := cmp.Diff(got, c.want); diff != "" {
			t.Errorf("%s (-got +want)\n%s", c.reason, diff)
		}
	}
	kept := Kept([]Task{open}, nil, Responsible{"v", "p"}, Closing{day("2023-10-20"), "o"})
	if got := kept[0]; !got.Open() || got.Unit != "v" || got.Officer != "p" {
		t.Errorf("no limit closes it, and it goes to whoever is responsible: got %+v", got)
	}
}
