package accounts

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
)

// userDisableCommand ends an account. Its tokens end with it, and so do its sessions.
func (p program) userDisableCommand() *cobra.Command {
	return &cobra.Command{Use: "disable LOGIN", Short: p.Words.T("cli.user.disable"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			m, err := s.account(ctx, "officer.disabled", args[0])
			if err != nil {
				return err
			}
			if _, err := desk.Perform(ctx, s.System, administration.Disable(), s.today(m.ID), struct{}{}); err != nil {
				return err
			}
			if err := s.Staff.EndAll(ctx, m.ID); err != nil {
				return err
			}
			p.Note(p.Words.T("cli.user.disabled", "login", m.Login))
			return nil
		})}
}

// userPasswordCommand gives an account another password and ends its sessions.
func (p program) userPasswordCommand() *cobra.Command {
	var file string
	c := &cobra.Command{Use: "password LOGIN", Short: p.Words.T("cli.user.password"), Args: cobra.ExactArgs(1)}
	c.RunE = p.sit(func(ctx context.Context, s sitting, args []string) error {
		m, err := s.account(ctx, "officer.password_reset", args[0])
		if err != nil {
			return err
		}
		password, err := p.Password(file)
		if err != nil {
			return err
		}
		form := administration.ResetForm{Password: password, Hash: staff.HashPassword(password)}
		if _, err := desk.Perform(ctx, s.System, administration.ResetPassword(), s.today(m.ID), form); err != nil {
			return err
		}
		if err := s.Staff.EndAll(ctx, m.ID); err != nil {
			return err
		}
		p.Note(p.Words.T("cli.user.password_set", "login", m.Login))
		return nil
	})
	c.Flags().StringVar(&file, "password-file", "", p.Words.T("cli.flag.password_file"))
	return c
}

// userTokenCommand issues a token, to the output or to a new file that only its owner reads.
func (p program) userTokenCommand() *cobra.Command {
	var until, path string
	var isProof bool
	c := &cobra.Command{Use: "token LOGIN", Short: p.Words.T("cli.user.token"), Args: cobra.ExactArgs(1)}
	c.RunE = p.sit(func(ctx context.Context, s sitting, args []string) error {
		last, err := p.Day("until", until)
		if err != nil {
			return err
		}
		m, err := s.account(ctx, "token.issued", args[0])
		if err != nil {
			return err
		}
		draw := func() (string, error) {
			secret, digest := s.Staff.NewToken(m.ID)
			if isProof {
				secret, digest = s.Staff.NewProof(m.ID)
			}
			return secret, issue(ctx, s.House, s.today(m.ID), administration.TokenForm{Digest: digest, Until: last})
		}
		if path != "" {
			return p.WriteToken(path, draw)
		}
		secret, err := draw()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(p.Out, secret)
		return err
	})
	c.Flags().StringVar(&until, "until", "", p.Words.T("cli.flag.until"))
	c.Flags().StringVar(&path, "out", "", p.Words.T("cli.flag.token_out"))
	c.Flags().BoolVar(&isProof, "step-up", false, p.Words.T("cli.flag.step_up"))
	return c
}
