// Package ombudsman is the part of the command line that runs on the machine of one who
// watches the books from outside: it makes a witness, tells it which logs to trust, cosigns
// checkpoints, and tells how each log stands.
//
// It needs no installation and no officer, and may open no register: all it knows lies in
// the state folder of the witness.
package ombudsman

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
)

// A program is a run of the command line, with the state folder that its flags name.
type program struct {
	*console.Program
	state string
}

// Witness is the group of the witness commands.
func Witness(shared *console.Program) *cobra.Command {
	p := &program{Program: shared}
	c := console.Group("witness", p.Words.T("cli.witness"), p.initCommand(), p.trustCommand(), p.cosignCommand(), p.serveCommand(), p.statusCommand())
	c.PersistentFlags().StringVar(&p.state, "state", "witness", p.Words.T("cli.flag.witness_state"))
	return c
}

func (p *program) open() (*witness.Witness, error) { return witness.Open(p.state, p.Clock) }

// initCommand draws the key of a new witness.
func (p *program) initCommand() *cobra.Command {
	var name string
	c := &cobra.Command{Use: "init", Short: p.Words.T("cli.witness.init"), Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		if !checkpoint.IsName(name) {
			return console.Usage(p.Words.T("cli.usage.witness_name"))
		}
		key, err := witness.Init(p.state, name)
		if errors.Is(err, os.ErrExist) {
			return console.Usage(p.Words.T("cli.usage.witness_exists"))
		}
		if err != nil {
			return err
		}
		p.Note(p.Words.T("cli.witness.init.done"))
		if p.JSON() {
			return p.PrintJSON(struct {
				Format string `json:"format"`
				Key    string `json:"key"`
			}{"zaklon.witness/1", key})
		}
		fmt.Fprintln(p.Out, key)
		return nil
	}}
	c.Flags().StringVar(&name, "name", "", p.Words.T("cli.flag.witness_name"))
	return c
}

// trustCommand adds a log.
func (p *program) trustCommand() *cobra.Command {
	var s witness.Schedule
	c := &cobra.Command{Use: "trust KEY", Short: p.Words.T("cli.witness.trust"), Args: cobra.ExactArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		w, err := p.open()
		if err != nil {
			return err
		}
		origin, err := w.Trust(args[0], s)
		if errors.Is(err, witness.ErrTrust) {
			return console.Usage(err.Error())
		}
		if err != nil {
			return err
		}
		p.Note(p.Words.T("cli.witness.trust.done", "log", origin))
		return nil
	}}
	c.Flags().DurationVar(&s.Every, "every", 0, p.Words.T("cli.flag.witness_every"))
	c.Flags().Int64Var(&s.Leaves, "leaves", 0, p.Words.T("cli.flag.witness_leaves"))
	return c
}

// cosignCommand is the way for a machine without a network: a request comes as a file, and
// the line of the cosignature goes back as one.
func (p *program) cosignCommand() *cobra.Command {
	return &cobra.Command{Use: "cosign FILE", Short: p.Words.T("cli.witness.cosign"), Args: cobra.ExactArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		w, err := p.open()
		if err != nil {
			return err
		}
		request, err := p.request(args[0])
		if err != nil {
			return err
		}
		line, err := w.Add(request)
		if err != nil {
			return p.refusal(err)
		}
		if p.JSON() {
			return p.PrintJSON(struct {
				Format      string `json:"format"`
				Cosignature string `json:"cosignature"`
			}{"zaklon.cosignature/1", string(line)})
		}
		_, err = p.Out.Write(line)
		return err
	}}
}

// request reads a file, or the input for "-"; one byte more than allowed is enough to refuse.
func (p *program) request(path string) ([]byte, error) {
	in := p.In
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("request: %w", err)
		}
		defer f.Close() //nolint:errcheck // it was only read
		in = f
	}
	return io.ReadAll(io.LimitReader(in, witness.MaxRequest+1))
}

// refusal puts a refusal into words. A sign that the register was changed has the exit code
// of a broken one.
func (p *program) refusal(err error) error {
	var r *witness.Refusal
	if !errors.As(err, &r) {
		return err
	}
	for _, row := range []struct {
		reason error
		key    string
	}{
		{witness.ErrMalformed, "cli.witness.refused.malformed"},
		{witness.ErrTooLarge, "cli.witness.refused.malformed"},
		{witness.ErrOldBeyond, "cli.witness.refused.behind"},
		{witness.ErrBehind, "cli.witness.refused.behind"},
		{witness.ErrUnknownLog, "cli.witness.refused.unknown_log"},
		{witness.ErrSignature, "cli.witness.refused.signature"},
		{witness.ErrStale, "cli.witness.refused.stale"},
		{witness.ErrOffSchedule, "cli.witness.refused.off_schedule"},
	} {
		if errors.Is(err, row.reason) {
			return console.RefusedBecause(p.Words.T(row.key, "size", strconv.FormatInt(r.Cosigned, 10)))
		}
	}
	p.Note(p.Words.T("cli.witness.refused.changed", "why", err.Error(), "folder", p.state))
	return console.ErrBroken
}

// when writes a time for people, in UTC; nothing for none.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
