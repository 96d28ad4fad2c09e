package house

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/desk"
)

// Cosign has the last checkpoint of a register cosigned by a witness, and keeps it with the
// cosignatures of all witnesses that signed it in DIR/cosigned/<register>. A witness that
// stands at another size tells it and is asked once more with the proof from there. It returns
// an error that is a *witness.Refusal where the witness has seen a longer tree.
func (h *House) Cosign(ctx context.Context, d *desk.Desk, by witness.Client) ([]byte, error) {
	kept, err := h.Cosigned(d)
	if err != nil {
		return nil, err
	}
	var since int64
	if len(kept) > 0 {
		c, err := d.Register.OpenCheckpoint(kept)
		if err != nil { // it was cut off, or is another register's: the witness knows where it stands
			kept = nil
		}
		since = c.Size
	}
	line, text, err := h.ask(ctx, d, by, since)
	var stale *witness.Refusal
	if errors.As(err, &stale) {
		line, text, err = h.ask(ctx, d, by, stale.Cosigned)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: cosign: %w", d.Register.Name(), err)
	}
	return h.keepCosigned(d, merged(kept, text, line))
}

// ask asks a witness that is believed to stand at a size.
func (h *House) ask(ctx context.Context, d *desk.Desk, by witness.Client, since int64) (line, text []byte, err error) {
	last, err := d.Register.Checkpoint(ctx)
	if err != nil {
		return nil, nil, err
	}
	head, err := d.Register.OpenCheckpoint([]byte(last))
	if err != nil {
		return nil, nil, err
	}
	if since > head.Size {
		return nil, nil, &witness.Refusal{Reason: witness.ErrBehind, Cosigned: since}
	}
	proof, note, err := d.Register.ProveGrowth(ctx, since)
	if err != nil {
		return nil, nil, err
	}
	line, err = by.Add(ctx, witness.Request{Old: since, Proof: proof, Checkpoint: []byte(note)})
	return line, []byte(note), err
}

// merged adds a line to what is kept, if that is the same checkpoint. A witness signs again
// with a later time, so its older line goes.
func merged(kept, text, line []byte) []byte {
	if !bytes.HasPrefix(kept, text) {
		kept = text
	}
	name, _, _ := bytes.Cut(bytes.TrimPrefix(line, []byte("— ")), []byte(" "))
	out := bytes.Clone(text)
	for old := range bytes.Lines(kept[len(text):]) {
		if !bytes.HasPrefix(old, append([]byte("— "), append(name, ' ')...)) {
			out = append(out, old...)
		}
	}
	return append(out, line...)
}

// Cosigned is the last cosigned checkpoint of a register that is kept here, or nothing.
func (h *House) Cosigned(d *desk.Desk) ([]byte, error) {
	text, err := os.ReadFile(h.cosignedPath(d))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil || len(text) > checkpoint.MaxText {
		return nil, fmt.Errorf("%s: cosigned checkpoint: %w", d.Register.Name(), errors.Join(err, checkpoint.ErrForm))
	}
	return text, nil
}

func (h *House) cosignedPath(d *desk.Desk) string {
	return filepath.Join(h.dir, "cosigned", d.Register.Name())
}

// keepCosigned puts a cosigned checkpoint in its place, whole or not at all.
func (h *House) keepCosigned(d *desk.Desk, text []byte) ([]byte, error) {
	if _, err := d.Register.OpenCheckpoint(text); err != nil {
		return nil, fmt.Errorf("%s: cosigned checkpoint: %w", d.Register.Name(), err)
	}
	path := h.cosignedPath(d)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("cosigned checkpoint: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), d.Register.Name()+".*.new") // two programs may be at it
	if err != nil {
		return nil, fmt.Errorf("cosigned checkpoint: %w", err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return nil, fmt.Errorf("cosigned checkpoint: %w", errors.Join(err, os.Remove(f.Name())))
	}
	return text, nil
}
