package staff

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/desk/staff/passing"
	"github.com/zaklon/zaklon/desk/staff/passkey"
	"github.com/zaklon/zaklon/store"
)

// Staff answers questions about the system register.
type Staff struct {
	reg     *store.Register
	policy  Policy
	party   *passkey.Party // nil where the site has no name
	passing passing.Tables
	hashing chan struct{} // holds one token for each password that is being compared
	watch   func(step string)
}

// atOnce bounds how many passwords are compared at the same time: each takes 64 MiB.
const atOnce = 4

// A Requirement says whether officers must have a second factor.
type Requirement string

// Required is the rule of an installation: who has no second factor is led to one before
// anything else. Offered is for demonstrations and fixtures: who has one is asked for it.
const (
	Required Requirement = ""
	Offered  Requirement = "offered"
)

// A Site is the address of the pages, to which passkeys and agencies' providers are bound.
type Site = passkey.Site

// A Policy says how officers sign in. Without a site there are no passkeys and no sign-in
// by an agency's provider.
type Policy struct {
	SecondFactor Requirement
	Site         Site
}

// New returns the staff of an open system register. The error says what is wrong with the
// site.
func New(reg *store.Register, policy Policy) (*Staff, error) {
	policy.Site.Name = cmp.Or(policy.Site.Name, "Zaklon")
	s := &Staff{reg: reg, policy: policy, hashing: make(chan struct{}, atOnce), watch: func(string) {}}
	s.passing = passing.Tables{Reg: reg, Ran: s.ran}
	if policy.Site.ID == "" {
		return s, nil
	}
	party, err := passkey.New(policy.Site)
	s.party = party
	return s, err
}

// Policy is how officers sign in.
func (s *Staff) Policy() Policy { return s.policy }

// view looks at the register.
func (s *Staff) view(ctx context.Context, look func(*store.View) error) error {
	if err := s.reg.View(ctx, look); err != nil {
		return fmt.Errorf("staff: %w", err)
	}
	return nil
}

// ran is told of every statement, every entry and every password compared, so that a test can
// count the work of a sign-in.
func (s *Staff) ran(step string) { s.watch(step) }

// A Member is an officer with unit and agency by name, as pages and lists show them.
type Member struct {
	Officer
	UnitName, UnitKind, AgencyName string
}

// Authority gives what a decision looks at.
func (m Member) Authority() authority.Officer {
	return authority.Officer{ID: m.ID, Unit: m.Unit, Agency: m.AgencyName, Role: m.Role}
}

const memberQuery = `SELECT o.id, o.unit_id, o.login, o.name, o.role, o.status, o.password, o.version, o.seal, u.name, u.kind, a.name
	FROM officer o JOIN unit u ON u.id = o.unit_id JOIN agency a ON a.id = u.agency_id `

// ErrNoMember is returned where no active officer fits.
var ErrNoMember = errors.New("no such officer")

// Member finds an officer by reference, active or not.
func (s *Staff) Member(ctx context.Context, id string) (Member, error) {
	return s.one(ctx, memberQuery+`WHERE o.id = $1`, id)
}

// ByLogin finds an officer by login, active or not.
func (s *Staff) ByLogin(ctx context.Context, login string) (Member, error) {
	return s.one(ctx, memberQuery+`WHERE o.login = $1`, login)
}

// Members lists officers: all, or those of a role in a unit, in the order of their names.
func (s *Staff) Members(ctx context.Context, role authority.Role, unit string) ([]Member, error) {
	if role == "" {
		return s.many(ctx, memberQuery+`ORDER BY o.name, o.id`)
	}
	const ofRole = `WHERE o.role = $1 AND o.status = 'active' AND ($2 = '' OR o.unit_id = $2) ORDER BY o.name, o.id`
	return s.many(ctx, memberQuery+ofRole, string(role), unit)
}

// Units lists the units of a kind, or all, in the order of their names.
func (s *Staff) Units(ctx context.Context, kind string) (list []Unit, err error) {
	err = s.view(ctx, func(v *store.View) (err error) {
		list, err = account.UnitsOf(ctx, v, kind)
		return err
	})
	return list, err
}

// AgencyByName finds an agency.
func (s *Staff) AgencyByName(ctx context.Context, name string) (a Agency, found bool, err error) {
	err = s.view(ctx, func(v *store.View) (err error) {
		a, found, err = account.AgencyNamed(ctx, v, name)
		return err
	})
	return a, found, err
}

// Names gives the names of officers and units by reference, for timelines.
func (s *Staff) Names(ctx context.Context) (map[string]string, error) {
	names := map[string]string{}
	members, err := s.many(ctx, memberQuery)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		names[m.ID] = m.Name
	}
	list, err := s.Units(ctx, "")
	for _, u := range list {
		names[u.ID] = u.Name
	}
	return names, err
}

func (s *Staff) one(ctx context.Context, query string, args ...any) (Member, error) {
	found, err := s.many(ctx, query, args...)
	if err != nil {
		return Member{}, err
	}
	if len(found) == 0 {
		return Member{}, ErrNoMember
	}
	return found[0], nil
}

func (s *Staff) many(ctx context.Context, query string, args ...any) ([]Member, error) {
	var out []Member
	err := s.view(ctx, func(v *store.View) (err error) {
		s.ran(query)
		if out, err = scanMembers(ctx, v, query, args...); err != nil {
			return err
		}
		have, err := s.factorIDs(ctx, v, out)
		for _, m := range out {
			if m.Seal != m.Sealed(v, have[m.ID]) {
				return cmp.Or(err, account.ErrForged)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// factorIDs reads the references of the factors of these officers: for none or one it is the
// same work.
func (s *Staff) factorIDs(ctx context.Context, v *store.View, of []Member) (map[string][]string, error) {
	const all, nobody = `SELECT case_id, id FROM factor`, "-"
	query, args := all+` WHERE case_id = $1`, []any{nobody}
	switch {
	case len(of) == 1:
		args = []any{of[0].ID}
	case len(of) > 1:
		query, args = all, nil
	}
	s.ran(query)
	rows, err := v.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	have := map[string][]string{}
	for rows.Next() {
		var officer, id string
		if err := rows.Scan(&officer, &id); err != nil {
			return nil, err
		}
		have[officer] = append(have[officer], id)
	}
	for _, list := range have {
		slices.Sort(list)
	}
	return have, rows.Err()
}

func scanMembers(ctx context.Context, v *store.View, query string, args ...any) ([]Member, error) {
	rows, err := v.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Member
	for rows.Next() {
		var m Member
		if err := rows.Scan(append(m.Officer.Fields(), &m.UnitName, &m.UnitKind, &m.AgencyName)...); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}
