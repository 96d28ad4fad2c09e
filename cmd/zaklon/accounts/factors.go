package accounts

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
)

// factorsCommand holds what an administrator can do about an officer's second factors.
func (p program) factorsCommand() *cobra.Command {
	return console.Group("factors", p.Words.T("cli.user.factors"), p.factorsResetCommand())
}

// factorsResetCommand takes an officer's second factors and recovery codes, and ends the
// sessions: the next sign-in leads to a new factor.
func (p program) factorsResetCommand() *cobra.Command {
	return &cobra.Command{Use: "reset LOGIN", Short: p.Words.T("cli.user.factors.reset"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			m, err := s.account(ctx, "officer.factors_reset", args[0])
			if err != nil {
				return err
			}
			if _, err := desk.Perform(ctx, s.System, administration.ResetFactors(), s.today(m.ID), struct{}{}); err != nil {
				return err
			}
			if err := s.Staff.EndAll(ctx, m.ID); err != nil {
				return err
			}
			p.Note(p.Words.T("cli.user.factors_gone", "login", m.Login))
			return nil
		})}
}

// userUnlockCommand lets an officer try again at once after sign-ins that failed.
func (p program) userUnlockCommand() *cobra.Command {
	return &cobra.Command{Use: "unlock LOGIN", Short: p.Words.T("cli.user.unlock"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			m, err := s.account(ctx, "officer.unlocked", args[0])
			if err != nil {
				return err
			}
			if _, err := desk.Perform(ctx, s.System, administration.EndLockout(), s.today(m.ID), struct{}{}); err != nil {
				return err
			}
			if err := s.Staff.EndLockout(ctx, m.Login); err != nil {
				return err
			}
			p.Note(p.Words.T("cli.user.unlocked", "login", m.Login))
			return nil
		})}
}
