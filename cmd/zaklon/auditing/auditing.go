// Package auditing is the part of the command line with which an auditor looks at the books:
// verify them where they are, sign and hand out checkpoints, write an export, prove one entry,
// and check an export or a proof on a machine that has no register.
//
// What touches a register names an officer and is entered in the book. What is checked from
// files alone opens no house, and may not.
package auditing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
)

// A program is a run of the command line.
type program struct{ *console.Program }

// Commands are verify, checkpoint and export.
func Commands(shared *console.Program) []*cobra.Command {
	p := program{shared}
	return []*cobra.Command{p.verifyCommand(), p.checkpointCommand(), p.exportCommand()}
}

// WitnessTime is how long a witness may take to answer.
const WitnessTime = 20 * time.Second

// Line is the way to witnesses.
func Line() *http.Client { return &http.Client{Timeout: WitnessTime} }

// register finds the desk of a register that is named with a flag.
func (p program) register(s console.Sitting, name string) (*desk.Desk, error) {
	desks := slices.DeleteFunc(s.Desks(), func(d *desk.Desk) bool { return d.Register.Name() != name })
	if len(desks) == 0 {
		return nil, console.Usage(p.Words.T("cli.usage.register"))
	}
	return desks[0], nil
}

// kept reads files of checkpoints.
func kept(paths []string) ([][]byte, error) {
	var out [][]byte
	for _, path := range paths {
		text, err := read(path, checkpoint.MaxText)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

// read reads a small file; one byte more than allowed is enough to refuse it later.
func read(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return io.ReadAll(io.LimitReader(f, most+1))
}

// trusted are the flags that name keys.
type trusted struct {
	key       string
	witnesses []string
	quorum    int
}

func (p program) trustFlags(c *cobra.Command, t *trusted) {
	c.Flags().StringVar(&t.key, "key", "", p.Words.T("cli.flag.log_key"))
	c.Flags().StringArrayVar(&t.witnesses, "witness-key", nil, p.Words.T("cli.flag.witness_key"))
	c.Flags().IntVar(&t.quorum, "quorum", 0, p.Words.T("cli.flag.quorum"))
}

// wanted is how many cosignatures are wanted: all, where nothing else is said.
func (t trusted) wanted() int {
	if t.quorum == 0 {
		return len(t.witnesses)
	}
	return t.quorum
}

// toFile writes a new file by way of one beside it, so that what was not finished, or not
// entered, is never taken for whole.
func toFile(ctx context.Context, path string, write func(context.Context, io.Writer) error) (err error) {
	f, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("new file: %w", err)
	}
	err = write(ctx, f)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Link(path+".new", path) // never over a file that is there
	}
	return errors.Join(err, os.Remove(path+".new"))
}
