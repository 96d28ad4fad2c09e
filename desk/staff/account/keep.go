package account

import (
	"context"
	"slices"

	"github.com/zaklon/zaklon/store"
)

// load reads an officer with tokens and factors, or an agency with its provider. A row that
// the register did not write is not loaded: an act would put a genuine seal on it.
func load(ctx context.Context, v *store.View, id string) (Record, bool, error) {
	r := Record{ID: id}
	err := v.Rows(ctx, officers, func() []any {
		r.Officers = append(r.Officers, Officer{})
		return r.Officers[len(r.Officers)-1].Fields()
	}, `WHERE id = $1`, id)
	if err != nil || len(r.Officers) == 0 {
		return loadAgency(ctx, v, r, err)
	}
	if r.Tokens, err = tokensOf(ctx, v, id); err != nil {
		return r, false, err
	}
	r.Factors, err = FactorsOf(ctx, v, id)
	if err == nil && r.Officers[0].Seal != r.Officers[0].Sealed(v, IDs(r.Factors)) {
		err = ErrForged
	}
	return r, true, err
}

func loadAgency(ctx context.Context, v *store.View, r Record, err error) (Record, bool, error) {
	if err != nil {
		return r, false, err
	}
	err = v.Rows(ctx, agencies, func() []any {
		r.Agencies = append(r.Agencies, Agency{})
		return r.Agencies[len(r.Agencies)-1].fields()
	}, `WHERE id = $1`, r.ID)
	if err != nil || len(r.Agencies) == 0 {
		return r, false, err
	}
	r.Issuers, err = IssuersWhere(ctx, v, `WHERE id = $1`, r.ID)
	return r, true, err
}

// save writes what changed. The account is sealed with the factors that it has afterwards.
func save(ctx context.Context, tx *store.Tx, before, after Record) error {
	for _, a := range after.Agencies {
		if err := tx.Put(ctx, agencies, after.ID, a.fields()); err != nil {
			return err
		}
	}
	for _, u := range after.Units {
		if err := tx.Put(ctx, units, after.ID, u.fields()); err != nil {
			return err
		}
	}
	if err := saveFactors(ctx, tx, before, &after); err != nil {
		return err
	}
	for _, o := range after.Officers {
		if slices.Contains(before.Officers, o) {
			continue
		}
		o.Seal = o.Sealed(&tx.View, IDs(after.Factors))
		if err := tx.Put(ctx, officers, after.ID, o.Fields()); err != nil {
			return err
		}
	}
	if err := saveTokens(ctx, tx, before, after); err != nil {
		return err
	}
	return saveIssuers(ctx, tx, before, after)
}

func saveFactors(ctx context.Context, tx *store.Tx, before Record, after *Record) error {
	slices.SortFunc(after.Factors, byID)
	for _, f := range before.Factors {
		if !slices.Contains(IDs(after.Factors), f.ID) {
			if err := tx.Remove(ctx, factors, f.ID); err != nil {
				return err
			}
		}
	}
	for _, f := range after.Factors {
		if slices.Contains(before.Factors, f) {
			continue
		}
		if err := f.Put(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

func saveIssuers(ctx context.Context, tx *store.Tx, before, after Record) error {
	for _, i := range before.Issuers {
		if len(after.Issuers) == 0 {
			if err := tx.Remove(ctx, issuers, i.Agency); err != nil {
				return err
			}
		}
	}
	for _, i := range after.Issuers {
		if slices.Contains(before.Issuers, i) {
			continue
		}
		i.Seal = i.sealed(&tx.View)
		if err := tx.Put(ctx, issuers, after.ID, i.fields()); err != nil {
			return err
		}
	}
	return nil
}
