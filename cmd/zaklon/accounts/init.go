package accounts

import (
	"context"
	"crypto/rand"
	"errors"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/reference"
)

// firstToken is how many days the first administrator's token is good for.
const firstToken = 365

// An installation is what init is told.
type installation struct {
	agency, unit, login, name, passwordFile string
}

// Init is the command that makes the registers with the first agency, unit and administrator.
func Init(shared *console.Program) *cobra.Command {
	p := program{shared}
	var in installation
	c := &cobra.Command{
		Use: "init", Short: p.Words.T("cli.init"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.install(c.Context(), in) },
	}
	flags := c.Flags()
	flags.StringVar(&in.agency, "agency", "", p.Words.T("cli.flag.agency"))
	flags.StringVar(&in.unit, "unit", "", p.Words.T("cli.flag.unit"))
	flags.StringVar(&in.login, "login", "", p.Words.T("cli.flag.login"))
	flags.StringVar(&in.name, "name", "", p.Words.T("cli.flag.name"))
	flags.StringVar(&in.passwordFile, "password-file", "", p.Words.T("cli.flag.password_file"))
	return c
}

// install makes the registers, and by acts of the system register the first agency, its unit
// and the first administrator, whose token it writes. What the rules refuse is refused before
// anything is made.
func (p program) install(ctx context.Context, in installation) error {
	if p.Token == "" {
		return console.Usage(p.Words.T("cli.usage.token_out"))
	}
	password, err := p.Password(in.passwordFile)
	if err != nil {
		return err
	}
	admin := administration.NewOfficer{
		Unit:  staff.Unit{Name: in.unit, Kind: "administration"},
		Login: in.login, Name: in.name, Role: authority.Administrator, Password: password,
	}
	if err := p.allow(in, admin); err != nil {
		return err
	}
	err = p.WriteToken(p.Token, func() (secret string, err error) {
		h, err := house.Create(ctx, p.House())
		if err != nil {
			return "", err
		}
		secret, err = found(ctx, h, in, admin)
		return secret, errors.Join(err, h.Close())
	})
	if err != nil {
		return err
	}
	p.Note(p.Words.T("cli.init.done", "login", in.login, "token", p.Token))
	return nil
}

// allow asks the rules of the three acts before anything is made.
func (p program) allow(in installation, admin administration.NewOfficer) error {
	var all act.Refused
	for _, try := range []func() error{
		func() error {
			_, _, err := administration.AddAgency().Rule(staff.Record{}, in.agency, act.Occasion{})
			return err
		},
		func() error {
			_, _, err := administration.AddUnit().Rule(staff.Record{}, admin.Unit, act.Occasion{})
			return err
		},
		func() error {
			_, _, err := administration.AddOfficer().Rule(staff.Record{}, admin, act.Occasion{})
			return err
		},
		func() error { return passwordGiven(admin.Password) },
	} {
		var refused *act.Refused
		if err := try(); errors.As(err, &refused) {
			all.Problems = append(all.Problems, refused.Problems...)
		}
	}
	if len(all.Problems) > 0 {
		return &all
	}
	return nil
}

func passwordGiven(password string) error {
	var c act.Checks
	c.Require(password != "", "password", "text_missing")
	return c.Err()
}

// found performs the founding acts. The installer acts once, as an administrator with fresh
// references that no account has.
func found(ctx context.Context, h *house.House, in installation, admin administration.NewOfficer) (secret string, err error) {
	installer, errID := reference.New(rand.Reader)
	unit, errUnit := reference.New(rand.Reader)
	if err := errors.Join(errID, errUnit); err != nil {
		return "", err
	}
	today := h.System.Today()
	call := desk.Call{
		Officer: authority.Officer{ID: string(installer), Unit: string(unit), Role: authority.Administrator},
		On:      today, Proved: h.System.Register.Now(),
	}
	agency, err := desk.Perform(ctx, h.System, administration.AddAgency(), call, in.agency)
	if err != nil {
		return "", err
	}
	admin.Unit.Agency = agency.Case
	added, err := desk.Perform(ctx, h.System, administration.AddUnit(), call, admin.Unit)
	if err != nil {
		return "", err
	}
	admin.Unit.ID, admin.Hash = added.Case, staff.HashPassword(admin.Password)
	officer, err := desk.Perform(ctx, h.System, administration.AddOfficer(), call, admin)
	if err != nil {
		return "", err
	}
	call.Case = officer.Case
	secret, digest := h.Staff.NewProof(call.Case)
	return secret, issue(ctx, h, call, administration.TokenForm{Digest: digest, Until: today + firstToken})
}

// issue performs the act of issuing a token to the officer call.Case.
func issue(ctx context.Context, h *house.House, call desk.Call, form administration.TokenForm) error {
	_, err := desk.Perform(ctx, h.System, administration.IssueToken(), call, form)
	return err
}
