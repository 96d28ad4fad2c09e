package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/casefile"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
)

// tasksCommand lists the open tasks that time limits left to the officer.
func (p program) tasksCommand() *cobra.Command {
	return &cobra.Command{Use: "tasks", Short: p.Words.T("cli.tasks"), Args: cobra.NoArgs, RunE: p.sit(func(ctx context.Context, s sitting, _ []string) error {
		l := protectionfile.Lookup{Kind: "list.read", Asked: "tasks", Query: protectionfile.Query{Limit: all}}
		found, _, err := protectionfile.Duties(ctx, s.Protection, l, s.Call(""))
		if err != nil {
			return err
		}
		names, err := s.Staff.Names(ctx)
		if err != nil {
			return err
		}
		teller := casefile.Teller{Law: s.Law.Now(), Names: names, Today: s.Protection.Today()}
		rows := make([]casefile.Task, len(found))
		for i, one := range found {
			if rows[i], err = teller.Owed(one.File, one.Task); err != nil {
				return err
			}
		}
		return p.printTasks(rows, teller.Today)
	})}
}

func (p program) printTasks(rows []casefile.Task, on deadline.Date) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format string          `json:"format"`
			On     deadline.Date   `json:"on"`
			Tasks  []casefile.Task `json:"tasks"`
		}{"zaklon.tasks/1", on, rows})
	}
	t := p.Columns(p.Words.T("cli.column.case"), p.Words.T("cli.column.rule"), p.Words.T("tasks.task"), p.Words.T("cli.column.due"), p.Words.T("tasks.owner"))
	for _, r := range rows {
		t.Row(r.Case, r.Rule, p.bell(r), r.Due.String(), r.Officer.Name)
	}
	return t.End()
}

// bell says what rang last.
func (p program) bell(t casefile.Task) string {
	switch t.Kind {
	case "identify":
		return p.Words.T("tasks.identify")
	case "missed":
		return p.Words.T("tasks.missed")
	case "alarm":
		return p.Words.T("tasks.alarm")
	}
	return p.Words.N("tasks.warning", int(t.DaysBefore))
}
