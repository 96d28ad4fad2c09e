package justice_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interlock/ledger"
)

// A judge takes in the sealed answer to a question of the file by choosing it, and reads it there.
func TestJudgeTakesStatementIn(t *testing.T) {
	s := open(t)
	id := s.Extradition("refoulement.asked")
	message := s.Asked()[0]
	file := s.Do(housetest.Act{By: s.Liaison, Kind: "refoulement.stated", Form: ledger.StatementForm{Message: message}}).Case
	s.Do(housetest.Act{By: s.SecondLiaison, Kind: "refoulement.confirmed", Case: file})
	s.Asked() // a slot later it has arrived
	path := "/c/" + id + "/act/refoulement.answered"
	_, rest, found := strings.Cut(s.page(s.Judge, path), "Sealed answer to a question of the court")
	at := strings.LastIndex(s.page(s.Judge, path), `<option value="`)
	if !found || rest == "" || at < 0 {
		t.Fatal("no answer is offered")
	}
	answer, _, _ := strings.Cut(s.page(s.Judge, path)[at+len(`<option value="`):], `"`)
	if sent := s.send(s.Judge, path, map[string]string{"message": answer}); sent.Code != http.StatusSeeOther {
		t.Fatalf("got %d: %s", sent.Code, alerts(sent.Body.String()))
	}
	if got := s.Request(id).Questions[0].Engaged; got != "no" {
		t.Errorf("got %q, want no", got)
	}
}
