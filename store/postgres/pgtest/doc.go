// Package pgtest lets tests run against a real PostgreSQL: a cluster of their own, made for
// one test, with roles, databases and walls from the very script that administrators run.
//
// It may be imported by tests only. It never looks for a server that runs already, and never
// skips: where PostgreSQL is missing, the test that needs it fails (.ci/setup installs it).
package pgtest
