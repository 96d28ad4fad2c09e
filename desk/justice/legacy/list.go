package legacy

import (
	"context"
	"fmt"
	"strings"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// register is the name of the register in what the loader gives.
const register = "assistance"

// Named reads everybody whom a record names: part is the reference of the record in its import.
func Named() claimed.Loader {
	of := func(ctx context.Context, v *store.View, files []string) ([]interlock.Claim, error) {
		var out []interlock.Claim
		for _, id := range files {
			f, _, err := Keeper().Load(ctx, v, id)
			if err != nil {
				return nil, err
			}
			for _, r := range f.Records {
				out = append(out, interlock.Claim{Ref: interlock.Ref{Register: register, Case: id, Part: r.ID}, Person: personOf(r), States: []string{r.State}})
			}
		}
		return out, nil
	}
	return claimed.Loader{Of: of, Every: func(ctx context.Context, v *store.View, take func(interlock.Claim) error) error {
		var ids []string
		if err := each(ctx, v, func(id string) { ids = append(ids, id) }, `SELECT id FROM legacy_import ORDER BY id`); err != nil {
			return err
		}
		claims, err := of(ctx, v, ids)
		for _, c := range claims {
			if err := take(c); err != nil {
				return err
			}
		}
		return err
	}}
}

// personOf is the person of a record as persons are compared.
func personOf(r legacy.Record) person.Person {
	p := person.Person{Names: []person.Name{{Kind: person.Official, Family: r.Family, Given: r.Given}}}
	if b, problem := identity.ParseISO(r.Born); problem == nil && r.Born != "" {
		p.Births = []person.Birth{{Year: uint16(b.Year), Month: uint8(b.Month), Day: uint8(b.Day)}} //nolint:gosec // a calendar's numbers
	}
	if r.Nationality != "" {
		p.Nationalities = []string{r.Nationality}
	}
	if r.Document != "" {
		p.Documents = []person.Document{{Number: r.Document}}
	}
	return p
}

// A Query says which records a list shows.
type Query struct {
	Import        string // reference of an import; empty: all
	Find          string // beginning of an old number, of a reference of theirs, of a document's number, or a part of a name
	As            string // what the list is given out as, for the book: "export csv"; empty: a page
	Limit, Offset int
}

// List gives the records that the officer's own unit took over, in the order of their numbers, and
// whether there are more. It is entered as requests.searched.
func List(ctx context.Context, d *desk.Desk, call desk.Call, q Query) ([]legacy.Record, bool, error) {
	var out []legacy.Record
	err := desk.List(ctx, d, desk.Listing{Kind: "requests.searched", Query: strings.TrimSpace("legacy " + q.As + " " + q.Find), Rows: func(v *store.View) (int, error) {
		var err error
		out, err = list(ctx, v, call.Officer.Unit, q)
		return min(len(out), q.Limit), err
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out[:min(len(out), q.Limit)], len(out) > q.Limit, nil
}

func list(ctx context.Context, v *store.View, unit string, q Query) ([]legacy.Record, error) {
	where, args := []string{`case_id IN (SELECT id FROM legacy_import WHERE unit = $1)`}, []any{unit}
	if q.Import != "" {
		args = append(args, q.Import)
		where = append(where, fmt.Sprintf(`case_id = $%d`, len(args)))
	}
	if q.Find != "" {
		args = append(args, beginning(q.Find), "%"+beginning(identity.SearchKey(q.Find)))
		n := len(args)
		where = append(where, fmt.Sprintf(`(number LIKE $%d ESCAPE '!' OR their_reference LIKE $%d ESCAPE '!' OR document LIKE $%d ESCAPE '!' OR search_key LIKE $%d ESCAPE '!')`, n-1, n-1, n-1, n))
	}
	args = append(args, q.Limit+1, q.Offset)
	order := fmt.Sprintf(` ORDER BY number, ord, id LIMIT $%d OFFSET $%d`, len(args)-1, len(args))
	var found []*legacy.Record
	err := v.Rows(ctx, records, func() []any {
		r := new(legacy.Record)
		found = append(found, r)
		return append([]any{&r.ID, new(string), new(int64)}, recordFields(r)...)
	}, "WHERE "+strings.Join(where, " AND ")+order, args...)
	out := make([]legacy.Record, len(found))
	for i, r := range found {
		out[i] = *r
	}
	return out, err
}

// beginning is the pattern of texts that begin so.
func beginning(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s) + "%"
}

// Lines gives records as a table, in the form in which one is taken over: the names of the columns first,
// and the cells as they stand.
func Lines(all []legacy.Record) [][]string {
	lines := [][]string{legacy.Columns()}
	for _, r := range all {
		lines = append(lines, []string{
			r.Number, r.Kind, r.State, r.Reference, r.ReceivedOn.String(), r.Family, r.Given, r.Born, r.Nationality, r.Document, r.Outcome,
			r.ClosedOn.String(),
		})
	}
	return lines
}
