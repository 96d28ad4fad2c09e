-- ---------------------------------------------------------------------------------------
-- Register {register}: database {database}, role {serving} serves, role {owner} migrates.
-- Give both a way to prove themselves: \password {serving} or a client certificate.
SELECT 'CREATE ROLE {owner} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{owner}') \gexec
SELECT 'CREATE ROLE {serving} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{serving}') \gexec
ALTER ROLE {owner} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT CONNECTION LIMIT {owner_connections};
ALTER ROLE {serving} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT CONNECTION LIMIT {connections};

-- Texts sort and compare by their bytes, as SQLite does: no index depends on a C library.
SELECT 'CREATE DATABASE {database} OWNER {owner} TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C'''
	WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}') \gexec
REVOKE ALL ON DATABASE {database} FROM PUBLIC, {serving};
GRANT CONNECT ON DATABASE {database} TO {serving};

-- Acknowledged means durable; a statement that hangs ends; a lock that is not had in ten
-- seconds is an error. deadlock_timeout: the text of a deadlock names numbers of transactions,
-- which the whole cluster draws from one row of numbers; lock_timeout ends a deadlock first.
-- The server's log keeps no statement, no value and no detail of an error.
ALTER ROLE {serving} IN DATABASE {database} SET synchronous_commit = 'on';
ALTER ROLE {serving} IN DATABASE {database} SET statement_timeout = '10min';
ALTER ROLE {serving} IN DATABASE {database} SET lock_timeout = '10s';
ALTER ROLE {serving} IN DATABASE {database} SET idle_in_transaction_session_timeout = '1min';
ALTER ROLE {serving} IN DATABASE {database} SET deadlock_timeout = '24d';
ALTER ROLE {serving} IN DATABASE {database} SET log_min_error_statement = 'panic';
ALTER ROLE {serving} IN DATABASE {database} SET log_min_duration_statement = -1;
ALTER ROLE {serving} IN DATABASE {database} SET log_statement = 'none';
ALTER ROLE {serving} IN DATABASE {database} SET log_parameter_max_length = 0;
ALTER ROLE {serving} IN DATABASE {database} SET log_error_verbosity = 'terse';
ALTER ROLE {owner} IN DATABASE {database} SET synchronous_commit = 'on';
ALTER ROLE {owner} IN DATABASE {database} SET lock_timeout = '1min';

\connect {database}
\set QUIET on

ALTER SCHEMA public OWNER TO {owner};
REVOKE ALL ON SCHEMA public, information_schema FROM PUBLIC, {serving};
GRANT USAGE ON SCHEMA public TO {serving};
REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC;

-- The catalogue: what is the same for every database of the cluster stands in it, and what
-- changes with every act of another register. Nobody but the superuser reads it; the owner
-- reads the part that describes its own tables.
REVOKE ALL ON ALL TABLES IN SCHEMA pg_catalog, information_schema FROM PUBLIC;
REVOKE ALL ON ALL ROUTINES IN SCHEMA information_schema FROM PUBLIC;
GRANT SELECT ON pg_catalog.pg_class, pg_catalog.pg_namespace, pg_catalog.pg_attribute, pg_catalog.pg_attrdef, pg_catalog.pg_type,
	pg_catalog.pg_index, pg_catalog.pg_constraint, pg_catalog.pg_tables, pg_catalog.pg_indexes TO {owner};

-- Functions: one that is immutable computes from its arguments alone. Every other may look at
-- the cluster, and is taken away; the owner gets back what migrations are written with.
DO $$
DECLARE f regprocedure;
BEGIN
	FOR f IN SELECT oid FROM pg_catalog.pg_proc WHERE provolatile <> 'i' AND pronamespace = 'pg_catalog'::regnamespace LOOP
		EXECUTE pg_catalog.format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', f);
	END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION pg_catalog.now(), pg_catalog."timestamp"(timestamptz), pg_catalog.current_schema(), pg_catalog.nextval(regclass), pg_catalog.pg_get_userbyid(oid),
	pg_catalog.pg_get_indexdef(oid), pg_catalog.pg_get_expr(pg_node_tree, oid), pg_catalog.format_type(oid, integer) TO {owner};
