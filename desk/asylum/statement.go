package asylum

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/protectionfile/statement"
	"github.com/zaklon/zaklon/protection/identification"
	rule "github.com/zaklon/zaklon/protection/identification/statement"
	"github.com/zaklon/zaklon/store"
)

// IssueStatement is the act that opens a register statement: whether somebody is listed in the
// register, as it stands while the act is entered.
func IssueStatement(p *people.People) desk.Act[rule.Statement, rule.Request] {
	return desk.Act[rule.Statement, rule.Request]{
		Kind: "statement.issued", Opens: true, Keeper: statement.Keeper(), Rule: rule.Issue,
		Prepare: func(ctx context.Context, _ desk.Call, _ *rule.Request) error { return p.Ready(ctx) },
		Bring: func(ctx context.Context, tx *store.Tx, call desk.Call, in *rule.Request) (err error) {
			if in.Check(call.On) != nil {
				return nil // the rule refuses it
			}
			in.Comparison, err = compare(ctx, p, tx, question{people.OfParticulars(in.Particulars()), identification.Most, people.HandedOver})
			return err
		},
	}
}
