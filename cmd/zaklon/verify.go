package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
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
	var found []store.Verification
	for _, d := range desks {
		p.Note(p.Words.T("cli.verify.begins", "register", d.Register.Name()))
		v, err := s.verified(ctx, d)
		if err != nil {
			return err
		}
		found = append(found, v)
	}
	if err := p.printVerified(found); err != nil {
		return err
	}
	if slices.ContainsFunc(found, func(v store.Verification) bool { return len(v.Misfits) > 0 }) {
		return console.ErrBroken
	}
	return nil
}

// verified checks one register and enters that it was checked. A book that is broken may
// refuse the entry; what was found is told all the same.
func (s sitting) verified(ctx context.Context, d *desk.Desk) (store.Verification, error) {
	var found store.Verification
	err := desk.List(ctx, d, desk.Listing{Kind: "register.verified", Query: d.Register.Name(), Rows: func(*store.View) (n int, err error) {
		found, err = d.Register.Verify(ctx)
		return len(found.Misfits), err
	}}, s.Call(""))
	if len(found.Misfits) > 0 {
		return found, nil
	}
	return found, err
}

func (p program) printVerified(found []store.Verification) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format    string               `json:"format"`
			Registers []store.Verification `json:"registers"`
		}{"zaklon.verification/1", found})
	}
	t := p.Columns(p.Words.T("cli.column.register"), p.Words.T("cli.column.entries"), p.Words.T("cli.column.rows"), p.Words.T("cli.column.misfits"))
	for _, v := range found {
		t.Row(v.Register, strconv.FormatInt(v.Entries, 10), strconv.FormatInt(v.Rows, 10), strconv.Itoa(len(v.Misfits)))
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
func (p program) printMisfit(key, register string, m store.Misfit) {
	place := m.Table
	if m.Column != "" {
		place += "." + m.Column
	}
	fmt.Fprintln(p.Out, p.Words.T(key, "register", register, "number", m.Seq, "kind", m.Kind, "entry", console.Written(m.Entry), "place", place, "why", m.Why))
}
