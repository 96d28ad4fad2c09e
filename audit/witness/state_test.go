package witness

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A crash after the new head became durable and before the answer left: the log asks again as
// before, is told the size, asks with that, and has its cosignature.
func TestCrashBeforeTheAnswer(t *testing.T) {
	w := founded(t, Schedule{})
	cosigned(t, w, honest(8).request(0))
	cosigned(t, w, honest(13).request(8)) // the answer is lost
	again, err := Open(w.dir, noon)
	if err != nil {
		t.Fatal(err)
	}
	_, err = again.Add(honest(13).request(8))
	var r *Refusal
	if !errors.As(err, &r) || !errors.Is(err, ErrStale) || r.Cosigned != 13 {
		t.Fatalf("asked as before: got %v, want %v with 13 leaves", err, ErrStale)
	}
	cosigned(t, again, honest(13).request(13))
}

// Where the new head cannot be kept there is no cosignature, and the old head stands.
func TestNoCosignatureBeforeTheState(t *testing.T) {
	for _, row := range []struct{ reason, path string }{
		{"the new file cannot be written", headFile + ".new"},
		{"the new file cannot take the place of the old", headFile},
	} {
		w := founded(t, Schedule{})
		cosigned(t, w, honest(8).request(0))
		path := filepath.Join(w.folder(origin), row.path)
		kept, err := os.ReadFile(filepath.Join(w.folder(origin), headFile))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.RemoveAll(path), os.Mkdir(path, 0o700)); err != nil {
			t.Fatal(err)
		}
		line, err := w.Add(honest(13).request(8))
		if err == nil || errors.As(err, new(*Refusal)) || line != nil {
			t.Errorf("%s: got %q, %v, want an error of the state", row.reason, line, err)
		}
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(w.folder(origin), headFile), kept, 0o600); err != nil {
			t.Fatal(err)
		}
		cosigned(t, w, honest(13).request(8))
	}
}

// A crash while the new file was written leaves a piece of it beside the state; it counts for
// nothing.
func TestPieceOfAFile(t *testing.T) {
	w := founded(t, Schedule{})
	cosigned(t, w, honest(8).request(0))
	if err := os.WriteFile(filepath.Join(w.folder(origin), headFile+".new"), []byte("register.ex"), 0o600); err != nil {
		t.Fatal(err)
	}
	cosigned(t, w, honest(13).request(8))
}

// A state that was lost, cut or changed is never taken for a beginning.
func TestLostState(t *testing.T) {
	for _, row := range []struct {
		reason string
		spoil  func(path string, text []byte) error
	}{
		{"lost", func(path string, _ []byte) error { return os.Remove(path) }},
		{"empty", func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) }},
		{"cut", func(path string, text []byte) error { return os.WriteFile(path, text[:len(text)-7], 0o600) }},
		{"without our cosignature", func(path string, text []byte) error {
			return os.WriteFile(path, honest(5).signed(origin, 1), 0o600)
		}},
	} {
		w := founded(t, Schedule{})
		cosigned(t, w, honest(8).request(0))
		path := filepath.Join(w.folder(origin), headFile)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := row.spoil(path, text); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Trust(logKey(t, origin, 1), Schedule{}); err != nil { // as a new schedule is told
			t.Errorf("%s: %v", row.reason, err)
		}
		for _, request := range [][]byte{honest(13).request(0), honest(13).request(8)} {
			if line, err := w.Add(request); err == nil || errors.As(err, new(*Refusal)) || line != nil {
				t.Errorf("%s: got %q, %v, want an error of the state", row.reason, line, err)
			}
		}
		if logs, err := w.Logs(); err != nil || logs[0].Unreadable == "" {
			t.Errorf("%s: got %+v, %v", row.reason, logs, err)
		}
	}
}

// Lines of strangers after a checkpoint can neither fill the state nor make it unreadable.
func TestStrangersLines(t *testing.T) {
	w := founded(t, Schedule{})
	first := cosigned(t, w, honest(8).request(0))
	ours := strings.Fields(string(first))
	false1 := fmt.Sprintf("— %s %s\n", ours[1], "AAAA"+ours[2][4:])
	twisted, err := base64.StdEncoding.DecodeString(ours[2])
	if err != nil {
		t.Fatal(err)
	}
	twisted[len(twisted)-1] ^= 1
	false2 := fmt.Sprintf("— %s %s\n", ours[1], base64.StdEncoding.EncodeToString(twisted))
	many := ""
	for i := range 99 {
		many += fmt.Sprintf("— stranger%d.example %s\n", i, ours[2])
	}
	long := "— stranger.example " + strings.Repeat("AAAA", 25_000) + "\n"
	old := int64(8)
	for _, row := range []struct{ reason, lines string }{
		{"our name with another key", false1}, {"our name and key, false", false2}, {"as many as a note may have", many}, {"a very long one", long},
	} {
		bigger := honest(old + 5)
		request := append(bigger.request(old), row.lines...)
		line, err := w.Add(request)
		if err != nil || len(line) == 0 {
			t.Fatalf("%s: got %q, %v", row.reason, line, err)
		}
		old += 5
	}
	cosigned(t, w, honest(old+5).request(old))
}

func TestTrust(t *testing.T) {
	w := founded(t, Schedule{})
	cosigned(t, w, honest(8).request(0))
	before := state(t, w)
	for _, row := range []struct {
		reason, key string
		schedule    Schedule
		want        error
	}{
		{"the same again", logKey(t, origin, 1), Schedule{Leaves: 8}, nil},
		{"another key", logKey(t, origin, 2), Schedule{}, ErrTrust},
		{"the key of a witness", w.Key(), Schedule{}, ErrTrust},
		{"no key", "register.example", Schedule{}, ErrTrust},
		{"leaves below zero", logKey(t, "other.example", 1), Schedule{Leaves: -1}, ErrTrust},
	} {
		if _, err := w.Trust(row.key, row.schedule); !errors.Is(err, row.want) {
			t.Errorf("%s: got %v, want %v", row.reason, err, row.want)
		}
	}
	if got := state(t, w); got != before {
		t.Errorf("trusting again changed the state from %s to %s", before, got)
	}
	if err := os.Remove(filepath.Join(w.folder(origin), trustFile)); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Add(honest(13).request(8)); !errors.Is(err, ErrUnknownLog) {
		t.Errorf("after the trust was taken away: got %v, want %v", err, ErrUnknownLog)
	}
	if _, err := w.Trust(logKey(t, origin, 1), Schedule{}); err != nil || state(t, w) != before {
		t.Errorf("trusted anew, the state is %s, %v, want %s", state(t, w), err, before)
	}
}

func TestKeyOfTheWitness(t *testing.T) {
	w := founded(t, Schedule{})
	path := filepath.Join(w.dir, keyFile)
	if _, err := Init(w.dir, "ombudsman.example"); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second key: got %v, want %v", err, os.ErrExist)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(w.dir, noon); err == nil {
		t.Error("a key that others can read was used")
	}
	if err := errors.Join(os.Chmod(path, 0o600), os.WriteFile(path, []byte("PRIVATE+KEY+x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(w.dir, noon); err == nil {
		t.Error("a file without a key was used")
	}
	if _, err := Init(filepath.Join(t.TempDir(), "new"), "two words"); err == nil {
		t.Error("a name with a space became a witness")
	}
	err := filepath.WalkDir(w.dir, func(path string, entry os.DirEntry, err error) error {
		if info, infoErr := os.Stat(path); infoErr == nil && entry.Name() != "lock" && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", entry.Name(), info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
