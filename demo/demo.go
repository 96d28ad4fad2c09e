// Package demo builds an installation with invented persons, so that everyone can try
// Zaklon within seconds of a fresh clone.
//
// It writes through the same acts as every officer, on past days, and has no other way in. It
// may not name a real person nor a real state of origin, and only cmd and tests may import it.
package demo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
)

// Password opens every account of a demonstration. It protects nothing: all persons in it
// are invented.
const Password = "shelter in Veltria"

// A Login is an account of the demonstration, as it is shown to whoever starts it.
type Login struct{ Login, Password, Name, Role, Unit string }

// Build makes the installation in dir, as if its officers had worked in it until yesterday,
// and gives it back open with its accounts. Its clock then goes on from today. It returns the
// errors of house.Create; an act that is refused is an error in this package.
func Build(ctx context.Context, dir string, today time.Time) (*house.House, []Login, error) {
	b := &builder{
		began: time.Now(), today: today,
		officers: map[string]authority.Officer{}, units: map[string]string{}, acts: map[string]house.Act{},
	}
	h, err := house.Create(ctx, house.Config{Dir: dir, Clock: b.now, Wait: b.wait, SignIn: staff.Policy{SecondFactor: staff.Offered}})
	if err != nil {
		return nil, nil, fmt.Errorf("demonstration: %w", err)
	}
	b.house = h
	if err := b.build(ctx); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("demonstration: %w", err), h.Close())
	}
	return h, logins(), nil
}

// A builder holds what is planned and what stands already.
type builder struct {
	house    *house.House
	officers map[string]authority.Officer // by login
	units    map[string]string            // references by name
	acts     map[string]house.Act
	day      deadline.Date // today, in the time zone of the host state
	stories  int
	steps    []step

	began time.Time // on the machine's clock
	today time.Time // what the caller says it is

	mu sync.Mutex
	at time.Time // the moment that is being played; zero: the present
}

// A step is one act at its moment.
type step struct {
	at time.Time
	do func(ctx context.Context) error
}

func (b *builder) build(ctx context.Context) error {
	if err := b.staff(ctx); err != nil {
		return err
	}
	for _, a := range b.house.Acts() {
		b.acts[a.Name()] = a
	}
	b.day = deadline.DateIn(b.today, b.house.Protection.Zone)
	b.plan()
	slices.SortStableFunc(b.steps, func(x, y step) int { return cmp.Compare(x.at.UnixMicro(), y.at.UnixMicro()) })
	for _, s := range b.steps {
		b.play(s.at)
		if err := s.do(ctx); err != nil {
			return err
		}
	}
	b.play(time.Time{})
	_, err := b.house.Ring(ctx)
	return err
}

// now is the clock of the installation.
func (b *builder) now() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.at.IsZero() {
		return b.today.Add(time.Since(b.began))
	}
	return b.at
}

// wait lets time pass where the present is played, and none in the past.
func (b *builder) wait(ctx context.Context, d time.Duration) {
	b.mu.Lock()
	past := !b.at.IsZero()
	b.mu.Unlock()
	if !past {
		house.Rest(ctx, d)
	}
}

// play puts the clock to a moment; the zero moment lets it go on from today.
func (b *builder) play(at time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.at = at
}

// moment is a number of minutes after midnight of a day.
func (b *builder) moment(day deadline.Date, minutes int) time.Time {
	midnight := desk.EndOfDay(day-1, b.house.Protection.Zone)
	return midnight.Add(time.Duration(minutes) * time.Minute)
}
