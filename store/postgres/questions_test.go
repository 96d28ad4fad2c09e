package postgres_test

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// neighbour holds what can be known about the other register: its names and its numbers.
type neighbour struct{ database, role, table, pid string }

// relationQuestions asks every relation of A's database, system tables and views included,
// for its rows, and each of its columns, those that every table has besides included.
func relationQuestions(t *testing.T, c *pgtest.Cluster) []question {
	t.Helper()
	var all []question
	for _, name := range lines(c.Run(t, "zaklon_a", `SELECT oid::regclass FROM pg_class WHERE relkind NOT IN ('i', 'I')
		AND oid NOT IN ('pg_file_settings'::regclass, 'pg_hba_file_rules'::regclass, 'pg_ident_file_mappings'::regclass) ORDER BY 1`)) {
		all = append(all, question{kind: "relation", text: "SELECT * FROM " + name}, question{kind: "relation", text: "LOCK TABLE " + name + " IN ACCESS SHARE MODE NOWAIT"})
	}
	const columns = `SELECT format('SELECT %I FROM %s', attname, attrelid::regclass) FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
		WHERE relkind NOT IN ('i', 'I') AND NOT attisdropped ORDER BY 1`
	for _, text := range lines(c.Run(t, "zaklon_a", columns)) {
		all = append(all, question{kind: "column", text: text})
	}
	return all
}

// functionQuestions calls every function with values of the types it takes.
func functionQuestions(t *testing.T, c *pgtest.Cluster, b neighbour) []question {
	t.Helper()
	const query = `SELECT format('%s|%s|%s|%s', oid::regproc, prokind, provariadic <> 0,
		(SELECT string_agg(format_type(type, NULL), '&' ORDER BY place) FROM unnest(proargtypes) WITH ORDINALITY AS u (type, place)))
		FROM pg_proc ORDER BY oid`
	values := b.values()
	var all []question
	for _, line := range lines(c.Run(t, "zaklon_a", query)) {
		part := strings.Split(line, "|")
		var types []string
		if part[3] != "" {
			types = strings.Split(part[3], "&")
		}
		for _, args := range calls(types, values) {
			if part[2] == "t" && strings.HasSuffix(types[len(types)-1], "[]") {
				args[len(args)-1] = "VARIADIC " + args[len(args)-1]
			}
			call := part[0] + "(" + strings.Join(args, ", ") + ")"
			all = append(all, question{kind: "function", text: map[string]string{"f": "SELECT * FROM ", "a": "SELECT ", "w": "SELECT ", "p": "CALL "}[part[1]] + call + map[string]string{"w": " OVER ()"}[part[1]]})
		}
	}
	return all
}

// operatorQuestions asks every operator and cast that is made of a function which may look at the cluster.
func operatorQuestions(t *testing.T, c *pgtest.Cluster, b neighbour) []question {
	t.Helper()
	const query = `SELECT format('o|%s|%s|%s', oprname, CASE WHEN oprleft = 0 THEN '' ELSE format_type(oprleft, NULL) END, format_type(oprright, NULL))
			FROM pg_operator JOIN pg_proc p ON p.oid = oprcode WHERE provolatile <> 'i'
		UNION ALL SELECT format('c|%s|%s|', format_type(casttarget, NULL), format_type(castsource, NULL))
			FROM pg_cast JOIN pg_proc p ON p.oid = castfunc WHERE provolatile <> 'i' ORDER BY 1`
	values := b.values()
	var all []question
	for _, line := range lines(c.Run(t, "zaklon_a", query)) {
		part := strings.Split(line, "|")
		left, right := valuesOf(part[2], values)[0], valuesOf(part[3], values)[0]
		switch {
		case part[0] == "c":
			all = append(all, question{kind: "cast", text: "SELECT CAST(" + left + " AS " + part[1] + ")"})
		case part[2] == "":
			all = append(all, question{kind: "operator", text: "SELECT OPERATOR(pg_catalog." + part[1] + ") " + right})
		default:
			all = append(all, question{kind: "operator", text: "SELECT " + left + " OPERATOR(pg_catalog." + part[1] + ") " + right})
		}
	}
	return all
}

