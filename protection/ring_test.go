package protection_test

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/protection"
)

// The house rings only in a file that lives, and a task is closed once, by its own reference.
func TestTasksOfAFile(t *testing.T) {
	l := open(t)
	rung := func(f *protection.File) {
		next, minutes, err := protection.Ring(*f, protection.NoInput{}, l.occasion(protection.LimitWarned, today, ""))
		if err != nil || len(minutes) == 0 || len(next.Tasks) == 0 {
			t.Fatalf("got %v, %v", minutes, err)
		}
		*f = next
	}
	closed := func(f *protection.File) {
		rung(f)
		f.Tasks = append([]protection.Task{}, f.Tasks...)
		for i := range f.Tasks {
			f.Tasks[i].DoneOn = day("2024-01-01")
		}
	}
	first := func(f protection.File) protection.TaskForm {
		i := slices.IndexFunc(f.Tasks, func(t protection.Task) bool { return t.Kind != "identify" })
		return protection.TaskForm{Task: f.Tasks[i].ID}
	}
	const before = "assessment.opened"
	l.all([]attempt{
		{"warnings of a file that lives", protection.LimitWarned, before, nil, today, "", with(protection.Ring, protection.NoInput{}, nil), ""},
		{"what was missed in it", protection.LimitMissed, before, nil, today, "", with(protection.Ring, protection.NoInput{}, nil), ""},
		{"a final file rings no more", protection.LimitWarned, "decision.final", nil, today, "", with(protection.Ring, protection.NoInput{}, nil), ": step_not_allowed"},
		{"a task is closed", "task.done", before, rung, today, caseworker, inFile(protection.CloseTask, first, nil), ""},
		{"not twice", "task.done", before, closed, today, caseworker, inFile(protection.CloseTask, first, nil), "task: choose_from_list"},
		{"nor one that is not there", "task.done", before, rung, today, caseworker, with(protection.CloseTask, protection.TaskForm{Task: "none"}, nil), "task: choose_from_list"},
		{"a remark is one line", "task.done", before, rung, today, caseworker,
			inFile(protection.CloseTask, first, func(in *protection.TaskForm) { in.Remark = "a\nb" }), "remark: one_line"},
	})
}
