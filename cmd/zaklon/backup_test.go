package main

import (
	"os"
	"path/filepath"

	"filippo.io/age"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/zaklon/zaklon/store/backup"
)

// custodian draws the identities of a custodian and of a stranger, as age-keygen does.
func custodian(ts *testscript.TestScript, _ bool, _ []string) {
	for _, name := range []string{"stranger", "custodian"} {
		who, err := age.GenerateX25519Identity()
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name+".txt"), []byte("# invented\n"+who.String()+"\n"), 0o600))
		ts.Setenv("CUSTODIAN", who.Recipient().String())
	}
}

// newest keeps the newest backup of a register as $NEWEST.
func newest(ts *testscript.TestScript, _ bool, args []string) {
	path, err := backup.Newest(ts.MkAbs("backups"), args[0])
	ts.Check(err)
	ts.Setenv("NEWEST", filepath.ToSlash(path))
}
