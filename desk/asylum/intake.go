package asylum

import (
	"context"
	"errors"
	"strings"

	"github.com/gabriel-vasile/mimetype"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/intake"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/store"
)

// The readings of what came to the register from others: all that waits, and one message of it.
const (
	IntakeRead   = "intake.read"
	IntakeOpened = "intake.opened"
)

// Intake says which messages the officers of the authority read, by the kind of reading.
func Intake(kind string) mail.Look { return mail.Look{Kind: kind, Kinds: []string{post.EvidenceKind}} }

// TakeInEvidence is the act by which what somebody sent for the authority is taken into a file, paper by
// paper, each sealed anew with the key of the case. It sends nothing back.
func TakeInEvidence() desk.Act[protection.File, intake.Evidence] {
	a := on("evidence.taken_in", intake.TakeIn)
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *intake.Evidence) error {
		m, err := mail.Take(ctx, tx, mail.Taking{ID: in.Message, Kind: post.EvidenceKind, Case: call.Case})
		if errors.Is(err, desk.ErrAbsent) {
			return nil // the rule refuses it
		}
		if err != nil {
			return err
		}
		for _, d := range m.Documents {
			blob, err := tx.PutBlob(ctx, call.Case, d.Content)
			if err != nil {
				return err
			}
			found, _, _ := strings.Cut(mimetype.Detect(d.Content).String(), ";")
			in.Papers = append(in.Papers, part.Filing{
				Kind: "evidence", Title: d.Title, MediaType: found, Size: int64(len(d.Content)), SHA256: d.SHA256, Blob: blob,
			})
		}
		return nil
	}
	return a
}
