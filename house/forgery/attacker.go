package forgery

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/tree"
)

const bookColumns = `seq, id, sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, request, sealed, hash`

// entries reads the book.
func (f *Forger) entries() []audit.Entry {
	f.Helper()
	var out []audit.Entry
	for _, row := range f.Rows(`SELECT ` + bookColumns + ` FROM book ORDER BY seq`) {
		var e audit.Entry
		var sort string
		for i, field := range []any{&e.Seq, &e.ID, &sort, &e.Kind, &e.Case, &e.Officer, &e.Unit, &e.On, &e.At, &e.Article, &e.Request, &e.Sealed, &e.Hash} {
			switch to := field.(type) {
			case *int64:
				*to, _ = row[i].(int64)
			case *string:
				*to, _ = row[i].(string)
			case *[]byte:
				*to, _ = row[i].([]byte)
			}
		}
		e.Sort = audit.Sort(sort)
		out = append(out, e)
	}
	return out
}

// A Rewriting changes the entries of a book before it is rebuilt.
type Rewriting func([]audit.Entry) []audit.Entry

// Rebuild is the attacker who has our own code and every table, and a key of their own: the
// entries are changed, and chain, tree, checkpoints and head are made anew so that all of it
// fits together under that key. It returns how many entries the book has then.
func (f *Forger) Rebuild(change Rewriting) int64 {
	f.Helper()
	keys, err := audit.NewKeyring(f.Reg.Name(), bytes.Repeat([]byte{7}, audit.KeySize))
	if err != nil {
		f.Fatal(err)
	}
	b := &builder{Forger: f, keys: keys, leaf: tree.NewKey(keys.Tree), tiles: map[string]tree.Tile{}, signed: f.Rows(`SELECT slot, seq, reach, size FROM checkpoint ORDER BY slot`)}
	if b.tree, err = tree.Load(0, nil); err != nil {
		f.Fatal(err)
	}
	f.Exec("DELETE FROM checkpoint")
	book := change(f.entries())
	f.Exec("DELETE FROM book")
	for i := range book {
		b.pad(book[i].Seq)
		b.enter(&book[i])
	}
	b.pad(1 << 40)
	b.finish()
	return b.head.Seq
}

// A builder is the attacker at work.
type builder struct {
	*Forger
	keys   audit.Keyring
	leaf   tree.Key
	tree   *tree.Tree
	tiles  map[string]tree.Tile
	signed [][]any // slot, seq, reach, size
	head   audit.Head
	seal   string // of the checkpoint before
}

func (b *builder) enter(e *audit.Entry) {
	b.Helper()
	b.head = b.keys.Chain.Seal(b.head, e)
	b.tree.Add(tree.Leaf(b.leaf.Salt(e.ID), e.Statement(sha256.Sum256(e.Sealed))))
	values := []any{e.Seq, e.ID, string(e.Sort), e.Kind, e.Case, e.Officer, e.Unit, e.On, e.At, e.Article, e.Request, e.Sealed, e.Hash}
	b.insert(table{name: "book", columns: strings.Split(bookColumns, ", ")}, values)
}

// pad adds the padding of the checkpoints that stand before an entry, and signs them.
func (b *builder) pad(before int64) {
	b.Helper()
	for len(b.signed) > 0 && b.number(1) < before {
		for b.tree.Size() < b.number(3) {
			b.tree.Add(b.leaf.Padding(b.tree.Size()))
		}
		b.shelve()
		b.sign()
		b.signed = b.signed[1:]
	}
}

func (b *builder) number(i int) int64 {
	n, _ := b.signed[0][i].(int64)
	return n
}

func (b *builder) sign() {
	b.Helper()
	read := func(level int, number int64) ([]byte, error) {
		return b.tiles[fmt.Sprint(level, "/", number)].Hashes, nil
	}
	root, err := tlog.TreeHash(b.number(3), tree.Reader(read))
	if err != nil {
		b.Fatal(err)
	}
	signer, err := checkpoint.NewSigner(b.Reg.Origin(), b.keys.Sign)
	if err != nil {
		b.Fatal(err)
	}
	note, err := checkpoint.Sign(checkpoint.Checkpoint{Origin: b.Reg.Origin(), Size: b.number(3), Root: root}, signer)
	if err != nil {
		b.Fatal(err)
	}
	seal := b.keys.MAC("checkpoint", fmt.Sprint(b.number(0), b.number(1), b.number(2), b.number(3)), string(note), b.seal)
	b.seal = seal
	b.insert(table{name: "checkpoint", columns: []string{"slot", "seq", "reach", "size", "note", "seal"}}, append(slices.Clone(b.signed[0]), string(note), seal))
}

func (b *builder) shelve() {
	for _, t := range b.tree.Changed() {
		t.Hashes = bytes.Clone(t.Hashes)
		b.tiles[fmt.Sprint(t.Level, "/", t.Number)] = t
	}
}

// finish writes the tiles and the head.
func (b *builder) finish() {
	b.Helper()
	b.shelve()
	b.Exec("DELETE FROM tile")
	for _, t := range b.tiles {
		b.insert(table{name: "tile", columns: []string{"level", "number", "hashes"}}, []any{int64(t.Level), t.Number, t.Hashes})
	}
	root, err := b.tree.Root()
	if err != nil {
		b.Fatal(err)
	}
	b.head.Size, b.head.Root = b.tree.Size(), root[:]
	b.Exec("UPDATE book_head SET seq = $1, hash = $2, size = $3, root = $4, seal = $5", b.head.Seq, b.head.Hash, b.head.Size, b.head.Root, b.keys.Chain.SealHead(b.head))
}

// A Copy is all that is proved of a register, as it was at a moment.
type Copy struct{ tables []table }

// Copy copies the database.
func (f *Forger) Copy() Copy {
	f.Helper()
	return Copy{f.tables()}
}

// PutBack puts a copy in the place of the database.
func (f *Forger) PutBack(c Copy) {
	f.Helper()
	for _, t := range c.tables {
		f.restore(t)
	}
}
