// Package border is the desk of the border police: it enters intentions, issues the
// certificate and hands the file to the asylum authority.
//
// It works on the protection register through protectionfile and may not see a file after
// the hand-over; authority and the lists say so, not this package.
package border

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
)

// Kinds lists the acts of this desk.
func Kinds(s *staff.Staff) []desk.Kind {
	return []desk.Kind{Express(), Certify(), HandOver(s), Convey(s)}
}

// Express is the act that opens a file: a person says that they seek protection.
func Express() desk.Act[protection.File, protection.Intention] {
	return desk.Act[protection.File, protection.Intention]{
		Kind: "intention.expressed", Opens: true, Keeper: protectionfile.Keeper(), Rule: protection.Express,
	}
}

// Certify is the act that issues the certificate of the expressed intention.
func Certify() desk.Act[protection.File, protection.NoInput] {
	return desk.Act[protection.File, protection.NoInput]{
		Kind: "certificate.issued", Keeper: protectionfile.Keeper(), Rule: protection.Certify,
	}
}

// HandOver is the act that gives the file to a unit of the asylum authority.
func HandOver(s *staff.Staff) desk.Act[protection.File, protection.Handover] {
	return desk.Act[protection.File, protection.Handover]{
		Kind: "case.handed_over", Keeper: protectionfile.Keeper(), Rule: protection.HandOver,
		Prepare: func(ctx context.Context, _ desk.Call, in *protection.Handover) error {
			units, err := s.Units(ctx, "asylum")
			for _, u := range units {
				in.Units = append(in.Units, u.ID)
			}
			return err
		},
	}
}
