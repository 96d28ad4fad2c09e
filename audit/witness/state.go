package witness

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

// The files of one log, in a folder of its own below logs.
const (
	trustFile = "trust.json"   // its key and schedule
	headFile  = "checkpoint"   // the last one cosigned, with the signatures of log and witness
	signFile  = "refused.json" // the first request that showed a changed log, if there was one
)

// nothingYet stands in headFile until the first cosignature. An empty or absent file is never
// taken for it: a witness that lost its memory must not begin again.
const nothingYet = "nothing cosigned\n"

// A trusted log, as trustFile holds it.
type trusted struct {
	Key      string    `json:"key"`
	Schedule Schedule  `json:"schedule"`
	Since    time.Time `json:"since"`
	log      note.Verifier
}

// A head is what was cosigned last; Size 0, the empty root and no time if nothing was.
type head struct {
	Size int64
	Root tlog.Hash
	At   time.Time // of the cosignature, UTC
}

func (w *Witness) folder(origin string) string {
	sum := sha256.Sum256([]byte(origin))
	return filepath.Join(w.dir, "logs", hex.EncodeToString(sum[:16]))
}

// log reads what is known of a log, or returns ErrUnknownLog.
func (w *Witness) log(origin string) (trusted, error) {
	text, err := os.ReadFile(filepath.Join(w.folder(origin), trustFile))
	if errors.Is(err, fs.ErrNotExist) {
		return trusted{}, ErrUnknownLog
	}
	if err != nil {
		return trusted{}, fmt.Errorf("trusted log: %w", err)
	}
	return readTrusted(text)
}

func readTrusted(text []byte) (trusted, error) {
	var t trusted
	if err := json.Unmarshal(text, &t); err != nil {
		return trusted{}, fmt.Errorf("trusted log: %w", err)
	}
	verifier, err := note.NewVerifier(t.Key)
	if err != nil {
		return trusted{}, fmt.Errorf("trusted log: %w", err)
	}
	t.log = verifier
	return t, nil
}

// begin makes the folder of a log that was not trusted yet, and writes that nothing was cosigned
// where nothing says otherwise. Of one that was trusted it would make a beginning out of a loss.
func (w *Witness) begin(origin string) error {
	dir := w.folder(origin)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("trusted log: %w", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, headFile)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return replace(filepath.Join(dir, headFile), []byte(nothingYet))
}

// enter writes a trusted log.
func (w *Witness) enter(t trusted) error {
	dir := w.folder(t.log.Name())
	text, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return fmt.Errorf("trusted log: %w", err)
	}
	if err := replace(filepath.Join(dir, trustFile), append(text, '\n')); err != nil {
		return err
	}
	return errors.Join(syncFolder(filepath.Dir(dir)), syncFolder(w.dir))
}

// head reads what was cosigned last. It believes its own signature alone: a file that was
// changed, cut or lost is an error, and nothing is cosigned until a person has looked.
func (w *Witness) head(t trusted) (head, error) {
	text, err := os.ReadFile(filepath.Join(w.folder(t.log.Name()), headFile))
	if err != nil {
		return head{}, fmt.Errorf("last cosigned checkpoint: %w", err)
	}
	if string(text) == nothingYet {
		root, err := tlog.TreeHash(0, nil)
		return head{Root: root}, err
	}
	own := checkpoint.Policy{Log: t.Key, Witnesses: []string{w.key}, Quorum: 1}
	c, cosigned, err := own.Check(text)
	if err != nil {
		return head{}, fmt.Errorf("last cosigned checkpoint: %w", err)
	}
	return head{Size: c.Size, Root: c.Root, At: cosigned[0].At}, nil
}

// A sign is a refused request that is kept because it shows that a log was changed.
type sign struct {
	At      time.Time `json:"at"`
	Reason  string    `json:"reason"`
	Request string    `json:"request"`
}

// keepSign keeps the first such request until a person has looked and removed it.
func (w *Witness) keepSign(origin string, s sign) error {
	path := filepath.Join(w.folder(origin), signFile)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("refused request: %w", err)
	}
	return replace(path, append(text, '\n'))
}

// replace puts a text in the place of a file, whole or not at all, and returns once it would
// survive a loss of power. The caller holds the lock, so that the name beside is free.
func replace(path string, text []byte) error {
	f, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	_, err = f.Write(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// windows keeps no modes and cannot flush a folder; its file system enters a renaming itself.
const windows = runtime.GOOS == "windows"

func syncFolder(path string) error {
	if windows {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	return nil
}

func ownersAlone(info fs.FileInfo) bool { return windows || info.Mode().Perm()&0o077 == 0 }
