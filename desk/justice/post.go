package justice

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// escorted makes the agreement on a surrender ask the police for the escort, by the post.
func escorted(m Means, a desk.Act[extradition.File, ending.AgreementForm]) desk.Act[extradition.File, ending.AgreementForm] {
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *ending.AgreementForm) error {
		if in.Door.Bars() || in.Check(call.On) != nil {
			return nil // the rule refuses it
		}
		f, _, err := requestfile.Keeper().Load(ctx, &tx.View, call.Case)
		if err != nil || len(f.Persons) == 0 {
			return err
		}
		return m.send(ctx, tx, call.Case, post.Message{To: post.Police, Kind: post.SurrenderKind}, post.Surrender{
			To: f.Request.RequestingState, On: in.Day, Place: in.Place, Person: f.Described(f.Persons[0].ID),
		})
	})
}

// recalling makes an act that takes an arrangement back recall it from the police, by the post. Every
// arrangement of the file that was sent, that no report of an escort answers and that was not recalled
// before is recalled, once. The recall names no reason, and an act that arranges anew sends it first.
func recalling[In any](m Means, a desk.Act[extradition.File, In]) desk.Act[extradition.File, In] {
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, _ *In) error {
		sent, err := mail.Unanswered(ctx, &tx.View, mail.Sent{Case: call.Case, Kind: post.SurrenderKind})
		if err != nil {
			return err
		}
		for _, id := range sent {
			recall := post.Message{To: post.Police, Kind: post.SurrenderRecalledKind, Answers: id}
			if err := m.send(ctx, tx, call.Case, recall, post.SurrenderRecalled{}); err != nil {
				return err
			}
		}
		return nil
	})
}

// AskRefoulement is the act by which a court asks, through the door, whether obligations of
// non-refoulement are engaged. The answer is for its judge alone.
func AskRefoulement(m Means) desk.Act[extradition.File, court.QuestionForm] {
	return within(on("refoulement.asked", court.AskRefoulement), func(ctx context.Context, tx *store.Tx, call desk.Call, in *court.QuestionForm) error {
		f, _, err := requestfile.Keeper().Load(ctx, &tx.View, call.Case)
		if err != nil || len(f.Persons) == 0 || in.Number == "" {
			return err
		}
		return m.send(ctx, tx, call.Case, post.Message{To: post.Door, Kind: post.RefoulementQuestionKind}, post.RefoulementQuestion{
			Case: call.Case, Part: f.Persons[0].ID, Court: f.Request.Court, Number: in.Number, State: f.Request.RequestingState,
		})
	})
}

// send puts a message into the outbox in the transaction of the act that sends it.
func (m Means) send(ctx context.Context, tx *store.Tx, caseID string, message post.Message, form any) error {
	text, err := json.Marshal(form)
	if err != nil {
		return err
	}
	message.Form = text
	_, err = mail.Send(ctx, tx, mail.Sending{Case: caseID, Now: m.Desk.Register.Now(), Zone: m.Desk.Zone, Message: message})
	return err
}

// A TakingForm is the form by which a judge takes in the sealed statement that came by the post.
type TakingForm struct {
	Message string              `json:"message"`
	Said    court.StatementForm `json:"-"` // set from the message
}

// AnswerRefoulement is the act by which the sealed statement comes into the file. It is taken in where
// it answers a question that was sent from this file.
func AnswerRefoulement() desk.Act[extradition.File, TakingForm] {
	a := on("refoulement.answered", func(f extradition.File, in TakingForm, o act.Occasion) (extradition.File, act.Minutes, error) {
		return court.AnswerRefoulement(f, in.Said, o)
	})
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *TakingForm) error {
		message, err := mail.Take(ctx, tx, mail.Taking{ID: in.Message, Kind: post.RefoulementAnswerKind, Case: call.Case})
		if err != nil {
			return mail.NotThere(err)
		}
		if from, found, err := mail.CaseOf(ctx, &tx.View, message.Answers); err != nil || !found || from != call.Case {
			return cmp.Or(err, mail.NotThere(desk.ErrAbsent))
		}
		var said post.RefoulementAnswer
		if err := message.Read(&said); err != nil {
			return err
		}
		in.Said.Engaged = map[string]string{post.Yes: "yes", post.No: "no"}[said.Engaged]
		return nil
	})
}

