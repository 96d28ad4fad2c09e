package justice_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/competing"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// delivered lets two days pass and the post with them, and gives what waits in an inbox.
func delivered(t *testing.T, w *housetest.World, of *desk.Desk, by staff.Member, kind string) []mail.Item {
	t.Helper()
	w.Clock.Advance(48 * time.Hour)
	if _, _, err := w.Posting().Pass(context.Background()); err != nil {
		t.Fatal(err)
	}
	items, err := mail.Inbox(context.Background(), of, desk.Call{Officer: by.Authority()}, mail.Look{Kind: kind, Kinds: []string{post.ProvisionalArrestKind, post.SurrenderKind, post.EscortKind, post.EvidenceKind}})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// What the police told of an arrest opens the file of the request for it, once.
func TestArrestOpensRequest(t *testing.T) {
	w := housetest.New(t)
	message := w.Received(housetest.Wanted())
	person := w.Message(message).Persons[0].ID
	w.Do(housetest.Act{By: w.Interpol, Kind: "compliance.reviewed", Case: message, Form: interpol.ReviewForm{ArticleThree: "no_objection", RefugeePolicy: "nothing_presented", Reasons: "Fraud."}})
	w.Do(housetest.Act{By: w.Interpol, Kind: "arrest.ordered", Case: message, Form: interpol.ArrestForm{Person: person}})
	w.Do(housetest.Act{By: w.Interpol, Kind: "arrest.made", Case: message, Form: interpol.ArrestMadeForm{Arrest: w.Message(message).Arrests[0].ID, At: "10:10", Place: "Bar"}})
	items := delivered(t, w, w.Assistance, w.Justice, "post.read")
	if len(items) != 1 {
		t.Fatalf("got %d messages, want 1", len(items))
	}
	in := extradition.Reception{
		Message: items[0].ID, Letterhead: extradition.Letterhead{Authority: "Ministry of Justice of Velta", Basis: "reciprocity"}, Measures: part.Measures(),
		Arrival: extradition.ArrivalForm{Sender: "NCB Velta", Organ: "NCB Podgorica", On: w.Assistance.Today(), Language: "en"},
	}
	open := func(id string) (desk.Receipt, error) {
		in.Message = id
		return w.Try(housetest.Act{By: w.Justice, Kind: "request.received", Form: in})
	}
	if _, err := open("nothing"); !slices.Contains(problems(err), "message: choose_from_list") {
		t.Errorf("of no message: got %v", problems(err))
	}
	r, err := open(items[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	f := w.Request(r.Case)
	if f.Request.State != stage.ArrestRequested || f.Request.RequestingState != "XC" || f.Request.Reference != "XC/2023/118" || f.Arrivals[0].Channel != "ncb" ||
		f.Listed(f.Persons[0].ID) != w.Message(message).Listed(person) {
		t.Errorf("got %+v", f.Request)
	}
	if _, err := open(items[0].ID); !slices.Equal(problems(err), []string{"message: already_taken"}) {
		t.Errorf("a second time: got %v", problems(err))
	}
}

// escorted brings a new request to the intention of the surrender, and gives its reference and the
// message by which the police reported that the person was handed over.
func escorted(t *testing.T, w *housetest.World) (id, report string) {
	t.Helper()
	id = w.Extradition("surrender.agreed")
	asked := delivered(t, w, w.House.Police, w.Police, "post_box.read")
	if len(asked) != 1 {
		t.Fatalf("got %d messages, want 1", len(asked))
	}
	escort := w.Do(housetest.Act{By: w.Police, Kind: "escort.ordered", Form: removal.EscortForm{Message: asked[0].ID}}).Case
	w.Clock.Reach(w.Request(id).Surrenders[0].On)
	w.Do(housetest.Act{By: w.Police, Kind: "escort.begun", Case: escort})
	w.Do(housetest.Act{By: w.SecondPolice, Kind: "escort.reported", Case: escort, Form: removal.ReportForm{Outcome: "handed_over", At: "10:00", Place: "Airport"}})
	reports := delivered(t, w, w.Assistance, w.Justice, "post.read")
	if len(reports) == 0 {
		t.Fatal("no report arrived")
	}
	return id, reports[len(reports)-1].ID
}

// The report of the escort comes into the file with the act of which it tells, and with no other.
func TestEscortReported(t *testing.T) {
	w := housetest.New(t)
	first, firstReport := escorted(t, w)
	grounds := part.PostponementGrounds()
	_, err := w.Try(housetest.Act{By: w.Justice, Kind: "surrender.postponed", Case: first, Form: ending.PostponementForm{
		Message: firstReport, Ground: grounds[len(grounds)-1],
	}})
	if !slices.Equal(problems(err), []string{"message: escort_says_otherwise"}) {
		t.Errorf("postponed by a report of a surrender: got %v", problems(err))
	}
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.intended", Case: first})
	w.Do(housetest.Act{By: w.SecondJustice, Kind: "person.surrendered", Case: first})

	second := w.Extradition("surrender.agreed") // the first is over, and is no rival any more
	w.Clock.Reach(w.Request(second).Surrenders[0].On)
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.intended", Case: second})
	_, err = w.Try(housetest.Act{By: w.SecondJustice, Kind: "person.surrendered", Case: second, Form: ending.ExecutionForm{Message: firstReport}})
	if !slices.Equal(problems(err), []string{"message: choose_from_list"}) {
		t.Errorf("the report of another file: got %v", problems(err))
	}
}

// A report that is taken in waits no more.
func TestEscortTakenIn(t *testing.T) {
	w := housetest.New(t)
	id, report := escorted(t, w)
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.intended", Case: id})
	w.Do(housetest.Act{By: w.SecondJustice, Kind: "person.surrendered", Case: id, Form: ending.ExecutionForm{Message: report}})
	if left := delivered(t, w, w.Assistance, w.Justice, "post.read"); len(left) != 0 || w.Request(id).Request.State != stage.Surrendered {
		t.Errorf("%d reports still wait, the file stands at %s", len(left), w.Request(id).Request.State)
	}
}

// A document goes on by the post, and what the officer and the file learn is the same whether anybody
// needed it or not.
func TestForwardEvidence(t *testing.T) {
	w := housetest.New(t)
	id := w.Extradition("annex.filed")
	annex := w.Request(id).Annexes[0]
	forward := housetest.Act{By: w.Justice, Kind: "evidence.forwarded", Case: id, Form: extradition.Forwarding{Annex: annex.ID, Note: "For whom it may concern."}}
	r := w.Do(forward)
	items := delivered(t, w, w.Protection, w.Caseworker, "intake.read")
	if len(items) != 1 {
		t.Fatalf("got %d messages, want 1", len(items))
	}
	m, err := mail.Open(context.Background(), w.Protection, desk.Call{Officer: w.Caseworker.Authority(), Case: items[0].ID}, mail.Look{Kind: "intake.opened", Kinds: []string{post.EvidenceKind}})
	var said post.Evidence
	if err == nil {
		err = m.Read(&said)
	}
	if err != nil || said.State != "XC" || len(m.Documents) != 1 || m.Documents[0].SHA256 != annex.SHA256 || post.Digest(m.Documents[0].Content) != annex.SHA256 {
		t.Errorf("got %+v with %d documents, %v", said, len(m.Documents), err)
	}
	for _, line := range r.Minutes {
		if line.Key != "annex" && line.Key != "sha256" {
			t.Errorf("the receipt says %s", line.Key)
		}
	}
	if _, err := w.Try(forward); !slices.Equal(problems(err), []string{"annex: already_forwarded"}) {
		t.Errorf("twice: got %v", problems(err))
	}
}

// A letter that an officer orders is made of the file alone.
func TestQueueLetter(t *testing.T) {
	w := housetest.New(t)
	id := w.Assisted("request.referred")
	for _, c := range []struct{ formula, channel string }{
		{"acknowledgement", "embassy:XC"}, {"status_reply", "embassy:XC"}, {"consular_reply", "embassy:XC"},
	} {
		w.Do(housetest.Act{By: w.Justice, Kind: "letter.queued", Case: id, Form: extradition.LetterForm{Formula: c.formula}})
		letters := w.Request(id).Letters
		last := letters[len(letters)-1]
		text, err := dispatch.Preview(last)
		if err != nil || last.Channel != c.channel || last.Formula != c.formula || text == "" {
			t.Errorf("%s: got %+v, %v", c.formula, last, err)
		}
	}
	_, err := w.Try(housetest.Act{By: w.Justice, Kind: "letter.queued", Case: id, Form: extradition.LetterForm{Formula: "refusal"}})
	if !slices.Equal(problems(err), []string{"formula: choose_from_list"}) {
		t.Errorf("a letter of an act: got %v", problems(err))
	}
}

// While a hold stands every act that brings the person closer to the state is refused, with one and the
// same text; what only records goes on, and nothing in the file says that a hold stands.
func TestHeld(t *testing.T) {
	w := housetest.New(t)
	id := w.Extradition("request.submitted")
	before := w.Request(id)
	measure := w.Measured(housetest.Claimed())
	if after := w.Request(id); after.Request.Version != before.Request.Version {
		t.Errorf("a hold changed the file to version %d", after.Request.Version)
	}
	refused := func(by staff.Member, kind string, form any) {
		t.Helper()
		_, err := w.Try(housetest.Act{By: by, Kind: kind, Case: id, Form: form})
		if !slices.Equal(problems(err), []string{": held"}) {
			t.Errorf("%s: got %v, want it held", kind, problems(err))
		}
	}
	granted := ending.MinisterForm{Outcome: part.Granted}
	refused(w.Minister, "minister.decided", granted)
	w.Do(housetest.Act{By: w.Justice, Kind: "annex.filed", Case: id, Form: part.Filing{Kind: "note", Title: "A note", Content: []byte("A note.")}})
	w.Lifted(measure)
	w.Do(housetest.Act{By: w.Minister, Kind: "minister.decided", Case: id, Form: granted})
	agreed := ending.AgreementForm{Day: w.Assistance.Today(), Place: "airport_podgorica"}

	measure = w.Measured(housetest.Claimed())
	refused(w.Justice, "surrender.agreed", agreed)
	w.Lifted(measure)
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.agreed", Case: id, Form: agreed})

	measure = w.Measured(housetest.Claimed())
	refused(w.Justice, "surrender.intended", nil)
	w.Lifted(measure)
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.intended", Case: id})

	w.Measured(housetest.Claimed())
	refused(w.SecondJustice, "person.surrendered", nil)
}

// Two requests for one person stand in the order in which they arrived, for each of them the same.
func TestCompeting(t *testing.T) {
	w := housetest.New(t)
	first := w.Extradition("request.received")
	w.Clock.Advance(72 * time.Hour)
	second := w.Extradition("request.received")
	w.Assisted("request.received")
	// A transfer of the same person hands over and competes with no extradition: no list has it, and none counts it.
	w.Do(housetest.Act{By: w.Justice, Kind: "request.received", Form: extradition.Reception{
		Letterhead: extradition.Letterhead{Kind: part.Transfers()[0], State: "XC", Authority: "Ministry of Justice of Velta", Mission: "Embassy of Velta", Basis: "reciprocity", Reference: "VE-9"},
		Arrival:    extradition.ArrivalForm{Channel: "note_verbale", Sender: "Embassy of Velta", Organ: "Ministry of Justice", On: w.Assistance.Today(), Form: "assistance_request", Language: "en"},
		Persons:    []particulars.Particulars{housetest.Claimed()},
	}})
	for _, id := range []string{first, second} {
		var places []competing.Place
		var rivals []string
		ctx := context.Background()
		err := w.Assistance.Register.View(ctx, func(v *store.View) (err error) {
			places, err = requestfile.Competing(ctx, v, w.Named.Assistance, id, func(string) (bool, error) { return true, nil })
			if err == nil {
				rivals, err = requestfile.Rivals(ctx, v, w.Named.Assistance, id)
			}
			return err
		})
		if err != nil || len(rivals) != 1 || len(places) != 2 || places[0].File != first || places[1].File != second || places[1].After != 1 {
			t.Errorf("got %+v, %v", places, err)
		}
	}
}
