package staff

import (
	"fmt"

	"github.com/zaklon/zaklon/desk/staff/passing"
)

// ErrNoSignIn is returned where a sign-in is not, or no longer, under way: it begins anew. immutable
var ErrNoSignIn = passing.ErrOver

// waitOf is the row of a sign-in's secret.
func (s *Staff) waitOf(secret string) string { return s.digest("waiting", secret) }

// ceremony is the row of something that whoever holds key does for a purpose.
func (s *Staff) ceremony(key, purpose string) string { return s.reg.MAC("ceremony", key, purpose) }

// wrap names what went wrong; nothing wrong stays nothing.
func wrap(what string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
