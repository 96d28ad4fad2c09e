package housetest

import (
	"context"
	"testing"

	"github.com/zaklon/zaklon/protection"
)

// Every stage of a case can be reached, and what was built on the way verifies.
func TestCaseReachesEveryStage(t *testing.T) {
	for _, stage := range protection.States() {
		t.Run(string(stage), func(t *testing.T) {
			w := New(t)
			if got := w.File(w.Case(stage)).Case.State; got != stage {
				t.Errorf("got %s, want %s", got, stage)
			}
			for _, d := range w.Desks() {
				v, err := d.Register.Verify(context.Background())
				if err != nil || len(v.Misfits) > 0 {
					t.Errorf("%s: %v, misfits %+v", d.Register.Name(), err, v.Misfits)
				}
			}
		})
	}
}

// The password that stands in this package fits its hash.
func TestPasswordFits(t *testing.T) {
	w := New(t)
	m, err := w.Staff.SignIn(context.Background(), w.Caseworker.Login, Password)
	if err != nil || m != w.Caseworker {
		t.Errorf("got %+v, %v; want %+v", m, err, w.Caseworker)
	}
}
