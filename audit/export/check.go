package export

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/tree"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A Trust is what the one who checks brings: nothing of it comes from the export.
type Trust struct {
	Key       string   // of the register, name+id+key
	Known     [][]byte // checkpoints that were kept elsewhere
	Witnesses []string // keys of witnesses, name+id+key; where there are none, no cosignature is wanted
	Quorum    int      // how many of them must have cosigned each checkpoint of Known
}

// A Misfit is one thing that is not as it must be. Seq and Entry name the entry, if it is one.
type Misfit struct {
	Leaf  int64  `json:"leaf"` // number of the leaf, from 0
	Seq   int64  `json:"seq,omitempty"`
	Entry string `json:"entry,omitempty"`
	Kind  string `json:"kind,omitempty"`
	Why   string `json:"why"`
}

// A Report is what came of a check.
type Report struct {
	Register    string                `json:"register"`
	Origin      string                `json:"origin"`
	Root        string                `json:"root"` // of the whole export, base64
	Leaves      int64                 `json:"leaves"`
	Entries     int64                 `json:"entries"` // those that are opened
	Whole       bool                  `json:"whole"`   // no entry is left out
	Checkpoints int                   `json:"checkpoints"`
	Known       int                   `json:"known"` // checkpoints kept elsewhere that the tree agrees with
	Cosigned    []checkpoint.Cosigned `json:"cosigned"`
	Misfits     []Misfit              `json:"misfits"`
}

// mostMisfits bounds a report.
const mostMisfits = 100

// What can be wrong with a book that has the right form.
const (
	whyLeaf    = "the entry is not the one that stands in the tree"
	whyOrder   = "the entry does not follow the one before it"
	whyPlace   = "the entry does not stand where the checkpoints put it"
	whyTime    = "the time goes back"
	whyPeriod  = "the entry was not made in the period of its checkpoint"
	whySigned  = "the tree is not the one that was signed"
	whyNote    = "the checkpoint is not signed by the register"
	whySize    = "the checkpoint does not stand behind its last leaf"
	whyMissing = "an entry before the checkpoint is not shown, or one too many"
	whyRhythm  = "the checkpoint is off the rhythm"
	whyKnown   = "the tree is not the one of a checkpoint that was kept: it was rewritten"
	whyShort   = "the tree is shorter than that of a checkpoint that was kept: an older copy was put back"
	whyUnended = "no checkpoint covers the last leaves"
)

// A claim is a kept checkpoint that the tree has not yet reached.
type claim struct {
	size int64
	root tlog.Hash
}

// A check is the state of a check between two lines. Its size does not grow with the book.
type check struct {
	report   Report
	header   Header
	verifier note.Verifier
	tree     *tree.Tree
	claims   []claim
	signed   int64 // leaves that the last checkpoint covers
	order    order
}

// Check reads an export and recomputes everything that can be computed without key and
// database: every opened entry against its leaf, the tree over all leaves, and that against
// every checkpoint. The error is for what is not an export, for another register's, and for a
// kept checkpoint that is not signed as is wanted; what does not fit is in the report.
func Check(from io.Reader, by Trust) (Report, error) {
	c, err := newCheck(by)
	if err != nil {
		return Report{}, err
	}
	r := newReader(from)
	first, err := r.next()
	if err != nil {
		return Report{}, err
	}
	if err := c.begin(first, by); err != nil {
		return Report{}, err
	}
	for {
		l, err := r.next()
		if err != nil {
			return c.report, err
		}
		if l.End != nil {
			return c.end(r, *l.End)
		}
		if l.Header != nil {
			return c.report, r.wrong()
		}
		c.line(l)
	}
}

func newCheck(by Trust) (*check, error) {
	verifier, err := note.NewVerifier(by.Key)
	if err != nil {
		return nil, fmt.Errorf("key of the register: %w", err)
	}
	empty, _ := tree.Load(0, nil) // reads nothing
	c := &check{verifier: verifier, tree: empty, report: Report{Misfits: []Misfit{}, Cosigned: []checkpoint.Cosigned{}}}
	for _, text := range by.Known {
		known, cosigned, err := by.open(text, verifier)
		if err != nil {
			return nil, fmt.Errorf("kept checkpoint: %w", err)
		}
		c.claims = append(c.claims, claim{size: known.Size, root: known.Root})
		c.report.Cosigned = append(c.report.Cosigned, cosigned...)
	}
	slices.SortStableFunc(c.claims, func(a, b claim) int { return cmp.Compare(a.size, b.size) })
	return c, nil
}

