package police

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/outgoing"
	"github.com/zaklon/zaklon/store"
)

// queue asks the window for a letter of a file; the slot depends on when the message came and on the
// present moment alone.
func (w Wiring) queue(f interpol.File, o letter.Order) (letter.Queueing, error) {
	return dispatch.Queue(o, dispatch.Moment{
		Register: policefile.Register, Arrived: f.Arrived(w.Desk.Zone), Now: w.Desk.Register.Now(), Zone: w.Desk.Zone,
	})
}

// formula names the constant reply to a state and a form of message. Where the table has none the code
// is empty, and the window refuses the order.
func formula(state, form string) string {
	window, err := outgoing.Embedded()
	if err != nil {
		return ""
	}
	code, _ := window.Reply(state, form)
	return code
}

// ordering makes the letter of an act inside its transaction: order says what of the file and the form
// it is made of. Where the act is not open the rule refuses it, without a letter.
func ordering[In any](w Wiring, a desk.Act[interpol.File, In], to func(*In) *letter.Queueing, order func(interpol.File, In) letter.Order) desk.Act[interpol.File, In] {
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		f, err := message(ctx, tx, call)
		if err != nil || !f.Open(a.Kind) {
			return err
		}
		*to(in), err = w.queue(f, order(f, *in))
		return err
	}
	return a
}

// Answer is the act that queues the constant reply to the bureau.
func Answer(w Wiring) desk.Act[interpol.File, interpol.AnswerForm] {
	return ordering(w, onMessage("message.answered", interpol.AnswerMessage),
		func(in *interpol.AnswerForm) *letter.Queueing { return &in.Letter },
		func(f interpol.File, _ interpol.AnswerForm) letter.Order { return f.ReplyOrder(formula) })
}

// Return is the act that queues the letter by which a message is returned.
func Return(w Wiring) desk.Act[interpol.File, interpol.ReturnForm] {
	return ordering(w, onMessage("message.returned", interpol.ReturnMessage),
		func(in *interpol.ReturnForm) *letter.Queueing { return &in.Letter },
		func(f interpol.File, in interpol.ReturnForm) letter.Order { return f.ReturnOrder(in.Reason) })
}

// Confirm is the act that confirms a person's status to INTERPOL, with the person's consent.
func Confirm(w Wiring) desk.Act[interpol.File, interpol.ConfirmForm] {
	a := onMessage("status.confirmed", interpol.ConfirmStatus)
	a.Prepare = func(_ context.Context, _ desk.Call, in *interpol.ConfirmForm) error {
		sum := sha256.Sum256(in.Content)
		in.Size, in.SHA256 = int64(len(in.Content)), hex.EncodeToString(sum[:])
		in.MediaType, _, _ = strings.Cut(mimetype.Detect(in.Content).String(), ";")
		return nil
	}
	a.Bring = func(ctx context.Context, tx *store.Tx, call desk.Call, in *interpol.ConfirmForm) error {
		f, err := message(ctx, tx, call)
		if err != nil || !f.Open(a.Kind) || !f.Confirms(*in) {
			return err // the rule refuses it
		}
		in.Letter, err = w.queue(f, f.ConfirmOrder(*in))
		return err
	}
	return a
}

// RecallReply is the act that takes a letter back before its slot.
func RecallReply(w Wiring) desk.Act[interpol.File, letter.Recalling] {
	a := onMessage("reply.recalled", interpol.RecallReply)
	a.Bring = func(_ context.Context, _ *store.Tx, _ desk.Call, in *letter.Recalling) error {
		in.Now = w.Desk.Register.Now().UnixMicro()
		return nil
	}
	return a
}

// SendReplies is the act by which the house enters that the letters of a message were sent in their
// slot. No officer performs it.
func SendReplies() desk.Act[interpol.File, letter.Sending] {
	return desk.Act[interpol.File, letter.Sending]{
		Kind: interpol.ReplySent, House: true, Keeper: policefile.Messages(), Rule: interpol.SendReplies,
	}
}
