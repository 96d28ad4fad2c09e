package race

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/intake"
	"github.com/zaklon/zaklon/store"
)

// A place is where the registers of a site are, and who acts.
type place struct {
	House    string // folder of the installation
	Own      string // folder of the door's register and of the small ones
	At       time.Time
	Officer  authority.Officer         // of the border police
	Sworn    authority.Officer         // of a prison
	Unit     string                    // of the authority, which takes what is conveyed
	Of       map[string]store.Postgres // databases of the house
	Postgres map[string]store.Postgres // of the others
}

func (p place) clock() time.Time { return p.At }

// registers are the small registers that hand people over: the first surrenders them to the state that
// they fear, the second removes them to another one.
func registers() []string { return []string{"first", "second"} }

// configs are the registers beside those of the house.
func (p place) configs() ([]store.Config, error) {
	door, err := liaison.Config(p.Own, filepath.Join(p.Own, "keys"), p.clock)
	door.Postgres = p.Postgres[door.Name]
	all := []store.Config{door}
	for _, name := range registers() {
		all = append(all, claimConfig(name, p.Own, p.Postgres[name], p.clock))
	}
	return all, err
}

// A site is the open registers of one process, with their door.
type site struct {
	house  *house.House
	door   *interlock.Door
	liaise *desk.Desk
	claims []*claims
	whole  parts
	parts  parts // of the door: those, or what a test put between them
}

// parts are what a door is made of; a test may put something between them.
type parts struct {
	interlock.Shelters
	interlock.Ledger
	claims []interlock.Claims
}

// settle opens the registers of a site. way is store.Create once, and store.Open afterwards; between
// may change the parts.
func settle(p place, h *house.House, way func(context.Context, store.Config) (*store.Register, error), between func(parts) parts) (*site, error) {
	configs, err := p.configs()
	if err != nil {
		return nil, err
	}
	s := &site{house: h}
	for i, c := range configs {
		r, err := way(context.Background(), c)
		if err != nil {
			return nil, err
		}
		d := *h.Protection
		d.Register, d.Settle, d.Matter = r, nil, "house"
		if i == 0 {
			s.liaise = &d
			continue
		}
		s.claims = append(s.claims, &claims{desk: &d, load: claimsOf(c.Name)})
	}
	sides := house.Sides{Protection: h.Protection, People: h.People, Door: s.liaise}
	for _, c := range s.claims {
		sides.Claiming = append(sides.Claiming, house.Claiming{Desk: c.desk, Load: c.load, Roll: claimed.New(c.desk.Register, c.load)})
	}
	shelters, book, all := sides.Parts()
	s.whole = parts{shelters, book, all}
	s.parts = between(parts{shelters, book, slices.Clone(all)})
	s.door = interlock.New(s.parts.Shelters, s.parts.Ledger, s.parts.claims...)
	sides.Hang(s.door)
	for _, c := range s.claims {
		c.gate = hold.Gate{Door: s.door, Desk: c.desk, Claims: c.load, Register: c.desk.Register.Name()}
	}
	return s, nil
}

func (s *site) close() error {
	err := s.liaise.Register.Close()
	for _, c := range s.claims {
		err = errors.Join(err, c.desk.Register.Close())
	}
	return err
}

// A who is an invented person.
type who struct{ Family, Given, Year string }

// anybody draws a person who resembles no other.
func anybody(r *rand.Rand) who {
	word := func() string {
		text := ""
		for range 4 {
			text += string("bdfgklmnprstvz"[r.IntN(14)]) + string("aeiou"[r.IntN(5)])
		}
		return string(text[0]-'a'+'A') + text[1:]
	}
	return who{word(), word(), fmt.Sprint(1950 + r.IntN(50))}
}

// claims is what a register says of the person.
func (w who) claims(in int) saying {
	p := particulars.Particulars{
		Names:  []particulars.NameForm{{Kind: "latin", Family: w.Family, Given: w.Given}},
		Births: []particulars.BirthForm{{Year: w.Year}}, Nationalities: []string{"XA"},
	}
	if in == 1 {
		return saying{Person: p.ToPerson(), States: []string{"XB"}, Leaves: true}
	}
	return saying{Person: p.ToPerson(), States: []string{"XA"}}
}

// A command is one operation of a schedule.
type command struct {
	N      int
	Kind   string // claim | amend | execute | intention | conveyed | measure | look
	In     int    // which of the registers
	File   string // of the claim
	Person who
}

