// Package drill makes a backup of a whole installation and restores it in an empty place, on
// SQLite and on PostgreSQL, as an operator should every month.
//
// It holds tests and a benchmark, and no code: nothing may import it.
package drill
