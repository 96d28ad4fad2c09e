package tree_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/zaklon/zaklon/audit/tree"
)

// shelf keeps tiles as a database does.
type shelf map[string][]byte

func (s shelf) keep(t *tree.Tree) {
	for _, tile := range t.Changed() {
		s[fmt.Sprint(tile.Level, "/", tile.Number)] = bytes.Clone(tile.Hashes)
	}
}

func (s shelf) read(level int, number int64) ([]byte, error) {
	return s[fmt.Sprint(level, "/", number)], nil
}

// A reference is a tree by the functions of tlog alone.
type reference struct{ hashes []tlog.Hash }

func (r *reference) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = r.hashes[x]
	}
	return out, nil
}

func (r *reference) add(t fataler, n int64, h tlog.Hash) {
	stored, err := tlog.StoredHashesForRecordHash(n, h, r)
	if err != nil {
		t.Fatalf("reference: %v", err)
	}
	r.hashes = append(r.hashes, stored...)
}

type fataler interface {
	Fatalf(format string, args ...any)
}

func leafOf(n int64) tlog.Hash {
	return tree.Leaf([]byte("salt"), binary.BigEndian.AppendUint64(nil, uint64(n)))
}

// grown is a tree of a size with its tiles and the reference of the same leaves.
func grown(t fataler, size int64) (*tree.Tree, shelf, *reference) {
	own, err := tree.Load(0, nil)
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	kept, ref := shelf{}, &reference{}
	for n := range size {
		own.Add(leafOf(n))
		ref.add(t, n, leafOf(n))
	}
	kept.keep(own)
	return own, kept, ref
}

func same(t fataler, own *tree.Tree, ref *reference) {
	want, err := tlog.TreeHash(own.Size(), ref)
	if err != nil {
		t.Fatalf("reference: %v", err)
	}
	got, err := own.Root()
	if err != nil || got != want || !own.Is(own.Size(), want[:]) {
		t.Fatalf("%d leaves: got %v, %v, want %v", own.Size(), got, err, want)
	}
}

// The sizes at which a tile is begun, filled or just passed, on every level that tests reach.
func boundaries() []int64 {
	return []int64{0, 1, 2, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 1056, 2047, 2048, 2049, 32767, 32768, 32769}
}

// The tree is that of RFC 6962, as tlog computes it, at every boundary of tiles.
func TestBoundaries(t *testing.T) {
	own, err := tree.Load(0, nil)
	if err != nil {
		t.Fatal(err)
	}
	kept, ref := shelf{}, &reference{}
	sizes := boundaries()
	for n := range sizes[len(sizes)-1] + 1 {
		if slices.Contains(sizes, n) {
			same(t, own, ref)
			kept.keep(own)
			again, err := tree.Load(n, kept.read)
			if err != nil || own.Size() != n {
				t.Fatalf("load at %d: %v", n, err)
			}
			same(t, again, ref)
			own = again
		}
		own.Add(leafOf(n))
		ref.add(t, n, leafOf(n))
	}
}

// Whatever the sizes: proofs out of tiles are those of the reference and check; a tree that is
// taken up again at any size continues alike, tile for tile.
func TestProofsAndContinuation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near := rapid.OneOf(rapid.Int64Range(1, 2200), rapid.SampledFrom(boundaries()[1:16]))
		size, cut := near.Draw(t, "size"), near.Draw(t, "cut")
		cut = min(cut, size)
		own, kept, ref := grown(t, size)
		same(t, own, ref)
		root, err := own.Root()
		if err != nil {
			t.Fatalf("root: %v", err)
		}
		old, err := tlog.TreeHash(cut, tree.Reader(kept.read))
		if err != nil {
			t.Fatalf("older root: %v", err)
		}
		growth, err := tlog.ProveTree(size, cut, tree.Reader(kept.read))
		want, errRef := tlog.ProveTree(size, cut, ref)
		if err != nil || errRef != nil || !slices.Equal(growth, want) || tlog.CheckTree(growth, size, root, cut, old) != nil {
			t.Fatalf("growth from %d to %d: %v", cut, size, err)
		}
		n := rapid.Int64Range(0, size-1).Draw(t, "leaf")
		record, err := tlog.ProveRecord(size, n, tree.Reader(kept.read))
		wantRecord, errRef := tlog.ProveRecord(size, n, ref)
		if err != nil || errRef != nil || !slices.Equal(record, wantRecord) || tlog.CheckRecord(record, size, root, n, leafOf(n)) != nil {
			t.Fatalf("leaf %d of %d: %v", n, size, err)
		}
		_, earlier, _ := grown(t, cut)
		resumed, err := tree.Load(cut, earlier.read)
		if err != nil {
			t.Fatalf("load: %v", err)
		}
		for i := cut; i < size; i++ {
			resumed.Add(leafOf(i))
		}
		earlier.keep(resumed)
		same(t, resumed, ref)
		if len(earlier) != len(kept) {
			t.Fatalf("%d tiles, want %d", len(earlier), len(kept))
		}
		for place, hashes := range kept {
			if !bytes.Equal(earlier[place], hashes) {
				t.Fatalf("tile %s differs", place)
			}
		}
	})
}

