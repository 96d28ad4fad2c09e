package legislation

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// ErrNone is returned where no edition is in force.
var ErrNone = errors.New("no edition of the law is in force")

// Reads is the reading of the editions.
const Reads = "editions.read"

// May refuses whoever may not see the editions, with a *desk.Denied.
func May(d *desk.Desk, o authority.Officer) error {
	if answer := d.Authority.Decide(o, Reads, authority.Case{Unit: o.Unit}); !answer.Allowed {
		return &desk.Denied{Kind: Reads, Policy: answer.Policy, Because: answer.Because}
	}
	return nil
}

// All gives every edition, the newest first.
func All(ctx context.Context, r *store.Register) ([]Edition, error) {
	found, err := look(ctx, r, `ORDER BY drafted_on, effected_on, id`)
	slices.Reverse(found)
	return found, err
}

// Of gives one edition; desk.ErrAbsent where there is none of that reference.
func Of(ctx context.Context, r *store.Register, id string) (Edition, error) {
	found, err := look(ctx, r, `WHERE id = $1`, id)
	if err == nil && len(found) == 0 {
		err = desk.ErrAbsent
	}
	if err != nil {
		return Edition{}, err
	}
	return found[0], nil
}

// Now gives the edition in force, or ErrNone.
func Now(ctx context.Context, r *store.Register) (Edition, error) {
	found, err := look(ctx, r, `WHERE status = $1`, InForce)
	if err == nil && len(found) != 1 {
		err = ErrNone
	}
	if err != nil {
		return Edition{}, err
	}
	return found[0], nil
}

// Due gives the editions whose day has come and which are not in force yet, the first to take
// effect first.
func Due(ctx context.Context, r *store.Register, today deadline.Date) ([]Edition, error) {
	return look(ctx, r, `WHERE status = $1 AND effective_on <= $2 ORDER BY effective_on, id`, Reviewed, today.String())
}

func look(ctx context.Context, r *store.Register, query string, args ...any) (out []Edition, err error) {
	err = r.View(ctx, func(v *store.View) (err error) {
		out, err = where(ctx, v, query, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("editions: %w", err)
	}
	return out, nil
}

// Library loads the law of an edition. Files that are not those of its digest are an error.
func Library(ctx context.Context, r *store.Register, e Edition) (*law.Library, error) {
	var files []byte
	err := r.View(ctx, func(v *store.View) error {
		var id, caseID string
		return v.Rows(ctx, archives, func() []any { return []any{&id, &caseID, &files} }, `WHERE id = $1`, e.ID)
	})
	if err != nil {
		return nil, fmt.Errorf("edition: %w", err)
	}
	l, err := reopen(files)
	if err == nil && l.Digest != e.Digest {
		err = ErrForged
	}
	if err != nil {
		return nil, fmt.Errorf("edition: %w", err)
	}
	return l, nil
}

// ReviewOf gives the entry by which an edition was approved; empty: nobody did.
func ReviewOf(ctx context.Context, r *store.Register, e Edition) (entry string, err error) {
	err = r.View(ctx, func(v *store.View) error {
		each := func(e audit.Entry) error { entry = e.ID; return nil }
		return v.Entries(ctx, each, `WHERE case_id = $1 AND kind = $2 ORDER BY seq`, e.ID, "edition.reviewed")
	})
	return entry, err
}
