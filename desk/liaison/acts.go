package liaison

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

// Kinds lists the acts of this desk.
func (b *Book) Kinds(d *interlock.Door) []desk.Kind {
	return []desk.Kind{
		ReceiveMeasure(), EnterCause(), AcknowledgeMeasure(), ReceiveLifting(), ReviewMatch(), ConfirmMatch(), RefuseMatch(),
		b.ProposeLifting(d), b.ConfirmLifting(d), RefuseLifting(), b.StateRefoulement(d), b.ConfirmRefoulement(d), ReturnRefoulement(),
		b.DismissRefoulement(d),
	}
}

// ReceiveMeasure is the act by which any sworn officer enters an interim measure. The holds that follow
// stand before the officer is answered.
func ReceiveMeasure() desk.Act[ledger.File, ledger.MeasureForm] {
	a := on("measure.received", "measure.read", ledger.Receive)
	a.Opens = true
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *ledger.MeasureForm) (err error) {
		if len(in.Content) == 0 || len(in.Content) > ledger.MaxDocument {
			return nil // the rule refuses what is too large
		}
		sum := sha256.Sum256(in.Content)
		in.SHA256 = hex.EncodeToString(sum[:])
		in.Blob, err = tx.PutBlob(ctx, call.Case, in.Content)
		return err
	}
	return a
}

// EnterCause is the act by which a liaison enters a cause that no other register holds.
func EnterCause() desk.Act[ledger.File, ledger.CauseForm] {
	a := on("cause.entered", "measure.read", ledger.Enter)
	a.Opens = true
	return a
}

// AcknowledgeMeasure is the act by which a measure is acknowledged.
func AcknowledgeMeasure() desk.Act[ledger.File, struct{}] {
	return on("measure.acknowledged", "measure.read", ledger.Acknowledge)
}

// ReceiveLifting is the act by which it is entered that the body lifted its measure.
func ReceiveLifting() desk.Act[ledger.File, ledger.LiftingForm] {
	return on("measure.lifting_received", "measure.read", ledger.ReceiveLifting)
}

// ReviewMatch is the act by which a liaison says whether two persons are one.
func ReviewMatch() desk.Act[ledger.File, ledger.ReviewForm] {
	return on("match.reviewed", "match.read", ledger.Review)
}

// ConfirmMatch is the act by which a second liaison confirms that they are not.
func ConfirmMatch() desk.Act[ledger.File, ledger.SecondForm] {
	return on("match.confirmed", "match.read", ledger.Confirm)
}

// RefuseMatch is the act by which a second liaison does not.
func RefuseMatch() desk.Act[ledger.File, ledger.SecondForm] {
	return on("match.refused", "match.read", ledger.Refuse)
}

// ProposeLifting is the act by which a liaison proposes that a hold end.
func (b *Book) ProposeLifting(d *interlock.Door) desk.Act[ledger.File, ledger.ProposalForm] {
	a := on("lifting.proposed", "match.read", ledger.ProposeLifting)
	a.Prepare = func(ctx context.Context, call desk.Call, in *ledger.ProposalForm) (err error) {
		in.Free, err = b.free(ctx, d, call.Case)
		return err
	}
	return a
}

// ConfirmLifting is the act by which a second liaison confirms it. What was free when it was proposed is
// looked at again; and the door looks once more before it lifts.
func (b *Book) ConfirmLifting(d *interlock.Door) desk.Act[ledger.File, ledger.LiftForm] {
	a := on("lifting.confirmed", "match.read", ledger.ConfirmLifting)
	a.Prepare = func(ctx context.Context, call desk.Call, in *ledger.LiftForm) (err error) {
		in.Free, err = b.free(ctx, d, call.Case)
		return err
	}
	return a
}

// free tells whether the cause of a match bars its claim no longer. A cause of the ledger is lifted
// itself, and with it all its matches.
func (b *Book) free(ctx context.Context, d *interlock.Door, id string) (bool, error) {
	var f ledger.File
	err := b.desk.Register.View(ctx, func(v *store.View) (err error) {
		f, _, err = load(ctx, v, id)
		return err
	})
	if err != nil || len(f.Pairs) == 0 || f.Pairs[0].Cause.Register == Register {
		return false, err
	}
	return d.Free(ctx, f.Pairs[0].Claim, f.Pairs[0].Cause), nil
}

// RefuseLifting is the act by which a second liaison does not.
func RefuseLifting() desk.Act[ledger.File, ledger.LiftForm] {
	return on("lifting.refused", "match.read", ledger.RefuseLifting)
}
