package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/zaklon/zaklon/audit"
)

// A View is one consistent look at a register.
type View struct {
	conn Conn
	reg  *Register
	keys map[string]audit.Key // data keys of cases already unwrapped in this look
}

// View runs look on a snapshot. It never waits for a writer and cannot write.
func (r *Register) View(ctx context.Context, look func(*View) error) error {
	return r.db.Look(ctx, func(c Conn) error { return look(newView(c, r)) })
}

func newView(c Conn, r *Register) *View {
	return &View{conn: c, reg: r, keys: map[string]audit.Key{"": r.keys.Own}}
}

// Query runs a query of the register's own tables. The caller closes the rows.
func (v *View) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return v.conn.QueryContext(ctx, query, args...)
}

// QueryRow runs a query for at most one row.
func (v *View) QueryRow(ctx context.Context, query string, args ...any) *sql.Row {
	return v.conn.QueryRowContext(ctx, query, args...)
}

// MAC is Register.MAC.
func (v *View) MAC(texts ...string) string { return v.reg.MAC(texts...) }

// Register gives the name of the register looked at.
func (v *View) Register() string { return v.reg.cfg.Name }

func (v *View) place(caseID string) audit.Place {
	return audit.Place{Register: v.reg.cfg.Name, Case: caseID}
}

// caseKey unwraps the data key of a case. For the empty case it is the register's own key.
func (v *View) caseKey(ctx context.Context, caseID string) (audit.Key, error) {
	if key, ok := v.keys[caseID]; ok {
		return key, nil
	}
	var wrapped []byte
	err := v.conn.QueryRowContext(ctx, `SELECT wrapped FROM case_key WHERE case_id = $1`, caseID).Scan(&wrapped)
	if err != nil {
		return audit.Key{}, fmt.Errorf("key of a case: %w", err)
	}
	key, err := v.reg.keys.CaseKey(v.place(caseID), wrapped)
	if err != nil {
		return audit.Key{}, fmt.Errorf("key of a case: %w", err)
	}
	v.keys[caseID] = key
	return key, nil
}
