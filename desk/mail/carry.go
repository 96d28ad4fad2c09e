package mail

import (
	"context"

	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// An end is a register's end of the post.
type end struct{ r *store.Register }

// Deliver brings what is due from one register to another, each message once, and returns how many
// arrived. It may be broken off anywhere and called by many at a time.
func Deliver(ctx context.Context, from, to *store.Register) (int, error) {
	return post.Carry(ctx, end{from}, end{to})
}

// Name is the register's.
func (e end) Name() string { return e.r.Name() }

// Due names the messages whose slot has come. References are random, so their order tells nothing.
func (e end) Due(ctx context.Context, to string) (ids []string, err error) {
	err = e.r.View(ctx, func(v *store.View) error {
		ids = nil
		const query = `SELECT id FROM outbox WHERE receiver = $1 AND left_at = 0 AND leaves_at <= $2 ORDER BY id`
		rows, err := v.Query(ctx, query, to, e.r.Now().UnixMicro())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return rows.Err()
	})
	return ids, err
}

// Open gives a message that is due. It says nothing of the file it was sent from.
func (e end) Open(ctx context.Context, id string) (m post.Message, err error) {
	err = e.r.View(ctx, func(v *store.View) error {
		p, found, err := find(ctx, v, outbox(), id)
		if err != nil {
			return err
		}
		if !found || p.done != 0 {
			return post.ErrLeft
		}
		m, err = whole(ctx, v, side{post.Message{From: e.Name(), To: p.register, Leaves: p.written}, p, "outbox_document"})
		return err
	})
	return m, err
}

// Accept puts a message into the inbox. One that is there already came before and is left as it is.
func (e end) Accept(ctx context.Context, m post.Message) error {
	if err := m.Check(); err != nil {
		return err
	}
	return e.r.Write(ctx, func(tx *store.Tx) error {
		_, came, err := find(ctx, &tx.View, inbox(), m.ID)
		if err != nil || came {
			return err
		}
		p := parcel{id: m.ID, register: m.From, kind: m.Kind, answers: m.Answers, form: string(m.Form), written: e.r.Now().UnixMicro()}
		if err := tx.Put(ctx, inbox(), "", p.fields()); err != nil {
			return err
		}
		if err := putPapers(ctx, tx, papers("inbox_document"), m); err != nil {
			return err
		}
		return mark(ctx, tx, receivedMark)
	})
}

// Left notes that a message arrived. Its form is not kept a second time: what was sent stands in the
// act that sent it.
func (e end) Left(ctx context.Context, id string) error {
	return e.r.Write(ctx, func(tx *store.Tx) error {
		p, found, err := find(ctx, &tx.View, outbox(), id)
		if err != nil || !found || p.done != 0 { // another program was at it
			return err
		}
		p.done, p.form = e.r.Now().UnixMicro(), ""
		if err := tx.Put(ctx, outbox(), "", p.fields()); err != nil {
			return err
		}
		return mark(ctx, tx, leftMark)
	})
}
