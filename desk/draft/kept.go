package draft

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// Bounds of what is kept for whoever is not signed in: anybody can send a form.
const (
	keptFor = 24 * time.Hour
	maxKept = 256 << 10 // bytes of one form
	mostAll = 256       // forms of a register; the oldest makes room
)

// left is what is sealed of a form that came without a session.
type left struct {
	Officer string `json:"officer"` // whose session it was, as the browser says
	Form    Form   `json:"form"`
}

func keptPlace(d *desk.Desk, id string) audit.Place {
	return audit.Place{Register: d.Register.Name(), Entry: "kept/" + id, Field: "kept_form.form"}
}

// Keep keeps a form that came after its session had ended, sealed under a key of its own that
// is nowhere but in the secret it returns. It returns ErrTooLarge where it is not kept.
func Keep(ctx context.Context, d *desk.Desk, officer string, f Form) (secret string, err error) {
	text, err := json.Marshal(left{officer, f})
	if err != nil {
		return "", fmt.Errorf("form: %w", err)
	}
	if len(text) > maxKept {
		return "", ErrTooLarge
	}
	id, err := reference.New(rand.Reader)
	if err != nil {
		return "", err
	}
	raw := make([]byte, audit.KeySize)
	rand.Read(raw)
	key, err := audit.NewKey(raw)
	if err != nil {
		return "", err
	}
	now := d.Register.Now()
	return string(id) + "." + base64.RawURLEncoding.EncodeToString(raw), change(ctx, d,
		statement{`INSERT INTO kept_form (id, saved_at, form) VALUES ($1, $2, $3)`, []any{string(id), now.UnixMicro(), key.Seal(keptPlace(d, string(id)), text)}},
		statement{`DELETE FROM kept_form WHERE saved_at <= $1`, []any{now.Add(-keptFor).UnixMicro()}},
		statement{`DELETE FROM kept_form WHERE id NOT IN (SELECT k.id FROM kept_form k ORDER BY k.saved_at DESC, k.id LIMIT $1)`, []any{mostAll}},
	)
}

// Kept opens what Keep kept, for the officer whose session it was. Anybody else, and whoever
// has a secret that opens nothing, gets desk.ErrAbsent.
func Kept(ctx context.Context, d *desk.Desk, officer, secret string) (Form, error) {
	id, key, err := parted(secret)
	if err != nil {
		return Form{}, desk.ErrAbsent
	}
	var sealed []byte
	err = d.Register.View(ctx, func(v *store.View) error {
		const query = `SELECT form FROM kept_form WHERE id = $1 AND saved_at > $2`
		return v.QueryRow(ctx, query, id, d.Register.Now().Add(-keptFor).UnixMicro()).Scan(&sealed)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Form{}, desk.ErrAbsent
	}
	if err != nil {
		return Form{}, fmt.Errorf("form: %w", err)
	}
	var found left
	text, err := key.Open(keptPlace(d, id), sealed)
	if err != nil || json.Unmarshal(text, &found) != nil || found.Officer != officer {
		return Form{}, desk.ErrAbsent
	}
	return found.Form, nil
}

// Drop throws away what Keep kept; a secret that opens nothing drops nothing.
func Drop(ctx context.Context, d *desk.Desk, secret string) error {
	id, _, err := parted(secret)
	if err != nil {
		return nil
	}
	return change(ctx, d, statement{`DELETE FROM kept_form WHERE id = $1`, []any{id}})
}

// parted reads the secret of a kept form.
func parted(secret string) (string, audit.Key, error) {
	id, text, _ := strings.Cut(secret, ".")
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return "", audit.Key{}, err
	}
	key, err := audit.NewKey(raw)
	return id, key, err
}
