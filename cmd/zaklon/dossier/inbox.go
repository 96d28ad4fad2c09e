package dossier

import (
	"context"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
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
	From      string    `json:"from"`
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

// inbox prints what waits, after the list is entered. A register without post has none.
func (r reader) inbox(ctx context.Context, s console.Sitting) error {
	role := s.Member.Authority().Role
	own, ok := boxes(s)[role.Register()]
	if role == authority.Judge { // to whom alone sealed statements come
		own.look = mail.Look{Kind: "refoulement.opened", Kinds: []string{post.RefoulementAnswerKind}}
	}
	if !ok {
		return desk.ErrAbsent
	}
	items, err := mail.Inbox(ctx, own.desk, s.Call(""), own.look)
	if err != nil {
		return err
	}
	doc := Letterbox{"zaklon.post/1", []Posted{}}
	for _, i := range items {
		one := Posted{console.Written(i.ID), i.From, i.Kind, []string{}, i.Received.In(own.desk.Zone)}
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
		t.Row(m.Reference, r.word("register", m.From), m.Kind)
	}
	return t.End()
}
