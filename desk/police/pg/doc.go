// Package pg holds no code but tests: the police register on PostgreSQL. It needs PostgreSQL, and may
// not be imported.
package pg
