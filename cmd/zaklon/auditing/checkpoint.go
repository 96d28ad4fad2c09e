package auditing

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/oversight"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// signing are the flags of checkpoint. What is wanted is one of four things, or else the last
// checkpoint itself.
type signing struct {
	register, witness, prove string
	since                    int64
	key                      bool
}

const notSince = -1

// checkpointCommand hands out what was signed of a register's tree.
func (p program) checkpointCommand() *cobra.Command {
	var in signing
	c := &cobra.Command{Use: "checkpoint", Short: p.Words.T("cli.checkpoint"), Args: cobra.NoArgs}
	c.RunE = p.Sit(func(ctx context.Context, s console.Sitting, _ []string) error {
		d, err := p.register(s, in.register)
		if err != nil {
			return err
		}
		return p.checkpoint(ctx, s, d, in)
	})
	flags := c.Flags()
	flags.StringVar(&in.register, "register", "protection", p.Words.T("cli.flag.of_register"))
	flags.Int64Var(&in.since, "since", notSince, p.Words.T("cli.flag.since"))
	flags.StringVar(&in.witness, "witness", "", p.Words.T("cli.flag.witness"))
	flags.StringVar(&in.prove, "prove", "", p.Words.T("cli.flag.prove"))
	flags.BoolVar(&in.key, "key", false, p.Words.T("cli.flag.key"))
	c.MarkFlagsMutuallyExclusive("since", "witness", "prove", "key")
	return c
}

func (p program) checkpoint(ctx context.Context, s console.Sitting, d *desk.Desk, in signing) error {
	switch {
	case in.key:
		key, err := oversight.Key(ctx, d, s.Call(""))
		if err != nil {
			return err
		}
		return p.printText("key", key)
	case in.prove != "":
		return p.prove(ctx, s, d, in.prove)
	case in.witness != "":
		return p.cosigned(ctx, s, d, in.witness)
	}
	g, err := oversight.Checkpoint(ctx, d, max(0, in.since), s.Call(""))
	if err != nil {
		return err
	}
	if in.since == notSince {
		return p.printText("checkpoint", string(g.Checkpoint))
	}
	return p.printText("request", string(witness.Request{Old: g.Since, Proof: g.Proof, Checkpoint: g.Checkpoint}.Text()))
}

// cosigned has the last checkpoint cosigned and keeps it. That it was asked for is entered
// first.
func (p program) cosigned(ctx context.Context, s console.Sitting, d *desk.Desk, url string) error {
	if _, err := oversight.Checkpoint(ctx, d, 0, s.Call("")); err != nil {
		return err
	}
	text, err := s.Cosign(ctx, d, witness.Client{URL: url, HTTP: Line()})
	var behind *witness.Refusal
	if errors.As(err, &behind) {
		return console.RefusedBecause(p.Words.T("cli.checkpoint.behind", "size", behind.Cosigned))
	}
	if errors.Is(err, witness.ErrProof) {
		p.Note(err.Error())
		return console.ErrBroken
	}
	if err != nil {
		return err
	}
	return p.printText("checkpoint", string(text))
}

// prove proves one entry, against the cosigned checkpoint where that covers it, and else
// against the last.
func (p program) prove(ctx context.Context, s console.Sitting, d *desk.Desk, typed string) error {
	var entry oversight.Entry
	if n, err := strconv.ParseInt(typed, 10, 64); err == nil && n > 0 {
		entry.Seq = n
	} else if ref, err := reference.Parse(typed); err == nil {
		entry.ID = string(ref)
	} else {
		return desk.ErrAbsent
	}
	var err error
	if entry.Against, err = s.Cosigned(d); err != nil {
		return err
	}
	proof, err := oversight.Prove(ctx, d, entry, s.Call(""))
	if errors.Is(err, store.ErrUnsigned) && entry.Against != nil {
		entry.Against = nil
		proof, err = oversight.Prove(ctx, d, entry, s.Call(""))
	}
	if errors.Is(err, store.ErrUnsigned) {
		return console.RefusedBecause(p.Words.T("cli.checkpoint.unsigned"))
	}
	if err != nil {
		return err
	}
	return p.printProof(proof)
}

func (p program) printProof(proof export.Proof) error {
	text, err := proof.Text()
	if err != nil {
		return err
	}
	return p.printText("proof", string(text))
}

// printText prints a text as it is, for a file, or in a document under its name.
func (p program) printText(name, text string) error {
	if p.JSON() {
		return p.PrintJSON(map[string]string{"format": "zaklon.checkpoint/1", name: text})
	}
	_, err := fmt.Fprintln(p.Out, strings.TrimSuffix(text, "\n"))
	return err
}
