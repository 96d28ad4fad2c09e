package police_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// pdf is a file that is one as far as its type goes.
const pdf = "%PDF-1.4\nconsent"

// checking is a form without fault of a check on the first person of a message.
func checking(f interpol.File) interpol.CheckForm {
	return interpol.CheckForm{Person: f.Persons[0].ID, Name: f.File.Names[0].ID, Purpose: "locate", Source: "border_crossings", Result: "no_record", Remark: "None."}
}

// A message goes its whole way through the desk, every part of it is kept and read again as it was,
// and the book fits the rows.
func TestTheWayOfAMessage(t *testing.T) {
	w := newWorld(t)
	id := w.receive(w.incoming())
	f := w.message(id)
	person := f.Persons[0].ID
	do(w, police.RecordAlias(), bureau, id, interpol.AliasForm{
		Person: person, Name: particulars.NameForm{Kind: "also", Family: "Werano", Given: "Alma"}, Source: "spelling", Reason: "Another spelling.",
	})
	do(w, police.Check(), bureau, id, checking(f))
	w.review(id)
	do(w, police.OrderArrest(w.Wiring), bureau, id, interpol.ArrestForm{Person: person})
	do(w, police.RecordArrest(w.Wiring), bureau, id, interpol.ArrestMadeForm{Arrest: w.message(id).Arrests[0].ID, At: "17:10", Place: "Bar"})
	do(w, police.Answer(w.Wiring), bureau, id, interpol.AnswerForm{})
	do(w, police.Confirm(w.Wiring), bureau, id, interpol.ConfirmForm{Person: person, To: "ipsg", ConsentOn: w.Desk.Today(), Content: []byte(pdf)})

	f = w.message(id)
	if f.Message.State != interpol.Answered || len(f.Letters) != 2 || len(f.Checks) != 1 || len(f.Aliases) != 1 || f.Arrests[0].Conveyed == "" || f.Confirmations[0].SHA256 == "" {
		t.Errorf("got %+v", f)
	}
	past, found, err := w.asOf(id)
	if diff := cmp.Diff(past, f); diff != "" || !found || err != nil {
		t.Errorf("the after-images give another file than the rows: %v\n%s", err, diff)
	}
	w.sent(id)
	opened, err := policefile.OpenMessage(context.Background(), w.Desk, desk.Call{Officer: bureau, Case: id}, "message.read")
	if err != nil || len(opened.Events) != int(opened.Message.Version) || opened.Events[0].Kind != "urgent_message.received" {
		t.Errorf("the timeline: got %d acts of version %d, %v", len(opened.Events), opened.Message.Version, err)
	}
	w.verify()
	w.on("2030-03-08 09:00")
	do(w, police.Purge(), bureau, id, interpol.NoInput{})
	if f = w.message(id); len(f.Persons)+len(f.File.Names)+len(f.Checks)+len(f.Letters)+len(f.Confirmations) != 0 || f.Message.Summary != "" {
		t.Errorf("after the purge: %+v", f)
	}
	w.verify()
}

// asOf is the file of a message out of the after-images alone.
func (w *world) asOf(id string) (f interpol.File, found bool, err error) {
	err = w.Desk.Register.View(context.Background(), func(v *store.View) (err error) {
		f, found, err = policefile.Messages().AsOf(context.Background(), v, id, desk.EndOfDay(w.Desk.Today(), w.Desk.Zone))
		return err
	})
	return f, found, err
}

// sent lets the slot come, sends, and reads each letter as it left.
func (w *world) sent(id string) {
	w.t.Helper()
	ctx := context.Background()
	for _, l := range w.message(id).Letters {
		p, err := policefile.OpenReply(ctx, w.Desk, desk.Call{Officer: bureau, Case: id}, l.ID)
		if err != nil || p.Text == "" || p.Status != letter.Queued {
			w.t.Errorf("before the slot: got %s, %v", p.Status, err)
		}
	}
	w.on("2025-03-11 12:00")
	n, err := dispatch.Pass(ctx, w.Desk.Register, func(ctx context.Context, id string, in letter.Sending) error {
		_, err := desk.Happen(ctx, w.Desk, police.SendReplies(), id, in)
		return err
	})
	if err != nil || n != 1 {
		w.t.Errorf("sent the letters of %d files, %v; want one", n, err)
	}
	for _, l := range w.message(id).Letters {
		p, err := policefile.OpenReply(ctx, w.Desk, desk.Call{Officer: bureau, Case: id}, l.ID)
		if numbered := strings.Contains(p.Text, p.Reference); err != nil || p.Status != letter.Sent || numbered != (p.Channel == "ipsg") {
			w.t.Errorf("in the slot, by %s: got %s, %v; a reply to a bureau has no number of ours", p.Channel, p.Status, err)
		}
	}
	if _, err := policefile.OpenReply(ctx, w.Desk, desk.Call{Officer: bureau, Case: id}, "none"); !errors.Is(err, desk.ErrAbsent) {
		w.t.Errorf("a letter that is none: got %v", err)
	}
}

