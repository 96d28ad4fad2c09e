package house

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/zaklon/zaklon/store"
)

// founding is how many registers, the first of the list, every installation has had since it was made:
// the system register and protection. One of these that is missing was lost, and is never made anew.
const founding = 2

// Migrate brings an installation up to this program: a register that came with a newer program than the
// one that made the installation is made, and the schema of every register is brought up to date. It
// returns the names of the registers that were made. A register of which anything is left, were it only
// its key, is not made but opened, so that what was lost stays noticed.
func Migrate(ctx context.Context, cfg Config) (made []string, err error) {
	registers, err := Registers(cfg)
	if err != nil {
		return nil, err
	}
	for i, c := range registers {
		never, err := neverMade(cfg.Dir, c)
		switch {
		case err != nil:
			return made, fmt.Errorf("migrate %s: %w", c.Name, err)
		case !never:
			continue
		case i < founding:
			return made, fmt.Errorf("migrate %s: %w", c.Name, store.ErrNoRegister)
		}
		if err := begin(ctx, c); err != nil {
			return made, err
		}
		made = append(made, c.Name)
	}
	h, err := Open(ctx, cfg)
	if err != nil {
		return made, err
	}
	return made, h.Close()
}

// begin makes a register and closes it.
func begin(ctx context.Context, c store.Config) error {
	r, err := store.Create(ctx, c)
	if err != nil {
		return err
	}
	return r.Close()
}

// neverMade tells whether nothing is left of a register: no database, no key, no checkpoint of ours and
// none that a witness cosigned. What stands in a PostgreSQL database is seen when the register is made.
func neverMade(dir string, c store.Config) (bool, error) {
	database, key, anchor := c.Files()
	for _, path := range []string{database, key, anchor, filepath.Join(dir, "cosigned", c.Name)} {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
	}
	return true, nil
}
