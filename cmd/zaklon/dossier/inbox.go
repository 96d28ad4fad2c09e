package dossier

import (
	"context"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/post"
)

// A Letterbox is what waits in the post of the officer's register to be taken in by an act.
type Letterbox struct {
	Format   string   `json:"format"` // zaklon.post/1
	Messages []Posted `json:"messages"`
}

// Posted is one message of the post. What it says is read when it is taken in.
type Posted struct {
	Reference string    `json:"reference"`
	From      string    `json:"from"` // empty in the box of protection: it would say that a request is there
	Kind      string    `json:"kind"`
	Documents []string  `json:"documents"` // titles
	Received  time.Time `json:"received"`
}

// A box is the post of one register as one role reads it.
type box struct {
	desk *desk.Desk
	look mail.Look
}

// boxes are those of a sitting, by the register of the officer.
func boxes(s console.Sitting) map[string]box {
	return map[string]box{
		post.Protection: {s.Protection, mail.Look{Kind: "intake.read", Kinds: []string{post.EvidenceKind}}},
		post.Assistance: {s.Assistance, mail.Look{Kind: "post.read", Kinds: []string{post.ProvisionalArrestKind, post.EscortKind}}},
		post.Police:     {s.Police, mail.Look{Kind: "post_box.read", Kinds: policefile.Posted()}},
		post.Door:       {s.Liaison, mail.Look{Kind: "door_post.read", Kinds: []string{post.RefoulementQuestionKind}}},
	}
}

// waiting gives what waits for an officer, after the list is entered: to a judge the sealed statements for
// the own court and no other. A register without post has none.
func waiting(ctx context.Context, s console.Sitting) ([]mail.Item, error) {
	role := s.Member.Authority().Role
	if role == authority.Judge {
		court, err := justice.CourtPost(ctx, s.Assistance, s.Call(""))
		items := make([]mail.Item, len(court))
		for i, one := range court {
			items[i] = one.Item
		}
		return items, err
	}
	own, ok := boxes(s)[role.Register()]
	if !ok {
		return nil, desk.ErrAbsent
	}
	items, err := mail.Inbox(ctx, own.desk, s.Call(""), own.look)
	if role.Register() == post.Protection {
		for i := range items {
			items[i].From = ""
		}
	}
	return items, err
}

// inbox prints what waits.
func (r reader) inbox(ctx context.Context, s console.Sitting) error {
	items, err := waiting(ctx, s)
	if err != nil {
		return err
	}
	doc := Letterbox{"zaklon.post/1", []Posted{}}
	for _, i := range items {
		one := Posted{console.Written(i.ID), i.From, i.Kind, []string{}, i.Received.In(s.Protection.Zone)}
		for _, d := range i.Documents {
			one.Documents = append(one.Documents, d.Title)
		}
		doc.Messages = append(doc.Messages, one)
	}
	if r.JSON() {
		return r.PrintJSON(doc)
	}
	t := r.Columns(r.Words.T("cli.column.reference"), r.Words.T("cli.column.register"), r.Words.T("cli.column.kind"))
	for _, m := range doc.Messages {
		from := ""
		if m.From != "" {
			from = r.word("register", m.From)
		}
		t.Row(m.Reference, from, m.Kind)
	}
	return t.End()
}
