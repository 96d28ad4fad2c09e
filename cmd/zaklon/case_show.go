package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/cmd/zaklon/casefile"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
)

// caseShowCommand prints a whole file after the reading is entered: as it stands, or as the
// book held it at the end of a past day.
func (p program) caseShowCommand() *cobra.Command {
	var asOf string
	c := &cobra.Command{Use: "show REF", Short: p.Words.T("cli.case.show"), Args: cobra.ExactArgs(1)}
	c.RunE = p.sit(func(ctx context.Context, s sitting, args []string) error {
		day, err := p.Day("as-of", asOf)
		if err != nil {
			return err
		}
		id, err := s.caseNamed(ctx, args[0])
		if err != nil {
			return err
		}
		return p.show(ctx, s, id, day)
	})
	c.Flags().StringVar(&asOf, "as-of", "", p.Words.T("cli.flag.as_of"))
	return c
}

func (p program) show(ctx context.Context, s sitting, id string, asOf deadline.Date) error {
	opened, err := protectionfile.Open(ctx, s.Protection, s.Call(id), "file.read", asOf)
	if err != nil {
		return err
	}
	names, err := s.Staff.Names(ctx)
	if err != nil {
		return err
	}
	c, err := casefile.Teller{
		Law: s.Law.Now(), Names: names, Zone: s.Protection.Zone, AsOf: asOf, Today: s.Protection.Today(),
	}.Tell(opened)
	if err != nil {
		return err
	}
	if p.JSON() {
		return p.PrintJSON(c)
	}
	return p.printCase(c)
}

// printCase is what people read. Reports and reasons stand in the JSON document.
func (p program) printCase(c casefile.Case) error {
	t := console.NewTable(p.Out)
	t.Row(p.Words.T("cli.column.reference"), c.Reference)
	if !c.AsOf.IsZero() {
		t.Row(p.Words.T("cli.column.as_of"), c.AsOf.String())
	}
	facts := make([]string, len(c.Facts))
	for i, fact := range c.Facts {
		facts[i] = p.Words.T("fact." + fact)
	}
	t.Row(p.Words.T("cli.column.state"), strings.Join(append([]string{p.Words.T("state." + c.State)}, facts...), ", "))
	t.Row(p.Words.T("cli.column.version"), strconv.FormatInt(c.Version, 10))
	for _, n := range c.Applicant.Names {
		t.Row(p.Words.T("name_kind."+n.Kind), console.Whole(n.Given, n.Patronymic, n.Family))
	}
	for _, b := range c.Applicant.Births {
		t.Row(p.Words.T("cli.column.born"), b.Date)
	}
	t.Row(p.Words.T("cli.column.nationality"), states(c.Applicant.Nationalities))
	t.Row(p.Words.T("cli.column.unit"), c.Unit.Name)
	t.Row(p.Words.T("cli.column.assignee"), c.Assignee.Name)
	if err := t.End(); err != nil {
		return err
	}
	for _, d := range c.Deadlines {
		fmt.Fprintln(p.Out)
		fmt.Fprintln(p.Out, d.Title+" ("+d.Rule+"): "+d.Status)
		fmt.Fprintln(p.Out, "  "+d.Explanation)
	}
	fmt.Fprintln(p.Out)
	t = console.NewTable(p.Out)
	for _, e := range c.Timeline {
		t.Row(e.On, p.Words.T(console.KindKey(e.Kind)), cmp.Or(e.Officer.Name, p.Words.T("case.house")), e.Article, minutesLine(e.Minutes))
	}
	return t.End()
}

func states(ties []casefile.Tie) string {
	codes := make([]string, len(ties))
	for i, t := range ties {
		codes[i] = t.State
	}
	return strings.Join(codes, ", ")
}

// minutesLine gives the findings of an act, which are marked for ever.
func minutesLine(m act.Minutes) string {
	var found []string
	for _, line := range m {
		if line.Finding {
			found = append(found, line.Key+" "+line.Value)
		}
	}
	return strings.Join(found, ", ")
}
