// Package mail keeps the post of a register: its outbox, written in the transaction of the act that
// sends, and its inbox, from which an officer takes a message in by an act of their own register.
//
// It serves every register that has its tables and knows no rule. A message arrives once, however
// often the house breaks off, and what is delivered names nothing of the file it was sent from. It
// may not decide who may send, read or take in, and it may not read the inbox of one register for
// another.
package mail

import (
	"context"
	"crypto/rand"
	"database/sql"
	_ "embed" // of the statements of the tables
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// Migration makes the tables of the post; a register that has a post has it among its own migrations.
// immutable
//
//go:embed mail.sql
var Migration string

// The entries of the post in the books: a message left its register, and one came. Neither names a
// file, an officer or a day.
const (
	leftMark     = "post.left"
	receivedMark = "post.received"
)

// Tables lists the tables of the post of a register, for its configuration.
func Tables() []store.Table {
	return append([]store.Table{outbox(), papers("outbox_document")}, Incoming()...)
}

// Blobs lists the columns of the post that name files, for the configuration of a register.
func Blobs() []string { return append([]string{"outbox_document.blob"}, IncomingBlobs()...) }

// Incoming lists the tables of a register that sends nothing: nothing can leave one without an outbox.
func Incoming() []store.Table { return []store.Table{inbox(), papers("inbox_document")} }

// IncomingBlobs lists the columns of an inbox that name files.
func IncomingBlobs() []string { return []string{"inbox_document.blob"} }

func outbox() store.Table {
	return store.Table{Name: "outbox", Columns: []string{"id", "file_id", "receiver", "kind", "answers", "form", "leaves_at", "left_at"}}
}

func inbox() store.Table {
	return store.Table{Name: "inbox", Columns: []string{"id", "file_id", "sender", "kind", "answers", "form", "received_at", "taken"}}
}

func papers(name string) store.Table {
	return store.Table{Name: name, Columns: []string{"id", "case_id", "message", "ord", "title", "media_type", "sha256", "blob"}}
}

// A parcel is a row of an outbox or an inbox: both have the same shape.
type parcel struct {
	id, file, register, kind, answers, form string
	written                                 int64 // when it leaves, or when it came
	done                                    int64 // when it left, or 1: it was taken in; 0: not yet
}

func (p *parcel) fields() []any {
	return []any{&p.id, &p.file, &p.register, &p.kind, &p.answers, store.Sealed(&p.form), &p.written, &p.done}
}

// find reads one row of an outbox or an inbox.
func find(ctx context.Context, v *store.View, table store.Table, id string) (parcel, bool, error) {
	var p parcel
	found := false
	err := v.Rows(ctx, table, func() []any { found = true; return p.fields() }, `WHERE id = $1`, id)
	return p, found, err
}

// A Sending is a message with what the act that sends it knows: its own file, which never travels, and
// the time.
type Sending struct {
	Case string
	Now  time.Time
	Zone *time.Location
	post.Message
}

// Send puts a message into the outbox inside the act that sends it, to leave in its slot, and returns
// the reference of the message. It returns post.ErrRoute or *act.Refused for what the post does not
// carry; then the act must not be entered.
func Send(ctx context.Context, tx *store.Tx, s Sending) (string, error) {
	id, err := reference.New(rand.Reader)
	if err != nil {
		return "", err
	}
	m := s.Message
	m.ID, m.From = string(id), tx.Register()
	if err := m.Check(); err != nil {
		return "", err
	}
	p := parcel{id: m.ID, file: s.Case, register: m.To, kind: m.Kind, answers: m.Answers, form: string(m.Form)}
	p.written = post.Slot(m.Kind, s.Now, s.Zone).UnixMicro()
	if err := tx.Put(ctx, outbox(), "", p.fields()); err != nil {
		return "", err
	}
	return m.ID, putPapers(ctx, tx, papers("outbox_document"), m)
}

// CaseOf gives the file from which a message was sent, for an act that takes in what answers it. It
// returns false where this register sent no such message.
func CaseOf(ctx context.Context, v *store.View, id string) (string, bool, error) {
	var file string
	err := v.QueryRow(ctx, `SELECT file_id FROM outbox WHERE id = $1`, id).Scan(&file)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("post: %w", err)
	}
	return file, true, nil
}

