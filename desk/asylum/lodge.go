package asylum

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// Lodge is the act by which an application is lodged; the time limit for the decision runs
// from its day. The person is compared once more inside the act: what came to the register since the
// search is not passed over.
func Lodge(p *people.People) desk.Act[protection.File, protection.Lodging] {
	a := on("application.lodged", protection.Lodge)
	a.Prepare = func(ctx context.Context, _ desk.Call, _ *protection.Lodging) error { return p.Ready(ctx) }
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *protection.Lodging) error {
		l, err := looking(ctx, p, tx, call.Case)
		if err != nil {
			return err
		}
		in.Elsewhere = l.elsewhere
		if l.file.Missing(l.elsewhere) != nil {
			return nil // the rule refuses it
		}
		in.Unasked, err = l.unasked(ctx, p, tx)
		return err
	}
	return a
}

// Register is the act by which a lodged application is registered.
func Register() desk.Act[protection.File, protection.Registration] {
	return on("application.registered", protection.Register)
}
