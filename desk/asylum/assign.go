package asylum

import (
	"context"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
)

// Assign is the act by which a team leader names the responsible caseworker of their unit.
func Assign(s *staff.Staff) desk.Act[protection.File, protection.Assignment] {
	a := on("case.assigned", protection.Assign)
	a.Prepare = func(ctx context.Context, call desk.Call, in *protection.Assignment) error {
		members, err := s.Members(ctx, authority.Caseworker, call.Officer.Unit)
		for _, m := range members {
			in.Officers = append(in.Officers, m.ID)
		}
		return err
	}
	return a
}
