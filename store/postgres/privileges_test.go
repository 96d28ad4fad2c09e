package postgres_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/zaklon/zaklon/store/postgres"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// may lists what a role may do in its database, as the catalogue has it: the whole answer to
// what the enumeration of walls_test.go asks one by one.
const may = `
SELECT 'relation ' || c.oid::regclass FROM pg_class c WHERE has_any_column_privilege('ROLE', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') OR
	has_table_privilege('ROLE', c.oid, 'DELETE, TRUNCATE, TRIGGER')
UNION ALL SELECT 'system column of ' || attrelid::regclass FROM pg_attribute WHERE attnum < 0 AND has_column_privilege('ROLE', attrelid, attnum, 'SELECT')
UNION ALL SELECT 'function ' || oid::regprocedure FROM pg_proc WHERE provolatile <> 'i' AND has_function_privilege('ROLE', oid, 'EXECUTE')
UNION ALL SELECT 'language ' || lanname FROM pg_language WHERE lanpltrusted AND has_language_privilege('ROLE', oid, 'USAGE')
UNION ALL SELECT 'create in ' || nspname FROM pg_namespace WHERE has_schema_privilege('ROLE', oid, 'CREATE')
UNION ALL SELECT 'database ' || datname || ' ' || p FROM pg_database, unnest('{CREATE,CONNECT,TEMPORARY}'::text[]) p WHERE has_database_privilege('ROLE', oid, p)
UNION ALL SELECT 'tablespace ' || spcname FROM pg_tablespace WHERE has_tablespace_privilege('ROLE', oid, 'CREATE')
UNION ALL SELECT 'foreign ' || fdwname FROM pg_foreign_data_wrapper WHERE has_foreign_data_wrapper_privilege('ROLE', oid, 'USAGE')
UNION ALL SELECT 'setting ' || parname FROM pg_parameter_acl WHERE has_parameter_privilege('ROLE', parname, 'SET, ALTER SYSTEM')
UNION ALL SELECT 'member of ' || rolname FROM pg_roles WHERE rolname <> 'ROLE' AND pg_has_role('ROLE', oid, 'MEMBER')
UNION ALL SELECT 'attribute' FROM pg_roles WHERE rolname = 'ROLE' AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
UNION ALL SELECT 'owns ' || classid::regclass FROM pg_shdepend WHERE refobjid = 'ROLE'::regrole AND deptype = 'o'
ORDER BY 1`

