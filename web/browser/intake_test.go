package browser

import (
	"context"
	"encoding/json"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// aMessage addresses a page of a message in the inbox of the authority, which the ministry of justice sent
// an hour before.
func aMessage(before, after string) func(*site) string {
	return func(s *site) string {
		s.t.Helper()
		ctx, r := context.Background(), s.house.Assistance.Register
		var id string
		err := r.Write(ctx, func(tx *store.Tx) (err error) {
			id, err = mail.Send(ctx, tx, mail.Sending{Now: r.Now().Add(-2 * time.Hour), Zone: s.house.Assistance.Zone, Message: post.Message{
				To: post.Protection, Kind: post.EvidenceKind, Form: json.RawMessage(`{"state":"XB","note":"A letter.","person":{"names":[{"kind":"latin","family":"Orlova","given":"Ines"}]}}`),
				Documents: []post.Document{{Title: "Letter", MediaType: "text/plain", SHA256: post.Digest([]byte("Letter")), Content: []byte("Letter")}},
			}})
			if err != nil {
				return err
			}
			_, err = tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "evidence.posted"})
			return err
		})
		if err == nil {
			_, _, err = s.house.Posting().Pass(ctx)
		}
		if err != nil {
			s.t.Fatal(err)
		}
		return before + id + after
	}
}
