package justice

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	keptcertificate "github.com/zaklon/zaklon/desk/justice/certificate"
	keptlegacy "github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/desk/justice/legacy/sheet"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/store"
)

// IssueCertificate is the act that issues a negative certificate out of the register as it stands while
// the act is entered: of all its requests, whichever unit has them, and of all its old records. One that is
// refused tells that somebody is named, so the search is in the book before it is answered.
func IssueCertificate(m Means) desk.Act[certificate.Certificate, certificate.Request] {
	return desk.Act[certificate.Certificate, certificate.Request]{
		Kind: "negative_certificate.issued", Opens: true, Keeper: keptcertificate.Keeper(), Rule: certificate.Issue,
		Prepare: m.looked,
		Bring: func(ctx context.Context, tx *store.Tx, call desk.Call, in *certificate.Request) (err error) {
			if in.Check(call.On) != nil {
				return nil // the rule refuses it
			}
			in.Comparison, err = m.compare(ctx, &tx.View, *in)
			return err
		},
	}
}

// looked readies what a certificate is searched in, and enters who is looked for as requests.searched. What
// the rule refuses without a word of the register is not entered here.
func (m Means) looked(ctx context.Context, call desk.Call, in *certificate.Request) error {
	if err := m.Named.Ready(ctx); err != nil {
		return err
	}
	if err := m.Legacy.Ready(ctx); err != nil {
		return err
	}
	own := authority.Case{Unit: call.Officer.Unit}
	if in.Check(m.Desk.Today()) != nil || !m.Desk.Authority.Decide(call.Officer, "negative_certificate.issued", own).Allowed {
		return nil
	}
	search := desk.Listing{Kind: "requests.searched", Query: "certificate " + requestfile.Asked(in.ToPerson()), Rows: func(v *store.View) (int, error) {
		c, err := m.compare(ctx, v, *in)
		return c.Near, err
	}}
	return desk.List(ctx, m.Desk, search, call)
}

// compare looks for a person among everybody whom the register names.
func (m Means) compare(ctx context.Context, v *store.View, in certificate.Request) (certificate.Comparison, error) {
	c := certificate.Comparison{Weights: match.Current().Version}
	who := in.ToPerson()
	requests, err := m.Named.Near(ctx, v, who)
	if err != nil {
		return c, err
	}
	old, err := m.Legacy.Near(ctx, v, who)
	if err != nil {
		return c, err
	}
	c.Near = len(requests) + len(old)
	named, err := requestfile.Persons(ctx, v)
	if err != nil {
		return c, err
	}
	kept, err := keptlegacy.Persons(ctx, v)
	c.Persons = named + kept
	return c, err
}

// Import is the act that takes over the table of a register kept before, whole or not at all.
func Import() desk.Act[legacy.File, legacy.Taking] {
	return desk.Act[legacy.File, legacy.Taking]{
		Kind: "register.imported", Opens: true, Keeper: keptlegacy.Keeper(), Rule: legacy.Take,
		Prepare: func(_ context.Context, _ desk.Call, in *legacy.Taking) error {
			sum := sha256.Sum256(in.Content)
			in.SHA256, in.Sheet = hex.EncodeToString(sum[:]), sheet.Read(in.Content)
			return nil
		},
		Bring: func(ctx context.Context, tx *store.Tx, _ desk.Call, in *legacy.Taking) error {
			known, err := keptlegacy.Known(ctx, &tx.View)
			in.Known = func(number string) bool { return known[number] }
			return err
		},
	}
}

// UndoImport is the act that takes an import out of the register again.
func UndoImport() desk.Act[legacy.File, legacy.Undoing] {
	return desk.Act[legacy.File, legacy.Undoing]{
		Kind: "import.undone", Keeper: keptlegacy.Keeper(), Rule: legacy.Undo,
		Bring: func(ctx context.Context, tx *store.Tx, call desk.Call, in *legacy.Undoing) (err error) {
			in.TakenUp, err = keptlegacy.TakenUp(ctx, &tx.View, call.Case)
			return err
		},
	}
}