// A reply is what became of it.
type reply struct {
	N        int
	File     string
	Done     bool // acknowledged; executed; a hold stands, where one should
	Unknown  bool // it may have happened and may not: an error, or the program died
	Trouble  string
	Elsewise bool // look: nothing bars the claim
}

// do carries out one operation.
func (s *site) do(ctx context.Context, p place, c command) reply {
	out := reply{N: c.N, File: c.File}
	var err error
	switch c.Kind {
	case "claim", "amend":
		out.File, err = s.claims[c.In].claim(ctx, c.File, c.Person.claims(c.In))
	case "execute":
		if err = s.claims[c.In].execute(ctx, c.File); errors.Is(err, errHeld) {
			return out
		}
	case "intention":
		err = s.intention(ctx, p, c.Person)
	case "conveyed":
		err = s.conveyed(ctx, p, c.Person)
	case "measure":
		err = s.measure(ctx, p, c.Person)
	case "look":
		return s.look(ctx, c, out)
	}
	if err != nil {
		out.Unknown, out.Trouble = true, err.Error()
		return out
	}
	out.Done = true
	return out
}

func (s *site) look(ctx context.Context, c command, out reply) reply {
	says := c.Person.claims(c.In)
	found, err := s.parts.Shelters.Near(ctx, says.Person)
	entered, errEntered := s.parts.Ledger.Near(ctx, says.Person)
	stands, errStands := s.claims[c.In].standing(ctx, c.File)
	if err = errors.Join(err, errEntered, errStands); err != nil {
		out.Unknown, out.Trouble = true, err.Error()
	}
	claim := interlock.Claim{Person: says.Person, States: says.States, Leaves: says.Leaves}
	bars := func(f interlock.Found) bool { return f.Cause.Bars(claim) }
	out.Done, out.Elsewise = stands, !slices.ContainsFunc(found, bars) && !slices.ContainsFunc(entered, bars)
	return out
}

var errUnconfirmed = errors.New("not confirmed")

// says is what a person says of themselves.
func (w who) says() applicant.Particulars {
	return applicant.Particulars{
		Gender: "not_known", Names: []applicant.NameForm{{Kind: "latin", Family: w.Family, Given: w.Given}},
		Births: []applicant.BirthForm{{Year: w.Year}}, Nationality: []string{"XA"}, Languages: []string{"en"},
	}
}

// conveyed is what a person in prison says, entered straight into the authority's register.
func (s *site) conveyed(ctx context.Context, p place, w who) error {
	form := intake.Conveyance{Place: "Prison, reception wing", Form: "oral", Unit: p.Unit, Particulars: w.says()}
	call := desk.Call{Officer: p.Sworn, On: s.house.Protection.Today(), Proved: p.At}
	r, err := desk.Perform(ctx, s.house.Protection, border.Convey(s.house.Staff), call, form)
	if err == nil && r.Unconfirmed {
		err = errUnconfirmed
	}
	return err
}

func (s *site) intention(ctx context.Context, p place, w who) error {
	form := protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: w.says()}
	text, err := json.Marshal(form)
	if err != nil {
		return err
	}
	for _, k := range border.Kinds(s.house.Staff) {
		if k.Name() != "intention.expressed" {
			continue
		}
		r, err := k.PerformJSON(ctx, s.house.Protection, desk.Call{Officer: p.Officer, On: s.house.Protection.Today(), Proved: p.At}, text)
		if err == nil && r.Unconfirmed {
			err = errUnconfirmed
		}
		return err
	}
	return errors.New("no intention can be entered")
}

func (s *site) measure(ctx context.Context, p place, w who) error {
	form := ledger.MeasureForm{Body: ledger.UNCAT, Reference: "857/2017", At: "09:40", States: []string{"XA"}, Persons: []particulars.Particulars{{
		Names: []particulars.NameForm{{Kind: "latin", Family: w.Family, Given: w.Given}}, Births: []particulars.BirthForm{{Year: w.Year}},
	}}}
	call := desk.Call{Officer: p.Officer, On: s.liaise.Today(), Proved: p.At}
	r, err := desk.Perform(ctx, s.liaise, liaison.ReceiveMeasure(), call, form)
	if err == nil && r.Unconfirmed {
		err = errUnconfirmed
	}
	return err
}
