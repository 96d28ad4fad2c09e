package console

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
)

// errNoOfficer is the one answer to a token that is unknown, has run out, or belongs to an
// account that was disabled.
var errNoOfficer = errors.New("the token names no officer")

// A Sitting is an open installation and the officer who works in it.
type Sitting struct {
	*house.House
	Member staff.Member
	Proved time.Time // now, where the token was issued as a proof (zaklon user token --step-up)
}

// Call is the officer asking for a case, or for nothing in particular.
func (s Sitting) Call(caseID string) desk.Call {
	return desk.Call{Officer: s.Member.Authority(), Case: caseID, Proved: s.Proved}
}

// May refuses an officer, with a *desk.Denied, before anything is looked up for them.
func (s Sitting) May(kind string) error {
	officer := s.Member.Authority()
	answer := s.Authority.Decide(officer, kind, authority.Case{Unit: officer.Unit})
	if !answer.Allowed {
		return &desk.Denied{Kind: kind, Policy: answer.Policy, Because: answer.Because}
	}
	return nil
}

// Sit makes a command out of work that needs a register: it names the officer, opens the
// house, and closes it in the end.
func (p *Program) Sit(work func(ctx context.Context, s Sitting, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) (err error) {
		secret, err := p.secret()
		if err != nil {
			return err
		}
		h, err := house.Open(c.Context(), p.House())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, h.Close()) }()
		member, isProof, err := h.Staff.OfToken(c.Context(), secret, h.System.Today())
		if errors.Is(err, staff.ErrNoMember) {
			return errNoOfficer
		}
		if err != nil {
			return err
		}
		sitting := Sitting{House: h, Member: member}
		if isProof {
			sitting.Proved = h.System.Register.Now()
		}
		return work(c.Context(), sitting, args)
	}
}

// secret reads the token file. A file that others can read names nobody: the entry in the
// book would be worth nothing.
func (p *Program) secret() (string, error) {
	if p.Token == "" {
		return "", Usage(p.Words.T("cli.usage.token_missing"))
	}
	info, err := os.Stat(p.Token)
	if errors.Is(err, fs.ErrNotExist) {
		return "", Usage(p.Words.T("cli.usage.token_absent"))
	}
	if err != nil {
		return "", fmt.Errorf("token file: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return "", Usage(p.Words.T("cli.usage.token_open", "mode", fmt.Sprintf("%04o", info.Mode().Perm())))
	}
	text, err := os.ReadFile(p.Token)
	return strings.TrimSpace(string(text)), err
}

// Unit finds the one unit of a name; where there is none, or several, it is refused.
func (s Sitting) Unit(ctx context.Context, name string) (staff.Unit, error) {
	units, err := s.Staff.Units(ctx, "")
	if err != nil {
		return staff.Unit{}, err
	}
	var found []staff.Unit
	for _, u := range units {
		if u.Name == name {
			found = append(found, u)
		}
	}
	if len(found) != 1 {
		return staff.Unit{}, Refused("unit", "choose_from_list")
	}
	return found[0], nil
}
