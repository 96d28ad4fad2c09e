package liaison_test

import (
	"context"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/store"
)

// sheltered enters that the person who is claimed seeks protection from the state that claims them.
func sheltered(w *housetest.World) {
	in := housetest.Intention()
	p := housetest.Claimed()
	in.Names, in.Births, in.Nationality, in.Feared = nil, nil, p.Nationalities, []string{"XC"}
	for _, n := range p.Names {
		in.Names = append(in.Names, applicant.NameForm(n))
	}
	for _, b := range p.Births {
		in.Births = append(in.Births, applicant.BirthForm(b))
	}
	w.Do(housetest.Act{By: w.Border, Kind: "intention.expressed", Form: in})
}

// same has a liaison say of every match that it is one person.
func same(w *housetest.World) {
	for _, match := range w.Matches() {
		w.Do(housetest.Act{By: w.Liaison, Kind: "match.reviewed", Case: match, Form: ledger.ReviewForm{Verdict: ledger.VerdictSame, Reasons: "One face."}})
	}
}

// A question is a court's question that waits at the door.
type question struct {
	*housetest.World
	t                *testing.T
	request, message string
}

func newQuestion(t *testing.T) question {
	t.Helper()
	w := housetest.New(t)
	request := w.Extradition("refoulement.asked")
	waits := w.Asked()
	if len(waits) != 1 {
		t.Fatalf("%d questions arrived, want 1", len(waits))
	}
	return question{w, t, request, waits[0]}
}

// state has the first liaison state, and gives the file or the code of the refusal.
func (q question) state() (file, refused string) {
	q.t.Helper()
	r, err := q.Try(housetest.Act{By: q.Liaison, Kind: "refoulement.stated", Form: ledger.StatementForm{Message: q.message}})
	return r.Case, code(q.t, err)
}

// told has two liaisons answer, and gives what the judge then reads in the file.
func (q question) told() string {
	q.t.Helper()
	file, refused := q.state()
	if refused != "" {
		q.t.Fatalf("stated: %s", refused)
	}
	q.Do(housetest.Act{By: q.SecondLiaison, Kind: "refoulement.confirmed", Case: file, Form: ledger.ConfirmForm{Remark: "Seen."}})
	if o := opened(q.t, q.World, file); o.File.Head.State != ledger.Told || len(o.Events) != 2 {
		q.t.Errorf("the statement: got %+v with %d acts", o.File.Head, len(o.Events))
	}
	if left := q.Asked(); len(left) != 0 {
		q.t.Errorf("%d questions still wait", len(left))
	}
	answers := q.answers()
	if len(answers) != 1 {
		q.t.Fatalf("%d answers arrived, want 1", len(answers))
	}
	q.Do(housetest.Act{By: q.Judge, Kind: "refoulement.answered", Case: q.request, Form: justice.TakingForm{Message: answers[0].ID}})
	return q.Request(q.request).Questions[0].Engaged
}

// answers are those that wait for a judge.
func (q question) answers() []mail.Item {
	q.t.Helper()
	look := mail.Look{Kind: "refoulement.opened", Kinds: []string{post.RefoulementAnswerKind}}
	items, err := mail.Inbox(context.Background(), q.Assistance, call(q.World, q.Judge, ""), look)
	if err != nil {
		q.t.Fatal(err)
	}
	return items
}

// A court is told yes where asylum or a treaty stands between the person and the state, and no where
// nothing does, or only what is no obligation of non-refoulement.
func TestCourtIsTold(t *testing.T) {
	for _, c := range []struct {
		reason string
		cause  func(q question)
		want   string
	}{
		{"nothing", func(question) {}, "no"},
		{"an intention", func(q question) { sheltered(q.World) }, "yes"},
		{"a measure of a committee", func(q question) { q.Measured(housetest.Claimed()) }, "yes"},
		{"the Constitutional Court", func(q question) { q.measured(ledger.ConstCourt) }, "no"},
		{"a minor", func(q question) { q.caused(ledger.Minor) }, "no"},
		{"a missing assurance", func(q question) { q.caused(ledger.AssuranceMissing) }, "no"},
		{"an extraordinary remedy", func(q question) { q.caused(ledger.Supreme) }, "no"},
	} {
		q := newQuestion(t)
		c.cause(q)
		same(q.World)
		if got := q.told(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.reason, got, c.want)
		}
	}
}

func (q question) caused(cause string) {
	q.Do(housetest.Act{By: q.Liaison, Kind: "cause.entered", Form: ledger.CauseForm{
		Cause: cause, Reason: "Told by the ministry.", Persons: []particulars.Particulars{housetest.Claimed()},
	}})
}

func (q question) measured(body string) string {
	return q.Do(housetest.Act{By: q.Sworn, Kind: "measure.received", Form: ledger.MeasureForm{
		Body: body, Reference: "U-III 1/25", At: "09:40", Persons: []particulars.Particulars{housetest.Claimed()},
	}}).Case
}

