package postgres_test

import (
	"strings"

	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// statements is what no list of the catalogue gives: commands, their error texts, the plans of
// the register's own queries, and rows with the columns that every table has besides. {b} is
// the number of the neighbour's database.
const statements = `
SELECT xmin, xmax, cmin, cmax, ctid, tableoid FROM person_name
SELECT p.xmin::text::bigint FROM person_name p ORDER BY p.ctid
SELECT count(*) FROM person_name WHERE xmin::text <> '1'
SELECT id FROM person_name WHERE ctid = '(0,1)'
SELECT person_name FROM person_name
SELECT row_to_json(p) FROM person_name p
SELECT * FROM person_name ORDER BY id
SELECT * FROM person_name ORDER BY id FOR UPDATE NOWAIT
SELECT * FROM book_head FOR UPDATE SKIP LOCKED
SELECT * FROM person_name TABLESAMPLE SYSTEM (50) REPEATABLE (1)
INSERT INTO written (id, body) VALUES ('x', 'x') RETURNING *
INSERT INTO written (id, body) VALUES ('x', 'x') RETURNING xmin
INSERT INTO written (id, body) VALUES ('x', 'x') RETURNING ctid
INSERT INTO written (id, body) VALUES ('x', 'x') RETURNING tableoid
INSERT INTO written (id, body) VALUES ('a', 'x') ON CONFLICT (id) DO UPDATE SET body = written.xmin::text RETURNING body
INSERT INTO written (id, body) VALUES ('a', 'x')
UPDATE written SET body = xmin::text RETURNING body
UPDATE written SET body = body RETURNING xmax
DELETE FROM written RETURNING xmin
DELETE FROM written WHERE cmin = '0'
DECLARE c CURSOR FOR SELECT id FROM written FOR UPDATE; FETCH c; UPDATE written SET body = 'x' WHERE CURRENT OF c
COPY person_name TO STDOUT
COPY (SELECT xmin FROM person_name) TO STDOUT
COPY pg_database TO STDOUT
COPY person_name FROM PROGRAM 'true'
COPY person_name TO '/no-such-folder/x'
EXPLAIN SELECT * FROM person_name
EXPLAIN VERBOSE SELECT * FROM person_name WHERE case_id = 'c1' ORDER BY ord
EXPLAIN (VERBOSE, SETTINGS, FORMAT JSON) SELECT count(*) FROM person_name n JOIN book b ON b.id = n.id
EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF) SELECT * FROM person_name WHERE ord > 3
EXPLAIN UPDATE person_name SET family = '' WHERE case_id = 'c1'
EXPLAIN SELECT * FROM pg_stat_activity
SET client_min_messages = 'debug5'; SELECT count(*) FROM person_name
SET debug_print_plan = on; SET client_min_messages = 'log'; SELECT id FROM person_name
SET trace_notify = on; SET client_min_messages = 'debug1'; NOTIFY a
SET ROLE zaklon_b
SET ROLE zaklon_b_owner
SET ROLE zaklon_a_owner
SET ROLE nobody_at_all
SET SESSION AUTHORIZATION zaklon_b
SET SESSION AUTHORIZATION postgres
SET TRANSACTION SNAPSHOT '00000003-00000001-1'
SET TRANSACTION SNAPSHOT '00000004-00000002-1'
SET deadlock_timeout = '1s'
SET log_statement = 'all'
SET session_replication_role = 'replica'
SET default_tablespace = 'pg_global'
SELECT 'zaklon_b'::regrole
SELECT 'zaklon_b_owner'::regrole::oid
SELECT {b}::oid::regrole::text
SELECT 'public'::regnamespace::oid
SELECT 'person_name'::regclass::oid
SELECT 'pg_stat_activity'::regclass
SELECT 'later'::regclass
SELECT 'zaklon_b=r/zaklon_b'::aclitem
SELECT '1:9:3'::pg_snapshot
SELECT '0/0'::pg_lsn, '1'::xid, '1'::xid8
SELECT {b}::oid::regclass::text, {b}::oid::regproc::text, {b}::oid::regtype::text
SELECT current_user, session_user, current_role, current_catalog, current_schema
CREATE TABLE x (y TEXT)
CREATE TEMP TABLE x (y TEXT)
CREATE TABLE x TABLESPACE pg_global AS SELECT 1
CREATE VIEW x AS SELECT 1
CREATE SEQUENCE x
CREATE SCHEMA x
CREATE SCHEMA AUTHORIZATION zaklon_b
CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION pg_temp.x() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE TYPE x AS (y int)
CREATE ROLE x
CREATE ROLE zaklon_b
CREATE EXTENSION pg_stat_statements
CREATE PUBLICATION x
CREATE SUBSCRIPTION x CONNECTION '' PUBLICATION x WITH (connect = false)
CREATE SERVER x FOREIGN DATA WRAPPER y
CREATE EVENT TRIGGER x ON ddl_command_start EXECUTE FUNCTION y()
CREATE STATISTICS x ON id, ord FROM person_name
CREATE INDEX x ON person_name (family)
ALTER ROLE zaklon_b RENAME TO c
ALTER ROLE zaklon_b CONNECTION LIMIT 1
ALTER ROLE zaklon_a CONNECTION LIMIT 100
ALTER DATABASE zaklon_b SET work_mem = '1MB'
ALTER DATABASE zaklon_b RENAME TO c
ALTER DATABASE zaklon_a CONNECTION LIMIT 1
ALTER TABLE person_name ADD COLUMN x TEXT
ALTER TABLE pg_database ADD COLUMN x TEXT
ALTER DEFAULT PRIVILEGES FOR ROLE zaklon_b GRANT SELECT ON TABLES TO zaklon_a
GRANT CONNECT ON DATABASE zaklon_b TO zaklon_a
GRANT zaklon_b TO zaklon_a
GRANT pg_monitor TO zaklon_a
GRANT SELECT ON person_name TO zaklon_b
GRANT SELECT ON pg_database TO zaklon_a
GRANT EXECUTE ON FUNCTION pg_database_size(oid) TO zaklon_a
REVOKE CONNECT ON DATABASE zaklon_b FROM zaklon_b
COMMENT ON DATABASE zaklon_b IS 'x'
COMMENT ON ROLE zaklon_b IS 'x'
COMMENT ON TABLE person_name IS 'x'
SECURITY LABEL ON ROLE zaklon_b IS 'x'
DROP ROLE zaklon_b
DROP ROLE IF EXISTS nobody_at_all
DROP OWNED BY zaklon_b
REASSIGN OWNED BY zaklon_b TO zaklon_a
DROP TABLE person_name
DROP TABLE later
TRUNCATE person_name
LOCK TABLE book_head IN EXCLUSIVE MODE NOWAIT
LOCK TABLE person_name IN ACCESS EXCLUSIVE MODE NOWAIT
LOCK TABLE pg_database IN ACCESS SHARE MODE NOWAIT
LOCK TABLE pg_authid IN ACCESS EXCLUSIVE MODE NOWAIT
DO 'BEGIN PERFORM 1; END'
LOAD 'plpgsql'
LISTEN b; NOTIFY b, 'x'
PREPARE x AS SELECT id FROM person_name; EXECUTE x; DEALLOCATE x
PREPARE TRANSACTION 'x'
REFRESH MATERIALIZED VIEW person_name
IMPORT FOREIGN SCHEMA x FROM SERVER y INTO public
MERGE INTO written w USING person_name p ON w.id = p.id WHEN MATCHED THEN DELETE
SELECT * FROM json_populate_recordset(NULL::person_name, '[{"id": "x"}]')
SELECT currval('later_seq')
SELECT nextval('later_seq')
SELECT no_such_function()
SELECT * FROM zaklon_b.public.person_name
SELECT 1/0
SELECT repeat('x', 2000000000)
SELECT CURRENT_TIMESTAMP
SELECT CURRENT_TIME
SELECT LOCALTIMESTAMP
SELECT LOCALTIME
SELECT 'now'::timestamptz`

// lonely are the statements that do not run in a transaction of ours.
const lonely = `
DROP DATABASE zaklon_b
DROP DATABASE zaklon_b WITH (FORCE)
CREATE DATABASE x TEMPLATE zaklon_b
CREATE TABLESPACE x LOCATION '/tmp'
DROP TABLESPACE pg_global
ALTER DATABASE zaklon_b SET TABLESPACE pg_global
ALTER DATABASE zaklon_b REFRESH COLLATION VERSION
ALTER SYSTEM SET work_mem = '1MB'
VACUUM person_name
VACUUM pg_database
VACUUM (VERBOSE) written
ANALYZE (VERBOSE) person_name
CLUSTER
CHECKPOINT
REINDEX DATABASE zaklon_a
REINDEX SYSTEM zaklon_b
REINDEX (VERBOSE) TABLE person_name
DISCARD ALL
COMMIT PREPARED 'x'
ROLLBACK PREPARED 'x'
IDENTIFY_SYSTEM
BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT count(*) FROM person_name; UPDATE written SET body = 'b'; COMMIT
BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE; SELECT count(*) FROM person_name; COMMIT
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT count(*) FROM person_name; COMMIT`

// timeOfDay are the statements whose answer differs each time they are asked, and why they
// may: they read the clock and nothing else.
const timeOfDay = `
SELECT CURRENT_TIMESTAMP
SELECT CURRENT_TIME
SELECT LOCALTIMESTAMP
SELECT LOCALTIME
SELECT 'now'::timestamptz`

func statementQuestions(b neighbour) []question {
	var all []question
	for _, text := range lines(strings.TrimSpace(statements)) {
		all = append(all, question{kind: "statement", text: strings.ReplaceAll(text, "{b}", b.database)})
	}
	for _, text := range lines(strings.TrimSpace(lonely)) {
		all = append(all, question{kind: "statement", text: text, alone: true})
	}
	return all
}

// connectionQuestions knocks at every door with A's password.
func connectionQuestions(c *pgtest.Cluster) []question {
	var all []question
	for _, path := range []string{
		"zaklon_a:zaklon_a@%/zaklon_a", "zaklon_a:zaklon_a@%/zaklon_b", "zaklon_a:zaklon_a@%/postgres", "zaklon_a:zaklon_a@%/template1", "zaklon_a:zaklon_a@%/template0",
		"zaklon_a:zaklon_a@%/none", "zaklon_b:zaklon_a@%/zaklon_b", "zaklon_b_owner:zaklon_a@%/zaklon_b", "none:zaklon_a@%/zaklon_b",
	} {
		address := "postgres://" + strings.Replace(path, "%", c.Addr(), 1) + "?sslmode=disable"
		all = append(all, question{kind: "connection", text: address}, question{kind: "connection", text: address + "&replication=database"}, question{kind: "connection", text: address + "&replication=true"})
	}
	return all
}
