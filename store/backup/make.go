package backup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"filippo.io/age"

	"github.com/zaklon/zaklon/store"
)

// An Order says where a backup goes and who can open it.
type Order struct {
	Dir        string          // folder, made if it is missing
	Recipients []age.Recipient // custodians; each of them alone can open it
	At         time.Time       // in the name of the file: the same for all registers of one run
}

// A Made is a backup that was written, synced, read again and found whole. It bears its name
// only once it is kept.
type Made struct {
	Summary
	File   string // path it will have
	SHA256 string // of the sealed file, in hex
	Bytes  int64  // of the sealed file
	fresh  string // path it has now
}

// ending is how the names of backups end, ending with their time.
const (
	ending  = ".zaklon.age"
	instant = "20060102T150405Z"
)

// Name is the file name of the backup of a register made at a time.
func Name(register string, at time.Time) string {
	return register + "-" + at.UTC().Format(instant) + ending
}

// Newest finds the newest backup of a register in a folder. It returns an error that is
// fs.ErrNotExist where there is none.
func Newest(dir, register string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*"+ending))
	if err != nil {
		return "", err
	}
	files = slices.DeleteFunc(files, func(path string) bool {
		stamp, ours := strings.CutPrefix(strings.TrimSuffix(filepath.Base(path), ending), register+"-")
		_, err := time.Parse(instant, stamp)
		return !ours || err != nil
	})
	if len(files) == 0 {
		return "", fmt.Errorf("backup of %s in %s: %w", register, dir, fs.ErrNotExist)
	}
	return slices.Max(files), nil
}

// Make writes a backup of one consistent look at a register, and reads it again from the
// file: it opens with the key of the file alone, which is then forgotten, and everything that
// Check checks with the register's key must hold. A register that does not verify makes no
// backup: the error is ErrBook. Nobody waits for it. Nothing is left where it fails.
func Make(ctx context.Context, reg *store.Register, o Order) (*Made, error) {
	m := &Made{File: filepath.Join(o.Dir, Name(reg.Name(), o.At))}
	m.fresh = m.File + ".new"
	if err := m.make(ctx, reg, o); err != nil {
		return nil, errors.Join(fmt.Errorf("backup of %s: %w", reg.Name(), err), m.Discard())
	}
	return m, nil
}

func (m *Made) make(ctx context.Context, reg *store.Register, o Order) error {
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return err
	}
	if _, err := os.Lstat(m.File); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fs.ErrExist)
	}
	f, err := os.OpenFile(m.fresh, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		m.fresh = "" // not ours
		return err
	}
	sums := &counted{sum: sha256.New()}
	seen := &keyCopy{}
	err = seal(io.MultiWriter(f, sums), seen.of(o.Recipients), func(to io.Writer) error { return write(ctx, reg, to) })
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	m.SHA256, m.Bytes = hex.EncodeToString(sums.sum.Sum(nil)), sums.n
	return m.again(ctx, reg.Config(), age.NewInjectedFileKeyIdentity(seen.key))
}

// again reads what was written from the file.
func (m *Made) again(ctx context.Context, cfg store.Config, identity age.Identity) error {
	f, err := os.Open(m.fresh)
	if err != nil {
		return err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != m.SHA256 {
		return fmt.Errorf("the file does not hold what was written: %w", ErrDamaged)
	}
	m.Summary, err = Check(ctx, cfg, Source{Path: m.fresh, Identities: []age.Identity{identity}}, WithKey)
	return err
}

// Keep gives the backup its name.
func (m *Made) Keep() error {
	if _, err := os.Lstat(m.File); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fs.ErrExist)
	}
	if err := os.Rename(m.fresh, m.File); err != nil {
		return err
	}
	m.fresh = ""
	return syncDir(filepath.Dir(m.File))
}

// Discard removes a backup that is not kept.
func (m *Made) Discard() error {
	if m.fresh == "" {
		return nil
	}
	if err := os.Remove(m.fresh); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

type counted struct {
	sum hash.Hash
	n   int64
}

func (c *counted) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return c.sum.Write(b)
}

func seal(to io.Writer, recipients []age.Recipient, fill func(io.Writer) error) error {
	w, err := age.Encrypt(to, recipients...)
	if err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	return errors.Join(fill(w), w.Close())
}

// A keyCopy keeps the key of one file until the file was read again. It is in memory while
// the file is written anyway, and goes to no recipient more.
type keyCopy struct{ key []byte }

func (k *keyCopy) of(recipients []age.Recipient) []age.Recipient {
	out := slices.Clone(recipients)
	if len(out) > 0 {
		out[0] = noting{out[0], k}
	}
	return out
}

type noting struct {
	age.Recipient
	in *keyCopy
}

// Wrap is age's.
func (n noting) Wrap(key []byte) ([]*age.Stanza, error) {
	n.in.key = bytes.Clone(key)
	return n.Recipient.Wrap(key)
}

// WrapWithLabels is age's: the labels keep recipients of unequal strength apart.
func (n noting) WrapWithLabels(key []byte) ([]*age.Stanza, []string, error) {
	n.in.key = bytes.Clone(key)
	if r, ok := n.Recipient.(age.RecipientWithLabels); ok {
		return r.WrapWithLabels(key)
	}
	stanzas, err := n.Recipient.Wrap(key)
	return stanzas, nil, err
}