// A check on somebody whom the message does not name is refused by the desk with its article, and
// nothing of it is in the register.
func TestCheckOnSomebodyNotNamed(t *testing.T) {
	w := newWorld(t)
	one, two := w.receive(w.incoming()), w.receive(w.incoming())
	in := checking(w.message(one))
	in.Person = w.message(two).Persons[0].ID
	_, err := try(w, police.Check(), bureau, one, in)
	if got, want := problems(err), "person: person_not_named"; got != want || !strings.Contains(err.Error(), "Article 10") {
		t.Errorf("got %v, want %s with Article 10", err, want)
	}
	if f := w.message(one); len(f.Checks) != 0 || f.Message.Version != 1 {
		t.Errorf("got %d checks at version %d", len(f.Checks), f.Message.Version)
	}
}

// A removal goes its whole way through the desk; the door is asked before every barred act.
func TestTheWayOfARemoval(t *testing.T) {
	w := newWorld(t)
	id := do(w, police.Prepare(), first, "", removal.Preparation{Kind: "expulsion", To: "XA", Ground: "no_right_to_stay", Person: called("Beria", "Tomas")}).Case
	do(w, police.Describe(), first, id, particulars.Particulars{Father: "Ivo"})
	do(w, police.RequestDocument(w.Wiring), first, id, removal.RequestForm{Reference: "R 1"})
	do(w, police.OrderRemoval(w.Wiring), first, id, removal.OrderForm{Number: "12/25"})
	do(w, police.RequestReadmission(w.Wiring), first, id, removal.RequestForm{})
	do(w, police.IntendRemoval(w.Wiring), first, id, removal.IntentForm{Place: "Airport"})
	if _, err := try(w, police.ExecuteRemoval(w.Wiring), first, id, removal.ExecuteForm{}); err == nil {
		t.Error("the officer who intended it executes it")
	}
	do(w, police.ExecuteRemoval(w.Wiring), second, id, removal.ExecuteForm{})
	f := w.removal(id)
	if f.Removal.State != removal.Executed || f.Removal.ExecutedBy != "second" || len(f.Requests) != 2 || f.Persons[0].Father != "Ivo" {
		t.Errorf("got %+v", f)
	}
	if len(w.door.asked) != 6 {
		t.Errorf("the door was asked %d times, want 6: five acts and one that authority refused", len(w.door.asked))
	}
	cancelled := do(w, police.Prepare(), first, "", removal.Preparation{Kind: "readmission", To: "XB", Ground: "entry_ban", Person: called("Orlova", "Ines")}).Case
	do(w, police.CancelRemoval(), first, cancelled, removal.ReasonForm{Reason: "Left."})
	opened, err := policefile.OpenRemoval(context.Background(), w.Desk, desk.Call{Officer: second, Case: id}, "removal.read")
	if err != nil || len(opened.Events) != 7 {
		t.Errorf("the timeline: got %d acts, %v; want 7", len(opened.Events), err)
	}
	w.verify()
}

