package justice_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/letter"
)

// A letter is read before it leaves, taken back from its page, and then has no text; one that left can be
// printed, and nothing of the file stands on it.
func TestALetterIsReadAndTakenBack(t *testing.T) {
	s := open(t)
	path := s.received()
	if w := s.send(s.Justice, path+"/act/letter.queued", map[string]string{"formula": "acknowledgement"}); w.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", w.Code, alerts(w.Body.String()))
	}
	body := s.page(s.Justice, path)
	to := regexp.MustCompile(path + `/letters/[^"]*`).FindString(body)
	if to == "" || !strings.Contains(s.page(s.Justice, "/letters"), to) {
		t.Fatal("neither the file nor the list leads to the letter")
	}
	body = s.page(s.Justice, to)
	for _, want := range []string{"Not sent yet", "XA-12/23", `name="letter"`, "z-sheet"} {
		if !strings.Contains(body, want) {
			t.Errorf("the letter that waits does not say %q", want)
		}
	}
	if strings.Contains(body, "data-print") || strings.Contains(body, "z-identity") {
		t.Error("a letter that waits can be printed, or the file stands around it")
	}
	if got := s.ask(s.Clerk, to, nil).Code; got != http.StatusNotFound {
		t.Errorf("a clerk of a court reads it: got %d, want 404", got)
	}
	today := s.Assistance.Today()
	form := url.Values{
		"letter": {to[strings.LastIndex(to, "/")+1:]}, "on.day": {strconv.Itoa(today.Day())}, "on.month": {strconv.Itoa(int(today.Month()))},
		"on.year": {strconv.Itoa(today.Year())},
	}
	for _, found := range hidden.FindAllStringSubmatch(body, -1) {
		form.Set(found[1], found[2])
	}
	if w := s.ask(s.Justice, path+"/act/letter.recalled", form); w.Code != http.StatusSeeOther {
		t.Fatalf("it is not taken back: got %d\n%s", w.Code, alerts(w.Body.String()))
	}
	if body := s.page(s.Justice, to); !strings.Contains(body, "It was never sent") || strings.Contains(body, "z-sheet") || strings.Contains(body, `name="letter"`) {
		t.Error("a letter that was taken back has a text, or can be taken back again")
	}
	if got := s.ask(s.Justice, path+"/letters/nothing", nil).Code; got != http.StatusNotFound {
		t.Errorf("a letter that is none: got %d, want 404", got)
	}
}

// A letter that was sent is the sheet that left: it can be printed and not be taken back.
func TestALetterThatLeft(t *testing.T) {
	s := open(t)
	id := s.Extradition("information.requested")
	s.Clock.Advance(40 * 24 * time.Hour)
	s.Asked() // what is due is carried and sent
	sent := ""
	for _, l := range s.Request(id).Letters {
		if l.Status == letter.Sent {
			sent = l.ID
		}
	}
	if sent == "" {
		t.Fatal("no letter was sent")
	}
	s.Do(housetest.Act{By: s.Justice, Kind: "letter.queued", Case: id, Form: extradition.LetterForm{Formula: "acknowledgement"}}) // another one waits
	body := s.page(s.Justice, "/c/"+id+"/letters/"+sent)
	if !strings.Contains(body, "data-print") || !strings.Contains(body, "z-sheet") || strings.Contains(body, "Not sent yet") || strings.Contains(body, `name="letter"`) {
		t.Error("it is not the sheet alone")
	}
}

// rival enters another request for the same person from another state and gives the address of its file.
func (s *site) rival() string {
	s.t.Helper()
	in := request()
	in["state"], in["reference"], in["arrival.time"] = "XB", "XB-7/23", "08:00"
	w := s.send(s.Justice, "/new/request.received", in)
	path, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	if w.Code != http.StatusSeeOther {
		s.t.Fatalf("got %d\n%s", w.Code, alerts(w.Body.String()))
	}
	return path
}

