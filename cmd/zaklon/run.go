package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/accounts"
	"github.com/zaklon/zaklon/cmd/zaklon/auditing"
	"github.com/zaklon/zaklon/cmd/zaklon/check"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/cmd/zaklon/custody"
	"github.com/zaklon/zaklon/cmd/zaklon/doctor"
	"github.com/zaklon/zaklon/cmd/zaklon/dossier"
	"github.com/zaklon/zaklon/cmd/zaklon/identify"
	"github.com/zaklon/zaklon/cmd/zaklon/lawbook"
	"github.com/zaklon/zaklon/cmd/zaklon/ombudsman"
)

// program and sitting are those of package console, with the commands of this package.
type (
	program struct{ *console.Program }
	sitting struct{ console.Sitting }
)

func (p program) sit(work func(ctx context.Context, s sitting, args []string) error) func(*cobra.Command, []string) error {
	return p.Sit(func(ctx context.Context, s console.Sitting, args []string) error { return work(ctx, sitting{s}, args) })
}

// run runs one command and returns the exit code of docs/cli.md.
func run(ctx context.Context, at console.Place) int {
	shared, err := console.New(at)
	if err != nil {
		fmt.Fprintln(at.Err, "zaklon:", err)
		return console.ExitFailed
	}
	p := program{shared}
	return p.Execute(ctx, p.root())
}

// root is the tree of commands.
func (p program) root() *cobra.Command {
	c := &cobra.Command{Use: "zaklon", Short: p.Words.T("cli.zaklon"), Long: p.Words.T("cli.zaklon") + "\n\n" + p.Words.T("cli.codes")}
	p.Root(c)
	c.AddCommand(
		accounts.Init(p.Program), p.serveCommand(), p.demoCommand(), accounts.User(p.Program), accounts.Agency(p.Program), p.caseCommand(), p.actCommand(),
		p.deadlinesCommand(), p.tasksCommand(), p.searchCommand(), p.statementCommand(), ombudsman.Witness(p.Program), p.postgresCommand(), p.migrateCommand(), p.versionCommand(),
	)
	c.AddCommand(dossier.Commands(p.Program)...)
	c.AddCommand(auditing.Commands(p.Program)...)
	c.AddCommand(custody.Commands(p.Program)...)
	c.AddCommand(doctor.Command(p.Program), lawbook.Law(p.Program), identify.Command(p.Program), check.Command(p.Program))
	return c
}
