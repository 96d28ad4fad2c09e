package policefile

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// An OpenedMessage is the file of a message with its acts. Held has the persons on whom a hold stands,
// by reference: of why and since when the register knows nothing.
type OpenedMessage struct {
	interpol.File
	Events []Event
	Held   map[string]bool
}

// OpenMessage gives the file of a message and its timeline after the reading is entered: "message.read"
// or "message.printed".
func OpenMessage(ctx context.Context, d *desk.Desk, call desk.Call, reading string) (OpenedMessage, error) {
	var out OpenedMessage
	f, err := desk.Read(ctx, d, desk.Look[interpol.File]{
		Kind: reading, Keeper: Messages(),
		More: func(v *store.View, f interpol.File) (err error) {
			if out.Events, err = Timeline(ctx, v, f.Message.ID); err != nil {
				return err
			}
			out.Held, err = heldOf(ctx, v, f.Message.ID, f.Persons)
			return err
		},
	}, call)
	if err != nil {
		return OpenedMessage{}, err
	}
	out.File = f
	return out, nil
}

// heldOf asks of every person whether a hold stands, with the same work whether one does.
func heldOf(ctx context.Context, v *store.View, id string, persons []particulars.Person) (map[string]bool, error) {
	out := map[string]bool{}
	for _, p := range persons {
		stands, err := hold.Standing(ctx, v, id, p.ID)
		if err != nil {
			return nil, err
		}
		out[p.ID] = stands
	}
	return out, nil
}

// An OpenedRemoval is the file of a removal or an escort with its acts, whether a hold stands, and whether
// the ministry of justice has taken the surrender back by a recall that nobody has taken in yet.
type OpenedRemoval struct {
	removal.File
	Events   []Event
	Held     bool
	Recalled bool
}

// Recall names the message in the inbox that takes the arrangement of an escort back and that nobody has
// taken in yet; empty: none waits.
func Recall(ctx context.Context, v *store.View, f removal.File) (string, error) {
	return mail.Waiting(ctx, v, post.SurrenderRecalledKind, f.Removal.Posted)
}

// Posted lists the kinds of messages that the officers of removals find in their post.
func Posted() []string { return []string{post.SurrenderKind, post.SurrenderRecalledKind} }

// Escort names the file of the officer's own unit that the arrangement of a message opened; empty: none.
// It says nothing of the file, so that it is no reading; who may not open the file is told it is absent.
func Escort(ctx context.Context, d *desk.Desk, call desk.Call, arrangement string) (id string, err error) {
	const query = `SELECT COALESCE(MIN(id), '') FROM removal WHERE posted = $1 AND posted <> '' AND unit = $2`
	err = d.Register.View(ctx, func(v *store.View) error {
		return v.QueryRow(ctx, query, arrangement, call.Officer.Unit).Scan(&id)
	})
	if err != nil {
		return "", fmt.Errorf("escort: %w", err)
	}
	return id, nil
}

// OpenRemoval gives the file of a removal and its timeline after the reading is entered: "removal.read"
// or "removal.printed".
func OpenRemoval(ctx context.Context, d *desk.Desk, call desk.Call, reading string) (OpenedRemoval, error) {
	var out OpenedRemoval
	f, err := desk.Read(ctx, d, desk.Look[removal.File]{
		Kind: reading, Keeper: Removals(),
		More: func(v *store.View, f removal.File) (err error) {
			if out.Events, err = Timeline(ctx, v, f.Removal.ID); err != nil {
				return err
			}
			if out.Held, err = hold.Standing(ctx, v, f.Removal.ID, ""); err != nil {
				return err
			}
			recall, err := Recall(ctx, v, f)
			out.Recalled = recall != ""
			return err
		},
	}, call)
	if err != nil {
		return OpenedRemoval{}, err
	}
	out.File = f
	return out, nil
}

// OpenStatement gives a statement after the reading is entered.
func OpenStatement(ctx context.Context, d *desk.Desk, call desk.Call) (statement.Statement, error) {
	return desk.Read(ctx, d, desk.Look[statement.Statement]{Kind: "police_statement.read", Keeper: Statements()}, call)
}

// A Printed letter is its text, and whether it was sent: before, it is what it will say.
type Printed struct {
	letter.Letter
	Text string
}

// OpenReply gives a letter of a message after the reading is entered. One that was recalled has no
// text. It returns desk.ErrAbsent for a letter that is not in the file.
func OpenReply(ctx context.Context, d *desk.Desk, call desk.Call, id string) (Printed, error) {
	var out Printed
	_, err := desk.Read(ctx, d, desk.Look[interpol.File]{
		Kind: "reply.read", Keeper: Messages(), More: func(_ *store.View, f interpol.File) (err error) {
			l, found := letter.Open(f.Letters, id)
			if !found {
				return desk.ErrAbsent
			}
			out, err = printed(d, l)
			return err
		},
	}, call)
	if err != nil {
		return Printed{}, err
	}
	return out, nil
}

func printed(d *desk.Desk, l letter.Letter) (Printed, error) {
	switch l.Status {
	case letter.Recalled:
		return Printed{Letter: l}, nil
	case letter.Queued:
		text, err := dispatch.Preview(l)
		return Printed{l, text}, err
	}
	out, err := dispatch.Print(l, d.Zone)
	return Printed{l, out.Text()}, err
}

// A StatementRow is one statement in a list; it names nobody.
type StatementRow struct {
	ID       string
	IssuedOn deadline.Date
	Officer  string
}

// ListStatements gives the statements of the officer's own unit, the latest first, and whether there
// are more.
func ListStatements(ctx context.Context, d *desk.Desk, call desk.Call, q Query) ([]StatementRow, bool, error) {
	var out []StatementRow
	err := desk.List(ctx, d, desk.Listing{Kind: "police_statements.read", Query: "statements", Rows: func(v *store.View) (int, error) {
		var err error
		out, err = statementRows(ctx, v, call.Officer, q)
		return min(len(out), q.Limit), err
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out[:min(len(out), q.Limit)], len(out) > q.Limit, nil
}

func statementRows(ctx context.Context, v *store.View, o authority.Officer, q Query) ([]StatementRow, error) {
	if o.Role != authority.InterpolOfficer {
		return nil, nil
	}
	const query = `SELECT id, issued_on, officer FROM police_statement WHERE unit = $1 ORDER BY issued_on DESC, id LIMIT $2 OFFSET $3`
	rows, err := v.Query(ctx, query, o.Unit, q.Limit+1, q.Offset)
	if err != nil {
		return nil, fmt.Errorf("statements: %w", err)
	}
	defer rows.Close()
	var out []StatementRow
	for rows.Next() {
		var r StatementRow
		var on string
		if err := rows.Scan(&r.ID, &on, &r.Officer); err != nil {
			return nil, fmt.Errorf("statements: %w", err)
		}
		if err := r.IssuedOn.UnmarshalText([]byte(on)); err != nil {
			return nil, fmt.Errorf("statements: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// Ringing finds the files of messages in which a bell of a time limit is due on a day, those whose bell
// was due first before the others. It is for the house alone: no officer's right is asked.
func Ringing(ctx context.Context, v *store.View, today deadline.Date, q Query) ([]string, error) {
	return references(ctx, v, `SELECT id FROM message WHERE next_bell <= $1 ORDER BY next_bell, id LIMIT $2 OFFSET $3`, today.String(), q.Limit, q.Offset)
}
