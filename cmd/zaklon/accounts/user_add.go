package accounts

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
)

// userAddCommand enters an account. Without a password file the account has no password and
// works by token alone.
func (p program) userAddCommand() *cobra.Command {
	var in administration.NewOfficer
	var unit, role, passwordFile string
	c := &cobra.Command{Use: "add", Short: p.Words.T("cli.user.add"), Args: cobra.NoArgs}
	c.RunE = p.sit(func(ctx context.Context, s sitting, _ []string) (err error) {
		if err := s.May("officer.added"); err != nil {
			return err
		}
		if in.Unit, err = s.Unit(ctx, unit); err != nil {
			return err
		}
		if passwordFile != "" {
			if in.Password, err = p.Password(passwordFile); err != nil {
				return err
			}
			if err := passwordGiven(in.Password); err != nil {
				return err
			}
			in.Hash = staff.HashPassword(in.Password)
		}
		if _, err := s.Staff.ByLogin(ctx, in.Login); err == nil {
			return console.Refused("login", "login_taken")
		}
		in.Role = authority.Role(role)
		r, err := desk.Perform(ctx, s.System, administration.AddOfficer(), s.today(""), in)
		if err != nil {
			return err
		}
		return p.added(r)
	})
	flags := c.Flags()
	flags.StringVar(&unit, "unit", "", p.Words.T("cli.flag.unit"))
	flags.StringVar(&role, "role", "", p.Words.T("cli.flag.role"))
	flags.StringVar(&in.Login, "login", "", p.Words.T("cli.flag.login"))
	flags.StringVar(&in.Name, "name", "", p.Words.T("cli.flag.name"))
	flags.StringVar(&passwordFile, "password-file", "", p.Words.T("cli.flag.no_password"))
	return c
}
