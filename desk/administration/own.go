package administration

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
)

// ChangePassword is the act by which an officer gives the own account another password. The
// caller has checked the present one, and ends the officer's other sessions afterwards.
func ChangePassword() desk.Act[staff.Record, ResetForm] {
	return on("officer.password_changed", func(r staff.Record, in ResetForm, o act.Occasion) (staff.Record, act.Minutes, error) {
		if r.ID != o.Officer {
			return r, nil, o.Refuse("", "not_own_account")
		}
		var c act.Checks
		c.Require(in.Password != "", "password", "text_missing")
		checkPassword(&c, in.Password)
		return change(r, func(one *staff.Officer) { one.Password = in.Hash }), nil, c.Err()
	})
}
