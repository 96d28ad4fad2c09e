package police

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/store"
)

// IssueStatement is the act that issues a statement on every act of the police on a person, out of the
// book as it stands while the act is entered.
func IssueStatement(w Wiring) desk.Act[statement.Statement, statement.Request] {
	return desk.Act[statement.Statement, statement.Request]{
		Kind: "police_statement.issued", Opens: true, Keeper: policefile.Statements(), Rule: statement.Issue,
		Prepare: func(ctx context.Context, _ desk.Call, _ *statement.Request) error { return w.Named.Ready(ctx) },
		Bring: func(ctx context.Context, tx *store.Tx, _ desk.Call, in *statement.Request) (err error) {
			if in.Check() != nil {
				return nil // the rule refuses it
			}
			in.Gathered, err = policefile.Gather(ctx, &tx.View, w.Named, in.Chosen)
			return err
		},
	}
}
