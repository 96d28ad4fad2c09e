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
// those for another court, and returns *desk.Denied to everybody but a judge.
func CourtPost(ctx context.Context, d *desk.Desk, call desk.Call) ([]CourtItem, error) {
	all, err := mail.Inbox(ctx, d, call, mail.Look{Kind: "refoulement.opened", Kinds: []string{post.RefoulementAnswerKind}})
	if err != nil {
		return nil, err
	}
	asked := make([]string, len(all)) // the file of each, in their order
	err = d.Register.View(ctx, func(v *store.View) error {
		for i, item := range all {
			if asked[i], _, err = mail.CaseOf(ctx, v, item.Answers); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var own []CourtItem
	for i, item := range all {
		sees, err := desk.Sees(ctx, d, requestfile.Keeper(), desk.Call{Officer: call.Officer, Case: asked[i]})
		if err != nil {
			return nil, err
		}
		if sees {
			item.Form = nil
			own = append(own, CourtItem{item, asked[i]})
		}
	}
	return own, nil
}
