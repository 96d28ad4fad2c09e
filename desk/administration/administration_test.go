package administration_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// answer gives the problems of a refusal.
func answer(err error) string {
	var refused *act.Refused
	if err == nil {
		return ""
	}
	if !errors.As(err, &refused) {
		return "error: " + err.Error()
	}
	var out []string
	for _, p := range refused.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return strings.Join(out, "; ")
}

func call(w *housetest.World, id string) desk.Call {
	return desk.Call{Officer: w.Administrator.Authority(), Case: id, On: w.System.Today(), Proved: w.Clock.Now()}
}

func TestAgenciesAndUnits(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	for _, c := range []struct{ reason, name, want string }{
		{"a name", "Border Guard", ""},
		{"no name", "  ", "agency: text_missing"},
		{"a name without end", strings.Repeat("a", 201), "agency: text_too_long"},
		{"hidden signs", "a\u202eb", "agency: text_bidi_control"},
	} {
		_, err := desk.Perform(ctx, w.System, administration.AddAgency(), call(w, ""), c.name)
		if got := answer(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	for _, c := range []struct {
		reason string
		unit   staff.Unit
		want   string
	}{
		{"a unit", staff.Unit{Name: "Post", Kind: "border"}, ""},
		{"of no kind", staff.Unit{Name: "Post", Kind: "palace"}, "kind: choose_from_list"},
		{"without name", staff.Unit{Kind: "border"}, "unit: text_missing"},
	} {
		_, err := desk.Perform(ctx, w.System, administration.AddUnit(), call(w, ""), c.unit)
		if got := answer(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// Every kind of unit has its roles, and every role its kind of unit: the acts that add them would refuse them otherwise.
func TestEveryRoleServesSomewhere(t *testing.T) {
	registers := map[string][]string{}
	for _, kind := range staff.UnitKinds() {
		for _, role := range administration.Serves(kind) {
			registers[kind] = append(registers[kind], authority.Role(role).Register())
		}
		if len(slices.Compact(registers[kind])) != 1 {
			t.Errorf("got roles of the registers %q in a unit of kind %s, want those of one", registers[kind], kind)
		}
	}
	for _, role := range authority.Roles() {
		serves := func(kind string) bool { return slices.Contains(administration.Serves(kind), string(role)) }
		if !slices.ContainsFunc(staff.UnitKinds(), serves) {
			t.Errorf("a %s can serve in no unit", role)
		}
	}
}

// A role serves only in a unit of its kind, so that no account crosses a wall.
func TestRolesServeInUnitsOfTheirKind(t *testing.T) {
	w := housetest.New(t)
	fits := map[string][]authority.Role{
		"border": {authority.BorderOfficer}, "asylum": {authority.Caseworker, authority.TeamLeader, authority.SecondReader},
		"counsel": {authority.Counsel}, "oversight": {authority.Auditor}, "administration": {authority.Administrator},
		"justice": {authority.LegalAssistanceOfficer}, "court": {authority.CourtClerk, authority.Judge}, "minister": {authority.Minister},
		"interpol": {authority.InterpolOfficer}, "police": {authority.PoliceOfficer}, "custody": {authority.SwornOfficer},
		"liaison": {authority.Liaison}, "palace": {},
	}
	roles := append(authority.Roles(), "", "king")
	for kind, fit := range fits {
		for _, role := range roles {
			in := administration.NewOfficer{
				Unit: staff.Unit{ID: w.BorderUnit, Kind: kind}, Login: kind + "-" + strings.ReplaceAll(string(role), "_", "-"), Name: "Somebody", Role: role,
			}
			_, err := desk.Perform(context.Background(), w.System, administration.AddOfficer(), call(w, ""), in)
			want := "role: choose_from_list"
			if slices.Contains(fit, role) {
				want = ""
			}
			if got := answer(err); got != want {
				t.Errorf("%s in a unit of kind %s: got %q, want %q", role, kind, got, want)
			}
		}
	}
}

func TestAddOfficer(t *testing.T) {
	w := housetest.New(t)
	for _, c := range []struct {
		reason string
		edit   func(in *administration.NewOfficer)
		want   string
	}{
		{"without password", func(*administration.NewOfficer) {}, ""},
		{"twelve characters", func(in *administration.NewOfficer) { in.Password = "šđčćž abcdef" }, ""},
		{"eleven characters", func(in *administration.NewOfficer) { in.Password = "šđčćž abcde" }, "password: password_short"},
		{"a password without end", func(in *administration.NewOfficer) { in.Password = strings.Repeat("a", 201) }, "password: text_too_long"},
		{"no login", func(in *administration.NewOfficer) { in.Login = "" }, "login: login_form"},
		{"a login with capitals", func(in *administration.NewOfficer) { in.Login = "M.Petrovic" }, "login: login_form"},
		{"a login without end", func(in *administration.NewOfficer) { in.Login = strings.Repeat("a", 61) }, "login: login_form"},
		{"a login somebody has", func(in *administration.NewOfficer) { in.Login = w.Caseworker.Login }, "login: login_taken"},
		{"no name", func(in *administration.NewOfficer) { in.Name = "" }, "name: text_missing"},
	} {
		in := administration.NewOfficer{
			Unit: staff.Unit{ID: w.AsylumUnit, Kind: "asylum"}, Login: "new." + strings.ReplaceAll(c.reason, " ", "-"), Name: "Somebody", Role: authority.Caseworker, Hash: "constant",
		}
		c.edit(&in)
		_, err := desk.Perform(context.Background(), w.System, administration.AddOfficer(), call(w, ""), in)
		if got := answer(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// An account without a password has no hash, whatever the caller brings.
func TestNoPasswordOpensNothing(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	in := administration.NewOfficer{
		Unit: staff.Unit{ID: w.AsylumUnit, Kind: "asylum"}, Login: "by.token", Name: "Somebody", Role: authority.Caseworker, Hash: staff.HashPassword(""),
	}
	if _, err := desk.Perform(ctx, w.System, administration.AddOfficer(), call(w, ""), in); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Staff.SignIn(ctx, "by.token", ""); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("an account without a password opens to whoever types none: %v", err)
	}
}

func TestChangesOfAnAccount(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	reset := func(password string) string {
		_, err := desk.Perform(ctx, w.System, administration.ResetPassword(), call(w, w.Caseworker.ID), administration.ResetForm{Password: password, Hash: "constant"})
		return answer(err)
	}
	if got := reset(""); got != "password: text_missing" {
		t.Errorf("no password: got %q", got)
	}
	if got := reset("short"); got != "password: password_short" {
		t.Errorf("a short password: got %q", got)
	}
	token := func(days int) string {
		form := administration.TokenForm{Digest: "digest", Until: w.System.Today()}
		if days < 0 {
			form.Until--
		}
		_, err := desk.Perform(ctx, w.System, administration.IssueToken(), call(w, w.Caseworker.ID), form)
		return answer(err)
	}
	if got := token(-1); got != "until: ends_before_it_begins" {
		t.Errorf("a token of yesterday: got %q", got)
	}
	if got := token(0); got != "" {
		t.Errorf("a token for today: got %q", got)
	}
	disable := func(id string) string {
		_, err := desk.Perform(ctx, w.System, administration.Disable(), call(w, id), struct{}{})
		return answer(err)
	}
	if got := disable(w.Administrator.ID); got != ": own_account" {
		t.Errorf("the own account: got %q", got)
	}
	if got := disable(w.Caseworker.ID); got != "" {
		t.Errorf("another account: got %q", got)
	}
	if got := disable(w.Caseworker.ID); got != ": already_disabled" {
		t.Errorf("twice: got %q", got)
	}
	_, err := desk.Perform(ctx, w.System, administration.Disable(), call(w, "nobody"), struct{}{})
	if !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("an account that is not: %v", err)
	}
	by := desk.Call{Officer: w.Leader.Authority(), Case: w.Stranger.ID, On: w.System.Today()}
	if _, err := desk.Perform(ctx, w.System, administration.Disable(), by, struct{}{}); !errors.As(err, new(*desk.Denied)) {
		t.Errorf("a leader disabled an account: %v", err)
	}
	v, err := w.System.Register.Verify(ctx)
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}
