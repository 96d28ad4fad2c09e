// Package pg holds no code but tests: the register of legal assistance on PostgreSQL. It needs
// PostgreSQL, and may not be imported.
package pg
