package account

import (
	"context"
	"crypto/subtle"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
)

// A Token lets a command line act as an officer. An act gives it the digest of its secret; what
// is kept is a digest over that, its officer and its days, so that none lasts longer than it was
// issued for.
type Token struct {
	ID, Officer, Digest string
	Issued, Until       deadline.Date
}

func (t *Token) fields() []any { return []any{&t.ID, &t.Officer, &t.Digest, &t.Issued, &t.Until} }

// sealed is the digest under which a token is kept whose secret has this digest.
func (t Token) sealed(v *store.View, digest string) string {
	return v.MAC("token kept", t.ID, t.Officer, digest, t.Issued.String(), t.Until.String())
}

// GoodToken tells which of these digests is that of the secret of a token of want.Officer that
// lasts until want.Until at least and is kept as the register wrote it: "", if none is.
func GoodToken(ctx context.Context, reg *store.Register, want Token, digests ...string) (good string, err error) {
	err = reg.View(ctx, func(v *store.View) error {
		kept, err := tokensOf(ctx, v, want.Officer)
		for _, t := range kept {
			for _, digest := range digests {
				is := subtle.ConstantTimeCompare([]byte(t.Digest), []byte(t.sealed(v, digest))) == 1
				if is && t.Until >= want.Until {
					good = digest
				}
			}
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("token: %w", err)
	}
	return good, nil
}

// tokensOf reads the tokens of an officer, those that ran out too.
func tokensOf(ctx context.Context, v *store.View, officer string) ([]Token, error) {
	var out []Token
	err := v.Rows(ctx, tokens, func() []any {
		out = append(out, Token{})
		return out[len(out)-1].fields()
	}, `WHERE officer_id = $1 ORDER BY id`, officer)
	return out, err
}

// saveTokens seals the tokens that are new and removes those that are gone.
func saveTokens(ctx context.Context, tx *store.Tx, before, after Record) error {
	for _, t := range before.Tokens {
		if slices.Contains(after.Tokens, t) {
			continue
		}
		if err := tx.Remove(ctx, tokens, t.ID); err != nil {
			return err
		}
	}
	for _, t := range after.Tokens {
		if slices.Contains(before.Tokens, t) {
			continue
		}
		t.Digest = t.sealed(&tx.View, t.Digest)
		if err := tx.Put(ctx, tokens, after.ID, t.fields()); err != nil {
			return err
		}
	}
	return nil
}
