package mail

import (
	"context"
	"crypto/rand"
	"encoding/json"

	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// A paper is a row that names a document of a message. Its file is sealed with the key of the
// register, so it belongs to no case.
type paper struct {
	id, noCase, message string
	ord                 int64
	post.Document
	blob string
}

func (p *paper) fields() []any {
	return []any{&p.id, &p.noCase, &p.message, &p.ord, store.Sealed(&p.Title), &p.MediaType, &p.SHA256, &p.blob}
}

// putPapers seals the documents of a message and writes their rows.
func putPapers(ctx context.Context, tx *store.Tx, table store.Table, m post.Message) error {
	for i, d := range m.Documents {
		id, err := reference.New(rand.Reader)
		if err != nil {
			return err
		}
		blob, err := tx.PutBlob(ctx, "", d.Content)
		if err != nil {
			return err
		}
		p := paper{id: string(id), message: m.ID, ord: int64(i), Document: d, blob: blob}
		if err := tx.Put(ctx, table, "", p.fields()); err != nil {
			return err
		}
	}
	return nil
}

// papersOf reads the rows of a message's documents, without their contents.
func papersOf(ctx context.Context, v *store.View, table store.Table, message string) ([]*paper, error) {
	var out []*paper
	err := v.Rows(ctx, table, func() []any {
		p := new(paper)
		out = append(out, p)
		return p.fields()
	}, `WHERE message = $1 ORDER BY ord`, message)
	return out, err
}

// A side is a message as one register has it: from where to where, its row, and the table of its papers.
type side struct {
	way    post.Message
	row    parcel
	papers string
}

// whole reads a message with the contents of its documents.
func whole(ctx context.Context, v *store.View, s side) (post.Message, error) {
	m, rows, err := listed(ctx, v, s)
	if err != nil {
		return post.Message{}, err
	}
	for i, p := range rows {
		if m.Documents[i].Content, err = v.Blob(ctx, "", p.blob); err != nil {
			return post.Message{}, err
		}
	}
	return m, nil
}

// listed reads a message with the titles of its documents and not their contents.
func listed(ctx context.Context, v *store.View, s side) (post.Message, []*paper, error) {
	m := s.way
	m.ID, m.Kind, m.Answers, m.Form = s.row.id, s.row.kind, s.row.answers, json.RawMessage(s.row.form)
	rows, err := papersOf(ctx, v, papers(s.papers), m.ID)
	for _, p := range rows {
		m.Documents = append(m.Documents, p.Document)
	}
	return m, rows, err
}
