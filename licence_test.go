package zaklon

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// permissive are the sentences that tell the licences we take. immutable
var permissive = map[string]string{
	"apache license version 2.0":                                                       "Apache-2.0",
	"licensed under the apache license, version 2.0":                                   "Apache-2.0",
	"permission is hereby granted, free of charge, to any person obtaining a copy":     "MIT",
	"redistribution and use in source and binary forms, with or without modification":  "BSD",
	"redistribution and use of this software in source and binary forms":               "BSD",
	"permission to use, copy, modify, and/or distribute this software for any purpose": "ISC",
	"permission to use, copy, modify, and distribute this software for any purpose":    "ISC",
	"the author disclaims copyright to this source code":                               "public domain",
	"sqlite is in the public domain":                                                   "public domain",
	"this is free and unencumbered software released into the public domain":           "public domain",
}

// refused are the titles of licences that would bind those who install Zaklon. immutable
var refused = []string{
	"gnu affero general public license version", "gnu general public license version", "gnu lesser general public license version",
	"gnu library general public license version", "server side public license version", "business source license 1", "commons clause",
	"eclipse public license -", "creative commons attribution-noncommercial",
}

// weakCopyleft binds only its own files: a test may use it, the server may not link it.
const weakCopyleft = "mozilla public license"

// licenceFault reads the licence files of a module. It wants at least one it knows, and none
// that is refused.
func licenceFault(dir string, isLinked bool) error {
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return err
	}
	known := false
	for _, name := range names {
		if !isLicenceFile(filepath.Base(name)) {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		kind, err := licenceKind(string(text))
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		known = known || kind != "" && (kind != weakCopyleft || !isLinked)
	}
	if !known {
		return errors.New("no licence file that the gate knows and takes")
	}
	return nil
}

func isLicenceFile(name string) bool {
	upper := strings.ToUpper(name)
	return strings.HasPrefix(upper, "LICEN") || strings.HasPrefix(upper, "COPYING") || strings.HasPrefix(upper, "UNLICENSE")
}

// licenceKind names a licence by its telling sentence; "" if it has none that we know.
func licenceKind(text string) (string, error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, title := range refused {
		if strings.Contains(text, title) {
			return "", fmt.Errorf("refused: %s", title)
		}
	}
	for sentence, kind := range permissive {
		if strings.Contains(text, sentence) {
			return kind, nil
		}
	}
	if strings.Contains(text, weakCopyleft) {
		return weakCopyleft, nil
	}
	return "", nil
}

// TestLicenceGateFires plants modules with the licences we take, refuse and do not know.
func TestLicenceGateFires(t *testing.T) {
	cases := []struct {
		name, text        string
		isLinked, refused bool
	}{
		{"LICENSE", "Permission is hereby granted,\nfree of charge, to any person obtaining a copy", true, false},
		{"COPYING", "GNU AFFERO GENERAL PUBLIC LICENSE\n   Version 3, 19 November 2007", true, true},
		{"COPYING", "GNU AFFERO GENERAL PUBLIC LICENSE\n   Version 3, 19 November 2007", false, true},
		{"LICENSE", "Mozilla Public License, version 2.0", true, true},
		{"LICENSE", "Mozilla Public License, version 2.0", false, false},
		{"LICENSE", "All rights reserved.", true, true},
		{"README.md", "MIT", true, true},
	}
	for _, c := range cases {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, c.name), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := licenceFault(dir, c.isLinked); (err != nil) != c.refused {
			t.Errorf("%q linked %v: got %v, want refused %v", c.text, c.isLinked, err, c.refused)
		}
	}
}