// Only the edge of a tree is in memory: the tiles of Edge are the last of their levels, not full.
func TestEdge(t *testing.T) {
	own, kept, _ := grown(t, 1024+32+3)
	var places []string
	for _, tile := range own.Edge() {
		place := fmt.Sprint(tile.Level, "/", tile.Number)
		places = append(places, fmt.Sprintf("%s:%d", place, len(tile.Hashes)/tlog.HashSize))
		if tile.Full() || !bytes.Equal(kept[place], tile.Hashes) {
			t.Errorf("tile %s is not as it was kept", place)
		}
	}
	if want := []string{"0/33:3", "1/1:1", "2/0:1"}; !slices.Equal(places, want) {
		t.Errorf("got %v, want %v", places, want)
	}
	if len(own.Changed()) > 0 {
		t.Error("what was kept counts as changed")
	}
}

func TestIs(t *testing.T) {
	var none *tree.Tree
	empty, _, _ := grown(t, 0)
	own, _, ref := grown(t, 5)
	root, err := tlog.TreeHash(5, ref)
	if err != nil {
		t.Fatal(err)
	}
	for reason, row := range map[string]struct{ got, want bool }{
		"no tree":                 {none.Is(0, nil), false},
		"an empty one, no root":   {empty.Is(0, nil), true},
		"an empty one, some root": {empty.Is(0, root[:]), false},
		"size and root":           {own.Is(5, root[:]), true},
		"another size":            {own.Is(4, root[:]), false},
		"another root":            {own.Is(5, make([]byte, 32)), false},
		"no root":                 {own.Is(5, nil), false},
	} {
		if row.got != row.want {
			t.Errorf("%s: got %v, want %v", reason, row.got, row.want)
		}
	}
}

// Tiles that cannot be those of a tree of that size are refused, and an error of the shelf is
// handed on.
func TestWrongTiles(t *testing.T) {
	broken := errors.New("broken")
	_, kept, _ := grown(t, 40)
	for _, c := range []struct {
		reason string
		read   tree.Read
		want   error
	}{
		{"a tile is not there", shelf{}.read, tree.ErrTiles},
		{"a tile has too few hashes", func(int, int64) ([]byte, error) { return make([]byte, 32), nil }, tree.ErrTiles},
		{"the shelf cannot be read", func(int, int64) ([]byte, error) { return nil, broken }, broken},
	} {
		if _, err := tree.Load(40, c.read); !errors.Is(err, c.want) {
			t.Errorf("load: %s: got %v", c.reason, err)
		}
		if _, err := tree.Reader(c.read).ReadHashes([]int64{tlog.StoredHashIndex(0, 39)}); !errors.Is(err, c.want) {
			t.Errorf("read: %s: got %v", c.reason, err)
		}
	}
	if _, err := tree.Load(40, kept.read); err != nil {
		t.Error(err)
	}
	kept["0/0"][3] ^= 1
	if _, err := tlog.ProveRecord(40, 5, tree.Reader(kept.read)); err != nil {
		t.Error("a changed hash is found by those who check the proof, not here:", err)
	}
}

// A leaf can be made with the key alone, and nobody without it tells padding from an entry:
// both are the hash of one MAC, 32 bytes without a mark, and no two are equal.
func TestLeavesWithoutTheKey(t *testing.T) {
	k, other := tree.NewKey(bytes.Repeat([]byte{1}, 32)), tree.NewKey(bytes.Repeat([]byte{2}, 32))
	statement := make([]byte, 32)
	var leaves []tlog.Hash
	for n := range int64(64) {
		leaves = append(leaves, k.Padding(n), tree.Leaf(k.Salt(fmt.Sprint(n)), statement), other.Padding(n), tree.Leaf(other.Salt(fmt.Sprint(n)), statement))
	}
	seen := map[tlog.Hash]bool{}
	for i, h := range leaves {
		if seen[h] {
			t.Errorf("leaf %d stands twice", i)
		}
		seen[h] = true
	}
	bare := tlog.RecordHash(statement)
	if seen[bare] {
		t.Error("a leaf is the hash of a statement that anybody can guess")
	}
	if len(k.Salt("a")) != sha256.Size || bytes.Equal(k.Salt("a"), k.Salt("b")) || bytes.Equal(k.Salt("0"), other.Salt("0")) {
		t.Error("a salt opens another leaf than its own")
	}
	// The one form of both: a record of 32 bytes under a MAC.
	m := hmac.New(sha256.New, bytes.Repeat([]byte{1}, 32))
	m.Write([]byte("padding"))
	m.Write(make([]byte, 8))
	if got, want := k.Padding(0), tlog.RecordHash(m.Sum(nil)); got != want {
		t.Errorf("padding: got %v, want %v", got, want)
	}
	m = hmac.New(sha256.New, k.Salt("0"))
	m.Write(statement)
	if got, want := tree.Leaf(k.Salt("0"), statement), tlog.RecordHash(m.Sum(nil)); got != want {
		t.Errorf("leaf: got %v, want %v", got, want)
	}
}
