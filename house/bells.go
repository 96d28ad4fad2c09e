package house

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// bellsAtOnce is how many files ring in one commit: after a long downtime many are due.
const bellsAtOnce = 50

// ringEvery is the longest that a bell waits after its day has begun.
const ringEvery = time.Minute

// Ring enters every bell that is due in any file: what the limits warn of, and then those that
// were missed. It comes to the same whenever it is called and by how many programs: what has rung
// is in the file, and one transaction reads and writes it. It returns how many acts it entered,
// and an error where the register could not be used; the bells that are left then ring next time.
func (h *House) Ring(ctx context.Context) (int, error) {
	var t tally
	for today := h.Protection.Today(); ; {
		due, err := h.ringing(ctx, today, t.silent)
		if err != nil || len(due) == 0 {
			return t.acts, errors.Join(t.wrong, err)
		}
		var round tally // the work of a commit may be run a second time
		err = h.Protection.Register.Bulk(ctx, func(ctx context.Context) error {
			round = t
			for _, id := range due {
				h.ringFile(ctx, id, &round)
			}
			return nil
		})
		if err != nil {
			return t.acts, fmt.Errorf("ring: %w", err)
		}
		t = round
	}
}

// ringing finds the next files in which a bell is due, past those that were skipped.
func (h *House) ringing(ctx context.Context, today deadline.Date, skipped int) (due []string, err error) {
	err = h.Protection.Register.View(ctx, func(v *store.View) (err error) {
		due, err = protectionfile.Ringing(ctx, v, today, protectionfile.Page{Limit: bellsAtOnce, Offset: skipped})
		return err
	})
	return due, err
}

// A tally counts the acts that were entered and the files in which none was, and holds what went
// wrong in single files: the others ring all the same.
type tally struct {
	acts, silent int
	wrong        error
}

// ringFile enters the bells of one file: one act for each kind. While an edition of the law is
// moving dates, the file is moved first: that a limit was missed cannot be taken back.
func (h *House) ringFile(ctx context.Context, id string, t *tally) {
	if err := h.settle(ctx, id); err != nil {
		t.wrong = cmp.Or(t.wrong, err)
		t.silent++
		return
	}
	before := t.acts
	for _, a := range asylum.Bells() {
		r, err := desk.Happen(ctx, h.Protection, a, id, protection.NoInput{})
		if err != nil && !errors.As(err, new(*act.Refused)) { // refused: it became final meanwhile
			t.wrong = cmp.Or(t.wrong, err)
		}
		if r.Entry != "" {
			t.acts++
		}
	}
	if t.acts == before {
		t.silent++
	}
}

// KeepRinging rings at once, and then at every change of day in the time zone of the host state
// and at least every minute, until ctx ends. after makes its clock; nil: the machine's.
func (h *House) KeepRinging(ctx context.Context, log *slog.Logger, after func(time.Duration) <-chan time.Time) {
	if after == nil {
		after = time.After
	}
	for {
		if err := h.Enact(ctx); err != nil && ctx.Err() == nil { // first: what an edition moves rings on its new day
			log.ErrorContext(ctx, "law", "error", err.Error())
		}
		if _, err := h.Ring(ctx); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "bells", "error", err.Error())
		}
		select {
		case <-ctx.Done():
			return
		case <-after(h.nextRing()):
		}
	}
}

// nextRing is how long until the bells are looked for again.
func (h *House) nextRing() time.Duration {
	now := h.Protection.Register.Now()
	midnight := desk.EndOfDay(h.Protection.Today(), h.Protection.Zone).Sub(now)
	return min(ringEvery, max(keeperLeast, midnight))
}
