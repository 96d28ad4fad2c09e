package view

import (
	"context"
	"fmt"
	"sort"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store/row"
)

// A Past is the file of one case as its after-images up to a moment leave it.
type Past struct {
	view *View
	rows map[string][]row.Image // by table, in the order the rows were first put
}

// AsOf reads what the book held of a case before the moment, by entry time.
func (v *View) AsOf(ctx context.Context, caseID string, before time.Time) (*Past, error) {
	var entries []audit.Entry
	err := v.Entries(ctx, func(e audit.Entry) error { entries = append(entries, e); return nil },
		`WHERE case_id = $1 AND sort = $2 AND entered_at < $3 ORDER BY seq`, caseID, string(audit.Act), before.UnixMicro())
	if err != nil {
		return nil, err
	}
	last, first := map[string]row.Image{}, map[string]int{}
	for _, e := range entries {
		c, err := Open(ctx, v, e)
		if err != nil {
			return nil, fmt.Errorf("as of: %w", err)
		}
		for _, im := range c.Rows {
			key := im.Table + "/" + im.ID
			if _, seen := first[key]; !seen {
				first[key] = len(first)
			}
			last[key] = im
		}
	}
	return &Past{view: v, rows: byTable(last, first)}, nil
}

func byTable(last map[string]row.Image, first map[string]int) map[string][]row.Image {
	keys := make([]string, 0, len(last))
	for k := range last {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return first[keys[i]] < first[keys[j]] })
	out := map[string][]row.Image{}
	for _, k := range keys {
		if im := last[k]; !im.Gone {
			out[im.Table] = append(out[im.Table], im)
		}
	}
	return out
}

// Rows reads the rows of a table as they stood, like View.Rows.
func (p *Past) Rows(ctx context.Context, table row.Table, fresh func() []any) error {
	for _, im := range p.rows[table.Name] {
		values := make([]any, len(table.Columns))
		for i, c := range table.Columns {
			v, err := row.Value(im.Row[c])
			if err != nil {
				return fmt.Errorf("%s.%s: %w", table.Name, c, err)
			}
			values[i] = v
		}
		if err := row.Decode(Cipher(ctx, p.view), table, values, fresh()); err != nil {
			return err
		}
	}
	return nil
}
