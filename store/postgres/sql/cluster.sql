-- The registers of Zaklon on PostgreSQL 15 or later. For psql, as a superuser of the cluster.
-- It may be run again: it then repairs what was changed, and changes no row of a register.
\set ON_ERROR_STOP on
\set QUIET on
\pset format unaligned
\pset tuples_only on

-- The databases that every cluster has are nobody's meeting place.
REVOKE ALL ON DATABASE postgres, template0, template1 FROM PUBLIC;
