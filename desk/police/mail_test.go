package police_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// mailDeliver is one pass of the post between two registers.
func mailDeliver(ctx context.Context, from, to *store.Register) (int, error) {
	return mail.Deliver(ctx, from, to)
}

// mailSend sends a message from a register that has no desk in these tests.
func mailSend(t testing.TB, w *world, from *store.Register, m post.Message, form any) (id string) {
	t.Helper()
	raw, err := json.Marshal(form)
	if err != nil {
		t.Fatal(err)
	}
	m.Form = raw
	err = from.Write(context.Background(), func(tx *store.Tx) (err error) {
		if id, err = mail.Send(context.Background(), tx, mail.Sending{Now: from.Now(), Zone: w.Desk.Zone, Message: m}); err != nil {
			return err
		}
		_, err = tx.Append(context.Background(), store.Record{Sort: audit.Mark, Kind: "test.sent"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}