// Escorts are taken in from the post of the ministry of justice, and what became of them goes back.
func TestEscorts(t *testing.T) {
	w := newWorld(t)
	ministry, ctx := w.ministry(), context.Background()
	one, two := arrange(t, w, ministry), arrange(t, w, ministry)
	w.on("2025-03-07 18:00")
	if n, err := mailDeliver(ctx, ministry, w.Desk.Register); err != nil || n != 2 {
		t.Fatalf("delivered %d, %v", n, err)
	}
	id := do(w, police.OrderEscort(w.Wiring), first, "", removal.EscortForm{Message: one}).Case
	if _, err := try(w, police.OrderEscort(w.Wiring), first, "", removal.EscortForm{Message: one}); problems(err) != "message: already_taken" {
		t.Errorf("the same order once more: got %v", err)
	}
	for _, none := range []string{"none", ""} {
		if _, err := try(w, police.OrderEscort(w.Wiring), first, "", removal.EscortForm{Message: none}); problems(err) != "message: choose_from_list" {
			t.Errorf("an order that is none, %q: got %v", none, err)
		}
	}
	f := w.removal(id)
	if f.Removal.To != "XA" || f.Removal.Place != "airport_podgorica" || f.Listed(f.Persons[0].ID) != "Kemal, Dario" || f.Removal.PlannedOn != parse(t, "2025-03-10") {
		t.Errorf("got %+v", f)
	}
	handOver := func(by authority.Officer) error {
		_, err := try(w, police.ReportEscort(w.Wiring), by, id, removal.ReportForm{Outcome: "handed_over", At: "17:55", Place: "Airport"})
		return err
	}
	if err := handOver(second); problems(err) != "outcome: escort_not_begun" {
		t.Errorf("handed over without a beginning: got %v", err)
	}
	do(w, police.BeginEscort(w.Wiring), first, id, removal.BeginForm{})
	if _, err := try(w, police.BeginEscort(w.Wiring), second, id, removal.BeginForm{}); problems(err) != ": step_not_allowed" {
		t.Errorf("begun twice: got %v", err)
	}
	do(w, police.Describe(), second, id, particulars.Particulars{Father: "Ivo"})
	if err := handOver(second); problems(err) != "on: before_agreed_day" {
		t.Errorf("handed over before the agreed day: got %v", err)
	}
	w.on("2025-03-10 18:00")
	if err := handOver(first); problems(err) != ": same_officer" {
		t.Errorf("handed over by who began it: got %v", err)
	}
	if err := handOver(second); err != nil || w.removal(id).Removal.ExecutedBy != "second" || len(w.claims()) != 0 {
		t.Errorf("handed over by another: got %v, %+v; claims %v", err, w.removal(id).Removal, w.claims())
	}
	void := do(w, police.OrderEscort(w.Wiring), first, "", removal.EscortForm{Message: two}).Case
	do(w, police.VoidEscort(w.Wiring), second, void, removal.ReasonForm{Reason: "Called off."})
	w.on("2025-03-10 19:00")
	told := tells(t, w, ministry)
	if got, want := told[one], (post.Escort{Outcome: "handed_over", On: w.Desk.Today(), At: "17:55", Place: "Airport"}); got != want {
		t.Errorf("handed over: the ministry is told %+v, want %+v", got, want)
	}
	if got, want := told[two], (post.Escort{Outcome: "not_handed_over", On: w.Desk.Today()}); got != want {
		t.Errorf("voided: the ministry is told %+v, want %+v", got, want)
	}
	w.verify()
}

