package backup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup/stream"
)

// write writes the stream of a register. In the same look it first verifies the register: a copy
// that a restore would refuse is not made.
func write(ctx context.Context, reg *store.Register, to io.Writer) error {
	return reg.View(ctx, func(v *store.View) error {
		h, err := heading(ctx, v, reg)
		if err != nil {
			return err
		}
		if err := whole(ctx, v, h); err != nil {
			return err
		}
		tables, err := shapes(ctx, reg.Config(), h.Versions)
		if err != nil {
			return err
		}
		h.Tables = tables
		text, err := json.Marshal(h)
		if err != nil {
			return err
		}
		s := stream.NewWriter(to)
		if err := s.Begin(text); err != nil {
			return err
		}
		for _, t := range tables {
			if err := copyOut(ctx, v, t, s); err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
		}
		return s.Last()
	})
}

// whole returns an error that is ErrBook where a row, a file or an entry is not what the book says.
func whole(ctx context.Context, v *store.View, h header) error {
	found, err := v.Verify(ctx)
	if err != nil {
		return err
	}
	return judged(found, summary(h))
}

func heading(ctx context.Context, v *store.View, reg *store.Register) (header, error) {
	h := header{Register: reg.Name(), Made: reg.Now().UnixMicro()}
	for table, version := range map[string]*int64{"schema_book": &h.Versions.Book, "schema_register": &h.Versions.Register} {
		if err := v.QueryRow(ctx, "SELECT MAX(version_id) FROM "+table).Scan(version); err != nil {
			return h, fmt.Errorf("%s: %w", table, err)
		}
	}
	rows, err := v.Query(ctx, `SELECT seq, hash, size, root FROM book_head WHERE register = $1`, reg.Name())
	if err != nil {
		return h, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&h.Seq, &h.Hash, &h.Size, &h.Root); err != nil {
			return h, err
		}
	}
	return h, rows.Err()
}

// A page holds so many rows; files are large.
const (
	pageRows  = 2048
	pageFiles = 16
)

// copyOut writes the rows of a table in the order of its key, page by page: a statement of
// the serving role may not last, and the look still sees a single moment.
func copyOut(ctx context.Context, v *store.View, t shape, s *stream.Writer) error {
	s.Table()
	limit := pageRows
	if t.Name == "blob" {
		limit = pageFiles
	}
	var after []any
	for {
		n, last, err := copyPage(ctx, v, paged{t, t.page(len(after), limit), after}, s)
		if err != nil {
			return err
		}
		if n < limit {
			return s.End()
		}
		after = after[:0]
		for _, k := range t.key {
			after = append(after, last[slices.Index(t.Columns, k)])
		}
	}
}

type paged struct {
	of    shape
	query string
	after []any
}

func copyPage(ctx context.Context, v *store.View, p paged, s *stream.Writer) (n int, last []any, err error) {
	rows, err := v.Query(ctx, p.query, p.after...)
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	values, dest := make([]any, len(p.of.Columns)), make([]any, len(p.of.Columns))
	for i := range values {
		dest[i] = &values[i]
	}
	for rows.Next() {
		if err := errors.Join(ctx.Err(), rows.Scan(dest...)); err != nil {
			return n, nil, err
		}
		n++
		if err := s.Row(values); err != nil {
			return n, nil, err
		}
	}
	return n, values, rows.Err()
}
