package asylum

import (
	"context"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
)

// Mandate is the act by which counsel's power of attorney comes into the file.
func Mandate(s *staff.Staff) desk.Act[protection.File, protection.MandateForm] {
	a := on("counsel.mandated", protection.TakeMandate)
	a.Prepare = func(ctx context.Context, _ desk.Call, in *protection.MandateForm) error {
		members, err := s.Members(ctx, authority.Counsel, "")
		for _, m := range members {
			in.Accounts = append(in.Accounts, m.ID)
		}
		return err
	}
	return a
}

// EndMandate is the act by which a mandate ends; counsel sees the file no longer.
func EndMandate() desk.Act[protection.File, protection.MandateEnd] {
	return on("counsel.ended", protection.EndMandate)
}