// The serving role may touch its own tables, column by column, and connect to its own
// database: nothing else at all. Running the script again takes back what was given since.
func TestPrivileges(t *testing.T) {
	c := pgtest.Start(t)
	migrated(t, c, "a")
	migrated(t, c, "b")
	want := "database zaklon_a CONNECT relation book relation book_head relation person_name relation schema_book relation written"
	ask := strings.ReplaceAll(may, "ROLE", "zaklon_a")
	if got := strings.Join(lines(c.Run(t, "zaklon_a", ask)), " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	c.Run(t, "zaklon_a", `GRANT SELECT ON pg_stat_activity TO PUBLIC; GRANT EXECUTE ON FUNCTION pg_database_size(oid) TO PUBLIC;
		GRANT CONNECT, TEMPORARY ON DATABASE zaklon_b TO PUBLIC; GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC; GRANT CREATE ON SCHEMA public TO zaklon_a`)
	if got := strings.Join(lines(c.Run(t, "zaklon_a", ask)), " "); got == want {
		t.Error("what was given does not show: the list proves nothing")
	}
	script, err := postgres.Setup([]string{"a", "b"}, postgres.Connections)
	if err != nil {
		t.Fatal(err)
	}
	c.Run(t, "postgres", script)
	if got := strings.Join(lines(c.Run(t, "zaklon_a", ask)), " "); got != want {
		t.Errorf("after the script ran again: got %s, want %s", got, want)
	}
}

// The text of a deadlock names numbers of transactions. The lock timeout ends it first, and
// the serving role cannot set that aside, whatever it takes back of its own settings.
func TestDeadlocksTellNothing(t *testing.T) {
	c := pgtest.Start(t)
	serve := migrated(t, c, "a")
	c.Run(t, "zaklon_a", `INSERT INTO written (id, body) VALUES ('1', ''), ('2', '')`)
	if got := deadlock(t, c); got.Code != "55P03" || strings.Contains(got.Detail, "transaction") {
		t.Errorf("got %s %s %s, want a lock timeout", got.Code, got.Message, got.Detail)
	}
	do(t, serve, `ALTER ROLE zaklon_a RESET ALL`)
	do(t, serve, `ALTER ROLE zaklon_a IN DATABASE zaklon_a RESET ALL`)
	if got := deadlock(t, c); got.Code != "55P03" {
		t.Errorf("after it took back its settings: got %s %s", got.Code, got.Detail)
	}
	c.Run(t, "postgres", `ALTER ROLE zaklon_a IN DATABASE zaklon_a RESET deadlock_timeout`)
	if got := deadlock(t, c); got.Code != "40P01" || !strings.Contains(got.Detail, "transaction") {
		t.Errorf("without the wall: got %s %s, want a deadlock that names a transaction", got.Code, got.Detail)
	}
}

// deadlock lets two connections of A wait for each other and gives the first error.
func deadlock(t *testing.T, c *pgtest.Cluster) *pgconn.PgError {
	t.Helper()
	left, right := newAsker(t, address(c, "zaklon_a", "zaklon_a")), newAsker(t, address(c, "zaklon_a", "zaklon_a"))
	left.say(t, `SET lock_timeout = '20s'; SET statement_timeout = '30s'; BEGIN; UPDATE written SET body = 'x' WHERE id = '1'`)
	right.say(t, `SET lock_timeout = '4s'; SET statement_timeout = '30s'; BEGIN; UPDATE written SET body = 'x' WHERE id = '2'`)
	ended := make(chan error, 1)
	go func() {
		_, err := left.conn.Exec(t.Context(), `UPDATE written SET body = 'y' WHERE id = '2'`).ReadAll()
		ended <- err
	}()
	time.Sleep(200 * time.Millisecond) // most often left waits by now; in either order they lock each other out
	_, err := right.conn.Exec(t.Context(), `UPDATE written SET body = 'y' WHERE id = '1'`).ReadAll()
	right.rest(t)
	err = errors.Join(err, <-ended)
	left.rest(t)
	refused := new(pgconn.PgError)
	if !errors.As(err, &refused) {
		t.Fatalf("nobody was refused: %v", err)
	}
	return refused
}

// A register that uses up its connections is refused more, and its neighbour is not; quotas
// that the cluster cannot keep are refused when they are set.
func TestQuota(t *testing.T) {
	c := pgtest.Start(t)
	migrated(t, c, "a")
	migrated(t, c, "b")
	for range postgres.Connections {
		newAsker(t, address(c, "zaklon_a", "zaklon_a"))
	}
	if got := knock(t.Context(), address(c, "zaklon_a", "zaklon_a")); !strings.Contains(got, "53300too many connections for role") {
		t.Errorf("A, over its quota: got %s", got)
	}
	if got := knock(t.Context(), address(c, "zaklon_b", "zaklon_b")); got != "connected" {
		t.Errorf("B: got %s", got)
	}
	quota, err := os.ReadFile("sql/quota.sql")
	if err != nil {
		t.Fatal(err)
	}
	super := pool(t, c.Superuser("postgres"))
	do(t, super, `ALTER ROLE zaklon_b CONNECTION LIMIT 390`)
	if _, err := super.ExecContext(t.Context(), string(quota)); err == nil || !strings.Contains(err.Error(), "promised") {
		t.Errorf("promised too much: got %v", err)
	}
}

// A name becomes a part of SQL: what is no name of a register is refused.
func TestSetupRefuses(t *testing.T) {
	for name, reason := range map[string]string{
		"": "no name", "Protection": "names are folded to lower case", "a b": "no space", "1a": "begins with a digit", `a"; DROP ROLE x; --`: "no SQL",
		"a_name_of_more_than_thirty_one_letters": "PostgreSQL cuts names after 63 bytes", "ă": "plain letters only",
	} {
		if _, err := postgres.Setup([]string{name}, postgres.Connections); !errors.Is(err, postgres.ErrName) {
			t.Errorf("%q: got %v: %s", name, err, reason)
		}
	}
	if _, err := postgres.Setup([]string{"system"}, 1); !errors.Is(err, postgres.ErrConnections) {
		t.Errorf("got %v", err)
	}
}
