// Package house opens one installation: its registers, the law, the authority and the desks.
//
// It wires and decides nothing. Only cmd, the composition of web and tests may import it; a
// desk or a page that could reach the house could reach every register.
package house

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"
	_ "time/tzdata" // Europe/Podgorica must be known on every machine

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/store"
)

// zone is where the host state's days begin and end.
const zone = "Europe/Podgorica"

// host is the jurisdiction whose law the installation applies.
const host = "me"

// A House is one open installation.
type House struct {
	Law        *law.Book
	Locale     *locale.Catalogue
	Authority  *authority.Authority
	Staff      *staff.Staff // the system register
	System     *desk.Desk
	Protection *desk.Desk
	Assistance *desk.Desk // international legal assistance: the ministry, the courts, the minister
	Police     *desk.Desk
	Liaison    *desk.Desk      // the door's own register
	Door       *interlock.Door // what may join protection to another register, and the only thing that does
	Ledger     *liaison.Book   // the book of the door
	People     *people.People  // the index of the protection register
	Named      Rolls

	dir   string // of the databases
	legal legal
	log   atomic.Pointer[slog.Logger] // of whoever keeps the door; nil: nobody does
}

// Rolls are the indexes of everybody whom a register's files name; Legacy of those whom only the records
// of registers kept before name.
type Rolls struct{ Assistance, Legacy, Police *claimed.Roll }

// Config says where an installation stands and what time it is.
type Config struct {
	Dir  string // of the databases
	Keys string // of the key files, as on another disk; empty: Dir/keys
	// Databases says which registers are PostgreSQL databases; nil: what the file
	// databases.yaml in Dir says, and where there is none, all are SQLite files in Dir.
	Databases map[string]store.Postgres
	Clock     func() time.Time // entry time; nil: the machine's
	// Wait lets the rest of the door's beat pass before an act that the door looked after is answered;
	// nil: Rest. Only what plays past days gives another.
	Wait   func(ctx context.Context, d time.Duration)
	SignIn staff.Policy // how officers sign in; zero: with a second factor
}

// Create makes a new installation in an empty folder and opens it. Where one register cannot be
// made, the others are taken away again.
func Create(ctx context.Context, cfg Config) (*House, error) {
	return build(ctx, cfg, way{store.Create, func(r *store.Register) error { return r.Undo(ctx) }})
}

// Open opens an installation.
func Open(ctx context.Context, cfg Config) (*House, error) {
	return build(ctx, cfg, way{store.Open, (*store.Register).Close})
}

// A way is how a register is come by, and what becomes of it where another is not.
type way struct {
	open func(context.Context, store.Config) (*store.Register, error)
	back func(*store.Register) error
}

// all opens every register, or none.
func (w way) all(ctx context.Context, configs []store.Config) ([]*store.Register, error) {
	var open []*store.Register
	for _, c := range configs {
		r, err := w.open(ctx, c)
		if err != nil {
			for _, other := range slices.Backward(open) {
				err = errors.Join(err, w.back(other))
			}
			return nil, err
		}
		open = append(open, r)
	}
	return open, nil
}

