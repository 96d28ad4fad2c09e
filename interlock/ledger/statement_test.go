package ledger_test

import (
	"testing"

	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
)

// asked is a message of a court, with what the door says of its claim.
func asked(door interlock.Engagement) ledger.StatementForm {
	return ledger.StatementForm{Message: "M", Door: door, Asked: ledger.Asked{
		Claim: interlock.Ref{Register: "assistance", Case: "request", Part: "person"}, Court: "High Court", Number: "Kv. 1/25", State: "XA",
	}}
}

// What is not certain is stated to no court.
func TestStateRefused(t *testing.T) {
	d := newDesk(t)
	sure := interlock.Engagement{Told: true}
	for _, c := range []struct {
		reason string
		edit   func(in *ledger.StatementForm)
		want   string
	}{
		{"a message that does not wait", func(in *ledger.StatementForm) { in.Asked = ledger.Asked{} }, "choose_from_list"},
		{"one that is stated already", func(in *ledger.StatementForm) { in.Asked.Open = true }, "statement_open"},
		{"the door could not look", func(in *ledger.StatementForm) { in.Door = interlock.Engagement{Engaged: true} }, "not_told"},
		{"a match that nobody reviewed", func(in *ledger.StatementForm) { in.Door.Unreviewed = true }, "match_unreviewed"},
		{"nothing of that", func(*ledger.StatementForm) {}, ""},
	} {
		in := asked(sure)
		c.edit(&in)
		if _, _, err := ledger.State(ledger.File{}, in, d.occasion("refoulement.stated", "ana")); code(err) != c.want {
			t.Errorf("%s: got %v, want %q", c.reason, err, c.want)
		}
	}
}

// A question is taken out where its request claims nobody any more, and then it says neither yes nor no.
func TestDismiss(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		reason string
		edit   func(in *ledger.DismissalForm)
		want   string
	}{
		{"a message that does not wait", func(in *ledger.DismissalForm) { in.Asked = ledger.Asked{} }, "choose_from_list"},
		{"one that is stated already", func(in *ledger.DismissalForm) { in.Asked.Open = true }, "statement_open"},
		{"somebody is still claimed", func(in *ledger.DismissalForm) { in.Gone = false }, "still_claimed"},
		{"a remark that is no text", func(in *ledger.DismissalForm) { in.Remark = "a\x00b" }, "text_control"},
		{"nothing of that", func(*ledger.DismissalForm) {}, ""},
	} {
		in := ledger.DismissalForm{Message: "M", Remark: "Withdrawn.", Asked: asked(interlock.Engagement{}).Asked, Gone: true}
		c.edit(&in)
		f, _, err := ledger.Dismiss(ledger.File{}, in, d.occasion("refoulement.dismissed", "ana"))
		if code(err) != c.want {
			t.Errorf("%s: got %v, want %q", c.reason, err, c.want)
		}
		if c.want == "" && (f.Head.State != ledger.Dismissed || f.Head.Proposer != "" || f.Statements[0].Engaged || f.Statements[0].Status != "dismissed" || f.Statements[0].Question != "M") {
			t.Errorf("%s: got %+v of %+v", c.reason, f.Statements[0], f.Head)
		}
	}
}

// A statement is of what the court wrote, and two liaisons make it, whatever it says.
func TestStatementOfTwo(t *testing.T) {
	d := newDesk(t)
	for _, engaged := range []bool{true, false} {
		door := interlock.Engagement{Told: true, Engaged: engaged}
		confirm := func(door interlock.Engagement) rule {
			return with(ledger.ConfirmStatement, ledger.ConfirmForm{Remark: "Seen.", Door: door})
		}
		f := d.play(ledger.File{},
			move{"refoulement.stated", "ana", with(ledger.State, asked(door)), ""},
			move{"refoulement.confirmed", "ana", confirm(door), "own_proposal_door"},
			move{"refoulement.returned", "ana", with(ledger.ReturnStatement, ledger.SecondForm{}), "own_proposal_door"},
			move{"refoulement.confirmed", "bor", confirm(interlock.Engagement{}), "not_told"},
			move{"refoulement.confirmed", "bor", confirm(interlock.Engagement{Told: true, Unreviewed: true}), "match_unreviewed"},
			move{"refoulement.confirmed", "bor", confirm(interlock.Engagement{Told: true, Engaged: !engaged}), "answer_changed"},
			move{"refoulement.returned", "bor", with(ledger.ReturnStatement, ledger.SecondForm{Remark: "a\x00b"}), "text_control"},
		)
		s := f.Statements[0]
		if f.Head.State != ledger.Stated || f.Head.Proposer != "ana" || s.Engaged != engaged || s.Claim != asked(door).Asked.Claim ||
			s.Court != "High Court" || s.Reference != "Kv. 1/25" || s.State != "XA" || s.Question != "M" || s.By != "ana" {
			t.Errorf("engaged %v: stated %+v of %+v", engaged, s, f.Head)
		}
		told := d.play(f, move{"refoulement.confirmed", "bor", confirm(door), ""}, move{"refoulement.returned", "cila", with(ledger.ReturnStatement, ledger.SecondForm{}), "step_not_allowed"})
		if s := told.Statements[0]; told.Head.State != ledger.Told || told.Head.Proposer != "" || s.Decider != "bor" || s.Status != "confirmed" || s.Remark != "Seen." {
			t.Errorf("engaged %v: told %+v of %+v", engaged, s, told.Head)
		}
		back := d.play(f, move{"refoulement.returned", "bor", with(ledger.ReturnStatement, ledger.SecondForm{}), ""}, move{"refoulement.confirmed", "cila", confirm(door), "step_not_allowed"})
		if back.Head.State != ledger.NotConfirmed || back.Statements[0].Status != "refused" || f.Statements[0].Status != "proposed" {
			t.Errorf("engaged %v: returned %+v of %+v", engaged, back.Statements[0], back.Head)
		}
	}
	if _, found := (ledger.File{}).Hold(); found {
		t.Error("a file without a match has a hold")
	}
}

// What protects a person against ill-treatment obliges; what bars a surrender for another reason does not.
func TestObliges(t *testing.T) {
	want := map[string]bool{ledger.Rule39: true, ledger.UNCAT: true, ledger.HRC: true}
	for _, body := range append(ledger.Measures(), ledger.Causes()...) {
		if got := (ledger.Cause{Body: body}).Obliges(); got != want[body] {
			t.Errorf("%s: got %v", body, got)
		}
	}
}
