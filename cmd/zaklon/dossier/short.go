package dossier

import (
	"context"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/reference"
)

// shortestPrefix is how much of a reference must be typed: its short form.
const shortestPrefix = 10

// A shelf gives the references of the files of one kind that the officer may see, from a place on, and
// whether there are more. Each look is entered as the list that it is.
type shelf func(ctx context.Context, s console.Sitting, offset int) (ids []string, more bool, err error)

// fileNamed turns what was typed into the reference of a file: a whole reference, or the beginning of the
// reference of one file that the officer may see. All else has the one answer of desk.ErrAbsent.
func fileNamed(ctx context.Context, s console.Sitting, typed string, of shelf) (string, error) {
	if ref, err := reference.Parse(typed); err == nil {
		return string(ref), nil
	}
	prefix := reference.Normal(typed)
	if len(prefix) < shortestPrefix || len(prefix) >= reference.Length {
		return "", desk.ErrAbsent
	}
	var fit []string
	for offset, more := 0, true; more; offset += most {
		ids, further, err := of(ctx, s, offset)
		if err != nil {
			return "", err
		}
		fit = append(fit, slices.DeleteFunc(ids, func(id string) bool { return !strings.HasPrefix(id, prefix) })...)
		more = further
	}
	if len(fit) != 1 {
		return "", desk.ErrAbsent
	}
	return fit[0], nil
}

func requestShelf(ctx context.Context, s console.Sitting, offset int) ([]string, bool, error) {
	l, err := requestfile.List(ctx, s.Assistance, s.Call(""), requestfile.Query{Limit: most, Offset: offset})
	var ids []string
	for _, r := range l.Rows {
		ids = append(ids, r.ID)
	}
	return ids, l.More, err
}

func messageShelf(ctx context.Context, s console.Sitting, offset int) ([]string, bool, error) {
	l, err := policefile.ListMessages(ctx, s.Police, s.Call(""), policefile.Query{Limit: most, Offset: offset})
	return idsOf(l.Rows), l.More, err
}

func removalShelf(ctx context.Context, s console.Sitting, offset int) ([]string, bool, error) {
	l, err := policefile.ListRemovals(ctx, s.Police, s.Call(""), policefile.Query{Limit: most, Offset: offset})
	return idsOf(l.Rows), l.More, err
}

func idsOf(rows []policefile.Row) []string {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

func matchShelf(ctx context.Context, s console.Sitting, offset int) ([]string, bool, error) {
	all, err := liaison.Matches(ctx, s.Liaison, s.Call(""), liaison.Query{Limit: most, Offset: offset})
	ids := make([]string, len(all))
	for i, m := range all {
		ids[i] = m.ID
	}
	return ids, len(all) == most, err
}

func measureShelf(ctx context.Context, s console.Sitting, offset int) ([]string, bool, error) {
	all, err := liaison.Measures(ctx, s.Liaison, s.Call(""), liaison.Query{Limit: most, Offset: offset})
	ids := make([]string, len(all))
	for i, m := range all {
		ids[i] = m.ID
	}
	return ids, len(all) == most, err
}
