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
	files, err := kept(ctx, r, e)
	if err != nil {
		return nil, err
	}
	l, err := reopen(files)
	if err != nil {
		return nil, fmt.Errorf("edition: %w", err)
	}
	return l, nil
}

// kept reads the archive of an edition. Files that are not those of its digest are an error.
func kept(ctx context.Context, r *store.Register, e Edition) (files []byte, err error) {
	err = r.View(ctx, func(v *store.View) error {
		var id, caseID string
		return v.Rows(ctx, archives, func() []any { return []any{&id, &caseID, &files} }, `WHERE id = $1`, e.ID)
	})
	if err == nil {
		err = genuine(files, e.Digest)
	}
	if err != nil {
		return nil, fmt.Errorf("edition: %w", err)
	}
	return files, nil
}

// genuine refuses an archive that does not have a digest.
func genuine(files []byte, digest string) error {
	fsys, err := Unpack(files)
	if err != nil {
		return err
	}
	got, err := law.Digest(fsys)
	if err == nil && got != digest {
		err = ErrForged
	}
	return err
}

// Files names the files that two editions do not have in common, or in which their texts differ.
func Files(ctx context.Context, r *store.Register, a, b Edition) ([]string, error) {
	var texts [2]map[string]string
	for i, e := range []Edition{a, b} {
		files, err := kept(ctx, r, e)
		if err == nil {
			texts[i], err = textOf(files)
		}
		if err != nil {
			return nil, err
		}
	}
	var names []string
	for name, text := range texts[0] {
		if other, both := texts[1][name]; !both || other != text {
			names = append(names, name)
		}
	}
	for name := range texts[1] {
		if _, both := texts[0][name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// Archive gives the files of an edition as a ZIP, to whoever may see editions, after the reading
// is entered; desk.ErrAbsent where there is none of that reference.
func Archive(ctx context.Context, d *desk.Desk, call desk.Call, id string) (files []byte, err error) {
	err = desk.List(ctx, d, desk.Listing{Kind: Reads, Query: "archive " + id, Apart: func() (int, error) {
		e, err := Of(ctx, d.Register, id)
		if err == nil {
			files, err = kept(ctx, d.Register, e)
		}
		return 1, err
	}}, call)
	return files, err
}

// Base gives the edition with which one is compared: for one that waits the edition in force, which
// it would supersede; for one that is or was in force the one that it superseded; for a refused one
// the edition in force when it was drafted. It is false for the first edition of a register.
func Base(ctx context.Context, r *store.Register, e Edition) (Edition, bool, error) {
	if e.Status == Draft || e.Status == Reviewed {
		now, err := Now(ctx, r)
		return now, err == nil, err
	}
	var before Edition
	err := r.View(ctx, func(v *store.View) error {
		effected, err := where(ctx, v, `WHERE effected_on <> ''`)
		if err != nil {
			return err
		}
		until, err := entered(ctx, v, e)
		if err != nil {
			return err
		}
		last := int64(0)
		for _, one := range effected {
			seq, err := entered(ctx, v, one)
			if err != nil {
				return err
			}
			if seq > last && seq < until {
				last, before = seq, one
			}
		}
		return nil
	})
	if err != nil {
		return Edition{}, false, fmt.Errorf("editions: %w", err)
	}
	return before, before.ID != "", nil
}

// entered gives the place in the book where an edition was put in force, or drafted where it never
// was: days alone do not order two editions of one day.
func entered(ctx context.Context, v *store.View, e Edition) (seq int64, err error) {
	kind := "edition.effected"
	if e.EffectedOn.IsZero() {
		kind = "edition.drafted"
	}
	each := func(one audit.Entry) error { seq = one.Seq; return nil }
	return seq, v.Entries(ctx, each, `WHERE case_id = $1 AND kind = $2 ORDER BY seq`, e.ID, kind)
}

// ReviewOf gives the entry by which an edition was approved; empty: nobody did.
func ReviewOf(ctx context.Context, r *store.Register, e Edition) (entry string, err error) {
	err = r.View(ctx, func(v *store.View) error {
		each := func(e audit.Entry) error { entry = e.ID; return nil }
		return v.Entries(ctx, each, `WHERE case_id = $1 AND kind = $2 ORDER BY seq`, e.ID, "edition.reviewed")
	})
	return entry, err
}
