package protectionfile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
)

// find reads what authority may look at. Both queries run whether or not the first finds a
// case, so that absent and not-for-you cost the same.
func find(ctx context.Context, v *store.View, call desk.Call, today deadline.Date) (authority.Case, bool, error) {
	const facts = `SELECT c.id, c.state, c.unit, c.entered_unit, c.handed_over_on <> '', c.assignee,
			COALESCE((SELECT d.author FROM decision d WHERE d.case_id = c.id AND d.status = 'draft'), ''),
			COALESCE((SELECT k.proposer FROM correction k WHERE k.case_id = c.id AND k.status = 'proposed'),
				(SELECT m.proposer FROM merging m WHERE m.case_id = c.id AND m.status = 'proposed'), '')
		FROM protection_case c WHERE c.id = $1`
	var c authority.Case
	err := v.QueryRow(ctx, facts, call.Case).Scan(
		&c.ID, &c.State, &c.Unit, &c.EnteredUnit, &c.HandedOver, &c.Assignee, &c.DraftAuthor, &c.Proposer)
	absent := errors.Is(err, sql.ErrNoRows)
	if err != nil && !absent {
		return authority.Case{}, false, fmt.Errorf("case: %w", err)
	}
	const counsel = `SELECT counsel FROM mandate WHERE case_id = $1 AND counsel <> '' AND ` + inForce
	rows, err := v.Query(ctx, counsel, call.Case, today.String(), today.String(), today.String())
	if err != nil {
		return authority.Case{}, false, fmt.Errorf("case: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var officer string
		if err := rows.Scan(&officer); err != nil {
			return authority.Case{}, false, fmt.Errorf("case: %w", err)
		}
		c.Counsel = append(c.Counsel, officer)
	}
	return c, !absent, rows.Err()
}

// inForce is the condition that a mandate is in force, in the words of Mandate.InForce; it
// takes the day three times.
const inForce = `from_on <= $2 AND (ended_on = '' OR ended_on > $3) AND (until_on = '' OR until_on >= $4)`
