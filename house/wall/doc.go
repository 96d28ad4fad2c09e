// Package wall holds no code but tests: whole installations that differ in one thing, and everything that
// an officer on the other side of the wall can see of them, byte for byte and statement for statement.
//
// It may not be imported. Chance is drawn anew from the same seed before each step, so that two worlds
// give the same references, and nothing has to be left out of a comparison.
package wall
