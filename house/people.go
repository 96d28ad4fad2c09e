package house

import (
	"context"
	"log/slog"
)

// KeepPeople makes the people index ready while the first pages are shown, looks for pairs of files
// of one person, and keeps what it worked out beside the database, until ctx ends.
func (h *House) KeepPeople(ctx context.Context, log *slog.Logger) {
	h.People.Keep(ctx, func(err error) { log.ErrorContext(ctx, "people", "error", err.Error()) }, nil)
}
