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
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/store"
)

// bellsAtOnce is how many files ring in one commit: after a long downtime many are due.
const bellsAtOnce = 50

// ringEvery is the longest that a bell waits after its day has begun.
const ringEvery = time.Minute

// A ringer is a register whose files have time limits: which files ring by a day, past those that were
// skipped, and what enters the bells of one file and tells how many acts it entered.
type ringer struct {
	desk *desk.Desk
	due  func(ctx context.Context, v *store.View, today deadline.Date, past int) ([]string, error)
	file func(ctx context.Context, id string) (int, error)
}

// ringers lists the registers whose files have time limits.
func (h *House) ringers() []ringer {
	files := rings(h.Protection, asylum.Bells())
	return []ringer{
		{h.Protection, func(ctx context.Context, v *store.View, today deadline.Date, past int) ([]string, error) {
			return protectionfile.Ringing(ctx, v, today, protectionfile.Page{Limit: bellsAtOnce, Offset: past})
		}, func(ctx context.Context, id string) (int, error) {
			if err := h.settle(ctx, id); err != nil { // first: that a limit was missed cannot be taken back
				return 0, err
			}
			return files(ctx, id)
		}},
		{h.Assistance, func(ctx context.Context, v *store.View, today deadline.Date, past int) ([]string, error) {
			return requestfile.Ringing(ctx, v, today, requestfile.Page{Limit: bellsAtOnce, Offset: past})
		}, settled(h.Assistance, rings(h.Assistance, justice.Bells()))},
		{h.Police, func(ctx context.Context, v *store.View, today deadline.Date, past int) ([]string, error) {
			return policefile.Ringing(ctx, v, today, policefile.Query{Limit: bellsAtOnce, Offset: past})
		}, settled(h.Police, h.ringsMessage())},
	}
}

// settled moves the dates of a file by the edition in force before its bells ring.
func settled(d *desk.Desk, file func(ctx context.Context, id string) (int, error)) func(ctx context.Context, id string) (int, error) {
	return func(ctx context.Context, id string) (int, error) {
		if err := d.Settle(ctx, id); err != nil {
			return 0, err
		}
		return file(ctx, id)
	}
}

// ringsMessage enters the bells of a message: those of its days, and that of its last hour.
func (h *House) ringsMessage() func(ctx context.Context, id string) (int, error) {
	days := rings(h.Police, police.Bells())
	return func(ctx context.Context, id string) (int, error) {
		entered, wrong := days(ctx, id)
		r, err := desk.Happen(ctx, h.Police, police.RingHour(), id, interpol.Moment{Now: h.Police.Register.Now()})
		if err != nil && !errors.As(err, new(*act.Refused)) {
			wrong = cmp.Or(wrong, err)
		}
		if r.Entry != "" {
			entered++
		}
		return entered, wrong
	}
}

// rings enters the bells of one file: one act for each kind.
func rings[F, In any](d *desk.Desk, acts []desk.Act[F, In]) func(ctx context.Context, id string) (int, error) {
	return func(ctx context.Context, id string) (entered int, wrong error) {
		for _, a := range acts {
			var nothing In
			r, err := desk.Happen(ctx, d, a, id, nothing)
			if err != nil && !errors.As(err, new(*act.Refused)) { // refused: it became final meanwhile
				wrong = cmp.Or(wrong, err)
			}
			if r.Entry != "" {
				entered++
			}
		}
		return entered, wrong
	}
}

// Ring enters every bell that is due in any file: what the limits warn of, and then those that
// were missed. It comes to the same whenever it is called and by how many programs: what has rung
// is in the file, and one transaction reads and writes it. It returns how many acts it entered,
// and an error where a register could not be used; the bells that are left then ring next time.
func (h *House) Ring(ctx context.Context) (int, error) {
	acts := 0
	var wrong error
	for _, r := range h.ringers() {
		n, err := r.ring(ctx)
		acts, wrong = acts+n, errors.Join(wrong, err)
	}
	return acts, wrong
}

// ring enters the bells of one register.
func (r ringer) ring(ctx context.Context) (int, error) {
	var t tally
	for today := r.desk.Today(); ; {
		due, err := r.ringing(ctx, today, t.silent)
		if err != nil || len(due) == 0 {
			return t.acts, errors.Join(t.wrong, err)
		}
		var round tally // the work of a commit may be run a second time
		err = r.desk.Register.Bulk(ctx, func(ctx context.Context) error {
			round = t
			for _, id := range due {
				n, err := r.file(ctx, id)
				round.add(n, err)
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
func (r ringer) ringing(ctx context.Context, today deadline.Date, skipped int) (due []string, err error) {
	err = r.desk.Register.View(ctx, func(v *store.View) (err error) {
		due, err = r.due(ctx, v, today, skipped)
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

// add counts one file.
func (t *tally) add(acts int, err error) {
	t.acts, t.wrong = t.acts+acts, cmp.Or(t.wrong, err)
	if acts == 0 {
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
