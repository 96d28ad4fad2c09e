package auditing

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/oversight"
)

// verifying are the flags of verify.
type verifying struct {
	trusted
	register       string
	checkpoints    []string
	offline, proof string
}

// verifyCommand recomputes the book of each register, compares every row with its last
// after-image, and names the first act that does not fit. An auditor does it, and each
// verification is itself entered. With a file it needs neither register nor officer.
func (p program) verifyCommand() *cobra.Command {
	var in verifying
	c := &cobra.Command{Use: "verify", Short: p.Words.T("cli.verify"), Args: cobra.NoArgs}
	online := p.Sit(func(ctx context.Context, s console.Sitting, _ []string) error { return p.verify(ctx, s, in) })
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case in.offline != "" && in.proof != "" || (in.offline != "" || in.proof != "") && (in.key == "" || in.register != ""):
			return console.Usage(p.Words.T("cli.usage.offline"))
		case in.offline != "":
			return p.offline(in)
		case in.proof != "":
			return p.proof(in)
		}
		return online(c, args)
	}
	flags := c.Flags()
	flags.StringVar(&in.register, "register", "", p.Words.T("cli.flag.register"))
	flags.StringArrayVar(&in.checkpoints, "checkpoint", nil, p.Words.T("cli.flag.checkpoint"))
	flags.StringVar(&in.offline, "offline", "", p.Words.T("cli.flag.offline"))
	flags.StringVar(&in.proof, "proof", "", p.Words.T("cli.flag.proof"))
	p.trustFlags(c, &in.trusted)
	return c
}

func (p program) verify(ctx context.Context, s console.Sitting, in verifying) error {
	desks := s.Desks()
	if in.register != "" {
		d, err := p.register(s, in.register)
		if err != nil {
			return err
		}
		desks = []*desk.Desk{d}
	}
	known, err := p.sorted(desks, in)
	if err != nil {
		return err
	}
	var found []oversight.Verification
	for _, d := range desks {
		p.Note(p.Words.T("cli.verify.begins", "register", d.Register.Name()))
		v, err := oversight.Verify(ctx, d, s.Call(""), known[d.Register.Name()]...)
		if err != nil {
			return err
		}
		found = append(found, v)
	}
	if err := p.printVerified(found); err != nil {
		return err
	}
	if slices.ContainsFunc(found, func(v oversight.Verification) bool { return len(v.Misfits) > 0 }) {
		return console.ErrBroken
	}
	return nil
}

// sorted gives each register the kept checkpoints that name it. One that names none of those
// that are verified is refused, and so is one that the wanted witnesses did not cosign.
func (p program) sorted(desks []*desk.Desk, in verifying) (map[string][][]byte, error) {
	texts, err := kept(in.checkpoints)
	if err != nil {
		return nil, err
	}
	out := map[string][][]byte{}
	for i, text := range texts {
		origin, err := checkpoint.Origin(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", in.checkpoints[i], err)
		}
		at := slices.IndexFunc(desks, func(d *desk.Desk) bool { return d.Register.Origin() == origin })
		if at < 0 {
			return nil, console.Usage(p.Words.T("cli.usage.checkpoint_stranger", "file", in.checkpoints[i], "origin", origin))
		}
		if err := in.cosigned(desks[at], text); err != nil {
			return nil, fmt.Errorf("%s: %w", in.checkpoints[i], err)
		}
		name := desks[at].Register.Name()
		out[name] = append(out[name], text)
	}
	return out, nil
}

func (t trusted) cosigned(d *desk.Desk, text []byte) error {
	if len(t.witnesses) == 0 {
		return nil
	}
	key, err := d.Register.VerifierKey()
	if err != nil {
		return err
	}
	_, _, err = checkpoint.Policy{Log: key, Witnesses: t.witnesses, Quorum: t.wanted()}.Check(text)
	return err
}

func (p program) printVerified(found []oversight.Verification) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format    string                   `json:"format"`
			Registers []oversight.Verification `json:"registers"`
		}{"zaklon.verification/1", found})
	}
	t := p.Columns(p.Words.T("cli.column.register"), p.Words.T("cli.column.entries"), p.Words.T("cli.column.rows"), p.Words.T("cli.column.misfits"),
		p.Words.T("cli.column.checkpoints"), p.Words.T("cli.column.head"))
	for _, v := range found {
		t.Row(v.Register, strconv.FormatInt(v.Entries, 10), strconv.FormatInt(v.Rows, 10), strconv.Itoa(len(v.Misfits)), strconv.Itoa(v.Checkpoints), v.Head)
	}
	if err := t.End(); err != nil {
		return err
	}
	for _, v := range found {
		for i, m := range v.Misfits {
			p.printMisfit(i, v.Register, m)
		}
	}
	return nil
}

// printMisfit names the act and the place that do not fit; what no act explains has a place
// alone.
func (p program) printMisfit(i int, register string, m oversight.Misfit) {
	key, place := "cli.verify.misfit", m.Table
	switch {
	case m.Seq == 0:
		key = "cli.verify.nowhere"
		if m.Row != "" {
			place += " " + m.Row
		}
	case i == 0:
		key = "cli.verify.first"
	}
	if m.Column != "" {
		place += "." + m.Column
	}
	fmt.Fprintln(p.Out, p.Words.T(key, "register", register, "number", m.Seq, "kind", m.Kind, "entry", console.Written(m.Entry), "place", place, "why", m.Why))
}
