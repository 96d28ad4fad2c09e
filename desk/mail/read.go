package mail

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// most is how many messages one look at an inbox shows: those that came first.
const most = 200

// A Look says which reading of the register it is, and which messages its officers may read.
type Look struct {
	Kind  string // "post.read": it is decided on the officer's own unit
	Kinds []string

	// Keep tells of a message by the one that it answers whether the officer is shown it; nil: of all. What
	// is not kept is neither counted in the entry nor among those that one look shows.
	Keep func(ctx context.Context, v *store.View, answers string) (bool, error)
}

// An Item is a message that was not yet taken in, without the contents of its documents.
type Item struct {
	post.Message
	Received time.Time
}

// Inbox lists what was not yet taken in, of the kinds that the officers of this reading may read. It is
// entered in the book before it is shown, and returns *desk.Denied to who may not read it.
func Inbox(ctx context.Context, d *desk.Desk, call desk.Call, look Look) ([]Item, error) {
	var items []Item
	err := desk.List(ctx, d, desk.Listing{Kind: look.Kind, Query: "/post", Rows: func(v *store.View) (n int, err error) {
		items, err = waiting(ctx, v, look)
		return len(items), err
	}}, call)
	if err != nil {
		return nil, err
	}
	return items, nil
}

func waiting(ctx context.Context, v *store.View, look Look) ([]Item, error) {
	places, kinds := look.among()
	var rows []*parcel
	err := v.Rows(ctx, inbox(), func() []any {
		p := new(parcel)
		rows = append(rows, p)
		return p.fields()
	}, `WHERE taken = 0 AND kind IN (`+places+`) ORDER BY received_at, id`, kinds...)
	if err != nil {
		return nil, err
	}
	var items []Item
	for _, p := range rows {
		kept, err := look.keeps(ctx, v, p.answers)
		if err != nil {
			return nil, err
		}
		if !kept || len(items) == most {
			continue
		}
		m, _, err := listed(ctx, v, side{post.Message{From: p.register, To: v.Register()}, *p, "inbox_document"})
		if err != nil {
			return nil, err
		}
		items = append(items, Item{Message: m, Received: time.UnixMicro(p.written)})
	}
	return items, nil
}

// among is the list of the kinds of a look as a query has it.
func (l Look) among() (places string, kinds []any) {
	for i, kind := range l.Kinds {
		places += fmt.Sprintf(", $%d", i+1)
		kinds = append(kinds, kind)
	}
	return strings.TrimPrefix(places, ", "), kinds
}

func (l Look) keeps(ctx context.Context, v *store.View, answers string) (bool, error) {
	if l.Keep == nil {
		return true, nil
	}
	return l.Keep(ctx, v, answers)
}

// Open gives one message with its documents, whether it was taken in or not, after the reading is in
// the book. It returns desk.ErrAbsent for one that is not there and for one of another kind, with the
// same entry.
func Open(ctx context.Context, d *desk.Desk, call desk.Call, look Look) (post.Message, error) {
	id := call.Case
	var m post.Message
	err := desk.List(ctx, d, desk.Listing{Kind: look.Kind, Query: id, Rows: func(v *store.View) (int, error) {
		p, found, err := find(ctx, v, inbox(), id)
		if err != nil || !found || !slices.Contains(look.Kinds, p.kind) {
			return 0, err
		}
		m, err = whole(ctx, v, side{post.Message{From: p.register, To: v.Register()}, p, "inbox_document"})
		return 1, err
	}}, call)
	if err != nil {
		return post.Message{}, err
	}
	if m.ID == "" {
		return post.Message{}, desk.ErrAbsent
	}
	return m, nil
}
