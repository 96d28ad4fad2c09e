package liaison

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

const (
	stated    = "refoulement.stated"
	dismissed = "refoulement.dismissed"
)

// StateRefoulement is the act by which a liaison states what a court is told that asked by the post. The
// message stays in the inbox until a second liaison has confirmed the statement.
func (b *Book) StateRefoulement(d *interlock.Door) desk.Act[ledger.File, ledger.StatementForm] {
	a := on(stated, "measure.read", ledger.State)
	a.Opens = true
	a.Prepare = func(ctx context.Context, call desk.Call, in *ledger.StatementForm) (err error) {
		if !b.desk.Authority.Decide(call.Officer, stated, authority.Case{Unit: call.Officer.Unit}).Allowed {
			return nil // it is refused, and the door does nothing for it
		}
		err = b.desk.Register.View(ctx, func(v *store.View) (err error) {
			in.Asked, err = asked(ctx, v, in.Message)
			return err
		})
		if err == nil && in.Asked.Court != "" {
			in.Door = d.Engaged(ctx, b, in.Asked.Claim)
		}
		return err
	}
	a.Bring = func(ctx context.Context, tx *store.Tx, _ desk.Call, in *ledger.StatementForm) (err error) {
		if in.Asked, err = asked(ctx, &tx.View, in.Message); err != nil {
			return err
		}
		in.Door, err = still(ctx, &tx.View, in.Asked.Claim, in.Door)
		return err
	}
	return a
}

// ConfirmRefoulement is the act by which a second liaison confirms what the court is told: then, and in
// its slot, the answer leaves. The door is asked anew.
func (b *Book) ConfirmRefoulement(d *interlock.Door) desk.Act[ledger.File, ledger.ConfirmForm] {
	a := on("refoulement.confirmed", "measure.read", ledger.ConfirmStatement)
	a.Prepare = func(ctx context.Context, call desk.Call, in *ledger.ConfirmForm) error {
		if sees, err := desk.Sees(ctx, b.desk, a.Keeper, call); err != nil || !sees {
			return err
		}
		var s ledger.Statement
		err := b.desk.Register.View(ctx, func(v *store.View) (err error) {
			s, err = statementOf(ctx, v, call.Case)
			return err
		})
		if err == nil && s.Question != "" {
			in.Door = d.Engaged(ctx, b, s.Claim)
		}
		return err
	}
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *ledger.ConfirmForm) error {
		s, err := statementOf(ctx, &tx.View, call.Case)
		if err != nil {
			return err
		}
		if in.Door, err = still(ctx, &tx.View, s.Claim, in.Door); err != nil || !in.Door.Told {
			return err // the rule refuses what cannot be told
		}
		return b.answer(ctx, tx, call.Case, s)
	}
	return a
}

// ReturnRefoulement is the act by which a second liaison does not confirm it. Nothing leaves, and the
// question waits.
func ReturnRefoulement() desk.Act[ledger.File, ledger.SecondForm] {
	return on("refoulement.returned", "measure.read", ledger.ReturnStatement)
}

// DismissRefoulement is the act by which a liaison takes a question out of the post whose request claims
// nobody any more: no door can tell of it, and it would wait for ever. Nothing is sent.
func (b *Book) DismissRefoulement(d *interlock.Door) desk.Act[ledger.File, ledger.DismissalForm] {
	a := on(dismissed, "measure.read", ledger.Dismiss)
	a.Opens = true
	a.Prepare = func(ctx context.Context, call desk.Call, in *ledger.DismissalForm) (err error) {
		if !b.desk.Authority.Decide(call.Officer, dismissed, authority.Case{Unit: call.Officer.Unit}).Allowed {
			return nil // it is refused, and the door does nothing for it
		}
		err = b.desk.Register.View(ctx, func(v *store.View) (err error) {
			in.Asked, err = asked(ctx, v, in.Message)
			return err
		})
		in.Gone = err == nil && in.Asked.Court != "" && d.Gone(ctx, in.Asked.Claim)
		return err
	}
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *ledger.DismissalForm) (err error) {
		if in.Asked, err = asked(ctx, &tx.View, in.Message); err != nil || in.Asked.Court == "" || in.Asked.Open || !in.Gone {
			return err // the rule refuses it
		}
		_, err = mail.Take(ctx, tx, mail.Taking{ID: in.Message, Kind: post.RefoulementQuestionKind, Case: call.Case})
		return err
	}
	return a
}

