package border

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/intake"
)

// Convey is the act that opens a file for a person who said to an officer of any institution that they
// seek protection. It writes in the protection register and nowhere else: the register of the officer
// who enters it keeps nothing.
func Convey(s *staff.Staff) desk.Act[protection.File, intake.Conveyance] {
	return desk.Act[protection.File, intake.Conveyance]{
		Kind: "intention.conveyed", Opens: true, Keeper: protectionfile.Keeper(), Rule: intake.Convey,
		Prepare: func(ctx context.Context, _ desk.Call, in *intake.Conveyance) error {
			units, err := s.Units(ctx, "asylum")
			for _, u := range units {
				in.Units = append(in.Units, u.ID)
			}
			return err
		},
	}
}