// tells carries the post to the ministry and gives what it is told, by the arrangement that is answered.
func tells(t *testing.T, w *world, ministry *store.Register) map[string]post.Escort {
	t.Helper()
	ctx := context.Background()
	if _, err := mailDeliver(ctx, w.Desk.Register, ministry); err != nil {
		t.Fatal(err)
	}
	told := map[string]post.Escort{}
	err := ministry.View(ctx, func(v *store.View) error {
		rows, err := v.Query(ctx, `SELECT id FROM inbox WHERE kind = $1`, post.EscortKind)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				return err
			}
			m, err := mail.Peek(ctx, v, mail.Taking{ID: id, Kind: post.EscortKind})
			if err != nil {
				return err
			}
			var said post.Escort
			if err := m.Read(&said); err != nil {
				return err
			}
			told[m.Answers] = said
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return told
}

// A recall that lies in the inbox bars the beginning and the handing over at once, before anybody takes it
// in; taken in, it ends the escort. It is for the escort that it answers and for no other.
func TestARecallBars(t *testing.T) {
	w := newWorld(t)
	ministry, ctx := w.ministry(), context.Background()
	var escorts, arrangements []string
	for range 3 {
		arrangements = append(arrangements, arrange(t, w, ministry))
	}
	w.on("2025-03-07 18:00")
	if n, err := mailDeliver(ctx, ministry, w.Desk.Register); err != nil || n != 3 {
		t.Fatalf("delivered %d, %v", n, err)
	}
	for _, m := range arrangements {
		escorts = append(escorts, do(w, police.OrderEscort(w.Wiring), first, "", removal.EscortForm{Message: m}).Case)
	}
	waiting, begun, other := escorts[0], escorts[1], escorts[2]
	do(w, police.BeginEscort(w.Wiring), first, begun, removal.BeginForm{})
	if _, err := try(w, police.RecallEscort(w.Wiring), first, waiting, removal.RecallForm{}); problems(err) != ": no_recall" {
		t.Errorf("a recall that nobody sent: got %v", err)
	}
	for _, m := range arrangements[:2] {
		mailSend(t, w, ministry, post.Message{To: post.Police, Kind: post.SurrenderRecalledKind, Answers: m}, post.SurrenderRecalled{})
	}
	if n, err := mailDeliver(ctx, ministry, w.Desk.Register); err != nil || n != 2 {
		t.Fatalf("the recalls: delivered %d, %v; want them at once", n, err)
	}
	if _, err := try(w, police.BeginEscort(w.Wiring), first, waiting, removal.BeginForm{}); problems(err) != ": surrender_recalled" {
		t.Errorf("begun under a recall: got %v", err)
	}
	report := removal.ReportForm{Outcome: "handed_over", At: "17:55", Place: "Airport"}
	if _, err := try(w, police.ReportEscort(w.Wiring), second, begun, report); problems(err) != ": surrender_recalled" {
		t.Errorf("handed over under a recall: got %v", err)
	}
	opened, err := policefile.OpenRemoval(ctx, w.Desk, desk.Call{Officer: first, Case: begun}, "removal.read")
	if err != nil || !opened.Recalled {
		t.Errorf("the file does not say that it is recalled: %v", err)
	}
	if found, err := policefile.Escort(ctx, w.Desk, desk.Call{Officer: first}, arrangements[1]); err != nil || found != begun {
		t.Errorf("the escort of a recall: got %q, %v", found, err)
	}
	do(w, police.BeginEscort(w.Wiring), first, other, removal.BeginForm{})
	for _, id := range []string{waiting, begun} {
		do(w, police.RecallEscort(w.Wiring), second, id, removal.RecallForm{})
		if _, err := try(w, police.RecallEscort(w.Wiring), second, id, removal.RecallForm{}); problems(err) != ": step_not_allowed" {
			t.Errorf("recalled twice: got %v", err)
		}
		if got := w.removal(id).Removal.State; got != removal.EscortRecalled {
			t.Errorf("got %s", got)
		}
	}
	if claims := w.claims(); len(claims) != 1 || !strings.HasPrefix(claims[0], other) {
		t.Errorf("got the claims %v, want that of the escort that goes on", claims)
	}
	w.on("2025-03-07 19:00")
	told := tells(t, w, ministry)
	for _, m := range arrangements[:2] {
		if got, want := told[m], (post.Escort{Outcome: "not_handed_over", On: w.Desk.Today()}); got != want || len(told) != 2 {
			t.Errorf("recalled: the ministry is told %+v, want %+v", told, want)
		}
	}
	w.verify()
}

// That somebody was handed over all the same can be told under a hold, by one officer, and the ministry
// of justice is told.
func TestAContravention(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	id := escorting(w)
	do(w, police.BeginEscort(w.Wiring), first, id, removal.BeginForm{})
	w.mark(ctx, id, "")
	if opened, err := policefile.OpenRemoval(ctx, w.Desk, desk.Call{Officer: first, Case: id}, "removal.read"); err != nil || !opened.Held || len(opened.Events) != 2 {
		t.Errorf("an escort with a hold: held %t, %d acts, %v", opened.Held, len(opened.Events), err)
	}
	if _, err := try(w, police.ContraveneEscort(w.Wiring), first, id, removal.ContraventionForm{Known: "others"}); problems(err) != "place: text_missing" {
		t.Errorf("without a place: got %v", err)
	}
	if _, err := try(w, police.ContraveneEscort(w.Wiring), first, id, removal.ContraventionForm{At: "9:05", Place: "Airport", Known: "others"}); problems(err) != "at: time_impossible" {
		t.Errorf("at an hour of one digit: got %v", err)
	}
	do(w, police.ContraveneEscort(w.Wiring), first, id, removal.ContraventionForm{Place: "Airport", Known: "border_crossing"})
	if f := w.removal(id); f.Removal.State != removal.EscortContravened || f.Removal.Outcome != removal.HandedOver {
		t.Errorf("got %+v", f.Removal)
	}
	w.on("2025-03-07 19:00")
	told := tells(t, w, w.ministry())
	if got, want := told[w.removal(id).Removal.Posted], (post.Escort{Outcome: "contravened", On: w.Desk.Today(), Place: "Airport"}); got != want {
		t.Errorf("the ministry is told %+v, want %+v", told, want)
	}
	w.verify()
}

// escorting opens the file of an escort that a ministry arranged.
func escorting(w *world) string {
	w.t.Helper()
	ministry := w.ministry()
	message := arrange(w.t, w, ministry)
	w.clock.Add((30 * time.Minute).Microseconds())
	if n, err := mailDeliver(context.Background(), ministry, w.Desk.Register); err != nil || n != 1 {
		w.t.Fatalf("delivered %d, %v", n, err)
	}
	return do(w, police.OrderEscort(w.Wiring), first, "", removal.EscortForm{Message: message}).Case
}

// Everybody is told the same of a file that is not theirs and of one that is not there.
func TestFilesOfOthers(t *testing.T) {
	w := newWorld(t)
	id := w.receive(w.incoming())
	for _, c := range []struct {
		reason string
		o      authority.Officer
		id     string
	}{{"another unit of the bureau", other, id}, {"the police of removals", first, id}, {"nothing there", bureau, "none"}} {
		if _, err := try(w, police.Check(), c.o, c.id, interpol.CheckForm{}); !errors.Is(err, desk.ErrAbsent) {
			t.Errorf("%s: got %v, want the file absent", c.reason, err)
		}
		if _, err := try(w, police.OrderArrest(w.Wiring), c.o, c.id, interpol.ArrestForm{}); !errors.Is(err, desk.ErrAbsent) || len(w.door.asked) > 0 {
			t.Errorf("%s orders an arrest: got %v, and the door was asked %d times", c.reason, err, len(w.door.asked))
		}
		if _, err := policefile.OpenMessage(context.Background(), w.Desk, desk.Call{Officer: c.o, Case: c.id}, "message.read"); !errors.Is(err, desk.ErrAbsent) {
			t.Errorf("%s reads: got %v, want the file absent", c.reason, err)
		}
	}
}

// Every act of the desk has a policy, and a name that no other has.
func TestKinds(t *testing.T) {
	w := newWorld(t)
	var names []string
	for _, k := range police.Kinds(police.Wiring{}) {
		names = append(names, k.Name())
		if !slices.Contains(w.Desk.Authority.Actions(), k.Name()) {
			t.Errorf("%s: authority does not know it", k.Name())
		}
	}
	slices.Sort(names)
	want := slices.Concat(interpol.Kinds(), removal.Kinds(), []string{"police_statement.issued"})
	want = slices.DeleteFunc(want, func(k string) bool {
		return slices.Contains([]string{interpol.LimitMissed, interpol.LimitWarned, stage.DatesMoved, interpol.ReplySent}, k)
	})
	slices.Sort(want)
	if diff := cmp.Diff(names, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
}

// Bells ring by the house's own hand, in the files in which one is due.
func TestBells(t *testing.T) {
	w := newWorld(t)
	in := w.incoming()
	in.Priority = "routine"
	id := w.receive(in)
	w.on("2025-03-18 08:00")
	var due []string
	err := w.Desk.Register.View(context.Background(), func(v *store.View) (err error) {
		due, err = policefile.Ringing(context.Background(), v, w.Desk.Today(), policefile.Query{Limit: 10})
		return err
	})
	if err != nil || !slices.Equal(due, []string{id}) {
		t.Fatalf("got %v, %v", due, err)
	}
	for _, a := range police.Bells() {
		if r, err := desk.Happen(context.Background(), w.Desk, a, id, interpol.NoInput{}); err != nil || r.Entry == "" {
			t.Errorf("%s: got %+v, %v", a.Kind, r, err)
		}
	}
	task := w.message(id).Tasks[0]
	do(w, police.CloseTask(), bureau, id, interpol.TaskForm{Task: task.ID})
	w.verify()
}

// arrange sends the order of an escort from the ministry.
func arrange(t testing.TB, w *world, ministry *store.Register) string {
	t.Helper()
	return mailSend(t, w, ministry, post.Message{To: post.Police, Kind: post.SurrenderKind}, post.Surrender{
		To: "XA", On: parse(t, "2025-03-10"), At: "09:30", Place: "airport_podgorica", Person: called("Kemal", "Dario"),
	})
}
