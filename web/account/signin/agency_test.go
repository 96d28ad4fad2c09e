package signin_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

// provider runs a genuine provider on this machine for the ministry, whose caseworker has the
// subject id2 there. It gives the ministry's reference.
func (b *browser) provider() (address, ministry string) {
	b.T.Helper()
	b.Clock.Advance(time.Since(b.Clock.Now())) // the provider has the machine's clock
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	b.T.Cleanup(server.Close)
	clients := map[string]*storage.Client{"zaklon": storage.WebClient("zaklon", "a secret", housetest.Site().Origin+staff.AgencyPath)}
	handler = exampleop.SetupServer(server.URL, storage.NewStorageWithClients(storage.NewUserStore(server.URL), clients), nil, false)
	agency, _, err := b.Staff.AgencyByName(b.T.Context(), "Ministry of the Interior")
	if err != nil {
		b.T.Fatal(err)
	}
	call := desk.Call{Officer: b.Administrator.Authority(), Case: agency.ID, On: b.System.Today(), Proved: b.Clock.Now()}
	issuer := staff.IssuerForm{Address: server.URL, Client: "zaklon", Secret: "a secret"}
	if _, err := desk.Perform(b.T.Context(), b.System, administration.SetIssuer(), call, issuer); err != nil {
		b.T.Fatal(err)
	}
	return server.URL, agency.ID
}

// there signs the person in at the provider, as the same browser does, and gives the address
// that the provider sends it back to, without its host.
func (b *browser) there(provider, address string) string {
	b.T.Helper()
	foreign := &browser{b.World, b.At(provider)}
	begun := foreign.Get(strings.TrimPrefix(address, provider))
	login, err := url.Parse(begun.To)
	if err != nil || begun.To == "" {
		b.T.Fatalf("the provider says %d to %q, %v", begun.Status, begun.To, err)
	}
	done := foreign.post("/login/username", "username", "test-user2", "password", "verysecure", "id", login.Query().Get("authRequestID"))
	back := foreign.Get(strings.TrimPrefix(done.To, provider)).To
	return strings.TrimPrefix(back, housetest.Site().Origin)
}

// An officer whom the administrator bound signs in through the agency's provider. The way back
// is a page that leads on by itself, so that the session's cookie is of this site; the answer
// of the provider opens nothing in another browser, and nothing twice.
func TestSignInThroughAnAgency(t *testing.T) {
	b := open(t, staff.Offered)
	provider, ministry := b.provider()
	admin := b.another()
	admin.WantTo("administrator", admin.signIn(b.Administrator), "/")
	path := "/staff/" + b.Caseworker.ID
	admin.wantPage("before", admin.Get(path), http.StatusOK, "Ministry of the Interior", `name="subject"`)
	admin.WantTo("bound", admin.post(path+"/bind", "form-token", "a", "issuer", ministry, "subject", "id2"), path+"?done=yes")

	b.wantPage("offered", b.Get("/signin"), http.StatusOK, "Sign in through Ministry of the Interior", "/signin/agency/"+ministry)
	begun := b.Get("/signin/agency/" + ministry)
	if begun.Status != http.StatusSeeOther || !strings.HasPrefix(begun.To, provider) {
		t.Fatalf("got %d to %q, want the provider", begun.Status, begun.To)
	}
	back := b.there(provider, begun.To)
	other := b.another()
	other.WantTo("in another browser", other.Get(back), "/signin?again=yes")
	b.wantPage("back", b.Get(back), http.StatusOK, "You are signed in", `content="0;url=/"`)
	b.WantTo("signed in", b.Get("/"), "/work")
	b.wantPage("how", b.Get("/account"), http.StatusOK, "<td data-label=\"How\">agency")
	b.WantTo("the same answer again", b.Get(back), "/signin?again=yes")

	admin.WantTo("unbound", admin.post(path+"/unbind", "form-token", "b"), path+"?done=yes")
	third := b.another()
	again := third.Get("/signin/agency/" + ministry)
	third.WantTo("no longer bound", third.Get(third.there(provider, again.To)), "/signin?again=yes")
}
