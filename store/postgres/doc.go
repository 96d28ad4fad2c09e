// Package postgres knows what PostgreSQL must be told before a register may live there: which
// roles and databases there are, what each role may touch, and how the one that serves is
// kept from learning anything of the other registers of the same cluster.
//
// It prints SQL and grants what a migration made; it may not open a connection, may not run
// what it prints, and knows no table of the register by name. Why it is so, and what no
// privilege can close: docs/decisions/009-postgresql.md.
package postgres
