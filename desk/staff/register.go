package staff

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// Staff answers questions about the system register.
type Staff struct {
	reg     *store.Register
	hashing chan struct{} // holds one token for each password that is being compared
}

// atOnce bounds how many passwords are compared at the same time: each takes 64 MiB.
const atOnce = 4

// New returns the staff of an open system register.
func New(reg *store.Register) *Staff {
	return &Staff{reg: reg, hashing: make(chan struct{}, atOnce)}
}

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

// errForged is returned for an officer whom the register did not write: nobody works as one,
// and zaklon verify names the row.
var errForged = errors.New("an account is not as the register wrote it; run zaklon verify")

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

// ByToken finds the active officer of a token that has not run out on day.
func (s *Staff) ByToken(ctx context.Context, secret string, day deadline.Date) (Member, error) {
	return s.one(ctx, memberQuery+`JOIN token t ON t.officer_id = o.id WHERE t.digest = $1 AND t.officer_id = $2 AND t.until >= $3 AND o.status = 'active'`,
		s.digest("token", secret), owner(secret), day.String())
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
func (s *Staff) Units(ctx context.Context, kind string) ([]Unit, error) {
	var out []Unit
	err := s.reg.View(ctx, func(v *store.View) error {
		return v.Rows(ctx, units, func() []any {
			out = append(out, Unit{})
			return out[len(out)-1].fields()
		}, `WHERE $1 = '' OR kind = $1 ORDER BY name, id`, kind)
	})
	return out, err
}

// AgencyByName finds an agency.
func (s *Staff) AgencyByName(ctx context.Context, name string) (Agency, bool, error) {
	var found []Agency
	err := s.reg.View(ctx, func(v *store.View) error {
		return v.Rows(ctx, agencies, func() []any {
			found = append(found, Agency{})
			return found[len(found)-1].fields()
		}, `WHERE name = $1`, name)
	})
	if err != nil || len(found) == 0 {
		return Agency{}, false, err
	}
	return found[0], true, nil
}

// LoginTaken tells whether an account has this login.
func LoginTaken(ctx context.Context, v *store.View, login string) (bool, error) {
	var n int
	err := v.QueryRow(ctx, `SELECT COUNT(*) FROM officer WHERE login = $1`, login).Scan(&n)
	return n > 0, err
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
	err := s.reg.View(ctx, func(v *store.View) error {
		rows, err := v.Query(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			m, err := scanMember(rows)
			if err != nil {
				return err
			}
			if m.Seal != m.sealed(v) {
				return errForged
			}
			out = append(out, m)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("staff: %w", err)
	}
	return out, nil
}

func scanMember(rows *sql.Rows) (Member, error) {
	var m Member
	err := rows.Scan(append(m.Officer.fields(), &m.UnitName, &m.UnitKind, &m.AgencyName)...)
	return m, err
}