// arrested makes the receipt of a request begin with what the police told by the post: who was arrested,
// for which state. The officer says the rest.
func arrested(a desk.Act[extradition.File, extradition.Reception]) desk.Act[extradition.File, extradition.Reception] {
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *extradition.Reception) error {
		if in.Message == "" {
			return nil
		}
		message, err := mail.Take(ctx, tx, mail.Taking{ID: in.Message, Kind: post.ProvisionalArrestKind, Case: call.Case})
		if err != nil {
			return mail.NotThere(err)
		}
		var said post.ProvisionalArrest
		if err := message.Read(&said); err != nil {
			return err
		}
		in.Kind, in.State, in.Reference = "extradition", said.State, said.Reference
		in.Arrival.Channel, in.Arrival.Form = "ncb", "provisional_arrest_request"
		in.Persons = []particulars.Particulars{said.Person}
		return nil
	})
}

// A told is how an act on a surrender is told of by the police: in which of these words, whether of any
// arrangement of the file or of the last alone, and where its form says which message it is.
type told[In any] struct {
	outcomes []string
	anyOne   bool
	message  func(*In) string
}

// reported takes in, with an act on a surrender, the message by which the police told how the escort
// ended. It has to answer what was sent from this file, and to say the same as the act. A message about an
// arrangement that another one replaced is evidence of that one alone.
func reported[In any](a desk.Act[extradition.File, In], by told[In]) desk.Act[extradition.File, In] {
	return within(a, func(ctx context.Context, tx *store.Tx, call desk.Call, in *In) error {
		if by.message(in) == "" {
			return nil
		}
		message, err := mail.Take(ctx, tx, mail.Taking{ID: by.message(in), Kind: post.EscortKind, Case: call.Case})
		if err != nil {
			return mail.NotThere(err)
		}
		if from, found, err := mail.CaseOf(ctx, &tx.View, message.Answers); err != nil || !found || from != call.Case {
			return cmp.Or(err, mail.NotThere(desk.ErrAbsent))
		}
		last, err := mail.Last(ctx, &tx.View, mail.Sent{Case: call.Case, Kind: post.SurrenderKind})
		if err != nil || !by.anyOne && message.Answers != last {
			return cmp.Or(err, mail.NotThere(desk.ErrAbsent))
		}
		var said post.Escort
		if err := message.Read(&said); err != nil {
			return err
		}
		if !slices.Contains(by.outcomes, said.Outcome) {
			return &act.Refused{Problems: []act.Problem{{Field: "message", Code: "escort_says_otherwise"}}}
		}
		return nil
	})
}

// ForwardEvidence is the act that sends a document of the file on, by the post and one way: nothing ever
// comes back of it, whether anybody needed it or not.
func ForwardEvidence(m Means) desk.Act[extradition.File, extradition.Forwarding] {
	return within(on("evidence.forwarded", extradition.ForwardEvidence), func(ctx context.Context, tx *store.Tx, call desk.Call, in *extradition.Forwarding) error {
		f, _, err := requestfile.Keeper().Load(ctx, &tx.View, call.Case)
		if err != nil || in.Check(f) != nil || f.Secret() || !f.Open("evidence.forwarded") {
			return err // the rule refuses it
		}
		annex, _ := f.Annex(in.Annex)
		content, err := tx.Blob(ctx, call.Case, annex.Blob)
		if err != nil {
			return err
		}
		said := post.Evidence{State: f.Request.RequestingState, Note: in.Note}
		if len(f.Persons) > 0 {
			said.Person = f.Described(f.Persons[0].ID)
		}
		return m.send(ctx, tx, call.Case, post.Message{To: post.Protection, Kind: post.EvidenceKind, Documents: []post.Document{{
			Title: annex.Title, MediaType: annex.MediaType, SHA256: annex.SHA256, Content: content,
		}}}, said)
	})
}
