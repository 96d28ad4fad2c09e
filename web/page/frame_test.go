package page

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/locale"
)

// frameOf is the frame of a page for an officer of a role.
func frameOf(t *testing.T, role authority.Role, path string) Frame {
	t.Helper()
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return Frame{Visit: &Visit{Printer: words.In("en"), Path: path, Member: staff.Member{Officer: staff.Officer{Role: role}}}}
}

// Who may enter an interim measure, or convey that a person seeks protection, has the form at hand on every page, and
// nobody else is led to a refusal.
func TestUrgentFormsAreThoseThatAuthorityAllows(t *testing.T) {
	judge, err := authority.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range authority.Roles() {
		f := frameOf(t, role, "/")
		offered := slices.Concat(f.Items(), f.Urgent())
		for path, act := range map[string]string{"/measure": "measure.received", "/shelter": "intention.conveyed"} {
			officer := authority.Officer{ID: "officer", Unit: "unit", Role: role}
			want := judge.Decide(officer, act, authority.Case{Unit: "unit"}).Allowed
			if got := slices.ContainsFunc(offered, func(i Item) bool { return i.Path == path }); got != want {
				t.Errorf("%s: got %s offered %t, and %s allowed %t", role, path, got, act, want)
			}
		}
	}
}

// Every role has a page to begin on, at most six entries, and words for each; one entry is where the officer is.
func TestEveryRoleHasANavigation(t *testing.T) {
	for _, role := range authority.Roles() {
		home := frameOf(t, role, "/").Home()
		f := frameOf(t, role, home)
		here := 0
		for _, item := range slices.Concat(f.Items(), f.Urgent()) {
			key := "navigation." + strings.TrimPrefix(item.Path, "/")
			if !f.Has(key) && !f.Has(key+"."+string(role)) {
				t.Errorf("%s: no words for %s, got %q", role, item.Path, item.Label)
			}
			if item.Here {
				here++
			}
		}
		if n := len(f.Items()); n == 0 || n > 6 || here != 1 {
			t.Errorf("%s: got %d entries, %d of them here, want 1 to 6 and one", role, n, here)
		}
	}
	if got := frameOf(t, "prosecutor", "/").Home(); got != "/account" {
		t.Errorf("got %s for what is no role, want /account", got)
	}
}
