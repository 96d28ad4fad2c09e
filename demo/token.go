package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/house"
)

// tokenDays is how long a token of the demonstration is good for.
const tokenDays = 30

// WriteTokens issues a token to every account and writes it to dir, one file LOGIN.token for
// each, readable by its owner alone, so that the command line can be tried too.
func WriteTokens(ctx context.Context, h *house.House, dir string) error {
	administrator, err := h.Staff.ByLogin(ctx, "lena")
	if err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	today := h.System.Today()
	for _, a := range accounts {
		m, err := h.Staff.ByLogin(ctx, a.login)
		if err != nil {
			return fmt.Errorf("tokens: %w", err)
		}
		secret, digest := h.Staff.NewProof(m.ID)
		call := desk.Call{Officer: administrator.Authority(), Case: m.ID, On: today, Proved: h.System.Register.Now()}
		_, err = desk.Perform(ctx, h.System, administration.IssueToken(), call, administration.TokenForm{Digest: digest, Until: today + tokenDays})
		if err := errors.Join(err, os.WriteFile(filepath.Join(dir, a.login+".token"), []byte(secret+"\n"), 0o600)); err != nil {
			return fmt.Errorf("tokens: %w", err)
		}
	}
	return nil
}
