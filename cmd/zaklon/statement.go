package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/casefile"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile/statement"
	"github.com/zaklon/zaklon/reference"
)

// statementCommand reads the register statements that the officer's own unit issued; zaklon act
// statement.issued issues one.
func (p program) statementCommand() *cobra.Command {
	return console.Group("statement", p.Words.T("cli.statement"), p.statementListCommand(), p.statementShowCommand())
}

func (p program) statementShowCommand() *cobra.Command {
	return &cobra.Command{Use: "show REF", Short: p.Words.T("cli.statement.show"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			id, err := asWritten(ctx, args[0])
			if err != nil {
				return err
			}
			o, err := statement.Open(ctx, s.Protection, s.Call(id))
			if err != nil {
				return err
			}
			names, err := s.Staff.Names(ctx)
			if err != nil {
				return err
			}
			return p.printStatement(casefile.Teller{Names: names, Zone: s.Protection.Zone}.State(o))
		})}
}

func (p program) printStatement(s casefile.Statement) error {
	if p.JSON() {
		return p.PrintJSON(s)
	}
	t := console.NewTable(p.Out)
	t.Row(p.Words.T("cli.column.statement"), s.Reference)
	t.Row(p.Words.T("cli.statement.issued"), s.EnteredAt.Format("2006-01-02 15:04"), s.Officer.Name)
	t.Row(p.Words.T("cli.statement.result"), p.Words.T(map[bool]string{true: "cli.statement.listed", false: "cli.statement.not_listed"}[s.Listed]))
	for _, v := range s.Variants {
		t.Row(p.Words.T("cli.statement.variant"), v)
	}
	t.Row(p.Words.T("minute.persons"), strconv.FormatInt(s.Persons, 10))
	t.Row(p.Words.T("minute.threshold"), p.Words.T("tier."+s.Threshold))
	t.Row(p.Words.T("minute.weights"), s.Weights)
	for _, m := range s.Found {
		t.Row(p.Words.T("cli.column.case"), m.File, p.Words.T("tier."+m.Tier), m.Bits)
	}
	t.Row(p.Words.T("cli.statement.face"))
	return t.End()
}

// A statementRow is one statement of a list; it names nobody concerned.
type statementRow struct {
	Reference string        `json:"reference"`
	IssuedOn  deadline.Date `json:"issued_on"`
	Officer   string        `json:"officer"`
}

func (p program) statementListCommand() *cobra.Command {
	return &cobra.Command{Use: "list", Short: p.Words.T("cli.statement.list"), Args: cobra.NoArgs,
		RunE: p.sit(func(ctx context.Context, s sitting, _ []string) error {
			rows, _, err := statement.List(ctx, s.Protection, s.Call(""), statement.Page{Limit: all})
			if err != nil {
				return err
			}
			names, err := s.Staff.Names(ctx)
			if err != nil {
				return err
			}
			list := []statementRow{}
			for _, r := range rows {
				list = append(list, statementRow{reference.Ref(r.ID).String(), r.IssuedOn, names[r.Officer]})
			}
			if p.JSON() {
				return p.PrintJSON(list)
			}
			t := p.Columns(p.Words.T("cli.column.statement"), p.Words.T("cli.statement.issued"), p.Words.T("cli.column.officer"))
			for _, r := range list {
				t.Row(r.Reference, r.IssuedOn.String(), r.Officer)
			}
			return t.End()
		})}
}
