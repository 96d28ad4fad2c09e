// Package identify is the part of the command line that compares names outside any register:
// lists with known answers, two names given by hand, and the fitting of costs and weights.
//
// It opens no register, and what it reads it keeps nowhere.
package identify

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/identity/trial"
)

type program struct{ *console.Program }

// Command is `zaklon identity`.
func Command(p *console.Program) *cobra.Command {
	own := program{p}
	c := console.Group("identity", p.Words.T("cli.identity"), own.pairsCommand(), own.searchCommand(), own.explainCommand(), own.fitCommand())
	c.Long = p.Words.T("cli.identity.long")
	return c
}

// requires makes a command refuse to run without these flags, as one that was not called as it
// must be.
func requires(c *cobra.Command, flags ...string) {
	for _, name := range flags {
		must(c.MarkFlagRequired(name))
	}
	c.PreRunE = func(c *cobra.Command, _ []string) error {
		if err := c.ValidateRequiredFlags(); err != nil {
			return console.Usage(err.Error())
		}
		return nil
	}
}

// must stops on a flag that this program itself did not define.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// open opens a file, or the input for "-".
func (p program) open(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(p.In), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("identity: %w", err)
	}
	return f, nil
}

// read reads a file whole, one JSON object a line.
func read[T any](p program, path string) ([]T, error) {
	in, err := p.open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var all []T
	for one, err := range trial.Lines[T](in) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		all = append(all, one)
	}
	return all, nil
}
