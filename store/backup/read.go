package backup

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"filippo.io/age"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup/stream"
)

// A Summary says what a backup holds.
type Summary struct {
	Register string
	Made     time.Time
	Versions Versions
	Seq      int64  // of the last entry of the book
	Leaves   int64  // of the tree
	Root     []byte // of the tree
	Rows     int64  // of all tables
	Tables   int
}

func summary(h header) Summary {
	return Summary{
		Register: h.Register, Made: time.UnixMicro(h.Made).UTC(), Versions: h.Versions,
		Seq: h.Seq, Leaves: h.Size, Root: h.Root, Tables: len(h.Tables),
	}
}

// A Source is a sealed backup and whoever can open it.
type Source struct {
	Path       string
	Identities []age.Identity
}

// Check reads a whole backup and says what it holds. Without the register's key file it
// checks that the file is authentic and whole and that its tree has the root that it names;
// with it, also that the head of the book is sealed with that key and that every entry is in
// the chain and in the tree.
func Check(ctx context.Context, cfg store.Config, src Source, with Keys) (Summary, error) {
	var out Summary
	keys, err := with.of(cfg)
	if err == nil {
		err = src.open(func(from io.Reader) error {
			out, err = read(ctx, cfg, reading{from: stream.NewReader(from), keys: keys})
			return err
		})
	}
	if err != nil {
		return out, fmt.Errorf("backup of %s: %w", cfg.Name, err)
	}
	return out, nil
}

// Keys says whether a backup is checked with the key of its register.
type Keys string

// With the key file of the register, or without.
const (
	WithKey    Keys = "with"
	WithoutKey Keys = "without"
)

func (k Keys) of(cfg store.Config) (*audit.Keyring, error) {
	if k == WithoutKey {
		return nil, nil
	}
	keys, err := cfg.Keyring()
	if err != nil {
		return nil, err
	}
	return &keys, nil
}

// open opens the seal of a backup for look.
func (s Source) open(look func(io.Reader) error) error {
	f, err := os.Open(s.Path)
	if err != nil {
		return err
	}
	plain, err := age.Decrypt(f, s.Identities...)
	if none := new(age.NoIdentityMatchError); errors.As(err, &none) {
		err = ErrIdentity
	} else if err != nil {
		err = stream.Damaged("seal", err)
	} else {
		err = look(plain)
	}
	return errors.Join(err, f.Close())
}

// A reading is one way through a stream.
type reading struct {
	from  *stream.Reader
	keys  *audit.Keyring
	begin func(header) error       // before the first table; may be nil
	row   func(shape, []any) error // may be nil
	table func(shape) error        // a table is complete; may be nil
}

// read goes through a stream from its beginning to the end of the file.
func read(ctx context.Context, cfg store.Config, r reading) (Summary, error) {
	text, err := r.from.Begin()
	if err != nil {
		return Summary{}, err
	}
	var h header
	if err := json.Unmarshal(text, &h); err != nil {
		return Summary{}, stream.Damaged("header", err)
	}
	out := summary(h)
	if h.Register != cfg.Name {
		return out, ErrOther
	}
	tables, err := shapes(ctx, cfg, h.Versions)
	if err != nil {
		return out, err
	}
	if !sameShapes(tables, h.Tables) {
		return out, stream.Damaged("header", errors.New("its tables are not those of its schema"))
	}
	if r.begin != nil {
		if err := r.begin(h); err != nil {
			return out, err
		}
	}
	j := newJudge(h, r.keys)
	for _, s := range tables {
		rows, err := r.rows(ctx, s, j)
		if err != nil {
			return out, fmt.Errorf("table %s: %w", s.Name, err)
		}
		out.Rows += rows
	}
	return out, r.from.Last()
}

func sameShapes(a, b []shape) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !a[i].same(b[i]) {
			return false
		}
	}
	return true
}

// rows reads one table.
func (r reading) rows(ctx context.Context, s shape, j *judge) (int64, error) {
	if err := r.from.Table(); err != nil {
		return 0, err
	}
	for n := int64(0); ; n++ {
		values, err := r.from.Next(len(s.Columns))
		if err != nil {
			return n, err
		}
		if values == nil {
			return n, r.end(s, j)
		}
		if err := errors.Join(ctx.Err(), j.row(s, values)); err != nil {
			return n, err
		}
		if r.row != nil {
			if err := r.row(s, values); err != nil {
				return n, err
			}
		}
	}
}

func (r reading) end(s shape, j *judge) error {
	if err := j.end(s); err != nil || r.table == nil {
		return err
	}
	return r.table(s)
}

// Identities reads the file of a custodian's identities, as age-keygen makes it. A file that
// others can read is refused; the error never quotes it.
func Identities(path string) ([]age.Identity, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("identity file: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("identity file %s: readable by others; want mode 0600", path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("identity file: %w", err)
	}
	found, err := age.ParseIdentities(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("identity file %s: want the lines AGE-SECRET-KEY-... that age-keygen wrote", path)
	}
	return found, nil
}
