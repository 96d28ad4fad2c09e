package asylum

import (
	"context"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/protection/intake"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

// takeInEvidence offers what waits in the inbox of the register. That it was looked at is entered like
// every list.
func takeInEvidence() []page.Route {
	return file.Act[intake.Evidence]{
		Act: asylum.TakeInEvidence(),
		Fields: func(ctx context.Context, v file.View) ([]page.Field, error) {
			items, err := mail.Inbox(ctx, v.Desk, v.Call(""), asylum.Intake(asylum.IntakeRead))
			options := []page.Option{{Text: v.T("choice.choose")}}
			for _, one := range items {
				options = append(options, page.Option{Value: one.ID, Text: waiting(v, one)})
			}
			return []page.Field{{Name: "message", Label: "post_message", Kind: page.Select, Options: options}}, err
		},
		Read: read(func(f *page.Form) intake.Evidence { return intake.Evidence{Message: f.Get("message")} }),
	}.Routes()
}

// waiting names a message by whom it is said to be about, its papers and the day on which it came.
func waiting(v file.View, one mail.Item) string {
	var form post.Evidence
	parts := []string{v.T("choice.post_nobody")}
	if err := one.Read(&form); err == nil && len(form.Person.Names) > 0 {
		n := form.Person.Names[0]
		parts[0] = identity.Name{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}.Listed()
	}
	for _, d := range one.Documents {
		parts = append(parts, d.Title)
	}
	return strings.Join(append(parts, v.Date(deadline.DateIn(one.Received, v.Desk.Zone))), " · ")
}
