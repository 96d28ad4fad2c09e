// Package pg holds no code but tests: the contract of package store on PostgreSQL, and what
// only a server can do to a register, lost connections, a restart, a failover, a newer program
// beside an older. It needs PostgreSQL, and may not be imported.
package pg
