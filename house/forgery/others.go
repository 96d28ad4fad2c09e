package forgery

import (
	"context"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// others enters something of every kind in the registers beside protection, and takes what the post
// brings into a case of protection.
func others(t testing.TB, w *housetest.World, protected string) {
	t.Helper()
	w.Extradition("person.surrendered")
	w.Stated(w.Answered(housetest.Wanted()))
	w.Executed(housetest.Removed())
	papers(t, w)
	carried(t, w)
	escorted(t, w)
	for _, id := range waiting(t, w.Protection) {
		w.Do(housetest.Act{By: w.Caseworker, Kind: "evidence.taken_in", Case: protected, Form: map[string]string{"message": id}})
	}
	request := arrested(t, w)
	held(t, w, request)
	kept(w)
	w.Clock.Advance(60 * 24 * time.Hour) // limits are missed, and leave tasks
}

// carried lets the slots of a day come.
func carried(t testing.TB, w *housetest.World) {
	t.Helper()
	w.Clock.Advance(24 * time.Hour)
	if _, _, err := w.Posting().Pass(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// waiting gives what an inbox holds of one kind; of protection, everything.
func waiting(t testing.TB, d *desk.Desk, kinds ...string) (out []string) {
	t.Helper()
	if len(kinds) == 0 {
		kinds = asylum.Intake(asylum.IntakeRead).Kinds
	}
	ctx := context.Background()
	err := d.Register.View(ctx, func(v *store.View) error {
		out = nil
		rows, err := v.Query(ctx, `SELECT id, kind FROM inbox WHERE taken = 0 ORDER BY id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id, kind string
			if err := rows.Scan(&id, &kind); err != nil {
				return err
			}
			if slices.Contains(kinds, kind) {
				out = append(out, id)
			}
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// escorted has the police escort whom the ministry agreed to hand over, and the ministry told; of what the
// ministry took back, the recall is taken in.
func escorted(t testing.TB, w *housetest.World) {
	t.Helper()
	for _, id := range waiting(t, w.House.Police, post.SurrenderKind) {
		file := w.Do(housetest.Act{By: w.Police, Kind: "escort.ordered", Form: removal.EscortForm{Message: id}}).Case
		if _, err := w.Try(housetest.Act{By: w.Police, Kind: "escort.recalled", Case: file}); err == nil {
			continue
		}
		w.Clock.Advance(time.Duration(max(planned(t, w, file)-w.House.Police.Today(), 0)) * 24 * time.Hour)
		w.Do(housetest.Act{By: w.Police, Kind: "escort.begun", Case: file})
		w.Do(housetest.Act{By: w.SecondPolice, Kind: "escort.reported", Case: file, Form: removal.ReportForm{Outcome: "handed_over", At: "09:55", Place: "Airport"}})
	}
	carried(t, w)
}

// planned is the day that was arranged for an escort.
func planned(t testing.TB, w *housetest.World, file string) (day deadline.Date) {
	t.Helper()
	ctx := context.Background()
	err := w.House.Police.Register.View(ctx, func(v *store.View) error {
		f, _, err := policefile.Removals().Load(ctx, v, file)
		day = f.Removal.PlannedOn
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// arrested opens a request out of each arrest that the police told of, and gives the last.
func arrested(t testing.TB, w *housetest.World) (request string) {
	t.Helper()
	in := extradition.Reception{Measures: []string{"provisional_arrest"}}
	in.Authority, in.Basis = "Ministry of Justice of Velta", "reciprocity"
	in.Arrival = extradition.ArrivalForm{Sender: "NCB Velta", Organ: "NCB Podgorica", On: w.Assistance.Today(), Language: "en"}
	for _, in.Message = range waiting(t, w.Assistance, post.ProvisionalArrestKind) {
		request = w.Do(housetest.Act{By: w.Justice, Kind: "request.received", Form: in}).Case
		w.Do(housetest.Act{By: w.Justice, Kind: "person.provisionally_arrested", Case: request, Form: map[string]string{"basis": "diffusion"}})
	}
	return request
}

// held enters a measure that holds a request and a message, clears one match, and lifts the measure; and
// one more, which stands.
func held(t testing.TB, w *housetest.World, request string) {
	t.Helper()
	w.Received(housetest.Wanted())
	measure := w.Measured(housetest.Wanted())
	w.Cleared(w.Matches()[0])
	told(t, w, request)
	w.Lifted(measure)
	w.Measured(housetest.Wanted())
}

// told has two liaisons answer a court that asked about a request.
func told(t testing.TB, w *housetest.World, request string) {
	t.Helper()
	before := waiting(t, w.House.Liaison, post.RefoulementQuestionKind)
	send(t, w, sending{w.Assistance.Register, w.House.Liaison.Register, post.RefoulementQuestionKind, "", question(request)})
	carried(t, w)
	asked := slices.DeleteFunc(waiting(t, w.House.Liaison, post.RefoulementQuestionKind), func(id string) bool { return slices.Contains(before, id) })
	for _, match := range w.Matches() {
		// What another liaison settled, or the house noted of another claim, is refused and stays as it is.
		_, _ = w.Try(housetest.Act{By: w.Liaison, Kind: "match.reviewed", Case: match, Form: ledger.ReviewForm{Verdict: ledger.VerdictSame, Reasons: "One face."}})
	}
	file := w.Do(housetest.Act{By: w.Liaison, Kind: "refoulement.stated", Form: ledger.StatementForm{Message: asked[0]}}).Case
	w.Do(housetest.Act{By: w.SecondLiaison, Kind: "refoulement.confirmed", Case: file, Form: ledger.ConfirmForm{Remark: "Seen."}})
}

// question is what a court asks about a request.
func question(request string) post.RefoulementQuestion {
	return post.RefoulementQuestion{Case: request, Court: "High Court", Number: "Kri.br.3/25", State: "XC"}
}

// kept takes over a register that was kept before, and issues a certificate of somebody whom nothing names.
func kept(w *housetest.World) {
	table := "number,kind,state,reference,received_on,family_name,given_names,birth_date,nationality,document,outcome,closed_on\n" +
		"Kpr. 4/09,extradition,XC,VE-1,2009-03-04,Marin,Luka,1961-02-03,XC,XC 1 22,granted,2010-01-05\n"
	w.Do(housetest.Act{By: w.Justice, Kind: "register.imported", Form: legacy.Taking{Name: "register.csv", Content: []byte(table)}})
	w.Do(housetest.Act{By: w.Justice, Kind: "negative_certificate.issued", Form: certificate.Request{
		Requester: "court", AskedBy: "Basic Court", Purpose: "A criminal record.", Particulars: particulars.Particulars{
			Names: []particulars.NameForm{{Kind: "latin", Family: "Zovko", Given: "Mirela"}}, Births: []particulars.BirthForm{{Year: "1950"}},
		},
	}})
}

// papers sends messages with a paper on the ways on which no act sends one today, so that something of
// every table of the post is proved in every register.
func papers(t testing.TB, w *housetest.World) {
	t.Helper()
	day, ministry, door := w.Protection.Today(), w.Assistance.Register, w.House.Liaison.Register
	send(t, w, sending{w.House.Police.Register, ministry, post.ProvisionalArrestKind, "", post.ProvisionalArrest{
		State: "XC", ArrestedOn: day, ArrestedAt: "09:00", Person: housetest.Removed(),
	}})
	send(t, w, sending{ministry, w.House.Police.Register, post.SurrenderKind, "", post.Surrender{
		To: "XC", On: day + 9, At: "09:00", Place: "airport_podgorica", Person: housetest.Removed(),
	}})
	send(t, w, sending{ministry, door, post.RefoulementQuestionKind, "", question("nowhere")})
	carried(t, w)
	for _, question := range waiting(t, w.House.Liaison, post.RefoulementQuestionKind)[:1] {
		send(t, w, sending{door, ministry, post.RefoulementAnswerKind, question, post.RefoulementAnswer{Engaged: post.No}})
	}
}

// A sending is a message as the store of a register takes it, past every desk.
type sending struct {
	from, to *store.Register
	kind     string
	answers  string
	form     any
}

func send(t testing.TB, w *housetest.World, s sending) {
	t.Helper()
	ctx, content := context.Background(), []byte("A paper of the post.\n")
	form, err := json.Marshal(s.form)
	if err != nil {
		t.Fatal(err)
	}
	message := post.Message{
		To: s.to.Name(), Kind: s.kind, Answers: s.answers, Form: form,
		Documents: []post.Document{{Title: "Paper", MediaType: "text/plain", SHA256: post.Digest(content), Content: content}},
	}
	err = s.from.Write(ctx, func(tx *store.Tx) error {
		if _, err := mail.Send(ctx, tx, mail.Sending{Now: w.Clock.Now(), Zone: w.Protection.Zone, Message: message}); err != nil {
			return err
		}
		_, err := tx.Append(ctx, store.Record{Sort: audit.Mark, Kind: "paper.sent"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
