package liaison

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

// Found says what stands of pairs: it implements interlock.Findings. A cause of another register is one of
// protection.
func (b *Book) Found(ctx context.Context, pairs []interlock.Pair) (all []interlock.Finding, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		all = make([]interlock.Finding, len(pairs))
		for i, p := range pairs {
			f, err := b.match(ctx, v, p)
			if err != nil {
				return err
			}
			if all[i], err = finding(ctx, v, f, p.Cause.Ref); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

func finding(ctx context.Context, v *store.View, f ledger.File, cause interlock.Ref) (interlock.Finding, error) {
	out := interlock.Finding{Obliges: cause.Register != Register, Same: f.Same(), Settled: f.Head.Version > 0 && !f.Held()}
	if out.Obliges {
		return out, nil
	}
	c, _, err := load(ctx, v, cause.Case)
	out.Obliges = slices.ContainsFunc(c.Causes, ledger.Cause.Obliges)
	return out, err
}

// Stand is a digest of the matches of a claim and of how often each was changed.
func (b *Book) Stand(ctx context.Context, claim interlock.Ref) (stand string, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		stand, err = standOf(ctx, v, claim)
		return err
	})
	return stand, err
}

func standOf(ctx context.Context, v *store.View, claim interlock.Ref) (string, error) {
	rows, err := v.Query(ctx, `SELECT f.id, f.version FROM door_file f JOIN door_pair p ON p.case_id = f.id
		WHERE p.claim_case = $1 AND p.claim_register = $2 ORDER BY f.id`, claim.Case, claim.Register)
	if err != nil {
		return "", fmt.Errorf("door: %w", err)
	}
	defer rows.Close()
	sum := sha256.New()
	for rows.Next() {
		var id string
		var version int64
		if err := rows.Scan(&id, &version); err != nil {
			return "", fmt.Errorf("door: %w", err)
		}
		fmt.Fprintln(sum, id, version)
	}
	return hex.EncodeToString(sum.Sum(nil)), rows.Err()
}
