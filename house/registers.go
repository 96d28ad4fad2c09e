package house

import (
	"cmp"
	"fmt"
	"path/filepath"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// A plan is what stands fixed of one register before any installation is made: how it is opened, and
// what its law is.
type plan struct {
	config func(dir, keyDir string, clock func() time.Time) (store.Config, error)
	at     func(*House) **desk.Desk
	matter string
	beside []desk.Matter
}

// plans lists the registers, the system register first.
func plans() []plan {
	return []plan{
		{config: staff.Config, at: func(h *House) **desk.Desk { return &h.System }},
		{config: protectionfile.Config, at: func(h *House) **desk.Desk { return &h.Protection }},
		{
			config: requestfile.Config, at: func(h *House) **desk.Desk { return &h.Assistance },
			matter: "extradition", beside: []desk.Matter{{State: "int", Name: "extradition"}, {State: host, Name: "house"}},
		},
		{
			config: policefile.Config, at: func(h *House) **desk.Desk { return &h.Police },
			matter: "police", beside: []desk.Matter{{State: host, Name: "house"}, {State: "int", Name: "files"}},
		},
		{config: liaison.Config, at: func(h *House) **desk.Desk { return &h.Liaison }, matter: "house"},
	}
}

// Registers says where each register of an installation stands, the system register first. It
// opens none, so it answers for an installation that is broken or not made yet.
func Registers(cfg Config) ([]store.Config, error) {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	keys := cmp.Or(cfg.Keys, filepath.Join(cfg.Dir, "keys"))
	var all []store.Config
	for _, p := range plans() {
		one, err := p.config(cfg.Dir, keys, cfg.Clock)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, place(cfg, all)
}

// HostLaw is the law of the host state for a file that begins at that moment. It opens no
// register. The error says that no version of the law is in force then.
func HostLaw(now time.Time) (*law.Pack, error) {
	h, err := Unopened()
	if err != nil {
		return nil, err
	}
	pack, _, err := h.Protection.Packs(deadline.DateIn(now, h.Protection.Zone))
	return pack, err
}

// Unopened is a house without registers: what it would perform, and by which law. It
// serves lists of acts and nothing that reads or writes.
func Unopened() (*House, error) {
	c, err := read()
	if err != nil {
		return nil, err
	}
	podgorica, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("time zone: %w", err)
	}
	h := &House{Law: law.NewBook(c.library)}
	for _, p := range plans() {
		*p.at(h) = &desk.Desk{Law: h.Law, Host: host, Matter: p.matter, Beside: p.beside, Zone: podgorica}
	}
	return h, nil
}

// Rests gives the article on which a kind of act rests by the law of its register on a day.
func (a Act) Rests(on deadline.Date) (law.Article, error) {
	own, beside, err := a.Desk.Packs(on)
	if err != nil {
		return law.Article{}, err
	}
	for _, p := range append([]*law.Pack{own}, beside...) {
		if article, err := p.Resting(a.Name()); err == nil {
			return article, nil
		}
	}
	return own.Resting(a.Name())
}