// open reads a signed checkpoint and wants the cosignatures that are asked for.
func (by Trust) open(text []byte, log note.Verifier) (checkpoint.Checkpoint, []checkpoint.Cosigned, error) {
	if len(by.Witnesses) == 0 {
		c, err := checkpoint.Open(text, log)
		return c, nil, err
	}
	return checkpoint.Policy{Log: by.Key, Witnesses: by.Witnesses, Quorum: by.Quorum}.Check(text)
}

func (c *check) begin(l line, by Trust) error {
	if l.Header == nil || l.Header.Format != Format || l.Header.Size < 1 || l.Header.Every < 1 || l.Header.Leaves < 1 {
		return fmt.Errorf("line 1: %w", ErrForm)
	}
	if l.Header.Key != by.Key || l.Header.Origin != c.verifier.Name() {
		return ErrKey
	}
	c.header, c.order = *l.Header, order{header: *l.Header}
	c.report.Register, c.report.Origin, c.report.Whole = c.header.Register, c.header.Origin, c.header.Whole
	return nil
}

func (c *check) line(l line) {
	switch {
	case l.Leaf != nil:
		c.leaf(*l.Leaf)
	case l.Checkpoint != nil:
		c.checkpoint(*l.Checkpoint)
	}
	for bare := l.Bare; len(bare) > 0; bare = bare[tlog.HashSize:] {
		c.add(tlog.Hash(bare[:tlog.HashSize]))
	}
}

func (c *check) leaf(l leaf) {
	own, err := l.Leaf()
	if err != nil || !bytes.Equal(own[:], l.Hash) {
		c.entry(l.Entry, whyLeaf)
	}
	for _, why := range c.order.entry(l.Entry, c.tree.Size()) {
		c.entry(l.Entry, why)
	}
	c.report.Entries++
	c.add(tlog.Hash(l.Hash))
}

// add lets the tree grow and holds it against the kept checkpoints of that size.
func (c *check) add(h tlog.Hash) {
	c.tree.Add(h)
	if c.tree.Size()%mostBare == 0 {
		c.tree.Changed() // the tiles are not kept
	}
	for len(c.claims) > 0 && c.claims[0].size <= c.tree.Size() {
		c.report.Known++
		if !c.tree.Is(c.claims[0].size, c.claims[0].root[:]) {
			c.report.Known--
			c.note(whyKnown)
		}
		c.claims = c.claims[1:]
	}
}

// checkpoint checks one that the export holds.
func (c *check) checkpoint(s Signed) {
	c.report.Checkpoints++
	for _, why := range c.order.checkpoint(s, c.tree.Size()) {
		c.note(why)
	}
	found, err := checkpoint.Open([]byte(s.Note), c.verifier)
	switch {
	case err != nil:
		c.note(whyNote)
	case found.Size != c.tree.Size():
		c.note(whySize)
	case !c.tree.Is(found.Size, found.Root[:]):
		c.note(whySigned)
	default:
		c.signed = found.Size
	}
}

// end checks the last line, what is still open, and that the last leaf is covered.
func (c *check) end(r *reader, told end) (Report, error) {
	if err := r.ended(); err != nil {
		return c.report, err
	}
	size := c.tree.Size()
	if told.Leaves != size || told.Entries != c.report.Entries || c.header.Size != size {
		return c.report, r.wrong()
	}
	for range c.claims {
		c.note(whyShort)
	}
	if c.signed != size {
		c.note(whyUnended)
	}
	root, err := c.tree.Root()
	if err != nil {
		return c.report, fmt.Errorf("export: root: %w", err)
	}
	c.report.Leaves, c.report.Root = size, root.String()
	c.report.Misfits = c.report.Misfits[:min(len(c.report.Misfits), mostMisfits)]
	return c.report, nil
}

func (c *check) note(why string) {
	c.report.Misfits = append(c.report.Misfits, Misfit{Leaf: max(0, c.tree.Size()-1), Why: why})
}

func (c *check) entry(e Entry, why string) {
	c.report.Misfits = append(c.report.Misfits, Misfit{Leaf: c.tree.Size(), Seq: e.Seq, Entry: e.ID, Kind: e.Kind, Why: why})
}
