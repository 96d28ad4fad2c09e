package police

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// OrderEscort is the act that takes in a surrender that the ministry of justice arranged, and opens
// the file of its escort.
func OrderEscort(w Wiring) desk.Act[removal.File, removal.EscortForm] {
	a := onRemoval("escort.ordered", removal.OrderEscort)
	a.Opens = true
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *removal.EscortForm) error {
		m, err := mail.Take(ctx, tx, mail.Taking{ID: in.Message, Kind: post.SurrenderKind, Case: call.Case})
		if err != nil {
			return mail.NotThere(err)
		}
		var s post.Surrender
		if err := m.Read(&s); err != nil {
			return err
		}
		in.To, in.Planned, in.Place, in.Person = s.To, s.On, s.Place, s.Person
		return nil
	}
	return a
}

// BeginEscort is the act by which a first officer enters that the escort begins. The door bars it while it
// holds, and so does a recall that waits in the post.
func BeginEscort(w Wiring) desk.Act[removal.File, removal.BeginForm] {
	a := barred(w, onRemoval("escort.begun", removal.Begin), door[removal.BeginForm]{
		answer: func(in *removal.BeginForm) *interpol.Answer { return &in.Door },
	})
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *removal.BeginForm) error {
		_, recall, err := escort(ctx, tx, call)
		in.Recalled = recall != ""
		return err
	})
}

// ReportEscort is the act that enters how an escort ended, and tells the ministry of justice by the
// internal post. The door is asked before it: while it holds nobody is handed over.
func ReportEscort(w Wiring) desk.Act[removal.File, removal.ReportForm] {
	a := barred(w, onRemoval("escort.reported", removal.Report), door[removal.ReportForm]{
		answer: func(in *removal.ReportForm) *interpol.Answer { return &in.Door },
	})
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *removal.ReportForm) error {
		f, recall, err := escort(ctx, tx, call)
		in.Recalled = recall != ""
		if err != nil || !f.Open(a.Kind) || in.Check() != nil || call.On.IsZero() {
			return err // the rule refuses it
		}
		return w.reports(ctx, tx, call, reporting{f, post.Escort{Outcome: in.Outcome, On: call.On, At: in.At, Place: in.Place}})
	})
}

// RecallEscort is the act that takes in that the ministry of justice takes its arrangement back. The desk
// finds the recall in the post; where none waits, the act is refused. Of an escort that was under way the
// ministry is told that nobody was handed over.
func RecallEscort(w Wiring) desk.Act[removal.File, removal.RecallForm] {
	a := onRemoval("escort.recalled", removal.Recall)
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *removal.RecallForm) error {
		f, recall, err := escort(ctx, tx, call)
		if err != nil || recall == "" {
			return err // the rule refuses it
		}
		m, err := mail.Take(ctx, tx, mail.Taking{ID: recall, Kind: post.SurrenderRecalledKind, Case: call.Case})
		if in.Message = m.ID; err != nil || !f.UnderWay() || call.On.IsZero() {
			return err // the rule refuses it, or the ministry was told how it ended
		}
		return w.reports(ctx, tx, call, reporting{f, post.Escort{Outcome: post.NotHandedOver, On: call.On}})
	})
}

// ContraveneEscort is the act that enters the fact that a person was handed over although they were not to
// be. Nothing bars it, and the ministry of justice is told by the internal post that it was so.
func ContraveneEscort(w Wiring) desk.Act[removal.File, removal.ContraventionForm] {
	a := onRemoval("escort.contravened", removal.Contravene)
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *removal.ContraventionForm) error {
		f, _, err := escort(ctx, tx, call)
		if err != nil || !f.Open(a.Kind) || in.Check() != nil || call.On.IsZero() {
			return err // the rule refuses it
		}
		return w.reports(ctx, tx, call, reporting{f, post.Escort{Outcome: post.Contravened, On: call.On, At: in.At, Place: in.Place}})
	})
}

// VoidEscort is the act that voids the order of an escort. The ministry of justice is told by the internal
// post that nobody is handed over by it; why is said in the file of the police alone.
func VoidEscort(w Wiring) desk.Act[removal.File, removal.ReasonForm] {
	a := onRemoval("escort.voided", removal.End)
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, _ *removal.ReasonForm) error {
		f, _, err := escort(ctx, tx, call)
		if err != nil || !f.Open(a.Kind) || call.On.IsZero() {
			return err // the rule refuses it
		}
		return w.reports(ctx, tx, call, reporting{f, post.Escort{Outcome: post.NotHandedOver, On: call.On}})
	})
}

// within adds what must happen in the transaction of an act to what happens there already.
func within[In any](a desk.Act[removal.File, In], then func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error) desk.Act[removal.File, In] {
	before := a.Bring
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		if before != nil {
			if err := before(ctx, tx, call, in); err != nil {
				return err
			}
		}
		return then(ctx, tx, call, in)
	}
	return a
}

// escort loads the file of a call inside its transaction, with the recall that waits for it in the post;
// empty: none does.
func escort(ctx context.Context, tx *store.Tx, call desk.Call) (removal.File, string, error) {
	f, found, err := policefile.Removals().Load(ctx, &tx.View, call.Case)
	if err != nil || !found || f.Removal.Kind != removal.Escort {
		return f, "", err
	}
	recall, err := policefile.Recall(ctx, &tx.View, f)
	return f, recall, err
}

// A reporting is what the ministry of justice is told of an escort.
type reporting struct {
	file removal.File
	said post.Escort
}

// reports tells the ministry of justice how an escort ended, in answer to its arrangement.
func (w Wiring) reports(ctx context.Context, tx *store.Tx, call desk.Call, r reporting) error {
	_, err := w.send(ctx, tx, call, post.Message{Kind: post.EscortKind, Answers: r.file.Removal.Posted}, r.said)
	return err
}
