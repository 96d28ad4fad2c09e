package postgres_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

// A question is what a role can ask of a cluster: statements in a transaction that is rolled
// back, statements by themselves, or a connection.
type question struct {
	kind  string // "relation", "function", "statement" ...: what the count is printed by
	text  string // the statements, or an address
	alone bool   // not in a transaction
}

// An asker is one role on one connection.
type asker struct {
	conn     *pgconn.PgConn
	notices  []string
	patience string // of a statement, such as "30s"
}

func newAsker(t *testing.T, address string) *asker {
	t.Helper()
	config, err := pgconn.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	a := &asker{patience: "30s"}
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		a.notices = append(a.notices, "NOTICE "+n.Code+" "+n.Message+n.Detail+n.Hint)
	}
	if a.conn, err = pgconn.ConnectConfig(t.Context(), config); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.conn.Close(context.Background()) }) // the cluster may be gone
	a.rest(t)
	return a
}

// rest puts the connection back to where every question starts.
func (a *asker) rest(t *testing.T) {
	t.Helper()
	for _, statement := range []string{"ROLLBACK", "RESET ALL", "UNLISTEN *", "SET statement_timeout = '" + a.patience + "'"} {
		a.say(t, statement)
	}
}

// say runs what must succeed.
func (a *asker) say(t *testing.T, statements string) {
	t.Helper()
	if _, err := a.conn.Exec(t.Context(), statements).ReadAll(); err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
}

// ask gives everything that the role is told: rows in the order of their bytes, notices, and the whole error.
func (a *asker) ask(t *testing.T, q question) string {
	t.Helper()
	if q.kind == "connection" {
		return knock(t.Context(), q.text)
	}
	a.notices = nil
	text := "BEGIN; " + q.text
	if q.alone {
		text = q.text
	}
	results, err := a.conn.Exec(t.Context(), text).ReadAll()
	said := []string{answer(err)}
	for _, r := range results {
		said = append(said, rowsOf(r)...)
	}
	said = append(said, a.notices...)
	slices.Sort(said)
	if q.alone {
		a.rest(t)
	} else {
		a.say(t, "ROLLBACK")
	}
	return strings.Join(said, "\n")
}

func rowsOf(r *pgconn.Result) []string {
	lines := []string{r.CommandTag.String()}
	for _, row := range r.Rows {
		lines = append(lines, string(slices.Concat(slices.Insert(row, 0, []byte("| "))...)))
	}
	return lines
}

// answer tells an error of the server whole; one of the connection would end the test.
func answer(err error) string {
	refused := new(pgconn.PgError)
	switch {
	case err == nil:
		return "answered"
	case errors.As(err, &refused):
		return fmt.Sprint(refused.Severity, refused.Code, refused.Message, refused.Detail, refused.Hint, refused.Where, refused.TableName, refused.ConstraintName)
	}
	return err.Error()
}

func knock(ctx context.Context, address string) string {
	conn, err := pgconn.Connect(ctx, address)
	if err != nil {
		return answer(err)
	}
	defer func() { _ = conn.Close(ctx) }() // only the knock counts
	return "connected"
}

// askAll asks every question and keeps the answers, long ones by their digest.
func (a *asker) askAll(t *testing.T, questions []question) []string {
	t.Helper()
	answers := make([]string, len(questions))
	for i, q := range questions {
		answers[i] = a.ask(t, q)
		if len(answers[i]) > 400 {
			answers[i] = fmt.Sprintf("%s ... %x", answers[i][:300], sha256.Sum256([]byte(answers[i])))
		}
	}
	return answers
}

// differing gives the places at which two lists of answers differ.
func differing(before, after []string) []int {
	var places []int
	for i := range before {
		if before[i] != after[i] {
			places = append(places, i)
		}
	}
	return places
}
