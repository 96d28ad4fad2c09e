// Package backup makes a sealed copy of one register, and makes the register again from it, in
// SQLite or in PostgreSQL whichever it came from (decision 012).
//
// A backup is one consistent look at every table of the register, written as a stream that is
// the same for both engines, padded to a size that many registers share, and sealed with age
// to its custodians. It never holds the register's key: whoever opens it without that key
// reads the heads of the book and nothing that is sealed. Whoever has the key and not the
// custodian's identity reads nothing.
//
// This package may not decide who makes or restores a backup, may not write into a database
// that holds a row, and may not believe a backup: what was restored is verified against its
// book with the register's key before it is called restored.
package backup

import (
	"errors"

	"github.com/zaklon/zaklon/store/backup/proof"
	"github.com/zaklon/zaklon/store/backup/stream"
)

// Errors that callers tell apart. immutable
var (
	ErrDamaged  = stream.ErrDamaged
	ErrIdentity = errors.New("the identity does not open this backup")
	ErrOther    = errors.New("this is the backup of another register")
	ErrNewer    = stream.ErrNewer
	ErrKey      = errors.New("the key file is not that of the register in the backup")
	ErrBook     = proof.ErrBook
	ErrOwner    = errors.New("a register in PostgreSQL is restored by the owner's connection, which databases.yaml does not name")
)
