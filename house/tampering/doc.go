// Package tampering holds the tests by which whoever owns the databases, and not the keys, is
// found whatever they do, on both engines. They need PostgreSQL and some minutes; package
// house has a shorter walk on SQLite. Nothing may import it.
package tampering