// What is not certain is stated to no court: a match that nobody reviewed, a question that is none, one
// that is stated already.
func TestNotStated(t *testing.T) {
	q := newQuestion(t)
	sheltered(q.World)
	if _, got := q.state(); got != "match_unreviewed" {
		t.Errorf("nobody reviewed the match: got %q", got)
	}
	match := q.Matches()[0]
	q.Do(housetest.Act{By: q.Liaison, Kind: "match.reviewed", Case: match, Form: ledger.ReviewForm{Verdict: ledger.VerdictDifferent, Reasons: "Two faces."}})
	if _, got := q.state(); got != "match_unreviewed" {
		t.Errorf("one liaison said that they are two: got %q", got)
	}
	q.Do(housetest.Act{By: q.SecondLiaison, Kind: "match.confirmed", Case: match, Form: ledger.SecondForm{}})
	for _, message := range []string{"", "nothing"} {
		_, err := q.Try(housetest.Act{By: q.Liaison, Kind: "refoulement.stated", Form: ledger.StatementForm{Message: message}})
		if got := code(t, err); got != "choose_from_list" {
			t.Errorf("message %q: got %q", message, got)
		}
	}
	file, got := q.state()
	if got != "" {
		t.Fatalf("two liaisons said that they are two: got %q", got)
	}
	if _, got := q.state(); got != "statement_open" {
		t.Errorf("stated twice: got %q", got)
	}
	play(t, q.World, file, move{q.SecondLiaison, "refoulement.returned", ledger.SecondForm{Remark: "Look again."}, ""})
	if o := opened(t, q.World, file); o.File.Head.State != ledger.NotConfirmed {
		t.Errorf("returned: got %+v", o.File.Head)
	}
	again, got := q.state()
	if got != "" {
		t.Fatalf("stated anew after it was returned: got %q", got)
	}
	play(t, q.World, again, move{q.SecondLiaison, "refoulement.confirmed", ledger.ConfirmForm{}, ""})
	if _, got := q.state(); got != "already_taken" {
		t.Errorf("a question that was answered: got %q", got)
	}
}

// A question of a request that was withdrawn can be answered by nobody: a liaison takes it out, and the
// court is sent nothing. While the request claims somebody it stays.
func TestDismissed(t *testing.T) {
	q := newQuestion(t)
	dismiss := func() string {
		_, err := q.Try(housetest.Act{By: q.Liaison, Kind: "refoulement.dismissed", Form: ledger.DismissalForm{Message: q.message, Remark: "Withdrawn."}})
		return code(t, err)
	}
	if got := dismiss(); got != "still_claimed" {
		t.Errorf("while it claims somebody: got %q", got)
	}
	q.Do(housetest.Act{By: q.Justice, Kind: "request.withdrawn", Case: q.request})
	if _, got := q.state(); got != "not_told" {
		t.Errorf("stated of a request that was withdrawn: got %q", got)
	}
	if _, err := q.Try(housetest.Act{By: q.Judge, Kind: "refoulement.dismissed", Form: ledger.DismissalForm{Message: q.message}}); code(t, err) != "denied" {
		t.Errorf("a judge dismissed: got %v", err)
	}
	if got := dismiss(); got != "" {
		t.Fatalf("of a request that was withdrawn: got %q", got)
	}
	if left, came := q.Asked(), q.answers(); len(left) != 0 || len(came) != 0 {
		t.Errorf("%d questions wait and %d answers came, want none", len(left), len(came))
	}
	if got := dismiss(); got != "already_taken" {
		t.Errorf("twice: got %q", got)
	}
}

// A statement whose request ended meanwhile is taken in all the same: it does not wait for ever.
func TestToldLate(t *testing.T) {
	q := newQuestion(t)
	file, _ := q.state()
	play(t, q.World, file, move{q.SecondLiaison, "refoulement.confirmed", ledger.ConfirmForm{}, ""})
	q.Do(housetest.Act{By: q.Justice, Kind: "request.withdrawn", Case: q.request})
	q.Asked()
	answers := q.answers()
	if len(answers) != 1 {
		t.Fatalf("%d answers arrived, want 1", len(answers))
	}
	q.Do(housetest.Act{By: q.Judge, Kind: "refoulement.answered", Case: q.request, Form: justice.TakingForm{Message: answers[0].ID}})
	if left := q.answers(); len(left) != 0 || q.Request(q.request).Questions[0].Engaged != "no" {
		t.Errorf("%d answers still wait", len(left))
	}
}

