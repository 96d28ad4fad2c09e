// Package justice is the desk of the register of international legal assistance: the acts of the
// ministry, of the courts and of the minister on the file of a request.
//
// It states no rule of its own (those are package extradition's) and holds no SQL (that is
// requestfile's). It asks the door before every act that brings a person closer to the state that asks,
// and learns held or not held, never why: it can name nothing of protection (Article 45).
package justice

import (
	"context"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// Means are what the acts need from beyond the register: who serves where, and the door. The zero Means
// serve lists of acts: by them everything is held.
type Means struct {
	Staff *staff.Staff
	Door  hold.Asker
	Desk  *desk.Desk    // of the register: its clock and time zone say in which slot a letter leaves
	Named *claimed.Roll // everybody whom a file of the register names

	Legacy *claimed.Roll // everybody whom a record of the registers kept before names
}

// Kinds lists the acts of this desk.
func Kinds(m Means) []desk.Kind {
	return []desk.Kind{
		Receive(), Draft(), Send(), Answer(), RecordArrival(), Describe(m), Assign(m), FileAnnex(), ForwardEvidence(m),
		RecordOffence(), AssessOffence(), CheckEnclosure(), RequestInformation(m), ReceiveInformation(), RecordAssurance(), AssessAssurance(),
		Arrest(), KeepCustody(), OrderDetention(m), ExtendDetention(), Release(), Consent(),
		Refer(m), Hear(), Opine(), DecidePanel(m), ServePanel(), LodgeAppeal(m), DecideAppeal(m), FinaliseConditions(),
		OpenExtraordinary(m), DecideExtraordinary(m), Chase(), AnswerChaser(), AskRefoulement(m), AnswerRefoulement(),
		Submit(), DecideMinister(m), AgreeSurrender(m), IntendSurrender(m), Surrender(m), PostponeSurrender(m), LapseSurrender(m),
		ContraveneSurrender(), Execute(m), Reply(m), Return(m), Withdraw(m), Close(), QueueLetter(m), RecallLetter(m), CloseTask(),
		IssueCertificate(m), Import(), UndoImport(),
	}
}

// on makes an act on a file of the register.
func on[In any](kind string, rule func(extradition.File, In, act.Occasion) (extradition.File, act.Minutes, error)) desk.Act[extradition.File, In] {
	return desk.Act[extradition.File, In]{Kind: kind, Keeper: requestfile.Keeper(), Rule: rule}
}

// first adds a preparation to those that an act has already.
func first[In any](a desk.Act[extradition.File, In], then func(ctx context.Context, call desk.Call, in *In) error) desk.Act[extradition.File, In] {
	before := a.Prepare
	a.Prepare = func(ctx context.Context, call desk.Call, in *In) error {
		if before != nil {
			if err := before(ctx, call, in); err != nil {
				return err
			}
		}
		return then(ctx, call, in)
	}
	return a
}

// within adds what must happen in the transaction of an act to what happens there already.
func within[In any](a desk.Act[extradition.File, In], then func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error) desk.Act[extradition.File, In] {
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

// gate is the door before the barred acts of the register.
func (m Means) gate() hold.Gate {
	return hold.Gate{Door: m.Door, Desk: m.Desk, Claims: requestfile.Claims(), Register: requestfile.Register}
}

// barred puts an act behind the door: it is asked before the transaction, when what it is asked about
// is durable, and inside the transaction no hold may stand and nothing may have changed since.
func barred[In any](m Means, a desk.Act[extradition.File, In], answer func(*In) *extradition.Answer) desk.Act[extradition.File, In] {
	gate := m.gate()
	a = first(a, func(ctx context.Context, call desk.Call, in *In) error {
		if sees, err := desk.Sees(ctx, m.Desk, a.Keeper, call); err != nil || !sees {
			return err // nobody asked: what is not theirs is refused, and the door does nothing for it
		}
		*answer(in) = extradition.Answer(gate.Ask(ctx, call.Case, ""))
		return nil
	})
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		at := interlock.Ref{Register: requestfile.Register, Case: call.Case}
		said, err := gate.Check(ctx, &tx.View, at, hold.Answer(*answer(in)))
		*answer(in) = extradition.Answer(said)
		return err
	})
}

// choosing gives a form the units that are courts.
func choosing[In any](m Means, a desk.Act[extradition.File, In], courts func(*In) *[]string) desk.Act[extradition.File, In] {
	return first(a, func(ctx context.Context, _ desk.Call, in *In) error {
		units, err := m.Staff.Units(ctx, "court")
		for _, u := range units {
			*courts(in) = append(*courts(in), u.ID)
		}
		return err
	})
}