// answer takes the question out of the inbox and puts the answer into the outbox.
func (b *Book) answer(ctx context.Context, tx *store.Tx, file string, s ledger.Statement) error {
	if _, err := mail.Take(ctx, tx, mail.Taking{ID: s.Question, Kind: post.RefoulementQuestionKind, Case: file}); err != nil {
		return notThere(err)
	}
	said := post.RefoulementAnswer{Engaged: post.No}
	if s.Engaged {
		said.Engaged = post.Yes
	}
	form, err := json.Marshal(said)
	if err != nil {
		return err
	}
	_, err = mail.Send(ctx, tx, mail.Sending{Case: file, Now: b.desk.Register.Now(), Zone: b.desk.Zone, Message: post.Message{
		To: post.Assistance, Kind: post.RefoulementAnswerKind, Answers: s.Question, Form: form,
	}})
	return err
}

// still makes an answer of the door tell nothing where anything was entered of the claim since the door
// took the stand of the book. Whoever is protected by an act that was acknowledged since is in the book.
func still(ctx context.Context, v *store.View, claim interlock.Ref, said interlock.Engagement) (interlock.Engagement, error) {
	stand, err := standOf(ctx, v, claim)
	if err != nil || !said.Told || stand != said.Stand {
		return interlock.Engagement{}, err
	}
	return said, nil
}

// asked reads what a court wrote in a message that waits; nothing of one that does not.
func asked(ctx context.Context, v *store.View, message string) (ledger.Asked, error) {
	m, err := mail.Peek(ctx, v, mail.Taking{ID: message, Kind: post.RefoulementQuestionKind})
	if errors.Is(err, desk.ErrAbsent) {
		return ledger.Asked{}, nil
	}
	var q post.RefoulementQuestion
	if err == nil {
		err = m.Read(&q)
	}
	if err != nil {
		return ledger.Asked{}, err
	}
	open, err := proposed(ctx, v, message)
	return ledger.Asked{
		Claim: interlock.Ref{Register: m.From, Case: q.Case, Part: q.Part}, Court: q.Court, Number: q.Number, State: q.State, Open: open != "",
	}, err
}

// proposed is the file of the statement on a message that awaits a second liaison; empty: there is none.
func proposed(ctx context.Context, v *store.View, message string) (string, error) {
	files, err := column(ctx, v, `SELECT s.case_id FROM door_statement s JOIN door_file f ON f.id = s.case_id
		WHERE s.question = $1 AND f.state = $2`, message, ledger.Stated)
	if err != nil || len(files) == 0 {
		return "", err
	}
	return files[0], nil
}

// statementOf gives the statement of a file; the zero Statement where it has none.
func statementOf(ctx context.Context, v *store.View, file string) (ledger.Statement, error) {
	f, _, err := load(ctx, v, file)
	if err != nil || len(f.Statements) == 0 {
		return ledger.Statement{}, err
	}
	return f.Statements[0], nil
}

// notThere refuses a message that the inbox does not have.
func notThere(err error) error {
	if errors.Is(err, desk.ErrAbsent) {
		return &act.Refused{Problems: []act.Problem{{Field: "message", Code: "choose_from_list"}}}
	}
	return err
}

// A Question is what a court asked and nobody has answered yet, with the statement that awaits a second
// liaison, if there is one.
type Question struct {
	mail.Item
	Said      post.RefoulementQuestion
	Statement string // reference of its file; empty: nobody has stated anything
	By        string // who stated it
}

// Questions lists what courts asked, after the list is entered as door_post.read.
func Questions(ctx context.Context, d *desk.Desk, call desk.Call) ([]Question, error) {
	items, err := mail.Inbox(ctx, d, call, mail.Look{Kind: "door_post.read", Kinds: []string{post.RefoulementQuestionKind}})
	if err != nil {
		return nil, err
	}
	out := make([]Question, len(items))
	err = d.Register.View(ctx, func(v *store.View) error {
		for i, item := range items {
			out[i] = Question{Item: item}
			if err := item.Read(&out[i].Said); err != nil {
				return err
			}
			file, err := proposed(ctx, v, item.ID)
			if err != nil {
				return err
			}
			f, _, err := head(ctx, v, file)
			if err != nil {
				return err
			}
			out[i].Statement, out[i].By = file, f.Head.Proposer
		}
		return nil
	})
	return out, err
}
