package protection

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
)

func TestForOutside(t *testing.T) {
	f := File{Decisions: []Decision{
		{ID: "1", Status: "returned", Reasons: "first thoughts", Remark: "say why"},
		{ID: "2", Status: "approved", Reasons: "for these reasons", Remark: "well put", Author: "a", Reader: "b", DraftedOn: 1, ReadOn: 2},
		{ID: "3", Status: "draft", Reasons: "second thoughts"},
	}, Corrections: []Correction{{ID: "4", Status: "proposed"}, {ID: "5", Status: "approved"}, {ID: "6", Status: "refused"}}, Tasks: []Task{{ID: "7"}}}
	want := []Decision{{ID: "2", Status: "approved", Reasons: "for these reasons"}}
	if diff := cmp.Diff(want, f.ForOutside().Decisions); diff != "" {
		t.Errorf("outside the authority (-want +got):\n%s", diff)
	}
	if got := f.ForOutside().Corrections; len(got) != 1 || got[0].ID != "5" {
		t.Errorf("corrections outside the authority: %+v, want the approved one", got)
	}
	if got := f.ForOutside().Tasks; len(got) != 0 || len(f.Tasks) != 1 {
		t.Errorf("tasks outside the authority: %+v, want none", got)
	}
	if f.Decisions[1].Author != "a" || f.Decisions[0].Remark != "say why" || len(f.Decisions) != 3 {
		t.Error("the file itself was changed")
	}
}

func TestMinutesOutside(t *testing.T) {
	m := act.Minutes{{Key: "outcome", Value: "refugee_status"}, {Key: "author", Value: "a"}}
	if diff := cmp.Diff(act.Minutes{{Key: "outcome", Value: "refugee_status"}}, MinutesOutside(m)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestInside(t *testing.T) {
	for kind, want := range map[string]bool{"decision.drafted": true, "decision.returned": true, "decision.approved": false, "correction.proposed": true, "correction.approved": false, LimitWarned: true, "task.done": true, LimitMissed: false} {
		if got := Inside(kind); got != want {
			t.Errorf("Inside(%s) = %v, want %v", kind, got, want)
		}
	}
}
