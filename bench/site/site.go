// Package site builds the installations that are measured: units and officers, and any number
// of cases, all of them invented.
//
// It writes through the acts of the desks. Only the many copies of a case are written below
// them, one entry for each with every row as its after-image, so that they verify too; it may
// not touch a database past the store.
package site

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/reference"
)

// The logins of the officers. Two caseworkers take turns; Other serves in a unit that holds
// the cases which nobody else may see.
const (
	Border = "border"
	Worker = "worker"
	Second = "second"
	Leader = "leader"
	Other  = "other"
)

// A Site is one open installation with its officers by login.
type Site struct {
	*house.House
	Officers map[string]staff.Member
}

// config opens an installation whose officers have no second factor: sign-in is not measured.
func config(dir string) house.Config {
	return house.Config{Dir: dir, SignIn: staff.Policy{SecondFactor: staff.Offered}}
}

// Create makes an installation in an empty folder, with its officers and no case.
func Create(ctx context.Context, dir string) (*Site, error) {
	h, err := house.Create(ctx, config(dir))
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	s := &Site{House: h}
	if err := s.staff(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("site: %w", err), h.Close())
	}
	return s.known(ctx)
}

// Open opens an installation that Create made.
func Open(ctx context.Context, dir string) (*Site, error) {
	h, err := house.Open(ctx, config(dir))
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	return (&Site{House: h}).known(ctx)
}

func (s *Site) known(ctx context.Context) (*Site, error) {
	s.Officers = map[string]staff.Member{}
	for _, login := range []string{Border, Worker, Second, Leader, Other} {
		m, err := s.Staff.ByLogin(ctx, login)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("site: %s: %w", login, err), s.Close())
		}
		s.Officers[login] = m
	}
	return s, nil
}

// As begins a call of an officer on a case, on the present day.
func (s *Site) As(login, caseID string) desk.Call {
	return desk.Call{Officer: s.Officers[login].Authority(), Case: caseID, On: s.Protection.Today(), Proved: s.Protection.Register.Now()}
}

// Session begins a session of an officer and gives its secret.
func (s *Site) Session(ctx context.Context, login string) (string, error) {
	return s.Staff.Begin(ctx, s.Officers[login].ID, "bench")
}

func (s *Site) staff(ctx context.Context) error {
	call, err := s.founder()
	if err != nil {
		return err
	}
	agency, err := desk.Perform(ctx, s.System, administration.AddAgency(), call, "Ministry of the Interior")
	if err != nil {
		return err
	}
	for _, u := range []struct {
		name, kind string
		officers   map[string]authority.Role
	}{
		{"Border Police", "border", map[string]authority.Role{Border: authority.BorderOfficer}},
		{"Section South", "asylum", map[string]authority.Role{Worker: authority.Caseworker, Second: authority.Caseworker, Leader: authority.TeamLeader}},
		{"Section North", "asylum", map[string]authority.Role{Other: authority.Caseworker}},
	} {
		unit := staff.Unit{Agency: agency.Case, Name: u.name, Kind: u.kind}
		added, err := desk.Perform(ctx, s.System, administration.AddUnit(), call, unit)
		if err != nil {
			return err
		}
		unit.ID = added.Case
		for login, role := range u.officers {
			in := administration.NewOfficer{Unit: unit, Login: login, Name: "Officer " + login, Role: role}
			if _, err := desk.Perform(ctx, s.System, administration.AddOfficer(), call, in); err != nil {
				return fmt.Errorf("%s: %w", login, err)
			}
		}
	}
	return nil
}

// founder enters the first accounts; no member has this reference.
func (s *Site) founder() (desk.Call, error) {
	id, errID := reference.New(rand.Reader)
	unit, errUnit := reference.New(rand.Reader)
	officer := authority.Officer{ID: string(id), Unit: string(unit), Role: authority.Administrator}
	return desk.Call{Officer: officer, On: s.System.Today(), Proved: s.System.Register.Now()}, errors.Join(errID, errUnit)
}
