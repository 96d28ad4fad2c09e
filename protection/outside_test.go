package protection

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForOutside(t *testing.T) {
	f := File{Decisions: []Decision{
		{ID: "1", Status: "returned", Reasons: "first thoughts", Remark: "say why"},
		{ID: "2", Status: "approved", Reasons: "for these reasons", Remark: "well put"},
		{ID: "3", Status: "draft", Reasons: "second thoughts"},
	}}
	want := []Decision{{ID: "2", Status: "approved", Reasons: "for these reasons"}}
	if diff := cmp.Diff(want, f.ForOutside().Decisions); diff != "" {
		t.Errorf("outside the authority (-want +got):\n%s", diff)
	}
	if f.Decisions[0].Remark != "say why" || len(f.Decisions) != 3 {
		t.Error("the file itself was changed")
	}
}

func TestInside(t *testing.T) {
	for kind, want := range map[string]bool{"decision.drafted": true, "decision.returned": true, "decision.approved": false} {
		if got := Inside(kind); got != want {
			t.Errorf("Inside(%s) = %v, want %v", kind, got, want)
		}
	}
}
