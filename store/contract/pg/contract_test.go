package pg

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// What the store promises on either engine holds on PostgreSQL.
func TestContract(t *testing.T) {
	c := pgtest.Start(t)
	contract.Run(t, func(t *testing.T) store.Config { return database(t, c) })
}

// database gives the description of a register in a new database, which goes with the test.
func database(t *testing.T, c *pgtest.Cluster) store.Config {
	t.Helper()
	_, name, _ := strings.Cut(strings.ToLower(t.Name()), "/")
	if name = strings.Map(letter, name); name == "" {
		name = "alone"
	}
	serve, own := c.Register(t, name)
	t.Cleanup(func() {
		c.Run(t, "postgres", fmt.Sprintf("DROP DATABASE zaklon_%[1]s WITH (FORCE);\nDROP ROLE zaklon_%[1]s, zaklon_%[1]s_owner", name))
	})
	return contract.Config(t.TempDir(), store.Postgres{Serve: serve, Owner: own})
}

func letter(r rune) rune {
	if r < 'a' || r > 'z' {
		return -1
	}
	return r
}
