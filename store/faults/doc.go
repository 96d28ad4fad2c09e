// Package faults holds no code but tests: programs that share a register, programs and servers
// that are killed in the middle of an act, and disks that refuse or are full. What was
// acknowledged must be there afterwards, whole, and nothing may be there in part.
//
// It needs PostgreSQL and strace. It may not be imported. Each test does what fits into its
// time and says how much that was, or does as much as it is told:
//
//	go test ./store/faults -v -timeout 2h -args -rounds 1000 -points 10000
//
// What it cannot show: a loss of power, in which pages that were written and not yet flushed
// are lost. Under a kill the kernel keeps them, so that a commit of SQLite that is not flushed
// passes; that each is flushed before it is acknowledged TestEveryCommitIsFlushed shows alone.
// On PostgreSQL what is not flushed dies with the server, and a kill of the server shows it.
package faults
