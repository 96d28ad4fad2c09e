// Package law reads the time limits and articles that the files of a state
// rest on, and applies them to the events of a file.
//
// A pack is the law of one state on one matter, or of one treaty, as files: pack.yaml and one
// file for each article. Beside the packs stand the calendars by which they count and the
// instruments that they, the acts and the letters may cite. README.md
// in this folder explains the format to a lawyer. No number, limit, office or
// form that a legislature can change stands in this package's Go; it stands
// in the packs, with its citation, words, source and evidence class.
//
// A pack is loaded whole or not at all: an unknown field, a rule that can be
// read in two ways and does not say which, a dangling reference and a worked
// example that fails are errors that name file, line, field and reason.
//
// It may not: read a clock, a database or the file system of the host (the
// packs are in the binary), decide what an officer may do, or call a number
// settled whose source was not read.
package law

import "embed"

// files are the packs in the binary.
//
//go:embed */*.yaml */*/*.yaml
var files embed.FS

// Embedded loads all packs in the binary. It fails only if a pack is broken,
// which the tests of this package do not let pass.
func Embedded() (*Library, error) { return Load(files) }
