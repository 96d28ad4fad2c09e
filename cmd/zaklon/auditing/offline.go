package auditing

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
)

// mostProof is more than any proof, in bytes.
const mostProof = 1 << 20

func (in verifying) trust() (export.Trust, error) {
	known, err := kept(in.checkpoints)
	return export.Trust{Key: in.key, Known: known, Witnesses: in.witnesses, Quorum: in.wanted()}, err
}

// offline checks an export with what the ombudsman has: the key, and kept checkpoints.
func (p program) offline(in verifying) error {
	by, err := in.trust()
	if err != nil {
		return err
	}
	f, err := os.Open(in.offline)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	found, err := export.Check(f, by)
	if err != nil {
		return p.refused(err)
	}
	if err := p.printReport(found); err != nil {
		return err
	}
	if len(found.Misfits) > 0 {
		return console.ErrBroken
	}
	return nil
}

// refused puts into words what could not be checked at all. A cosignature that is missing is
// no sign of a change; one that is false, or a proof that leads elsewhere, is.
func (p program) refused(err error) error {
	switch {
	case errors.Is(err, export.ErrProof), errors.Is(err, checkpoint.ErrCosignature), errors.Is(err, checkpoint.ErrSignature):
		p.Note(err.Error())
		return console.ErrBroken
	case errors.Is(err, export.ErrForm), errors.Is(err, export.ErrKey), errors.Is(err, checkpoint.ErrForm),
		errors.Is(err, checkpoint.ErrOrigin), errors.Is(err, checkpoint.ErrQuorum):
		return console.RefusedBecause(err.Error())
	}
	return err
}

func (p program) printReport(r export.Report) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format string `json:"format"`
			export.Report
		}{"zaklon.offline/1", r})
	}
	t := p.Columns(p.Words.T("cli.column.register"), p.Words.T("cli.column.leaves"), p.Words.T("cli.column.entries"), p.Words.T("cli.column.checkpoints"),
		p.Words.T("cli.column.kept"), p.Words.T("cli.column.cosignatures"), p.Words.T("cli.column.misfits"), p.Words.T("cli.column.root"))
	t.Row(r.Register, strconv.FormatInt(r.Leaves, 10), strconv.FormatInt(r.Entries, 10), strconv.Itoa(r.Checkpoints),
		strconv.Itoa(r.Known), strconv.Itoa(len(r.Cosigned)), strconv.Itoa(len(r.Misfits)), r.Root)
	if err := t.End(); err != nil {
		return err
	}
	if !r.Whole {
		p.Note(p.Words.T("cli.verify.part"))
	}
	for _, m := range r.Misfits {
		key := "cli.verify.leaf"
		if m.Seq != 0 {
			key = "cli.verify.entry"
		}
		fmt.Fprintln(p.Out, p.Words.T(key, "register", r.Register, "leaf", m.Leaf, "number", m.Seq, "kind", m.Kind, "entry", console.Written(m.Entry), "why", m.Why))
	}
	return nil
}

// proof checks the proof of one entry and shows it.
func (p program) proof(in verifying) error {
	by, err := in.trust()
	if err != nil {
		return err
	}
	text, err := read(in.proof, mostProof)
	if err != nil {
		return err
	}
	proved, err := export.ParseProof(text)
	if err != nil {
		return p.refused(err)
	}
	c, cosigned, err := proved.Check(by)
	if err != nil {
		return p.refused(err)
	}
	e := proved.Entry
	if p.JSON() {
		return p.PrintJSON(struct {
			Format   string                `json:"format"`
			Origin   string                `json:"origin"`
			Leaf     int64                 `json:"leaf"`
			Size     int64                 `json:"size"`
			Cosigned []checkpoint.Cosigned `json:"cosigned,omitempty"`
			Entry    export.Entry          `json:"entry"`
		}{"zaklon.proved/1", c.Origin, proved.Leaf, c.Size, cosigned, e})
	}
	at := time.UnixMicro(e.At).UTC().Format(time.RFC3339)
	fmt.Fprintln(p.Out, p.Words.T("cli.verify.proved", "number", e.Seq, "kind", e.Kind, "entry", console.Written(e.ID), "time", at, "origin", c.Origin, "size", c.Size, "cosigned", len(cosigned)))
	return nil
}
