// Package enact puts editions of the law in force in whole installations, on SQLite and on
// PostgreSQL, and measures how long a million files take.
//
// It holds tests and a benchmark, and no code: nothing may import it.
package enact
