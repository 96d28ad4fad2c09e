package administration

import (
	"context"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/store"
)

// AddFactor is the act by which an officer adds a factor to the own account: one that was
// just confirmed, or fresh recovery codes. A passkey belongs to one account. What a sign-in
// proved that waited for a first factor is not added after another.
func AddFactor() desk.Act[staff.Record, staff.NewFactor] {
	a := on("officer.factor_added", func(r staff.Record, in staff.NewFactor, o act.Occasion) (staff.Record, act.Minutes, error) {
		if r.ID != o.Officer || in.Officer() != r.ID || in.Kind() == staff.KindAgency || in.Late(r) {
			return r, nil, o.Refuse("", "not_own_account")
		}
		var c act.Checks
		if in.Kind() == staff.KindPasskey {
			c.Line("name", in.Name())
		}
		if in.Kind() == staff.KindRecovery && !slices.ContainsFunc(r.Factors, account.Factor.Second) {
			c.Require(false, "", "codes_need_factor")
		}
		r = in.Add(r, o.NewID(), o.Today)
		return change(r, func(*staff.Officer) {}), act.Minutes{{Key: "factor", Value: in.Kind()}}, c.Err()
	})
	a.Bring = onlyOnce[staff.NewFactor](func(_ desk.Call, in staff.NewFactor) staff.NewFactor { return in })
	return a
}

// onlyOnce refuses what proves another officer already. Two accounts are never one person's
// passkey or subject.
func onlyOnce[In any](factor func(desk.Call, In) staff.NewFactor) func(context.Context, *store.Tx, desk.Call, *In) error {
	return func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		taken, err := account.MarkTaken(ctx, &tx.View, factor(call, *in))
		if err == nil && taken {
			err = &act.Refused{Problems: []act.Problem{{Field: "", Code: "factor_taken"}}}
		}
		return err
	}
}

// RemoveFactor is the act by which an officer takes a second factor from the own account. Its
// input is the factor's reference. With the last one the recovery codes go too.
func RemoveFactor() desk.Act[staff.Record, string] {
	return on("officer.factor_removed", func(r staff.Record, id string, o act.Occasion) (staff.Record, act.Minutes, error) {
		if r.ID != o.Officer {
			return r, nil, o.Refuse("", "not_own_account")
		}
		at := slices.IndexFunc(r.Factors, func(f account.Factor) bool { return f.ID == id })
		rest, found := r.Without(id)
		if at < 0 || !found {
			return r, nil, o.Refuse("factor", "choose_from_list")
		}
		return change(rest, func(*staff.Officer) {}), act.Minutes{{Key: "factor", Value: r.Factors[at].Kind}}, nil
	})
}

// ResetFactors is the act by which an administrator takes every second factor, recovery code
// and token from another's account. The caller ends the account's sessions afterwards.
func ResetFactors() desk.Act[staff.Record, struct{}] {
	return on("officer.factors_reset", func(r staff.Record, _ struct{}, o act.Occasion) (staff.Record, act.Minutes, error) {
		if r.ID == o.Officer {
			return r, nil, o.Refuse("", "own_account")
		}
		rest := r.WithoutKinds(staff.KindCode, staff.KindPasskey, staff.KindRecovery)
		rest.Tokens = nil
		return change(rest, func(*staff.Officer) {}), nil, nil
	})
}

// EndLockout is the act by which an administrator lets an officer try again at once. The
// caller forgets the failures afterwards.
func EndLockout() desk.Act[staff.Record, struct{}] {
	return on("officer.unlocked", func(r staff.Record, _ struct{}, o act.Occasion) (staff.Record, act.Minutes, error) {
		return change(r, func(*staff.Officer) {}), nil, nil
	})
}