// Requests for one person are shown on the file of each, in the order of their arrival, to who may read
// both; to a court that has one of them its page is the same, byte for byte, as if there were no other.
func TestCompetingRequests(t *testing.T) {
	s := open(t)
	one := s.received()
	if body := s.page(s.Justice, one); strings.Contains(body, `id="competing"`) {
		t.Error("one request competes with none")
	}
	other := s.rival()
	for _, path := range []string{one, other} {
		body := s.page(s.Justice, path)
		_, card, _ := strings.Cut(body, `id="competing"`)
		card, _, _ = strings.Cut(card, "</section>")
		earlier, later := strings.Index(card, "08:00"), strings.Index(card, "09:15")
		if earlier < 0 || later < earlier || !strings.Contains(card, "no other before it") || !strings.Contains(card, "after 1 other") || !strings.Contains(card, "this file") {
			t.Errorf("%s: got %s", path, card)
		}
		if next := map[string]string{one: other, other: one}[path]; !strings.Contains(card, `href="`+next+`"`) || strings.Contains(card, `href="`+path+`"`) {
			t.Errorf("%s: the card does not lead to the other file", path)
		}
	}
	id := s.Extradition("request.referred")
	before := fresh.ReplaceAllString(s.page(s.Clerk, "/c/"+id), "")
	s.claim(id)
	if body := s.page(s.Justice, "/c/"+id); !strings.Contains(body, `id="competing"`) {
		t.Fatal("the ministry does not see the competing request of a court's file")
	}
	if after := fresh.ReplaceAllString(s.page(s.Clerk, "/c/"+id), ""); after != before {
		t.Error("the court learns that there is another request")
	}
}

// claim enters a request for the person of a file, of which no court has anything.
func (s *site) claim(id string) {
	s.t.Helper()
	in := request()
	in["state"], in["reference"] = "XB", "XB-8/23"
	f := s.Request(id)
	who := f.Described(f.Persons[0].ID)
	in["persons.0.names.0.family"], in["persons.0.names.0.given"] = who.Names[0].Family, who.Names[0].Given
	in["persons.0.births.0.day"], in["persons.0.births.0.month"], in["persons.0.births.0.year"] = who.Births[0].Day, who.Births[0].Month, who.Births[0].Year
	in["persons.0.nationalities.0"] = who.Nationalities[0]
	if w := s.send(s.Justice, "/new/request.received", in); w.Code != http.StatusSeeOther {
		s.t.Fatalf("got %d\n%s", w.Code, alerts(w.Body.String()))
	}
}

// A judge is led from the post to the file whose question an answer answers, and takes it in there; what it
// says is not in the list. A clerk reads no post, and another court's judge sees nothing of it.
func TestPostOfACourt(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		by   staff.Member
		want int
	}{{s.Judge, http.StatusOK}, {s.Justice, http.StatusOK}, {s.Clerk, http.StatusForbidden}, {s.Minister, http.StatusForbidden}} {
		if got := s.ask(c.by, "/post", nil).Code; got != c.want {
			t.Errorf("%s: got %d, want %d", c.by.Role, got, c.want)
		}
	}
	id := s.Extradition("refoulement.asked")
	r := s.Do(housetest.Act{By: s.Liaison, Kind: "refoulement.stated", Form: ledger.StatementForm{Message: s.Asked()[0]}})
	s.Do(housetest.Act{By: s.SecondLiaison, Kind: "refoulement.confirmed", Case: r.Case, Form: ledger.ConfirmForm{Remark: "Seen."}})
	s.Asked() // carries what is due
	to := "/c/" + id + "/act/refoulement.answered"
	if body := s.page(s.Judge, "/post"); strings.Count(body, to) != 1 || strings.Contains(body, "engaged") {
		t.Error("the post does not lead to the act, or says more")
	}
	other := s.Add("c.other", authority.Judge, s.AppealUnit)
	if body := s.page(other, "/post"); strings.Contains(body, id) || strings.Contains(body, "Sealed answer to a question of the court") {
		t.Error("another court's judge sees the answer")
	}
	message := regexp.MustCompile(`<option value="([^"]+)"`).FindStringSubmatch(s.page(s.Judge, to))
	if message == nil {
		t.Fatal("the form offers no answer")
	}
	if w := s.send(s.Judge, to, map[string]string{"message": message[1]}); w.Code != http.StatusSeeOther {
		t.Fatalf("got %d\n%s", w.Code, alerts(w.Body.String()))
	}
	if body := s.page(s.Judge, "/post"); strings.Contains(body, to) {
		t.Error("the answer that was taken in is still in the post")
	}
}
