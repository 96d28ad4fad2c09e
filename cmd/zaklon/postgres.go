package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store/postgres"
)

// postgresCommand prints what the administrator of a PostgreSQL cluster runs before registers
// may live there. It opens nothing, neither a register nor the cluster.
func (p program) postgresCommand() *cobra.Command {
	var registers []string
	var connections int
	c := &cobra.Command{Use: "postgres", Short: p.Words.T("cli.postgres"), Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error {
		script, err := postgres.Setup(registers, connections)
		if errors.Is(err, postgres.ErrName) || errors.Is(err, postgres.ErrConnections) {
			return console.Usage(err.Error())
		}
		if err != nil {
			return err
		}
		_, err = fmt.Fprint(p.Out, script)
		return err
	}
	c.Flags().StringSliceVar(&registers, "registers", []string{"system", "protection", "assistance", "police", "door"}, p.Words.T("cli.flag.registers"))
	c.Flags().IntVar(&connections, "connections", postgres.Connections, p.Words.T("cli.flag.connections"))
	return c
}

// migrateCommand makes the registers that came with a newer program, and brings the schema of every
// register up to date. It reads no row of any, and needs the owners' connections where registers are
// PostgreSQL databases.
func (p program) migrateCommand() *cobra.Command {
	return &cobra.Command{Use: "migrate", Short: p.Words.T("cli.migrate"), Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		made, err := house.Migrate(c.Context(), p.House())
		for _, register := range made {
			p.Note(p.Words.T("cli.migrated_made", "register", register))
		}
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(p.Out, p.Words.T("cli.migrated"))
		return err
	}}
}
