package view

import (
	"context"
	"math"

	"github.com/zaklon/zaklon/audit"
)

// A line is an entry of the book as it was read.
type line struct {
	audit.Entry
	wrong error // a value of another type

	content  Content // only where somebody opened it
	unopened error
}

// pageSize is how many entries are read at a time.
const pageSize = 4096

// eachPage reads the book in pages, so that nothing else is asked while rows are being read.
// The last number of a page must be higher than that of the page before; the chain notes why not.
func (v *View) eachPage(ctx context.Context, each func([]line) error) error {
	page := make([]line, 0, pageSize)
	for after := int64(math.MinInt64); ; after = page[pageSize-1].Seq {
		page = page[:0]
		err := v.entries(ctx, func(e audit.Entry, wrong error) error {
			page = append(page, line{Entry: e, wrong: wrong})
			return nil
		}, `WHERE seq > $1 ORDER BY seq LIMIT $2`, after, int64(pageSize))
		if err != nil {
			return err
		}
		if err := each(page); err != nil {
			return err
		}
		if len(page) < pageSize || page[pageSize-1].Seq <= after {
			return nil
		}
	}
}