// settingQuestions shows every setting, those of no list included.
func settingQuestions(t *testing.T, c *pgtest.Cluster) []question {
	t.Helper()
	all := []question{{kind: "setting", text: "SHOW ALL"}}
	for _, name := range lines(c.Run(t, "zaklon_a", `SELECT name FROM pg_settings ORDER BY 1`)) {
		all = append(all, question{kind: "setting", text: "SHOW " + name}, question{kind: "setting", text: "SET LOCAL " + name + " TO DEFAULT"})
	}
	return all
}

func lines(text string) []string { return strings.Split(text, "\n") }

// most is how many calls of one function are tried.
const most = 12

// calls combines the values of each argument, the first argument's fastest, up to most.
func calls(types []string, values map[string][]string) [][]string {
	var all [][]string
	for i := range most {
		args, rest := make([]string, len(types)), i
		for at, name := range types {
			of := valuesOf(name, values)
			args[at] = of[rest%len(of)]
			rest /= len(of)
		}
		if rest > 0 {
			break
		}
		all = append(all, args)
		if len(types) == 0 {
			break
		}
	}
	return all
}

func valuesOf(name string, values map[string][]string) []string {
	if of := values[name]; len(of) > 0 {
		return of
	}
	return []string{"NULL::" + name}
}

// values are what an attacker would call functions with: the names and numbers of the
// neighbour and of the cluster's own tables, and a small value of each other type.
func (b neighbour) values() map[string][]string {
	numbers := []string{"1", b.pid, b.database, "0"}
	return map[string][]string{
		"oid":     {b.database + "::oid", b.role + "::oid", "1262::oid", b.table + "::oid", "1663::oid", "'person_name'::regclass::oid", "0::oid"},
		"name":    {"'zaklon_b'::name", "'zaklon_b_owner'::name", "'person_name'::name"},
		"text":    {"'zaklon_b'::text", "'person_name'::text", "'zaklon_b_owner'::text", "'1'::text", "'CONNECT'::text", "'base/" + b.database + "'::text"},
		"integer": numbers, "bigint": numbers, "smallint": {"1::smallint", "2::smallint"},
		"xid": {"'3'::xid", "'760'::xid"}, "xid8": {"'3'::xid8", "'760'::xid8"}, "cid": {"'1'::cid"}, "tid": {"'(0,1)'::tid"},
		"pg_lsn": {"'0/1500000'::pg_lsn"}, "pg_snapshot": {"'700:800:'::pg_snapshot"}, "txid_snapshot": {"'700:800:'::txid_snapshot"},
		"boolean": {"true", "false"}, "regclass": {"'person_name'::regclass", "1262::regclass"}, "regrole": {"'zaklon_b'::regrole"}, "regtype": {"'text'::regtype"},
		`"char"`: {"'r'::\"char\""}, "character": {"'r'::character"}, "character varying": {"'zaklon_b'::varchar"}, "bytea": {"'\\x31'::bytea"},
		"real": {"1::real"}, "double precision": {"0::float8", "1::float8"}, "numeric": {"1::numeric"}, "json": {"'{\"a\": 1}'::json"}, "jsonb": {"'{\"a\": 1}'::jsonb"},
		"date": {"'2026-11-22'::date"}, "interval": {"'1 day'::interval"}, "time without time zone": {"'10:00'::time"}, "time with time zone": {"'10:00+01'::timetz"},
		"timestamp with time zone": {"'2026-11-22 10:00+01'::timestamptz"}, "timestamp without time zone": {"'2026-11-22 10:00'::timestamp"},
		"text[]": {"'{zaklon_b}'::text[]"}, "oid[]": {"'{1262}'::oid[]"}, "name[]": {"'{zaklon_b}'::name[]"}, "aclitem": {"'zaklon_b=c/zaklon_b'::aclitem"}, "aclitem[]": {"'{zaklon_b=c/zaklon_b}'::aclitem[]"},
		"cstring": {"'zaklon_b'::cstring", "'1'::cstring"}, "anyelement": {"1::integer"}, "anynonarray": {"1::integer"}, "anycompatible": {"1::integer"},
		"anyarray": {"ARRAY[1]"}, "anycompatiblearray": {"ARRAY[1]"}, "anycompatiblenonarray": {"1::integer"}, "anyrange": {"'[1,2)'::int4range"},
		`"any"`: {"1::integer"}, "record": {"ROW(1)"}, "inet": {"'127.0.0.1'::inet"}, "uuid": {"'00000000-0000-0000-0000-000000000001'::uuid"},
	}
}
