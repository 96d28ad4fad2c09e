// Package witness is the memory of one who watches a sealed tree from outside: the ombudsman
// keeps, on a machine of their own, the last head of every log they trust, and cosigns the
// next one only if its tree continues that head (c2sp.org/tlog-witness).
//
// It sees sizes, roots and proofs, never a leaf, and asks nobody anything. It may not give a
// cosignature before what it signs is durable, nor ever two for heads that contradict each
// other. There is no way to set a log back; one that was restored from an old copy stays
// refused, and starts again under a new name.
package witness

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
	"golang.org/x/mod/sumdb/note"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

// A Witness is an open state folder. It may be used by many goroutines and processes at once:
// each request is judged and entered under the lock of the folder.
type Witness struct {
	dir   string
	name  string
	seed  []byte
	clock func() time.Time
	key   string // public, name+id+key
}

const (
	keyFile   = "witness.key"
	keyPrefix = "PRIVATE+KEY+"
)

// Init makes the state folder of a new witness, draws its key and returns the public half in
// the form name+id+key. A folder that has a key already is refused.
func Init(dir, name string) (string, error) {
	seed := make([]byte, ed25519.SeedSize)
	rand.Read(seed)
	c, err := checkpoint.NewCosigner(name, seed, time.Now)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("state folder: %w", err)
	}
	secret := keyPrefix + name + "+" + base64.StdEncoding.EncodeToString(seed) + "\n"
	path := filepath.Join(dir, keyFile)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", fmt.Errorf("key of the witness: %w", err)
	}
	_, err = f.WriteString(secret)
	if err := errors.Join(err, f.Sync(), f.Close(), syncFolder(dir), syncFolder(filepath.Dir(dir))); err != nil {
		return "", fmt.Errorf("key of the witness: %w", errors.Join(err, os.Remove(path)))
	}
	return c.Key(), nil
}

// Open reads the key of a witness that Init made. A key that others can read is refused: its
// cosignatures would be worth nothing.
func Open(dir string, clock func() time.Time) (*Witness, error) {
	path := filepath.Join(dir, keyFile)
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("key of the witness: %w", err)
	}
	if !ownersAlone(info) {
		return nil, fmt.Errorf("key of the witness: mode %04o lets others read it", info.Mode().Perm())
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("key of the witness: %w", err)
	}
	rest, isKey := strings.CutPrefix(strings.TrimSuffix(string(text), "\n"), keyPrefix)
	name, encoded, _ := strings.Cut(rest, "+")
	seed, err := base64.StdEncoding.DecodeString(encoded)
	if !isKey || err != nil {
		return nil, errors.New("key of the witness: the file holds none")
	}
	c, err := checkpoint.NewCosigner(name, seed, clock)
	if err != nil {
		return nil, fmt.Errorf("key of the witness: %w", err)
	}
	return &Witness{dir: dir, name: name, seed: seed, clock: clock, key: c.Key()}, nil
}

// Key is the public key of the witness, name+id+key, for those who check its cosignatures.
func (w *Witness) Key() string { return w.key }

// ErrTrust is returned for a key or a schedule that a log cannot have, or not any more.
var ErrTrust = errors.New("the log cannot be trusted so")

// Trust adds a log by its public key, name+id+key, where the name is the log's origin, or
// changes the schedule of a log that has that key. What was cosigned stays. An origin that is
// trusted with another key is refused: a log with a new key is a new log.
func (w *Witness) Trust(key string, s Schedule) (origin string, err error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return "", fmt.Errorf("%w: key: %w", ErrTrust, err)
	}
	if s.Every < 0 || s.Leaves < 0 {
		return "", fmt.Errorf("%w: a time or a number of leaves is below zero", ErrTrust)
	}
	if !checkpoint.IsName(verifier.Name()) {
		return "", fmt.Errorf("%w: its name cannot be an origin", ErrTrust)
	}
	unlock, err := w.lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	old, err := w.log(verifier.Name())
	if err == nil && old.Key != key {
		return "", fmt.Errorf("%w: it is trusted with another key; a log with a new key has a new name", ErrTrust)
	}
	if err != nil && !errors.Is(err, ErrUnknownLog) {
		return "", err
	}
	since := w.clock().UTC()
	if err == nil {
		since = old.Since
	} else if err := w.begin(verifier.Name()); err != nil {
		return "", err
	}
	return verifier.Name(), w.enter(trusted{Key: key, Schedule: s, Since: since, log: verifier})
}

// lock keeps every other process and goroutine out of the folder until it is released.
func (w *Witness) lock() (func(), error) {
	unlock, err := lockedfile.MutexAt(filepath.Join(w.dir, "lock")).Lock()
	if err != nil {
		return nil, fmt.Errorf("lock of the state folder: %w", err)
	}
	return unlock, nil
}
