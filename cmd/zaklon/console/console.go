// Package console is what every command of the command line shares: where it runs, who the
// officer is, how results and errors are written, and the exit codes.
//
// It opens a house only for an officer whom a token file names, and offers no other way; it
// may not perform an act or read a file itself.
package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/locale"
)

// A Place is what a run of the program stands in. Tests give their own.
type Place struct {
	Args     []string
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
	Clock    func() time.Time
}

// A Program is one run: its place, its words and the flags that every command has.
type Program struct {
	Place
	Words  locale.Printer
	Data   string // folder of the registers
	Keys   string // folder of their keys; empty: below Data
	Token  string // token file that names the officer
	format string // table | json
	began  bool   // the flags were right and the command has begun
}

// New makes a program with the words of the binary.
func New(at Place) (*Program, error) {
	catalogue, err := locale.Embedded()
	if err != nil {
		return nil, err
	}
	return &Program{Place: at, Words: catalogue.In("en")}, nil
}

// Root makes a command the root of all: it gets the flags that every command has.
func (p *Program) Root(c *cobra.Command) {
	c.SilenceErrors, c.SilenceUsage = true, true
	c.PersistentPreRunE = func(*cobra.Command, []string) error {
		if p.format != "table" && p.format != "json" {
			return errors.New(p.Words.T("cli.usage.output"))
		}
		p.began = true
		return nil
	}
	flags := c.PersistentFlags()
	flags.StringVar(&p.Data, "data", p.setting("ZAKLON_DATA", "data"), p.Words.T("cli.flag.data"))
	flags.StringVar(&p.Keys, "keys", p.setting("ZAKLON_KEYS", ""), p.Words.T("cli.flag.keys"))
	flags.StringVar(&p.Token, "token-file", p.setting("ZAKLON_TOKEN_FILE", ""), p.Words.T("cli.flag.token_file"))
	flags.StringVarP(&p.format, "output", "o", "table", p.Words.T("cli.flag.output"))
}

// House says where the installation of the flags stands.
func (p *Program) House() house.Config {
	return house.Config{Dir: p.Data, Keys: p.Keys, Clock: p.Clock}
}

// setting is a value of the environment, or else the given one.
func (p *Program) setting(name, otherwise string) string {
	if v := p.Env(name); v != "" {
		return v
	}
	return otherwise
}

// Execute runs the command that the arguments name and returns the exit code.
func (p *Program) Execute(ctx context.Context, root *cobra.Command) int {
	root.SetArgs(p.Args)
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := root.ExecuteContext(ctx)
	if err != nil && !p.began {
		err = &usage{err}
	}
	if err != nil && ctx.Err() != nil {
		err = errors.Join(context.Canceled, err)
	}
	return p.report(err)
}

// Group makes a command that only holds others.
func Group(name, short string, children ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: name, Short: short, Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(children...)
	return c
}

// Note tells the person at the keyboard something; it never mixes with the output.
func (p *Program) Note(text string) { fmt.Fprintln(p.Err, text) }

// Day reads a day that was typed with a flag; empty is no day.
func (p *Program) Day(flag, text string) (deadline.Date, error) {
	if text == "" {
		return 0, nil
	}
	d, err := deadline.ParseDate(text)
	if err != nil {
		return 0, &usage{fmt.Errorf("--%s: %w", flag, err)}
	}
	return d, nil
}
