package file_test

import (
	"context"
	"encoding/csv"
	"net/http"
	"strings"
	"testing"
)

// What the bells of a limit leave on the pages: a task for the officer and, at last, for the team
// leader; what was missed; who rang. Counsel is told what was missed and no more.
func TestTasksOnThePages(t *testing.T) {
	s := open(t)
	id := s.CaseThrough("assessment.opened")
	ring := func(day string) {
		t.Helper()
		s.Clock.Set(s.Day(day))
		if _, err := s.Ring(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	ring("2024-02-26")
	mine := words(s.page(s.Caseworker, "/tasks"))
	wantIn(t, mine, "1 open task", "Ends within 60 days", "Friday 26 April 2024", "Why this date", s.Caseworker.Name, "Mark a task done")
	wantIn(t, words(s.page(s.Leader, "/tasks")), "Nothing is open.")
	ring("2024-07-05")
	overview := s.page(s.Leader, "/c/"+id)
	wantIn(t, words(overview), "Tasks", "Missed", "The team leader is told too.", "by the house itself", "A time limit was missed", "A time limit is near", "Missed on Saturday 27 April 2024")
	wantIn(t, words(s.page(s.Leader, "/c/"+id+"/deadlines")), "Missed on Saturday 27 April 2024", "The team leader is told too.")
	wantIn(t, words(s.page(s.Leader, "/tasks")), "1 open task", "Missed")
	outside := words(s.page(s.Counsel, "/c/"+id))
	wantIn(t, outside, "A time limit was missed")
	wantNotIn(t, outside, "A time limit is near", "team leader", "Mark a task done")
	wantIn(t, words(s.page(s.Counsel, "/tasks")), "Nothing is open.")
	wantIn(t, words(s.page(s.Auditor, "/book")), "the house itself")
	if got := s.get(s.Administrator, "/tasks").Code; got != http.StatusNotFound {
		t.Errorf("an administrator has no tasks: got %d, want 404", got)
	}
	rows, err := csv.NewReader(s.get(s.Leader, "/tasks.csv").Body).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][5] != "missed" {
		t.Errorf("as a table: got %q, %v", rows, err)
	}
}

// A task is marked done on its form, with a remark if there is one; then it is asked for no more.
func TestTaskDoneFromThePage(t *testing.T) {
	s := open(t)
	id := s.CaseThrough("assessment.opened")
	path := "/c/" + id + "/act/task.done"
	wantIn(t, words(s.page(s.Caseworker, path)), "The case does not allow this act now.")
	s.Clock.Set(s.Day("2024-02-26"))
	if _, err := s.Ring(context.Background()); err != nil {
		t.Fatal(err)
	}
	page := s.page(s.Caseworker, path)
	task := s.File(id).Tasks[len(s.File(id).Tasks)-1]
	wantIn(t, page, `value="`+task.ID+`"`)
	form := filled(page, map[string]string{"on.day": "26", "on.month": "2", "on.year": "2024", "task": task.ID, "remark": "Looked through."})
	done := s.post(s.Caseworker, path, form)
	if done.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", done.Code, words(done.Body.String()))
	}
	after := words(s.page(s.Caseworker, done.Header().Get("Location")))
	wantIn(t, after, "Entered in the book. Task done, 26 February 2024.", "Remark: Looked through.")
	if strings.Contains(after, "Ends within") {
		t.Error("the task is still shown")
	}
	wantIn(t, words(s.page(s.Caseworker, "/tasks")), "Nothing is open.")
}
