package locale

import "testing"

func TestProblem(t *testing.T) {
	words, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := words.In("en")
	for _, row := range []struct {
		code   string
		args   []string
		want   string
		reason string
	}{
		{"remedy_still_open", []string{"due", "2024-05-13"}, p.T("problem.remedy_still_open", "due", "13 May 2024"), "a day is put into words"},
		{"step_not_allowed", []string{"state", "lodged"}, p.T("problem.step_not_allowed", "state", p.T("state.lodged")), "so is a state"},
		{"step_not_allowed", []string{"state", ""}, p.T("problem.step_not_allowed", "state", p.T("state.intention_expressed")), "no state yet"},
		{"day_missing", nil, p.T("problem.day_missing"), "no values"},
	} {
		if got := p.Problem(row.code, row.args); got != row.want {
			t.Errorf("Problem(%s, %v) = %q, want %q (%s)", row.code, row.args, got, row.want, row.reason)
		}
	}
}
