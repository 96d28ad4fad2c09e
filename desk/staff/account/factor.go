package account

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// The kinds of factors. A code or a passkey is what an officer is asked for after the
// password; recovery codes stand in for a code that was lost; an agency's provider stands in
// for the password.
const (
	KindCode     = "totp"
	KindPasskey  = "passkey"
	KindRecovery = "recovery"
	KindAgency   = "agency"
)

// A Factor is something by which an officer proves who they are. What it proves it by
// is shown to nobody.
type Factor struct {
	ID, Officer, Kind string
	Name              string // of a passkey, as its holder called it; of an agency's provider, its reference
	Added             deadline.Date

	Mark    string // what it is found by: a passkey's own name, or a digest of a provider's
	Secret  string // a code's secret, the digests of recovery codes, a passkey's public part, a provider's subject
	Counter int64  // last step of a code, count of a passkey, recovery codes left
	Seal    string // over all of the above, under the register's key
}

func (f *Factor) fields() []any {
	return []any{&f.ID, &f.Officer, &f.Kind, &f.Name, &f.Mark, store.Sealed(&f.Secret), &f.Counter, &f.Added, &f.Seal}
}

// Left is how many recovery codes are left.
func (f Factor) Left() int {
	if f.Kind != KindRecovery {
		return 0
	}
	return len(strings.Fields(f.Secret))
}

// Second tells whether an officer who has it is asked for it after the password.
func (f Factor) Second() bool { return f.Kind == KindCode || f.Kind == KindPasskey }

func (f Factor) sealed(v *store.View) string {
	return v.MAC("factor", f.ID, f.Officer, f.Kind, f.Name, f.Mark, f.Secret, strconv.FormatInt(f.Counter, 10), f.Added.String())
}

// Put writes a factor with its seal. Its account must be sealed anew where the factor is new.
func (f Factor) Put(ctx context.Context, tx *store.Tx) error {
	if f.Kind == KindAgency {
		f.Mark = SubjectMark(&tx.View, f.Name, f.Secret)
	}
	f.Seal = f.sealed(&tx.View)
	return tx.Put(ctx, factors, f.Officer, f.fields())
}

// EnterUse writes a factor that was used and enters it in the book.
func (f Factor) EnterUse(ctx context.Context, tx *store.Tx) error {
	if err := f.Put(ctx, tx); err != nil {
		return err
	}
	_, err := tx.Append(ctx, store.Record{Sort: audit.Reading, Kind: "factor.used", Officer: f.Officer, Minutes: map[string]string{"kind": f.Kind}})
	return err
}

// FactorsOf reads the factors of an officer, sorted by their references. One that the
// register did not write is an error.
func FactorsOf(ctx context.Context, v *store.View, officer string) ([]Factor, error) {
	var out []Factor
	err := v.Rows(ctx, factors, func() []any {
		out = append(out, Factor{})
		return out[len(out)-1].fields()
	}, `WHERE case_id = $1`, officer)
	if err != nil {
		return nil, err
	}
	for _, f := range out {
		if f.Seal != f.sealed(v) {
			return nil, ErrForged
		}
	}
	slices.SortFunc(out, byID)
	return out, nil
}

// MarkTaken tells whether the passkey or the subject of a new factor is another officer's.
func MarkTaken(ctx context.Context, v *store.View, n NewFactor) (bool, error) {
	mark := n.row.Mark
	if n.row.Kind == KindAgency {
		mark = SubjectMark(v, n.row.Name, n.row.Secret)
	}
	if mark == "" {
		return false, nil
	}
	var found int64
	err := v.QueryRow(ctx, `SELECT COUNT(*) FROM factor WHERE mark = $1`, mark).Scan(&found)
	return found > 0, err
}

// A NewFactor is a factor that its holder has just proved to have, or that an administrator
// binds. Only package staff makes one, and it says nothing when it is kept as a form.
type NewFactor struct {
	row   Factor
	first bool
}

// Proved makes a NewFactor of what was proved; its reference and day are given when it is added.
func Proved(f Factor) NewFactor { return NewFactor{row: f} }

// OnlyFirst is n for an account that has no second factor yet: to any other it is not added.
func (n NewFactor) OnlyFirst() NewFactor {
	n.first = true
	return n
}

// Late tells whether it could be the first second factor of an account only, and is not.
func (n NewFactor) Late(r Record) bool {
	return n.first && slices.ContainsFunc(r.Factors, Factor.Second)
}

// Officer is whose it is.
func (n NewFactor) Officer() string { return n.row.Officer }

// Name is what its holder called it.
func (n NewFactor) Name() string { return n.row.Name }

// Kind is its kind.
func (n NewFactor) Kind() string { return n.row.Kind }

// Add puts it among the factors of its officer's record under a fresh reference. Codes,
// recovery codes and an agency's subject take the place of those before.
func (n NewFactor) Add(r Record, id string, today deadline.Date) Record {
	row := n.row
	row.ID, row.Added = id, today
	kept := slices.DeleteFunc(slices.Clone(r.Factors), func(f Factor) bool {
		return f.Kind == row.Kind && row.Kind != KindPasskey
	})
	r.Factors = append(kept, row)
	return r
}

// Without takes a factor from a record, and the recovery codes with the last second factor.
// It returns false where the record has no such factor that its holder may take away.
func (r Record) Without(id string) (Record, bool) {
	rest := slices.DeleteFunc(slices.Clone(r.Factors), func(f Factor) bool { return f.ID == id && f.Second() })
	if len(rest) == len(r.Factors) {
		return r, false
	}
	r.Factors = rest
	if !slices.ContainsFunc(rest, Factor.Second) {
		return r.WithoutKinds(KindRecovery), true
	}
	return r, true
}

// WithoutKinds takes every factor of some kinds from a record.
func (r Record) WithoutKinds(kinds ...string) Record {
	r.Factors = slices.DeleteFunc(slices.Clone(r.Factors), func(f Factor) bool { return slices.Contains(kinds, f.Kind) })
	return r
}

func byID(a, b Factor) int { return strings.Compare(a.ID, b.ID) }

// IDs are the references of factors, in the order of the list.
func IDs(list []Factor) []string {
	var out []string
	for _, f := range list {
		out = append(out, f.ID)
	}
	return out
}
