package desk

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/store"
)

// Happen enters an act of the house itself: one that no officer performs, because the law draws it
// from a day. It is the third way in beside Perform and Read, and lets nothing through but acts
// that are marked as the house's. No authority is asked, and the entry names no officer and no
// unit. Rule, rows, entry and commit are one transaction, so of many programs that come to the
// same act one enters it. Where the rule leaves the file at its version, nothing was due: nothing
// is written and the receipt names no entry. It returns ErrOfficers, ErrAbsent or *act.Refused
// where nothing was written, and any other error where the register could not be used.
func Happen[F, In any](ctx context.Context, d *Desk, a Act[F, In], caseID string, in In) (Receipt, error) {
	if !a.House || a.Opens || a.Prepare != nil || a.Bring != nil {
		return Receipt{}, fmt.Errorf("%s: %w", a.Kind, ErrOfficers)
	}
	p := performance[F, In]{Desk: d, act: a, call: Call{Case: caseID, On: d.Today()}}
	if err := d.Register.Write(ctx, func(tx *store.Tx) error { return p.happen(ctx, tx, in) }); err != nil {
		return Receipt{}, fmt.Errorf("%s: %w", a.Kind, err)
	}
	return d.followed(ctx, p.receipt), nil
}

func (p *performance[F, In]) happen(ctx context.Context, tx *store.Tx, in In) error {
	p.receipt = Receipt{} // work may be run a second time
	keeper := p.act.Keeper
	before, found, err := keeper.Load(ctx, &tx.View, p.call.Case)
	if err != nil {
		return err
	}
	if !found {
		return ErrAbsent
	}
	o, err := p.occasion(before)
	if err != nil {
		return err
	}
	after, minutes, err := p.rule(before, in, o)
	if err != nil || keeper.Version(after) == keeper.Version(before) {
		return err
	}
	if err := keeper.Save(ctx, tx, before, after); err != nil {
		return err
	}
	p.receipt = Receipt{Kind: p.act.Kind, Case: p.call.Case, Version: keeper.Version(after), Minutes: minutes}
	return p.enter(ctx, tx, o, minutes)
}

// houses refuses an officer an act that only the house itself enters. The attempt is in the book.
func (d *Desk) houses(ctx context.Context, call Call, kind string) error {
	denied := &Denied{Kind: kind, Policy: "house", Because: "The house itself enters this act, and no officer performs it."}
	if err := d.enterAttempt(ctx, call, kind); err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	return fmt.Errorf("%s: %w", kind, denied)
}
