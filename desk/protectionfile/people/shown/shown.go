// Package shown collects what a search shows: files of the officer's own list, in the order in which
// they were proposed or listed, each once.
//
// It proposes nothing and asks no index; a file that the officer's list does not have is never in it,
// whoever proposed it. Article 45: it may be named only by package people.
package shown

import (
	"context"
	"slices"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/store"
)

// Files are what is shown so far. They are of one view and one search.
type Files struct {
	view *store.View
	in   protectionfile.Scope
	most int
	rows []protectionfile.Row
}

// None is the beginning of a search in one view, by one officer. Once most files are shown no more are
// asked for; a few more may stand there, which came with the last question.
func None(v *store.View, in protectionfile.Scope, most int) *Files {
	return &Files{view: v, in: in, most: most}
}

// Rows are the files that are shown.
func (f *Files) Rows() []protectionfile.Row { return f.rows }

// batch is how many proposed files are asked for at once.
const batch = 100

// Propose shows the files with these references that are in the officer's list, in the order of the
// references.
func (f *Files) Propose(ctx context.Context, ids []string) error {
	for chunk := range slices.Chunk(ids, batch) {
		if len(f.rows) >= f.most {
			return nil
		}
		rows, err := protectionfile.List(ctx, f.view, f.in, protectionfile.Query{Among: chunk, Limit: len(chunk)})
		if err != nil {
			return err
		}
		place := func(r protectionfile.Row) int { return slices.Index(chunk, r.ID) }
		slices.SortFunc(rows, func(a, b protectionfile.Row) int { return place(a) - place(b) })
		f.show(rows)
	}
	return nil
}

// List shows the files that the officer's list finds.
func (f *Files) List(ctx context.Context, find protectionfile.Search) error {
	if len(f.rows) >= f.most {
		return nil
	}
	rows, err := protectionfile.List(ctx, f.view, f.in, protectionfile.Query{Find: find, Limit: f.most})
	f.show(rows)
	return err
}

// AsTyped shows who has a name that begins with each folded word; where dates are typed too, first who
// was born then, and then who may have been because less is known.
func (f *Files) AsTyped(ctx context.Context, folded string, births []identity.BirthDate) error {
	if err := f.List(ctx, protectionfile.Search{Folded: folded, Born: births}); err != nil || len(births) == 0 {
		return err
	}
	return f.List(ctx, protectionfile.Search{Folded: folded, Born: births, Partly: true})
}

func (f *Files) show(rows []protectionfile.Row) {
	for _, r := range rows {
		if !slices.ContainsFunc(f.rows, func(shown protectionfile.Row) bool { return shown.ID == r.ID }) {
			f.rows = append(f.rows, r)
		}
	}
}
