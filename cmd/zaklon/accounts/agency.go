package accounts

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
)

// Agency is the command that holds how an agency's officers sign in by its own provider.
func Agency(shared *console.Program) *cobra.Command {
	p := program{shared}
	return console.Group("agency", p.Words.T("cli.agency"), console.Group("oidc", p.Words.T("cli.agency.oidc"),
		p.oidcSetCommand(), p.oidcRemoveCommand(), p.oidcBindCommand(), p.oidcUnbindCommand()))
}

// agencyNamed finds an agency for one who may perform an act of this kind.
func (s sitting) agencyNamed(ctx context.Context, kind, name string) (staff.Agency, error) {
	if err := s.May(kind); err != nil {
		return staff.Agency{}, err
	}
	a, found, err := s.Staff.AgencyByName(ctx, name)
	if err == nil && !found {
		err = console.Refused("agency", "choose_from_list")
	}
	return a, err
}

// oidcSetCommand gives an agency a provider. The secret is read like a password: from a file,
// a terminal or the input.
func (p program) oidcSetCommand() *cobra.Command {
	var in staff.IssuerForm
	var secretFile string
	c := &cobra.Command{Use: "set AGENCY", Short: p.Words.T("cli.agency.oidc.set"), Args: cobra.ExactArgs(1)}
	c.RunE = p.sit(func(ctx context.Context, s sitting, args []string) error {
		a, err := s.agencyNamed(ctx, "agency.issuer_set", args[0])
		if err != nil {
			return err
		}
		if in.Address == "" {
			return console.Refused("address", "issuer_address")
		}
		if in.Secret, err = p.Password(secretFile); err != nil {
			return err
		}
		return p.issuerSet(ctx, s, a, in)
	})
	flags := c.Flags()
	flags.StringVar(&in.Address, "issuer", "", p.Words.T("cli.flag.issuer"))
	flags.StringVar(&in.Client, "client", "", p.Words.T("cli.flag.client"))
	flags.StringSliceVar(&in.Strong, "strong", nil, p.Words.T("cli.flag.strong"))
	flags.StringVar(&secretFile, "secret-file", "", p.Words.T("cli.flag.secret_file"))
	return c
}

func (p program) oidcRemoveCommand() *cobra.Command {
	return &cobra.Command{Use: "remove AGENCY", Short: p.Words.T("cli.agency.oidc.remove"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			a, err := s.agencyNamed(ctx, "agency.issuer_set", args[0])
			if err != nil {
				return err
			}
			return p.issuerSet(ctx, s, a, staff.IssuerForm{})
		})}
}

func (p program) issuerSet(ctx context.Context, s sitting, a staff.Agency, in staff.IssuerForm) error {
	if _, err := desk.Perform(ctx, s.System, administration.SetIssuer(), s.today(a.ID), in); err != nil {
		return err
	}
	p.Note(p.Words.T("cli.agency.oidc.done", "agency", a.Name))
	return nil
}

// oidcBindCommand lets an officer sign in as a subject of the provider of an agency. The
// subject is read from the input: it may be a number of the person, and flags are seen.
func (p program) oidcBindCommand() *cobra.Command {
	var agency, subjectFile string
	c := &cobra.Command{Use: "bind LOGIN", Short: p.Words.T("cli.agency.oidc.bind"), Args: cobra.ExactArgs(1)}
	c.RunE = p.sit(func(ctx context.Context, s sitting, args []string) error {
		a, err := s.agencyNamed(ctx, "officer.bound", agency)
		if err != nil {
			return err
		}
		m, err := s.account(ctx, "officer.bound", args[0])
		if err != nil {
			return err
		}
		subject, err := p.Password(subjectFile)
		if err != nil {
			return err
		}
		_, err = desk.Perform(ctx, s.System, administration.Bind(), s.today(m.ID), staff.Binding{Issuer: a.ID, Subject: subject})
		if err != nil {
			return err
		}
		p.Note(p.Words.T("cli.agency.oidc.bound", "login", m.Login, "agency", a.Name))
		return nil
	})
	c.Flags().StringVar(&agency, "agency", "", p.Words.T("cli.flag.agency"))
	c.Flags().StringVar(&subjectFile, "subject-file", "", p.Words.T("cli.flag.subject_file"))
	return c
}

func (p program) oidcUnbindCommand() *cobra.Command {
	return &cobra.Command{Use: "unbind LOGIN", Short: p.Words.T("cli.agency.oidc.unbind"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			m, err := s.account(ctx, "officer.unbound", args[0])
			if err != nil {
				return err
			}
			if _, err := desk.Perform(ctx, s.System, administration.Unbind(), s.today(m.ID), struct{}{}); err != nil {
				return err
			}
			if err := s.Staff.EndAll(ctx, m.ID); err != nil {
				return err
			}
			p.Note(p.Words.T("cli.agency.oidc.unbound", "login", m.Login))
			return nil
		})}
}
