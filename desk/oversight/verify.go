package oversight

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
)

// A Verification is the result of checking a register against its book.
type Verification = store.Verification

// A Misfit is one place where the register is not what its book says.
type Misfit = store.Misfit

// Verify recomputes the whole book of a register, compares every row with it, and the tree with
// checkpoints that were kept elsewhere, and enters that this was done. A book that is broken may
// refuse the entry; what was found is told all the same.
func Verify(ctx context.Context, d *desk.Desk, call desk.Call, known ...[]byte) (Verification, error) {
	var found Verification
	err := desk.List(ctx, d, desk.Listing{Kind: "register.verified", Query: d.Register.Name(), Rows: func(v *store.View) (n int, err error) {
		found, err = v.Verify(ctx, known...)
		return len(found.Misfits), err
	}}, call)
	if len(found.Misfits) > 0 {
		return found, nil
	}
	return found, err
}