func build(ctx context.Context, cfg Config, by way) (*House, error) {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	h, err := rules()
	if err != nil {
		return nil, err
	}
	podgorica, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("time zone: %w", err)
	}
	configs, err := Registers(cfg)
	if err != nil {
		return nil, err
	}
	registers, err := by.all(ctx, configs)
	if err != nil {
		return nil, err
	}
	h.dir = cfg.Dir
	for i, p := range plans() {
		*p.at(h) = &desk.Desk{
			Register: registers[i], Law: h.Law, Authority: h.Authority, Fresh: staff.Fresh,
			Host: host, Matter: p.matter, Beside: p.beside, Zone: podgorica,
		}
	}
	h.Protection.Settle = h.settle
	for _, m := range h.movers() {
		m.desk.Settle = h.settling(m)
	}
	h.People = people.New(h.Protection.Register)
	h.join(cfg.waiting())
	if h.Staff, err = staff.New(h.System.Register, cfg.SignIn); err == nil {
		err = h.openLaw(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

// join makes the door between the registers, and the rolls of those whom they name. The door keeps its beat
// from the first act on.
func (h *House) join(wait func(context.Context, time.Duration)) {
	h.Named = Rolls{
		Assistance: claimed.New(h.Assistance.Register, requestfile.Named()), Legacy: claimed.New(h.Assistance.Register, legacy.Named()), Police: claimed.New(h.Police.Register, policefile.Named()),
	}
	claiming := func(d *desk.Desk, load claimed.Loader) Claiming {
		return Claiming{Desk: d, Load: load, Roll: claimed.New(d.Register, load)}
	}
	h.Door, h.Ledger = Sides{
		Protection: h.Protection, People: h.People, Door: h.Liaison, Missed: h.missed,
		Claiming: []Claiming{claiming(h.Assistance, requestfile.Claims()), claiming(h.Police, policefile.Claims())},
	}.Join()
	h.Door.Keep(steady(wait))
	recall(h.Assistance, h.Police)
}

// carried is what stands in the binary, read once: none of it changes after it is read.
type carried struct {
	library *law.Library
	words   *locale.Catalogue
	may     *authority.Authority
}

// read reads what stands in the binary. immutable: written by the first house that opens.
var read = sync.OnceValues(func() (carried, error) {
	library, errLaw := law.Embedded()
	words, errWords := locale.Embedded()
	may, errMay := authority.New()
	return carried{library, words, may}, errors.Join(errLaw, errWords, errMay)
})

// rules makes a house of what stands in the binary.
func rules() (*House, error) {
	c, err := read()
	if err != nil {
		return nil, err
	}
	return &House{
		Law: law.NewBook(c.library), Locale: c.words, Authority: c.may, legal: legal{carried: c.library.Digest, one: make(chan struct{}, 1)},
	}, nil
}

// Close keeps what is worked out of the registers and closes them.
func (h *House) Close() error {
	err := h.People.Close(context.Background())
	for _, d := range h.Desks() {
		err = errors.Join(err, d.Register.Close())
	}
	return err
}

// Desks lists the desks whose registers can be verified, in a fixed order.
func (h *House) Desks() []*desk.Desk {
	var out []*desk.Desk
	for _, p := range plans() {
		out = append(out, *p.at(h))
	}
	return out
}

// An Act is a kind of act with the desk on whose register it is performed.
type Act struct {
	desk.Kind
	Desk *desk.Desk
}

// Acts lists every act that officers perform on files, each kind once.
func (h *House) Acts() []Act {
	var all []Act
	on := func(d *desk.Desk, kinds []desk.Kind) {
		for _, k := range kinds {
			all = append(all, Act{k, d})
		}
	}
	on(h.Protection, border.Kinds(h.Staff))
	on(h.Protection, asylum.Kinds(h.Staff, h.People))
	on(h.Assistance, justice.Kinds(justice.Means{Staff: h.Staff, Door: h.Door, Desk: h.Assistance, Named: h.Named.Assistance, Legacy: h.Named.Legacy}))
	on(h.Police, police.Kinds(police.Wiring{Desk: h.Police, Staff: h.Staff, Door: h.Door, Named: h.Named.Police}))
	on(h.Liaison, h.Ledger.Kinds(h.Door))
	return all
}

// Act finds a kind of act by its name.
func (h *House) Act(kind string) (Act, bool) {
	all := h.Acts()
	i := slices.IndexFunc(all, func(a Act) bool { return a.Name() == kind })
	if i < 0 {
		return Act{}, false
	}
	return all[i], true
}

// Perform performs an act from its form in JSON, on the register it belongs to.
func (a Act) Perform(ctx context.Context, call desk.Call, form []byte) (desk.Receipt, error) {
	return a.PerformJSON(ctx, a.Desk, call, form)
}
