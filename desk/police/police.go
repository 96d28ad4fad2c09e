// Package police is the desk of the police in its own register: messages of other bureaus of INTERPOL,
// removals and escorts, and statements on what was done.
//
// It states no rule of its own: those are in package interpol. It may name neither protection nor any
// other desk (Article 45). Whether an act is barred it asks the door, which never says why; what leaves
// it orders from the window, which makes it out of the sender's own words.
package police

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/store"
)

// A Wiring is what the desk works with. The zero Wiring serves lists of acts and nothing that is
// performed.
type Wiring struct {
	Desk  *desk.Desk
	Staff *staff.Staff
	Door  hold.Asker    // nil: everything is held
	Named *claimed.Roll // of everybody whom the register names: policefile.Named
}

// Kinds lists the acts of this desk.
func Kinds(w Wiring) []desk.Kind {
	return []desk.Kind{
		Receive("urgent_message.received"), Receive("routine_message.received"), ImportNotice(), Assign(w), RecordAlias(), Check(),
		Review(), Answer(w), Return(w), RecallReply(w), Confirm(w), OrderArrest(w), RecordArrest(w), CloseTask(), Purge(),
		Prepare(), Describe(), AssignRemoval(w), OrderRemoval(w), RequestReadmission(w), RequestDocument(w), IntendRemoval(w),
		ExecuteRemoval(w), CancelRemoval(), OrderEscort(w), BeginEscort(w), VoidEscort(w), RecallEscort(w),
		ReportEscort(w), ContraveneEscort(w), IssueStatement(w),
	}
}

// onMessage makes an act on the file of a message.
func onMessage[In any](kind string, rule func(interpol.File, In, act.Occasion) (interpol.File, act.Minutes, error)) desk.Act[interpol.File, In] {
	return desk.Act[interpol.File, In]{Kind: kind, Keeper: policefile.Messages(), Rule: rule}
}

// onRemoval makes an act on the file of a removal or an escort.
func onRemoval[In any](kind string, rule func(removal.File, In, act.Occasion) (removal.File, act.Minutes, error)) desk.Act[removal.File, In] {
	return desk.Act[removal.File, In]{Kind: kind, Keeper: policefile.Removals(), Rule: rule}
}

// gate is the gate before the acts that the door bars.
func (w Wiring) gate() hold.Gate {
	return hold.Gate{Door: w.Door, Desk: w.Desk, Claims: policefile.Claims(), Register: policefile.Register}
}

// A door says where in the form of an act the answer of the door is kept, and which person of the file
// the act is about; without who it is every person.
type door[In any] struct {
	answer func(*In) *interpol.Answer
	who    func(In) string
}

// barred puts an act behind the gate: the door is asked before the transaction, and inside it the mark
// and the person are looked at again.
func barred[F, In any](w Wiring, a desk.Act[F, In], d door[In]) desk.Act[F, In] {
	part := func(in In) string {
		if d.who == nil {
			return ""
		}
		return d.who(in)
	}
	a.Prepare = func(ctx context.Context, call desk.Call, in *In) error {
		if sees, err := desk.Sees(ctx, w.Desk, a.Keeper, call); err != nil || !sees {
			return err // nobody asked: what is not theirs is refused, and the door does nothing for it
		}
		*d.answer(in) = interpol.Answer(w.gate().Ask(ctx, call.Case, part(*in)))
		return nil
	}
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		at := interlock.Ref{Register: policefile.Register, Case: call.Case, Part: part(*in)}
		said, err := w.gate().Check(ctx, &tx.View, at, hold.Answer(*d.answer(in)))
		*d.answer(in) = interpol.Answer(said)
		return err
	}
	return a
}

// members names the officers of the caller's unit who may be made responsible.
func (w Wiring) members(ctx context.Context, call desk.Call, role authority.Role) ([]string, error) {
	members, err := w.Staff.Members(ctx, role, call.Officer.Unit)
	var out []string
	for _, m := range members {
		out = append(out, m.ID)
	}
	return out, err
}

// message loads the file of a call inside its transaction; the rule refuses what is not open.
func message(ctx context.Context, tx *store.Tx, call desk.Call) (interpol.File, error) {
	f, found, err := policefile.Messages().Load(ctx, &tx.View, call.Case)
	if err == nil && !found {
		err = desk.ErrAbsent
	}
	if err != nil {
		return f, fmt.Errorf("message: %w", err)
	}
	return f, nil
}
