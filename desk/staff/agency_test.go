package staff_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// An agency is a world whose ministry signs its officers in by a genuine provider on this
// machine. Its subjects are id1 and id2.
type agency struct {
	*housetest.World
	provider *httptest.Server
	id       string
}

func newAgency(t *testing.T, strong ...string) *agency {
	t.Helper()
	a := &agency{World: housetest.New(t)}
	a.Clock.Advance(time.Since(a.Clock.Now())) // the provider has the machine's clock
	var handler http.Handler
	a.provider = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(a.provider.Close)
	redirect := housetest.Site().Origin + staff.AgencyPath
	clients := map[string]*storage.Client{"zaklon": storage.WebClient("zaklon", "a secret", redirect)}
	store := storage.NewStorageWithClients(storage.NewUserStore(a.provider.URL), clients)
	handler = exampleop.SetupServer(a.provider.URL, store, nil, false)
	ministry, _, err := a.Staff.AgencyByName(context.Background(), "Ministry of the Interior")
	if err != nil {
		t.Fatal(err)
	}
	a.id = ministry.ID
	a.administer(t, administration.SetIssuer(), a.id, staff.IssuerForm{Address: a.provider.URL, Client: "zaklon", Secret: "a secret", Strong: strong})
	return a
}

// administer performs an act of the administrator, which must succeed.
func (a *agency) administer(t *testing.T, kind desk.Kind, on string, form any) {
	t.Helper()
	if err := a.tries(kind, on, form); err != nil {
		t.Fatal(err)
	}
}

func (a *agency) tries(kind desk.Kind, on string, form any) (err error) {
	ctx := context.Background()
	call := desk.Call{Officer: a.Administrator.Authority(), Case: on, On: a.System.Today(), Proved: a.Clock.Now()}
	switch act := kind.(type) {
	case desk.Act[staff.Record, staff.IssuerForm]:
		_, err = desk.Perform(ctx, a.System, act, call, form.(staff.IssuerForm))
	case desk.Act[staff.Record, staff.Binding]:
		_, err = desk.Perform(ctx, a.System, act, call, form.(staff.Binding))
	case desk.Act[staff.Record, struct{}]:
		_, err = desk.Perform(ctx, a.System, act, call, struct{}{})
	}
	return err
}

// visit signs a person in at the provider as a browser does, and gives what it brings back.
func (a *agency) visit(t *testing.T, address, user string) staff.Callback {
	t.Helper()
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	follow := func(response *http.Response, err error) *url.URL {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		to, err := response.Location()
		if err != nil {
			t.Fatal(response.Status, err)
		}
		return to
	}
	login := follow(browser.Get(address))
	to := follow(browser.PostForm(a.provider.URL+"/login/username", url.Values{
		"username": {user}, "password": {"verysecure"}, "id": {login.Query().Get("authRequestID")},
	}))
	back := follow(browser.Get(to.String()))
	if !strings.HasPrefix(back.String(), housetest.Site().Origin+staff.AgencyPath) {
		t.Fatalf("sent back to %s", back)
	}
	return staff.Callback{State: back.Query().Get("state"), Code: back.Query().Get("code"), Error: back.Query().Get("error")}
}

const secondUser = "test-user2" // its subject is id2

func (a *agency) begin(t *testing.T) (secret string, back staff.Callback) {
	t.Helper()
	secret, address, err := a.Staff.StartAgency(context.Background(), a.id, "a browser")
	if err != nil {
		t.Fatal(err)
	}
	return secret, a.visit(t, address, secondUser)
}

// Nobody gets in whom an administrator did not bind; no account is made by signing in.
func TestAgencySignIn(t *testing.T) {
	a := newAgency(t)
	ctx := context.Background()
	accounts, err := a.Staff.Members(ctx, "", "")
	if err != nil {
		t.Fatal(err)
	}
	secret, back := a.begin(t)
	if p, err := a.Staff.FinishAgency(ctx, secret, back); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("nobody's subject: %+v, %v", p, err)
	}
	if after, err := a.Staff.Members(ctx, "", ""); err != nil || len(after) != len(accounts) {
		t.Errorf("%d accounts, %v; there were %d", len(after), err, len(accounts))
	}
	a.administer(t, administration.Bind(), a.Caseworker.ID, staff.Binding{Issuer: a.id, Subject: "id2"})
	if err := a.tries(administration.Bind(), a.Leader.ID, staff.Binding{Issuer: a.id, Subject: "id2"}); err == nil {
		t.Error("one subject was bound to two officers")
	}
	secret, back = a.begin(t)
	p, err := a.Staff.FinishAgency(ctx, secret, back)
	if err != nil || p.Next != staff.Done {
		t.Fatalf("got %+v, %v", p, err)
	}
	if m, s, err := a.Staff.InSession(ctx, p.Secret); err != nil || m.ID != a.Caseworker.ID || s.Method != "agency" {
		t.Errorf("got %+v, %v", s, err)
	}
	if p, err := a.Staff.FinishAgency(ctx, secret, back); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("a code that was used: %+v, %v", p, err)
	}
	first, _ := a.begin(t)
	_, second := a.begin(t)
	if p, err := a.Staff.FinishAgency(ctx, first, second); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("what another browser brought back: %+v, %v", p, err)
	}
	late, back := a.begin(t)
	a.Clock.Advance(5 * time.Minute)
	if p, err := a.Staff.FinishAgency(ctx, late, back); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("after five minutes: %+v, %v", p, err)
	}
	a.Clock.Advance(-5 * time.Minute)
	absentFromFiles(t, a.World, []string{"a secret"})
	a.administer(t, administration.Unbind(), a.Caseworker.ID, nil)
	secret, back = a.begin(t)
	if p, err := a.Staff.FinishAgency(ctx, secret, back); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("unbound: %+v, %v", p, err)
	}
	a.administer(t, administration.SetIssuer(), a.id, staff.IssuerForm{})
	if _, _, err := a.Staff.StartAgency(ctx, a.id, ""); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("an agency without a provider: %v", err)
	}
	verified(t, a.World)
}

