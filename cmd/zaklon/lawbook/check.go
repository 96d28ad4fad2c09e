package lawbook

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// checkedPack is a version of a pack with what was run of it.
type checkedPack struct {
	Pack     string        `json:"pack"`
	Version  string        `json:"version"`
	From     deadline.Date `json:"from"`
	To       deadline.Date `json:"to,omitzero"`
	Rules    int           `json:"rules"`
	Examples int           `json:"examples"`
}

// fault is one problem of a file.
type fault struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Field  string `json:"field,omitempty"`
	Reason string `json:"reason"`
}

// checked is the document of both checks.
type checked struct {
	Format   string        `json:"format"`
	Packs    []checkedPack `json:"packs"`
	Problems []fault       `json:"problems"`
}

// checkFormat is the form of that document.
const checkFormat = "zaklon.law_check/1"

// testCommand runs the worked examples of a law. Loading runs them: a law with one that does not
// come out is no law.
func (p program) testCommand() *cobra.Command {
	return &cobra.Command{Use: "test [DIR]", Short: p.Words.T("cli.law.test"), Long: p.Words.T("cli.law.folder"), Args: cobra.MaximumNArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		return p.check(optional(args), p.printCounts)
	}}
}

// lintCommand tells every fault of a law.
func (p program) lintCommand() *cobra.Command {
	return &cobra.Command{Use: "lint [DIR]", Short: p.Words.T("cli.law.lint"), Long: p.Words.T("cli.law.folder"), Args: cobra.MaximumNArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		return p.check(optional(args), func(d checked) error {
			p.Note(p.Words.T("cli.law.lint.fine", "packs", strconv.Itoa(len(d.Packs))))
			return nil
		})
	}}
}

// check loads a law and prints its faults, or else what fine prints.
func (p program) check(dir string, fine func(checked) error) error {
	library, err := p.load(dir)
	if err != nil {
		return p.faulty(err)
	}
	d := checked{Format: checkFormat, Packs: count(library), Problems: []fault{}}
	if p.JSON() {
		return p.PrintJSON(d)
	}
	return fine(d)
}

// faulty prints the faults of a law that could not be loaded; any other error it gives back.
func (p program) faulty(err error) error {
	var found law.Problems
	if !errors.As(err, &found) {
		return err
	}
	if !p.JSON() {
		fmt.Fprintln(p.Out, found.Error())
		return console.ErrFindings
	}
	d := checked{Format: checkFormat, Packs: []checkedPack{}}
	for _, f := range found {
		d.Problems = append(d.Problems, fault(f))
	}
	if err := p.PrintJSON(d); err != nil {
		return err
	}
	return console.ErrFindings
}

// count says what was run in each version of a pack.
func count(library *law.Library) []checkedPack {
	var all []checkedPack
	for _, p := range library.Packs() {
		one := checkedPack{Pack: p.ID, Version: p.Version, From: p.From, To: p.To}
		for _, r := range p.Records() {
			one.Rules++
			one.Examples += len(r.Examples)
		}
		all = append(all, one)
	}
	return all
}

// printCounts prints how many examples came out in each pack.
func (p program) printCounts(d checked) error {
	t := p.Columns(p.Words.T("cli.column.pack"), p.Words.T("cli.column.valid"), p.Words.T("cli.column.rules"), p.Words.T("cli.column.examples"))
	rules, examples := 0, 0
	for _, one := range d.Packs {
		t.Row(one.Pack+"@"+one.Version, one.From.String()+" - "+one.To.String(), strconv.Itoa(one.Rules), strconv.Itoa(one.Examples))
		rules, examples = rules+one.Rules, examples+one.Examples
	}
	t.Row("", "", strconv.Itoa(rules), strconv.Itoa(examples))
	return t.End()
}
