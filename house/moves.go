package house

import (
	"context"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// movedAtOnce is how many files of a register are computed anew in one commit.
const movedAtOnce = 200

// A mover is a register beside protection whose files have time limits: which files those are, after one
// in the order of their references, and the act by which the house moves the dates of one.
type mover struct {
	desk *desk.Desk
	live func(ctx context.Context, v *store.View, after string, most int) ([]string, error)
	move func(ctx context.Context, id string, by protection.Move) (desk.Receipt, error)
}

// movers lists those registers.
func (h *House) movers() []mover {
	return []mover{
		{h.Assistance, requestfile.Live, func(ctx context.Context, id string, by protection.Move) (desk.Receipt, error) {
			return desk.Happen(ctx, h.Assistance, justice.MoveDates(), id, extradition.Move(by))
		}},
		{h.Police, policefile.Live, func(ctx context.Context, id string, by protection.Move) (desk.Receipt, error) {
			return desk.Happen(ctx, h.Police, police.MoveDates(), id, interpol.Move(by))
		}},
	}
}

// all computes the dates of every file of the register anew, and enters where one moved. A file in which
// none does is left as it is; one that the law cannot compute is stuck, and the others move all the same.
func (m mover) all(ctx context.Context, by protection.Move) (swept legislation.Swept, err error) {
	for after := ""; ; {
		var ids []string
		err := m.desk.Register.View(ctx, func(v *store.View) (err error) {
			ids, err = m.live(ctx, v, after, movedAtOnce)
			return err
		})
		if err != nil || len(ids) == 0 {
			return swept, err
		}
		var round legislation.Swept // the work of a commit may be run a second time
		err = m.desk.Register.Bulk(ctx, func(ctx context.Context) (err error) {
			round, err = m.some(ctx, ids, by)
			return err
		})
		if err != nil {
			return swept, fmt.Errorf("sweep: %w", err)
		}
		swept.Moved, swept.Stuck, after = swept.Moved+round.Moved, swept.Stuck+round.Stuck, ids[len(ids)-1]
	}
}

func (m mover) some(ctx context.Context, ids []string, by protection.Move) (swept legislation.Swept, err error) {
	for _, id := range ids {
		r, err := m.move(ctx, id, by)
		switch {
		case errors.As(err, new(*act.Refused)):
			swept.Stuck++
		case err != nil:
			return swept, err
		case r.Entry != "":
			swept.Moved++
		}
	}
	return swept, nil
}

// settling is the Settle of the desk of a register: it moves the dates of one file before an act looks at
// it, while the sweep is under way.
func (h *House) settling(m mover) func(ctx context.Context, id string) error {
	return func(ctx context.Context, id string) error {
		by := h.legal.moving.Load()
		if by == nil {
			return nil
		}
		_, err := m.move(ctx, id, *by)
		if errors.Is(err, desk.ErrAbsent) || errors.As(err, new(*act.Refused)) {
			return nil // the act itself says so
		}
		return err
	}
}
