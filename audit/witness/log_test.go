package witness

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

const origin = "register.example/protection"

// A tree is a log in memory, for tests: leaves are numbers under a version that can be changed.
type tree struct {
	hashes []tlog.Hash
	size   int64
}

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = t.hashes[x]
	}
	return out, nil
}

func (t *tree) add(leaf []byte) {
	hashes, err := tlog.StoredHashes(t.size, leaf, t)
	if err != nil {
		panic(err)
	}
	t.hashes = append(t.hashes, hashes...)
	t.size++
}

// grown is a tree of n leaves, of which those from the given one on belong to another version.
func grown(n, rewritten int64) *tree {
	t := &tree{}
	for i := range n {
		leaf := binary.BigEndian.AppendUint64(nil, uint64(i))
		if i >= rewritten {
			leaf = append(leaf, "rewritten"...)
		}
		t.add(leaf)
	}
	return t
}

// honest is a tree of n leaves as they were entered.
func honest(n int64) *tree { return grown(n, n) }

func (t *tree) root() tlog.Hash {
	root, err := tlog.TreeHash(t.size, t)
	if err != nil {
		panic(err)
	}
	return root
}

// signed is the checkpoint of the tree in the name of a log, with the key of a seed.
func (t *tree) signed(name string, seed byte) []byte {
	return signedHead(checkpoint.Checkpoint{Origin: name, Size: t.size, Root: t.root()}, seed)
}

func signedHead(c checkpoint.Checkpoint, seed byte) []byte {
	signer, err := checkpoint.NewSigner(c.Origin, bytes.Repeat([]byte{seed}, 32))
	if err != nil {
		panic(err)
	}
	text, err := note.Sign(&note.Note{Text: c.Text()}, signer)
	if err != nil {
		panic(err)
	}
	return text
}

// proof proves that the tree continues its own beginning.
func (t *tree) proof(old int64) tlog.TreeProof {
	if old == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(t.size, old, t)
	if err != nil {
		panic(err)
	}
	return proof
}

// request asks for the tree to be cosigned, as an honest log would.
func (t *tree) request(old int64) []byte {
	return Request{Old: old, Proof: t.proof(old), Checkpoint: t.signed(origin, 1)}.Text()
}

func logKey(t *testing.T, name string, seed byte) string {
	t.Helper()
	key, err := checkpoint.VerifierKey(name, bytes.Repeat([]byte{seed}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func noon() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

// founded is a new witness that trusts the log of the tests.
func founded(t *testing.T, s Schedule) *Witness {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "state")
	if _, err := Init(dir, "ombudsman.example"); err != nil {
		t.Fatal(err)
	}
	w, err := Open(dir, noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Trust(logKey(t, origin, 1), s); err != nil {
		t.Fatal(err)
	}
	return w
}

// cosigned adds a request that must be cosigned, and checks the line.
func cosigned(t *testing.T, w *Witness, request []byte) []byte {
	t.Helper()
	line, err := w.Add(request)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ParseRequest(request)
	if err != nil {
		t.Fatal(err)
	}
	policy := checkpoint.Policy{Log: logKey(t, origin, 1), Witnesses: []string{w.Key()}, Quorum: 1}
	if _, _, err := policy.Check(append(r.Checkpoint, line...)); err != nil {
		t.Fatalf("the cosignature does not fit: %v", err)
	}
	return line
}

// state reads every file of the state folder but the kept request.
func state(t *testing.T, w *Witness) string {
	t.Helper()
	h, err := w.head(mustLog(t, w))
	if err != nil {
		t.Fatal(err)
	}
	return h.Root.String() + h.At.String()
}

func mustLog(t *testing.T, w *Witness) trusted {
	t.Helper()
	l, err := w.log(origin)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
