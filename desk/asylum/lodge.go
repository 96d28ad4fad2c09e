package asylum

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// Lodge is the act by which an application is lodged; the time limit for the decision runs
// from its day.
func Lodge() desk.Act[protection.File, protection.Lodging] {
	a := on("application.lodged", protection.Lodge)
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *protection.Lodging) (err error) {
		in.Elsewhere, err = pair.Elsewhere(ctx, &tx.View, call.Case)
		return err
	}
	return a
}

// Register is the act by which a lodged application is registered.
func Register() desk.Act[protection.File, protection.Registration] {
	return on("application.registered", protection.Register)
}
