// Command trgm is the peer for the search of people: PostgreSQL with pg_trgm, a GIN index, and
// the similarity of trigrams of the name, as a register would have it without a matcher. What
// pg_trgm cannot do, write every script in one alphabet and leave accents out, is done for it by
// the product's search key, outside what is measured.
//
// It may know of the product that key and the invented persons, and nothing else. The CPU time
// that it tells is its own and that of the server's process for its connection.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/zaklon/zaklon/bench/asked"
	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/person"
)

func main() {
	flag.String("dir", "", "not needed: the server has its own")
	flag.Parse()
	p := &peer{}
	commands := map[string]harness.Command{"open": p.open, "fill": p.fill, "search": p.search}
	if err := harness.Serve(context.Background(), commands); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A peer is one connection to a server that has nothing else to do.
type peer struct {
	db      *pgx.Conn
	pid     int // of the server's process for it
	persons int
}

// open connects to a database as its superuser and makes the table.
func (p *peer) open(ctx context.Context, address string) (harness.Answer, error) {
	db, err := pgx.Connect(ctx, address)
	if err != nil {
		return harness.Answer{}, fmt.Errorf("open: %w", err)
	}
	p.db = db
	_, err = db.Exec(ctx, `CREATE EXTENSION pg_trgm; CREATE TABLE person (id text NOT NULL, name text NOT NULL)`)
	return harness.Answer{}, errors.Join(err, db.QueryRow(ctx, `SELECT pg_backend_pid()`).Scan(&p.pid))
}

// fill copies the persons in, and measures the index alone.
func (p *peer) fill(ctx context.Context, arg string) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, fmt.Errorf("fill: %w", err)
	}
	p.persons = n
	rows := pgx.CopyFromSlice(n, func(i int) ([]any, error) {
		return []any{invented.Reference(i), key(invented.Person(i))}, nil
	})
	if _, err := p.db.CopyFrom(ctx, pgx.Identifier{"person"}, []string{"id", "name"}, rows); err != nil {
		return harness.Answer{}, fmt.Errorf("fill: %w", err)
	}
	var size float64
	a, err := harness.Measured(func() (int64, error) {
		_, err := p.db.Exec(ctx, `CREATE INDEX alike ON person USING gin (name gin_trgm_ops)`)
		return int64(n), err
	})
	if err != nil {
		return a, fmt.Errorf("index: %w", err)
	}
	if _, err := p.db.Exec(ctx, `VACUUM ANALYZE person`); err != nil {
		return a, fmt.Errorf("analyse: %w", err)
	}
	err = p.db.QueryRow(ctx, `SELECT pg_total_relation_size('person')::float8 / $1`, n).Scan(&size)
	a.Figures = map[string]float64{"bytes": size}
	return a, err
}

func key(p person.Person) string { return identity.SearchKey(p.Names[0].Whole) }

func (p *peer) search(ctx context.Context, arg string) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, fmt.Errorf("search: %w", err)
	}
	find := func(q person.Person) ([]string, error) {
		rows, err := p.db.Query(ctx, `SELECT id FROM person WHERE name % $1 ORDER BY similarity(name, $1) DESC, id LIMIT $2`, key(q), asked.Limit)
		if err != nil {
			return nil, err
		}
		return pgx.CollectRows(rows, pgx.RowTo[string])
	}
	return asked.Questions(p.persons, n, find, p.served)
}

// ticks is the unit of the times in stat, as every Linux has it.
const ticks = 100

// served is the CPU time of the server's process: fields 14 and 15 of its stat.
func (p *peer) served() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.pid))
	if err != nil {
		return 0, fmt.Errorf("server: %w", err)
	}
	fields := bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
	user, errUser := strconv.Atoi(string(fields[11]))
	system, errSystem := strconv.Atoi(string(fields[12]))
	return time.Duration(user+system) * time.Second / ticks, errors.Join(errUser, errSystem)
}
