package house

import (
	"cmp"
	"path/filepath"
	"time"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/store"
)

// Registers says where each register of an installation stands, the system register first. It
// opens none, so it answers for an installation that is broken or not made yet.
func Registers(cfg Config) ([]store.Config, error) {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	keys := cmp.Or(cfg.Keys, filepath.Join(cfg.Dir, "keys"))
	var all []store.Config
	for _, of := range []func(dir, keyDir string, clock func() time.Time) (store.Config, error){
		staff.Config, protectionfile.Config,
	} {
		one, err := of(cfg.Dir, keys, cfg.Clock)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, place(cfg, all)
}
