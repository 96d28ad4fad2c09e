package export

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/tree"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	origin  = "zaklon/test/0123"
	hour    = int64(3600) * 1_000_000
	firstAt = 474_000 // slot of the first checkpoint
)

// A book is a small register in memory, whose parts a test may change before it is written.
type book struct {
	header  Header
	entries []Entry  // of each leaf; Seq 0: padding
	signed  []Signed // behind the leaves of size
	sizes   []int64
	roots   []tlog.Hash
}

// made is a book of two periods with eight leaves each: three entries, padding, two, padding.
func made(t *testing.T) *book {
	t.Helper()
	b := &book{header: Header{Register: "test", Origin: origin, Key: logKey(t), Every: 3600, Leaves: 8, Size: 16, Whole: true}}
	seq := int64(0)
	for leaf := range int64(16) {
		if leaf%8 > 2-leaf/8 {
			b.entries = append(b.entries, Entry{})
			continue
		}
		seq++
		e := audit.Entry{Seq: seq, ID: fmt.Sprint("id", seq), Sort: audit.Act, Kind: "note.taken", Officer: "o", At: (firstAt+leaf/8)*hour + leaf, Sealed: []byte("sealed")}
		b.entries = append(b.entries, Disclose(e, bytes.Repeat([]byte{byte(seq)}, 32)))
	}
	b.signed = []Signed{{Slot: firstAt, Seq: 3, Reach: 8}, {Slot: firstAt + 1, Seq: 5, Reach: 16}}
	b.sizes = []int64{8, 16}
	b.sign(t)
	return b
}

// sign signs the tree as the entries make it now.
func (b *book) sign(t *testing.T) {
	t.Helper()
	grown, err := tree.Load(0, nil)
	if err != nil {
		t.Fatal(err)
	}
	b.roots = nil
	for leaf := range b.entries {
		grown.Add(b.leaf(t, leaf))
		for i, size := range b.sizes {
			if size == grown.Size() {
				root, err := grown.Root()
				if err != nil {
					t.Fatal(err)
				}
				b.signed[i].Note = string(signedBy(t, 1, checkpoint.Checkpoint{Origin: origin, Size: size, Root: root}))
				b.roots = append(b.roots, root)
			}
		}
	}
}

