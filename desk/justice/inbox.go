package justice

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// A CourtItem is a sealed statement that nobody has taken in, and the file whose question it answers.
type CourtItem struct {
	mail.Item
	Case string
}

// CourtPost lists the sealed statements that wait and answer questions of the files before the judge's own
// court, after the look is entered as refoulement.opened. It tells nothing of what they say, nothing of
// those for another court, not even in the entry, and returns *desk.Denied to everybody but a judge.
func CourtPost(ctx context.Context, d *desk.Desk, call desk.Call) ([]CourtItem, error) {
	keeper, asked := requestfile.Keeper(), map[string]string{} // the file of each question
	all, err := statements(ctx, d, call, func(v *store.View, question, file string) (bool, error) {
		asked[question] = file
		facts, found, err := keeper.Find(ctx, v, desk.Call{Officer: call.Officer, Case: file}, d.Today())
		return found && d.Authority.Decide(call.Officer, keeper.Sees, facts).Allowed, err
	})
	own := make([]CourtItem, len(all))
	for i, item := range all {
		item.Form = nil
		own[i] = CourtItem{item, asked[item.Answers]}
	}
	return own, err
}

// Statements lists the sealed statements that wait and answer a question of one file, after the look is
// entered as refoulement.opened. It returns *desk.Denied to everybody but a judge.
func Statements(ctx context.Context, d *desk.Desk, call desk.Call) ([]mail.Item, error) {
	return statements(ctx, d, call, func(_ *store.View, _, file string) (bool, error) { return file == call.Case, nil })
}

// statements are those that wait, of the questions and their files that keep lets through.
func statements(ctx context.Context, d *desk.Desk, call desk.Call, keep func(v *store.View, question, file string) (bool, error)) ([]mail.Item, error) {
	return mail.Inbox(ctx, d, call, mail.Look{
		Kind: "refoulement.opened", Kinds: []string{post.RefoulementAnswerKind},
		Keep: func(ctx context.Context, v *store.View, question string) (bool, error) {
			file, found, err := mail.CaseOf(ctx, v, question)
			if err != nil || !found {
				return false, err
			}
			return keep(v, question, file)
		},
	})
}
