package race

import (
	"context"
	"testing"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// Goroutines and then programs race on PostgreSQL: protection, the door and both registers of claims are
// databases of one server, each with roles of its own.
func TestRaceOnPostgres(t *testing.T) {
	cluster := pgtest.Start(t)
	databases := map[string]store.Postgres{}
	for _, name := range append([]string{"protection", "door"}, registers()...) {
		serve, own := cluster.Register(t, name)
		cluster.Run(t, "postgres", "ALTER ROLE "+postgres.Serving(name)+" CONNECTION LIMIT 100") // a quota is of one server, and here are four
		databases[name] = store.Postgres{Serve: serve, Owner: own}
	}
	s, p := begin(t, databases, slowed(*seed))
	for way, crew := range []crew{here{s, p}, crewOf(t, p, 3)} {
		c := runFrom(context.Background(), crew, way**schedules, *schedules) // other persons each time
		c.fair(t)
		if len(c.unknown) > 0 {
			t.Errorf("operations failed: %v: %s", c.unknown, c.trouble)
		}
	}
}
