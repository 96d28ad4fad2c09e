// Package accounts is the commands that found an installation and keep its agencies, units,
// accounts and tokens.
//
// It works on the system register alone, by acts of an administrator; it may not open a file
// of any other register.
package accounts

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
)

// program and sitting are those of package console, with the commands of this package.
type (
	program struct{ *console.Program }
	sitting struct{ console.Sitting }
)

func (p program) sit(work func(ctx context.Context, s sitting, args []string) error) func(*cobra.Command, []string) error {
	return p.Sit(func(ctx context.Context, s console.Sitting, args []string) error { return work(ctx, sitting{s}, args) })
}

// User is the command that holds what administrators do: agencies, units, accounts, tokens.
func User(shared *console.Program) *cobra.Command {
	p := program{shared}
	return console.Group("user", p.Words.T("cli.user"),
		console.Group("agency", p.Words.T("cli.user.agency"), p.agencyAddCommand()),
		console.Group("unit", p.Words.T("cli.user.unit"), p.unitAddCommand()),
		p.userAddCommand(), p.userListCommand(), p.userDisableCommand(), p.userPasswordCommand(), p.userTokenCommand(),
		p.factorsCommand(), p.userUnlockCommand(),
	)
}

// today is the call of an act of the system register: it takes effect on the day it is entered.
func (s sitting) today(officer string) desk.Call {
	call := s.Call(officer)
	call.On = s.System.Today()
	return call
}

// added prints the reference of what an act has made.
func (p program) added(r desk.Receipt) error {
	if p.JSON() {
		return p.PrintJSON(console.ReceiptOf(r))
	}
	_, err := fmt.Fprintln(p.Out, console.Written(r.Case))
	return err
}

func (p program) agencyAddCommand() *cobra.Command {
	return &cobra.Command{Use: "add NAME", Short: p.Words.T("cli.user.agency.add"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			r, err := desk.Perform(ctx, s.System, administration.AddAgency(), s.today(""), args[0])
			if err != nil {
				return err
			}
			return p.added(r)
		})}
}

func (p program) unitAddCommand() *cobra.Command {
	var agency, kind string
	c := &cobra.Command{Use: "add NAME", Short: p.Words.T("cli.user.unit.add"), Args: cobra.ExactArgs(1)}
	c.RunE = p.sit(func(ctx context.Context, s sitting, args []string) error {
		if err := s.May("unit.added"); err != nil {
			return err
		}
		found, ok, err := s.Staff.AgencyByName(ctx, agency)
		if err != nil {
			return err
		}
		if !ok {
			return console.Refused("agency", "choose_from_list")
		}
		in := staff.Unit{Agency: found.ID, Name: args[0], Kind: kind}
		r, err := desk.Perform(ctx, s.System, administration.AddUnit(), s.today(""), in)
		if err != nil {
			return err
		}
		return p.added(r)
	})
	c.Flags().StringVar(&agency, "agency", "", p.Words.T("cli.flag.agency"))
	c.Flags().StringVar(&kind, "kind", "", p.Words.T("cli.flag.kind"))
	return c
}

// account finds the officer of a login for one who may perform an act of this kind.
func (s sitting) account(ctx context.Context, kind, login string) (staff.Member, error) {
	if err := s.May(kind); err != nil {
		return staff.Member{}, err
	}
	m, err := s.Staff.ByLogin(ctx, login)
	if errors.Is(err, staff.ErrNoMember) {
		return m, desk.ErrAbsent
	}
	return m, err
}
