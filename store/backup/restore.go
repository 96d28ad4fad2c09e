package backup

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup/stream"
)

// A Restored is a register that was made again and verified.
type Restored struct {
	Summary
	Head string // number and hash of the last entry
	// Newer is the number of leaves that the checkpoint beside the key was signed for, where the
	// backup does not hold it: what was entered between is lost here and known to witnesses.
	// 0: the backup holds all that the key's folder knows of.
	Newer int64

	into *target
	was  *aside
}

// Undo takes the register away again, before anybody has used it, and puts back the
// checkpoint that was beside the key.
func (r Restored) Undo(ctx context.Context) error {
	return errors.Join(r.was.putBack(), r.into.clear(ctx))
}

// Restore makes a register out of a backup in an empty place. The key file must be there
// already; a backup holds none. The register is called restored when its head is sealed by
// that key, its tree has the root of the backup, and every row is as the book says; then its
// last checkpoint stands beside the key. Otherwise nothing of it remains.
func Restore(ctx context.Context, cfg store.Config, src Source) (Restored, error) {
	out, err := restore(ctx, cfg, src)
	if err != nil {
		return out, fmt.Errorf("restore %s: %w", cfg.Name, err)
	}
	return out, nil
}

func restore(ctx context.Context, cfg store.Config, src Source) (out Restored, err error) {
	keys, err := cfg.Keyring()
	if err != nil {
		return out, err
	}
	t, err := openTarget(ctx, cfg)
	if err != nil {
		return out, err
	}
	if err := src.open(func(from io.Reader) error {
		out.Summary, err = t.fill(ctx, reading{from: stream.NewReader(from), keys: &keys})
		return err
	}); err != nil {
		return out, errors.Join(err, t.clear(context.WithoutCancel(ctx)))
	}
	a, err := setAside(cfg)
	if err == nil {
		err = t.prove(ctx, &out, a)
	}
	if err != nil {
		return out, errors.Join(err, a.putBack(), t.clear(context.WithoutCancel(ctx)))
	}
	out.into, out.was = t, a
	return out, nil
}

// fill writes the stream into the target, which is made once the header is believed.
func (t *target) fill(ctx context.Context, r reading) (Summary, error) {
	var f *filler
	r.begin = func(h header) (err error) {
		if err = t.make(ctx, h.Versions); err == nil {
			f, err = newFiller(ctx, t)
		}
		return err
	}
	r.row = func(s shape, values []any) error { return f.row(ctx, s, values) }
	r.table = func(shape) error { return f.table(ctx) }
	out, err := read(ctx, t.cfg, r)
	if f != nil {
		err = f.end(err)
	}
	if err != nil {
		return out, err
	}
	return out, t.settle()
}

// prove opens what was filled in, which brings its schema up to date, and verifies it.
func (t *target) prove(ctx context.Context, out *Restored, a *aside) error {
	note, err := t.anchor(ctx)
	if err != nil {
		return err
	}
	if err := a.replace(note); err != nil {
		return err
	}
	r, err := store.Open(ctx, t.cfg)
	if err != nil {
		return err
	}
	found, err := r.Verify(ctx)
	if err == nil {
		err = judged(found, out.Summary)
	}
	if err == nil {
		out.Head = found.Head
		out.Newer, err = a.newer(r, note)
	}
	return errors.Join(err, r.Close())
}

func judged(found store.Verification, s Summary) error {
	if len(found.Misfits) > 0 {
		m := found.Misfits[0]
		return fmt.Errorf("entry %d, %s: %s: %w", m.Seq, m.Table, m.Why, ErrBook)
	}
	if found.Entries != s.Seq || found.Leaves != s.Leaves {
		return fmt.Errorf("%d entries and %d leaves: %w", found.Entries, found.Leaves, ErrBook)
	}
	return nil
}

// anchor reads the last checkpoint of the database that was filled, or "".
func (t *target) anchor(ctx context.Context) (note string, err error) {
	db, err := t.reopen()
	if err != nil {
		return "", err
	}
	err = db.QueryRowContext(ctx, `SELECT note FROM checkpoint ORDER BY slot DESC LIMIT 1`).Scan(&note)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return note, errors.Join(err, db.Close())
}

// An aside is the checkpoint that was beside the key before.
type aside struct {
	path, kept string // kept: where it lies meanwhile; empty: there was none
}

// setAside moves the checkpoint beside the key out of the way: the register that it is of may
// be newer than the backup, and would not open.
func setAside(cfg store.Config) (*aside, error) {
	_, _, path := cfg.Files()
	a := &aside{path: path}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return a, nil
	}
	kept := path + ".before"
	if err := os.Rename(path, kept); err != nil {
		return a, err
	}
	a.kept = kept
	return a, nil
}

// replace writes the checkpoint of the backup beside the key.
func (a *aside) replace(note string) error {
	if note == "" {
		return nil
	}
	f, err := os.OpenFile(a.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, note)
	return errors.Join(err, f.Sync(), f.Close())
}

func (a *aside) putBack() error {
	if a == nil {
		return nil
	}
	if a.kept == "" {
		return removeAll([]string{a.path})
	}
	err := os.Rename(a.kept, a.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // the one that stands told as much
	}
	return err
}

// newer tells how many leaves the checkpoint that was there before is signed for, if they are
// more than those of note. One that tells nothing new is removed; another stays, as evidence.
func (a *aside) newer(r *store.Register, note string) (int64, error) {
	if a.kept == "" {
		return 0, nil
	}
	text, err := os.ReadFile(a.kept)
	if err != nil {
		return 0, err
	}
	if string(text) == note {
		return 0, os.Remove(a.kept)
	}
	before, err := r.OpenCheckpoint(text)
	if err != nil {
		return 0, fmt.Errorf("checkpoint beside the key: %w", err)
	}
	var last int64
	if note != "" {
		c, err := r.OpenCheckpoint([]byte(note))
		if err != nil {
			return 0, err
		}
		last = c.Size
	}
	if before.Size <= last {
		return 0, os.Remove(a.kept)
	}
	return before.Size, nil
}

// redacted keeps the code of an error of PostgreSQL and not its detail, which quotes rows.
func redacted(err error) error {
	if refused := new(pgconn.PgError); errors.As(err, &refused) {
		return fmt.Errorf("PostgreSQL refuses: %s", refused.Code)
	}
	return err
}

// RootText is the root of the tree as it is written.
func (s Summary) RootText() string { return hex.EncodeToString(s.Root) }