// A Sent says of which messages a register asks itself: those of a kind that left, or will leave, from
// one of its files.
type Sent struct{ Case, Kind string }

// Unanswered names the messages that no message answers, neither one that this register sent nor one
// that came to it, in the order of their IDs.
func Unanswered(ctx context.Context, v *store.View, s Sent) ([]string, error) {
	const query = `SELECT id FROM outbox o WHERE o.file_id = $1 AND o.kind = $2
		AND NOT EXISTS (SELECT 1 FROM outbox r WHERE r.answers = o.id)
		AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.answers = o.id) ORDER BY o.id`
	rows, err := v.Query(ctx, query, s.Case, s.Kind)
	if err != nil {
		return nil, fmt.Errorf("post: %w", err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("post: %w", err)
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// Last names the message of a kind that a file sent last; empty: it sent none. Of those that leave in one
// slot it is the one that no message of this register answers: what a later one replaced was taken back.
func Last(ctx context.Context, v *store.View, s Sent) (string, error) {
	const query = `SELECT o.id FROM outbox o WHERE o.file_id = $1 AND o.kind = $2 ORDER BY o.leaves_at DESC,
		CASE WHEN EXISTS (SELECT 1 FROM outbox r WHERE r.answers = o.id) THEN 1 ELSE 0 END, o.id LIMIT 1`
	var id string
	err := v.QueryRow(ctx, query, s.Case, s.Kind).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("post: %w", err)
	}
	return id, nil
}

// Waiting gives the message of a kind that answers another and that nobody has taken in yet, by its ID;
// empty: none waits.
func Waiting(ctx context.Context, v *store.View, kind, answers string) (string, error) {
	var id string
	const query = `SELECT COALESCE(MIN(id), '') FROM inbox WHERE kind = $1 AND answers = $2 AND taken = 0`
	if err := v.QueryRow(ctx, query, kind, answers).Scan(&id); err != nil {
		return "", fmt.Errorf("post: %w", err)
	}
	return id, nil
}

// A Taking says which message an act takes in, of which kind it must be, and into which file.
type Taking struct{ ID, Kind, Case string }

// Take takes a message out of the inbox inside the act of the receiver. It returns desk.ErrAbsent where
// there is none of that kind, and *act.Refused where it was taken in before.
func Take(ctx context.Context, tx *store.Tx, t Taking) (post.Message, error) {
	m, p, err := lies(ctx, &tx.View, t)
	if err != nil {
		return post.Message{}, err
	}
	p.done, p.file = 1, t.Case
	return m, tx.Put(ctx, inbox(), "", p.fields())
}

// NotThere makes the error of Take for a message that is not there one of the field in which it was named:
// the file of the act is there, and what was typed is not lost.
func NotThere(err error) error {
	if errors.Is(err, desk.ErrAbsent) {
		return &act.Refused{Problems: []act.Problem{{Field: "message", Code: "choose_from_list"}}}
	}
	return err
}

// Peek is Take for an act that leaves the message where it is, to be taken in by a later one.
func Peek(ctx context.Context, v *store.View, t Taking) (post.Message, error) {
	m, _, err := lies(ctx, v, t)
	return m, err
}

// lies gives a message of the inbox that nobody has taken in, with its row.
func lies(ctx context.Context, v *store.View, t Taking) (post.Message, parcel, error) {
	p, found, err := find(ctx, v, inbox(), t.ID)
	if err != nil {
		return post.Message{}, p, err
	}
	if !found || p.kind != t.Kind {
		return post.Message{}, p, desk.ErrAbsent
	}
	if p.done != 0 {
		return post.Message{}, p, &act.Refused{Problems: []act.Problem{{Field: "message", Code: "already_taken"}}}
	}
	m, err := whole(ctx, v, side{post.Message{From: p.register, To: v.Register()}, p, "inbox_document"})
	return m, p, err
}

// mark enters in the book of a register that a message left it or came to it.
func mark(ctx context.Context, tx *store.Tx, kind string) error {
	_, err := tx.Append(ctx, store.Record{Sort: audit.Mark, Kind: kind})
	return err
}
