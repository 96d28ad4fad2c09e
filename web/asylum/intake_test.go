package asylum_test

import (
	"context"
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// What waits in the inbox is offered by whom it is said to be about, its papers and the day on which it
// came; a message about nobody named says so.
func TestTakeInEvidence(t *testing.T) {
	w := housetest.New(t)
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := w.CaseThrough("case.assigned")
	send(t, w, `{"state":"XA","note":"","person":{"names":[{"kind":"latin","family":"Orlova","given":"Ines"}]}}`, "First letter")
	send(t, w, `{"state":"","note":"","person":{}}`, "Second letter")
	w.Clock.Advance(time.Hour)
	if _, _, err := w.Posting().Pass(context.Background()); err != nil {
		t.Fatal(err)
	}
	path := "/c/" + id + "/act/evidence.taken_in"
	got := ask(t, w, handler, w.Caseworker, path)
	if got.Code != http.StatusOK {
		t.Fatalf("got %d", got.Code)
	}
	body := html.UnescapeString(got.Body.String())
	for _, want := range []string{"Orlova, Ines · First letter · ", "Nobody named · Second letter · "} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not offer %q", want)
		}
	}
	if got := ask(t, w, handler, w.Stranger, path); got.Code == http.StatusOK || strings.Contains(got.Body.String(), "First letter") {
		t.Errorf("an officer of another unit: got %d", got.Code)
	}
}

// send sends evidence as an act of the ministry of justice does.
func send(t *testing.T, w *housetest.World, form, title string) {
	t.Helper()
	ctx := context.Background()
	err := w.House.Assistance.Register.Write(ctx, func(tx *store.Tx) error {
		_, err := mail.Send(ctx, tx, mail.Sending{Now: w.Clock.Now(), Zone: w.Protection.Zone, Message: post.Message{
			To: post.Protection, Kind: post.EvidenceKind, Form: json.RawMessage(form),
			Documents: []post.Document{{Title: title, MediaType: "text/plain", SHA256: post.Digest([]byte(title)), Content: []byte(title)}},
		}})
		if err != nil {
			return err
		}
		_, err = tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "evidence.posted"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func ask(t *testing.T, w *housetest.World, handler http.Handler, by staff.Member, path string) *httptest.ResponseRecorder {
	t.Helper()
	secret, err := w.Staff.Begin(context.Background(), by.ID, "test")
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
	out := httptest.NewRecorder()
	handler.ServeHTTP(out, r)
	return out
}