// The agency's sign-in stands for the password. What it says of a second factor counts only
// where that was agreed on.
func TestAgencyAndSecondFactor(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		reason string
		strong []string
		want   staff.Next
	}{
		{"nothing was agreed on", nil, staff.AskFactor},
		{"another method was agreed on", []string{"amr:hwk"}, staff.AskFactor},
		{"what the provider says was agreed on", []string{"amr:pwd"}, staff.Done},
	} {
		a := newAgency(t, c.strong...)
		key := enrol(t, a.World, a.Caseworker)
		a.administer(t, administration.Bind(), a.Caseworker.ID, staff.Binding{Issuer: a.id, Subject: "id2"})
		secret, back := a.begin(t)
		p, err := a.Staff.FinishAgency(ctx, secret, back)
		if err != nil || p.Next != c.want {
			t.Fatalf("%s: got %q, %v; want %q", c.reason, p.Next, err, c.want)
		}
		if c.want == staff.Done {
			continue
		}
		if p, err = a.Staff.ProveCode(ctx, p.Secret, code(a.World, key)); err != nil {
			t.Fatal(err)
		}
		if _, s, err := a.Staff.InSession(ctx, p.Secret); err != nil || s.Method != "agency+totp" {
			t.Errorf("%s: got %+v, %v", c.reason, s, err)
		}
	}
}

// A subject is a subject of one provider: where the agency goes over to another, whoever has the
// same subject there is not the officer.
func TestBindingIsOfOneProvider(t *testing.T) {
	a, other := newAgency(t), newAgency(t)
	ctx := context.Background()
	a.administer(t, administration.Bind(), a.Caseworker.ID, staff.Binding{Issuer: a.id, Subject: "id2"})
	a.provider = other.provider
	a.administer(t, administration.SetIssuer(), a.id, staff.IssuerForm{Address: other.provider.URL, Client: "zaklon", Secret: "a secret"})
	secret, back := a.begin(t)
	if p, err := a.Staff.FinishAgency(ctx, secret, back); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("the same subject of another provider: %+v, %v", p, err)
	}
	a.administer(t, administration.Bind(), a.Caseworker.ID, staff.Binding{Issuer: a.id, Subject: "id2"})
	secret, back = a.begin(t)
	if p, err := a.Staff.FinishAgency(ctx, secret, back); err != nil || p.Next != staff.Done {
		t.Errorf("bound anew: %+v, %v", p, err)
	}
}

// A disabled account, a provider or a binding that was written past the register open nothing.
func TestAgencyForged(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct{ reason, statement string }{
		{"the binding moved to another officer", `UPDATE factor SET case_id = (SELECT id FROM officer WHERE role = 'team_leader')`},
		{"the binding of another subject", `UPDATE factor SET mark = 'x'`},
		{"another provider", `UPDATE issuer SET address = 'http://127.0.0.1:1'`},
		{"another account at the provider", `UPDATE issuer SET client = 'other'`},
		{"more that counts as a second factor", `UPDATE issuer SET strong = 'amr:pwd'`},
	} {
		a := newAgency(t)
		a.administer(t, administration.Bind(), a.Caseworker.ID, staff.Binding{Issuer: a.id, Subject: "id2"})
		secret, back := a.begin(t)
		forge(t, filepath.Join(a.Dir, "system.db"), c.statement)
		if p, err := a.Staff.FinishAgency(ctx, secret, back); err == nil {
			t.Errorf("%s: got %+v", c.reason, p)
		}
	}
	a := newAgency(t)
	a.administer(t, administration.Bind(), a.Caseworker.ID, staff.Binding{Issuer: a.id, Subject: "id2"})
	secret, back := a.begin(t)
	disable(t, a.World, a.Caseworker)
	if p, err := a.Staff.FinishAgency(ctx, secret, back); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("a disabled account: %+v, %v", p, err)
	}
}

// The buttons of the sign-in page.
func TestIssuers(t *testing.T) {
	a := newAgency(t)
	ctx := context.Background()
	if all, err := a.Staff.Issuers(ctx); err != nil || len(all) != 1 || all[0].ID != a.id || all[0].Agency != "Ministry of the Interior" {
		t.Errorf("got %+v, %v", all, err)
	}
	plain, err := staff.New(a.System.Register, staff.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	if all, err := plain.Issuers(ctx); err != nil || len(all) != 0 {
		t.Errorf("pages without an address offer %+v, %v", all, err)
	}
	if _, _, err := plain.StartAgency(ctx, a.id, ""); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("pages without an address: %v", err)
	}
	a.provider.Close()
	if _, _, err := a.Staff.StartAgency(ctx, a.id, ""); !errors.Is(err, staff.ErrProvider) {
		t.Errorf("a provider that does not answer: %v", err)
	}
}
