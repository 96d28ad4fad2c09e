// Package identify is the part of the command line that compares names outside any register:
// lists with known answers, two names given by hand, and the fitting of costs and weights.
//
// It opens no register, and what it reads it keeps nowhere.
package identify

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/identity/match"
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

// unreadable refuses what a file holds. A file that cannot be read at all is no fault of what it holds.
func unreadable(path string, err error) error {
	err = fmt.Errorf("%s: %w", filepath.Base(path), err)
	if errors.As(err, new(*fs.PathError)) {
		return err
	}
	return console.RefusedBecause(err.Error())
}

// oneInput refuses two lists that are both to come from the input: the first would leave nothing to the
// second.
func (p program) oneInput(paths ...string) error {
	first := slices.Index(paths, "-")
	if first >= 0 && slices.Contains(paths[first+1:], "-") {
		return console.Usage(p.Words.T("cli.usage.one_input"))
	}
	return nil
}

// places writes bits as the answers have them: more places than three say nothing, and hang on the order
// in which a sum was made.
func places(bits float64) float64 {
	if rounded := math.Round(bits*1000) / 1000; rounded != 0 {
		return rounded
	}
	return 0 // and not -0
}

// told gives the terms as the answers have them.
func told(terms []match.Term) []match.Term {
	out := slices.Clone(terms)
	for i := range out {
		out[i].Bits = places(out[i].Bits)
	}
	return out
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
			return nil, unreadable(path, err)
		}
		all = append(all, one)
	}
	return all, nil
}
