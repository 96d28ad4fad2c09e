package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/oversight"
)

// verifyCommand recomputes the book of each register, compares every row with its last
// after-image, and names the first act that does not fit. An auditor does it, and each
// verification is itself entered.
func (p program) verifyCommand() *cobra.Command {
	var register string
	c := &cobra.Command{Use: "verify", Short: p.Words.T("cli.verify"), Args: cobra.NoArgs}
	c.RunE = p.sit(func(ctx context.Context, s sitting, _ []string) error { return p.verify(ctx, s, register) })
	c.Flags().StringVar(&register, "register", "", p.Words.T("cli.flag.register"))
	return c
}

func (p program) verify(ctx context.Context, s sitting, register string) error {
	desks := s.Desks()
	if register != "" {
		desks = slices.DeleteFunc(desks, func(d *desk.Desk) bool { return d.Register.Name() != register })
	}
	if len(desks) == 0 {
		return console.Usage(p.Words.T("cli.usage.register"))
	}
	var found []oversight.Verification
	for _, d := range desks {
		p.Note(p.Words.T("cli.verify.begins", "register", d.Register.Name()))
		v, err := oversight.Verify(ctx, d, s.Call(""))
		if err != nil {
			return err
		}
		found = append(found, v)
	}
	if err := p.printVerified(found); err != nil {
		return err
	}
	if slices.ContainsFunc(found, func(v oversight.Verification) bool { return len(v.Misfits) > 0 }) {
		return console.ErrBroken
	}
	return nil
}

func (p program) printVerified(found []oversight.Verification) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format    string                   `json:"format"`
			Registers []oversight.Verification `json:"registers"`
		}{"zaklon.verification/1", found})
	}
	t := p.Columns(p.Words.T("cli.column.register"), p.Words.T("cli.column.entries"), p.Words.T("cli.column.rows"), p.Words.T("cli.column.misfits"), p.Words.T("cli.column.head"))
	for _, v := range found {
		t.Row(v.Register, strconv.FormatInt(v.Entries, 10), strconv.FormatInt(v.Rows, 10), strconv.Itoa(len(v.Misfits)), v.Head)
	}
	if err := t.End(); err != nil {
		return err
	}
	for _, v := range found {
		for i, m := range v.Misfits {
			text := "cli.verify.misfit"
			if i == 0 {
				text = "cli.verify.first"
			}
			p.printMisfit(text, v.Register, m)
		}
	}
	return nil
}

// printMisfit names the act and the place that do not fit.
func (p program) printMisfit(key, register string, m oversight.Misfit) {
	place := m.Table
	if m.Column != "" {
		place += "." + m.Column
	}
	fmt.Fprintln(p.Out, p.Words.T(key, "register", register, "number", m.Seq, "kind", m.Kind, "entry", console.Written(m.Entry), "place", place, "why", m.Why))
}
