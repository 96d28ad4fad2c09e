// Package pg holds no code but tests: drafts on PostgreSQL. It needs PostgreSQL, and may not be
// imported.
package pg