func (b *book) leaf(t *testing.T, i int) tlog.Hash {
	t.Helper()
	if b.entries[i].Seq == 0 {
		return tlog.RecordHash(fmt.Append(nil, "padding", i))
	}
	h, err := b.entries[i].Leaf()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (b *book) text(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, b.header)
	for i, e := range b.entries {
		if e.Seq == 0 {
			w.Bare(b.leaf(t, i))
		} else {
			w.Entry(e, b.leaf(t, i))
		}
		for n, size := range b.sizes {
			if size == w.Leaves() {
				w.Checkpoint(b.signed[n])
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func seed(n byte) []byte { return bytes.Repeat([]byte{n}, 32) }

func logKey(t *testing.T) string {
	t.Helper()
	key, err := checkpoint.VerifierKey(origin, seed(1))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func signedBy(t *testing.T, key byte, c checkpoint.Checkpoint) []byte {
	t.Helper()
	signer, err := checkpoint.NewSigner(c.Origin, seed(key))
	if err != nil {
		t.Fatal(err)
	}
	text, err := checkpoint.Sign(c, signer)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func cosigner(t *testing.T) *checkpoint.Cosigner {
	t.Helper()
	c, err := checkpoint.NewCosigner("ombudsman.example", seed(9), func() time.Time { return time.Unix(1_700_000_000, 0) })
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func checked(t *testing.T, text []byte, by Trust) Report {
	t.Helper()
	if by.Key == "" {
		by.Key = logKey(t)
	}
	r, err := Check(bytes.NewReader(text), by)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAWholeBookFits(t *testing.T) {
	b := made(t)
	line, err := checkpoint.Cosign([]byte(b.signed[0].Note), cosigner(t))
	if err != nil {
		t.Fatal(err)
	}
	known := append([]byte(b.signed[0].Note), line...)
	r := checked(t, b.text(t), Trust{Known: [][]byte{known, []byte(b.signed[0].Note)}})
	if len(r.Misfits) > 0 || r.Entries != 5 || r.Leaves != 16 || r.Checkpoints != 2 || r.Known != 2 || !r.Whole || r.Root != b.roots[1].String() {
		t.Errorf("got %+v", r)
	}
	r = checked(t, b.text(t), Trust{Known: [][]byte{known}, Witnesses: []string{cosigner(t).Key()}, Quorum: 1})
	if len(r.Misfits) > 0 || len(r.Cosigned) != 1 || r.Cosigned[0].Witness != "ombudsman.example" {
		t.Errorf("cosigned: got %+v", r)
	}
	bare := Trust{Key: logKey(t), Known: [][]byte{[]byte(b.signed[0].Note)}, Witnesses: []string{cosigner(t).Key()}, Quorum: 1}
	if _, err := Check(bytes.NewReader(b.text(t)), bare); !errors.Is(err, checkpoint.ErrQuorum) {
		t.Errorf("no cosignature: got %v", err)
	}
}

// Whatever is changed of a book is noted, with the reason; where the register signed the
// change itself, the checkpoint that was kept before finds it.
func TestWhatDoesNotFit(t *testing.T) {
	for _, c := range []struct {
		reason string
		change func(b *book)
		signed bool // by the genuine key, after the change
		want   string
	}{
		{"an officer replaced, and the leaf with it", func(b *book) { b.entries[1].Officer = "x" }, false, whySigned},
		{"an officer replaced, and all signed anew", func(b *book) { b.entries[1].Officer = "x" }, true, whyKnown},
		{"an entry made padding", func(b *book) { b.entries[2] = Entry{} }, true, whyMissing},
		{"an entry left out in the middle", func(b *book) { b.entries[1] = Entry{} }, true, whyOrder},
		{"two entries exchanged", func(b *book) { b.entries[1], b.entries[2] = b.entries[2], b.entries[1] }, true, whyOrder},
		{"an entry behind its padding", func(b *book) { b.entries[8], b.entries[11] = b.entries[11], b.entries[8] }, true, whyPlace},
		{"a time that goes back", func(b *book) { b.entries[2].At -= 2 * slack }, true, whyTime},
		{"an entry of an hour before", func(b *book) { b.entries[8].At -= 2 * hour }, true, whyPeriod},
		{"an entry of an hour later", func(b *book) { b.entries[2].At += hour + slack }, true, whyPeriod},
		{"off the rhythm", func(b *book) { b.signed[1].Slot += 2 }, true, whyRhythm},
		{"no growth in time", func(b *book) { b.signed[1].Slot = b.signed[0].Slot }, true, whyRhythm},
		{"more entries than are shown", func(b *book) { b.signed[1].Seq = 6 }, true, whyMissing},
		{"padding that does not reach", func(b *book) { b.signed[0].Reach = 9 }, true, whyPlace},
		{"a checkpoint of another key", func(b *book) {
			b.signed[0].Note = string(signedBy(&testing.T{}, 2, checkpoint.Checkpoint{Origin: origin, Size: 8, Root: b.roots[0]}))
		}, false, whyNote},
		{"a checkpoint of another size", func(b *book) { b.signed[0].Note = b.signed[1].Note }, false, whySize},
		{"the last leaves not covered", func(b *book) { b.sizes, b.signed = b.sizes[:1], b.signed[:1] }, false, whyUnended},
	} {
		b := made(t)
		kept := []byte(b.signed[0].Note)
		if c.change(b); c.signed {
			b.sign(t)
		}
		r := checked(t, b.text(t), Trust{Known: [][]byte{kept}})
		var whys []string
		for _, m := range r.Misfits {
			whys = append(whys, m.Why)
		}
		if !strings.Contains(strings.Join(whys, "\n"), c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, whys, c.want)
		}
	}
	b := made(t)
	later := signedBy(t, 1, checkpoint.Checkpoint{Origin: origin, Size: 24, Root: b.roots[0]})
	if r := checked(t, b.text(t), Trust{Known: [][]byte{later}}); len(r.Misfits) != 1 || r.Misfits[0].Why != whyShort {
		t.Errorf("an older copy: got %+v", r.Misfits)
	}
	forged := bytes.Replace(b.text(t), []byte(`"officer":"o"`), []byte(`"officer":"p"`), 1)
	if r := checked(t, forged, Trust{}); len(r.Misfits) != 1 || r.Misfits[0].Why != whyLeaf || r.Misfits[0].Seq != 1 {
		t.Errorf("an entry that is not the leaf's: got %+v", r.Misfits)
	}
}

// A part of a book opens some entries; those must stand in order with room between them.
func TestAPartOfABook(t *testing.T) {
	b := made(t)
	b.header.Whole = false
	b.signed[0].Seq, b.signed[0].Reach, b.signed[1].Seq, b.signed[1].Reach = 0, 0, 0, 0
	whole := b.text(t)
	if r := checked(t, whole, Trust{}); len(r.Misfits) > 0 {
		t.Errorf("got %+v", r.Misfits)
	}
	b.entries[9].Seq = 9 // no room for so many
	b.sign(t)
	if r := checked(t, b.text(t), Trust{}); len(r.Misfits) == 0 || r.Misfits[0].Why != whyPlace {
		t.Errorf("no room: got %+v", r.Misfits)
	}
	b = made(t)
	b.header.Whole = false
	b.entries[0].Seq = 2
	b.sign(t)
	if r := checked(t, b.text(t), Trust{}); len(r.Misfits) == 0 || r.Misfits[0].Why != whyPlace {
		t.Errorf("the first has no room: got %+v", r.Misfits)
	}
}

// Only what Writer writes is read: every line cut, doubled, written otherwise or missing is
// refused, and so is an export of another register.
func TestOneForm(t *testing.T) {
	b := made(t)
	text := b.text(t)
	lines := bytes.SplitAfter(text, []byte("\n"))
	for reason, forged := range map[string][]byte{
		"nothing":                  nil,
		"no header":                bytes.Join(lines[1:], nil),
		"two headers":              append(bytes.Clone(lines[0]), text...),
		"no end":                   bytes.Join(lines[:len(lines)-2], nil),
		"something behind":         append(bytes.Clone(text), '\n'),
		"a line cut":               text[:len(text)/2],
		"a space":                  bytes.Replace(text, []byte(`{"header"`), []byte(`{ "header"`), 1),
		"another field":            bytes.Replace(text, []byte(`"end":{`), []byte(`"end":{"more":1,`), 1),
		"two fields in a line":     bytes.Replace(text, []byte(`{"end":`), []byte(`{"bare":"`+strings.Repeat("A", 43)+`=","end":`), 1),
		"no hash":                  bytes.Replace(text, []byte(`{"bare":"`), []byte(`{"bare":"AAAA`), 1),
		"another format":           bytes.Replace(text, []byte(Format), []byte("zaklon.book/9"), 1),
		"another number of leaves": bytes.Replace(text, []byte(`{"leaves":16`), []byte(`{"leaves":17`), 1),
		"another size":             bytes.Replace(text, []byte(`"size":16`), []byte(`"size":17`), 1),
		"no rhythm":                bytes.Replace(text, []byte(`"every":3600`), []byte(`"every":0`), 1),
		"a very long line":         bytes.Replace(text, []byte(`"kind":"`), []byte(`"kind":"`+strings.Repeat("x", mostLine)), 1),
		"not JSON":                 append([]byte("hello\n"), text...),
	} {
		if _, err := Check(bytes.NewReader(forged), Trust{Key: logKey(t)}); !errors.Is(err, ErrForm) {
			t.Errorf("%s: got %v", reason, err)
		}
	}
	for reason, forged := range map[string][]byte{
		"another key in it":    bytes.Replace(text, []byte(`"key":"zaklon`), []byte(`"key":"zzklon`), 1),
		"another origin in it": bytes.Replace(text, []byte(`"origin":"zaklon`), []byte(`"origin":"zzklon`), 1),
	} {
		if _, err := Check(bytes.NewReader(forged), Trust{Key: logKey(t)}); !errors.Is(err, ErrKey) {
			t.Errorf("%s: got %v", reason, err)
		}
	}
	if _, err := Check(bytes.NewReader(text), Trust{Key: "no key"}); err == nil {
		t.Error("checked without a key")
	}
	broken := errors.New("broken")
	if _, err := Check(failing{broken}, Trust{Key: logKey(t)}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	w := NewWriter(failing{broken}, b.header)
	if err := w.Close(); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error)  { return 0, f.err }
func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestProof(t *testing.T) {
	b := made(t)
	var leaves []tlog.Hash
	for i := range b.entries {
		leaves = append(leaves, b.leaf(t, i))
	}
	hashes, err := tlog.ProveRecord(16, 9, stored(t, leaves))
	if err != nil {
		t.Fatal(err)
	}
	p := Proof{Entry: b.entries[9], Leaf: 9, Hashes: hashes, Checkpoint: []byte(b.signed[1].Note)}
	text, err := p.Text()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseProof(text)
	if err != nil {
		t.Fatal(err)
	}
	by := Trust{Key: logKey(t)}
	if c, _, err := again.Check(by); err != nil || c.Size != 16 {
		t.Errorf("got %+v, %v", c, err)
	}
	other := again
	other.Entry.Officer = "x"
	if _, _, err := other.Check(by); !errors.Is(err, ErrProof) {
		t.Errorf("another officer: got %v", err)
	}
	other = again
	other.Leaf = 16
	if _, _, err := other.Check(by); !errors.Is(err, ErrProof) {
		t.Errorf("a leaf that is not there: got %v", err)
	}
	other = again
	other.Entry.Salt = nil
	if _, _, err := other.Check(by); !errors.Is(err, ErrForm) {
		t.Errorf("no salt: got %v", err)
	}
	other = again
	other.Checkpoint = signedBy(t, 2, checkpoint.Checkpoint{Origin: origin, Size: 16, Root: b.roots[1]})
	if _, _, err := other.Check(by); !errors.Is(err, checkpoint.ErrSignature) {
		t.Errorf("another key: got %v", err)
	}
	if _, _, err := again.Check(Trust{Key: "no key"}); err == nil {
		t.Error("checked without a key")
	}
	for _, forged := range []string{"", "c2sp.org/tlog-proof@v1\n\n", strings.Replace(string(text), "index 9", "index 09", 1), strings.Replace(string(text), "index 9", "index -9", 1),
		strings.Replace(string(text), "extra ", "extra !", 1), strings.Replace(string(text), "\n\n", "\nAAAA\n\n", 1), strings.Replace(string(text), "@v1", "@v2", 1)} {
		if _, err := ParseProof([]byte(forged)); !errors.Is(err, ErrForm) {
			t.Errorf("%.60q: got %v", forged, err)
		}
	}
}

func stored(t *testing.T, leaves []tlog.Hash) tlog.HashReader {
	t.Helper()
	var all []tlog.Hash
	read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			out[i] = all[x]
		}
		return out, nil
	})
	for n, leaf := range leaves {
		hashes, err := tlog.StoredHashesForRecordHash(int64(n), leaf, read)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, hashes...)
	}
	return read
}

// FuzzCheck: no export makes the check panic, and no byte of a whole one can be changed
// without a word.
func FuzzCheck(f *testing.F) {
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if r, err := Check(bytes.NewReader(text), Trust{Key: logKey(t)}); err == nil && len(r.Misfits) == 0 {
			t.Errorf("an export was made without the key: %s", text)
		}
	})
}

// Every byte of an export, changed: it is refused or does not fit, but for what only the
// register says of itself: its name, and when.
func TestEveryChangedByte(t *testing.T) {
	b := made(t)
	text := b.text(t)
	kept := Trust{Key: logKey(t), Known: [][]byte{[]byte(b.signed[1].Note)}}
	free := 0
	for i := range text {
		forged := bytes.Clone(text)
		forged[i] ^= 1
		if r, err := Check(bytes.NewReader(forged), kept); err == nil && len(r.Misfits) == 0 {
			free++
			at := string(text[max(0, i-24):min(len(text), i+8)])
			if !strings.Contains(at, `"register"`) && !strings.Contains(at, `"every"`) && !strings.Contains(at, `"slot"`) {
				t.Errorf("byte %d is free: %q", i, at)
			}
		}
	}
	t.Logf("%d bytes, %d of them free", len(text), free)
}
