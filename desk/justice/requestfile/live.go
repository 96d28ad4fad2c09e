package requestfile

import (
	"context"

	"github.com/zaklon/zaklon/store"
)

// Live names the files whose dates may move, in the order of their references, from one on: at most so
// many. It is for the house alone: no officer's right is asked.
func Live(ctx context.Context, v *store.View, after string, most int) ([]string, error) {
	return references(ctx, v, `SELECT id FROM request WHERE id > $1 ORDER BY id LIMIT $2`, after, most)
}