// One liaison tells no court anything, nobody else does, and nothing leaves before the second one.
func TestTwoLiaisonsTellTheCourt(t *testing.T) {
	q := newQuestion(t)
	for _, by := range q.Others() {
		if by.Role == q.Liaison.Role {
			continue
		}
		_, err := q.Try(housetest.Act{By: by, Kind: "refoulement.stated", Form: ledger.StatementForm{Message: q.message}})
		if got := code(t, err); got != "denied" {
			t.Errorf("%s stated: got %q", by.Role, got)
		}
	}
	file, _ := q.state()
	play(t, q.World, file,
		move{q.Liaison, "refoulement.confirmed", ledger.ConfirmForm{}, "denied"},
		move{q.Liaison, "refoulement.returned", ledger.SecondForm{}, "denied"},
		move{q.Justice, "refoulement.confirmed", ledger.ConfirmForm{}, "absent"},
		move{q.Judge, "refoulement.returned", ledger.SecondForm{}, "absent"},
	)
	q.Asked()
	if n := len(q.answers()); n != 0 {
		t.Errorf("%d answers left before a second liaison", n)
	}
	all, err := liaison.Questions(context.Background(), q.House.Liaison, call(q.World, q.Liaison, ""))
	if err != nil || len(all) != 1 || all[0].Statement != file || all[0].By != q.Liaison.ID || all[0].Said.Court == "" || all[0].Said.Case != q.request {
		t.Errorf("the post of the door: got %+v, %v", all, err)
	}
	if _, err := liaison.Questions(context.Background(), q.House.Liaison, call(q.World, q.Judge, "")); code(t, err) != "denied" {
		t.Errorf("a judge reads the post of the door: %v", err)
	}
}

// Whoever is protected by an act that was acknowledged since the door looked makes the answer one that
// nobody may give, at both moments; and an answer that would be another now is not confirmed.
func TestProtectedMeanwhile(t *testing.T) {
	q := newQuestion(t)
	ctx := context.Background()
	stating := q.Ledger.StateRefoulement(q.Door)
	looked := stating.Prepare
	stating.Prepare = func(ctx context.Context, c desk.Call, in *ledger.StatementForm) error {
		err := looked(ctx, c, in)
		sheltered(q.World)
		return err
	}
	_, err := desk.Perform(ctx, q.House.Liaison, stating, call(q.World, q.Liaison, ""), ledger.StatementForm{Message: q.message})
	if got := code(t, err); got != "not_told" {
		t.Errorf("protected while it was stated: got %q", got)
	}
	same(q.World)
	file, _ := q.state()
	confirming := q.Ledger.ConfirmRefoulement(q.Door)
	asked := confirming.Prepare
	confirming.Prepare = func(ctx context.Context, c desk.Call, in *ledger.ConfirmForm) error {
		err := asked(ctx, c, in)
		q.Measured(housetest.Claimed())
		return err
	}
	_, err = desk.Perform(ctx, q.House.Liaison, confirming, call(q.World, q.SecondLiaison, file), ledger.ConfirmForm{})
	if got := code(t, err); got != "not_told" {
		t.Errorf("protected while it was confirmed: got %q", got)
	}
	play(t, q.World, file, move{q.SecondLiaison, "refoulement.confirmed", ledger.ConfirmForm{}, ""})
}

// An answer that the door would not give any more is not confirmed.
func TestAnswerChanged(t *testing.T) {
	q := newQuestion(t)
	file, _ := q.state()
	sheltered(q.World)
	play(t, q.World, file, move{q.SecondLiaison, "refoulement.confirmed", ledger.ConfirmForm{}, "match_unreviewed"})
	same(q.World)
	play(t, q.World, file,
		move{q.SecondLiaison, "refoulement.confirmed", ledger.ConfirmForm{}, "answer_changed"},
		move{q.SecondLiaison, "refoulement.returned", ledger.SecondForm{}, ""},
	)
	if got := q.told(); got != "yes" {
		t.Errorf("stated anew: got %s, want yes", got)
	}
}

// Yes and no leave in one slot, in one size: what lies in the outbox tells nobody which it is.
func TestAnswersAlike(t *testing.T) {
	type parcel struct {
		size, leaves int64
		answers      bool
	}
	var seen []parcel
	for _, engaged := range []bool{true, false} {
		q := newQuestion(t)
		if engaged {
			sheltered(q.World)
			same(q.World)
		}
		file, _ := q.state()
		q.Clock.Advance(20 * time.Minute)
		q.Do(housetest.Act{By: q.SecondLiaison, Kind: "refoulement.confirmed", Case: file})
		ctx := context.Background()
		err := q.House.Liaison.Register.View(ctx, func(v *store.View) error {
			var p parcel
			var answers string
			err := v.QueryRow(ctx, `SELECT LENGTH(form), leaves_at, answers FROM outbox`).Scan(&p.size, &p.leaves, &answers)
			p.leaves -= q.Clock.Now().UnixMicro()
			p.answers = answers == q.message
			seen = append(seen, p)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen[0] != seen[1] || !seen[0].answers || seen[0].leaves <= 0 {
		t.Errorf("yes %+v, no %+v", seen[0], seen[1])
	}
}

// Where the door cannot look, no court is told anything.
func TestDoorIsDown(t *testing.T) {
	q := newQuestion(t)
	file, _ := q.state()
	if err := q.Assistance.Register.Close(); err != nil {
		t.Fatal(err)
	}
	play(t, q.World, file, move{q.SecondLiaison, "refoulement.confirmed", ledger.ConfirmForm{}, "not_told"})
	if _, got := q.state(); got != "statement_open" {
		t.Errorf("got %q", got)
	}
}
