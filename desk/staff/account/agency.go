package account

import (
	"context"

	"github.com/zaklon/zaklon/store"
)

// UnitsOf lists the units of a kind, or all, in the order of their names.
func UnitsOf(ctx context.Context, v *store.View, kind string) ([]Unit, error) {
	var out []Unit
	err := v.Rows(ctx, units, func() []any {
		out = append(out, Unit{})
		return out[len(out)-1].fields()
	}, `WHERE $1 = '' OR kind = $1 ORDER BY name, id`, kind)
	return out, err
}

// AgencyNamed finds an agency by its name.
func AgencyNamed(ctx context.Context, v *store.View, name string) (Agency, bool, error) {
	var found []Agency
	err := v.Rows(ctx, agencies, func() []any {
		found = append(found, Agency{})
		return found[len(found)-1].fields()
	}, `WHERE name = $1`, name)
	if err != nil || len(found) == 0 {
		return Agency{}, false, err
	}
	return found[0], true, nil
}

// LoginTaken tells whether an account has this login.
func LoginTaken(ctx context.Context, v *store.View, login string) (bool, error) {
	var n int
	err := v.QueryRow(ctx, `SELECT COUNT(*) FROM officer WHERE login = $1`, login).Scan(&n)
	return n > 0, err
}
