// Package spelling lists the forms of names that a search looks for, so that a statement on a search
// can say how somebody was looked for.
//
// It compares nobody and knows no register; it may not import a store, a desk or a clock.
package spelling

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/identity/reading"
	"github.com/zaklon/zaklon/identity/romanise"
	"github.com/zaklon/zaklon/identity/token"
)

// Variants lists the forms of names that a search looks for, each once: as given, with the family
// name first and last, and in Latin letters by the tables that other states use for the script.
func Variants(names []person.Name) []string {
	var out []string
	add := func(words ...string) {
		text := identity.Clean(strings.Join(words, " "))
		if text != "" && !slices.Contains(out, text) {
			out = append(out, text)
		}
		for _, v := range romanise.Variants(text) {
			if !slices.Contains(out, v.Text) {
				out = append(out, v.Text)
			}
		}
	}
	for _, n := range names {
		add(n.Given, n.Patronymic, n.Family)
		add(n.Family, n.Given, n.Patronymic)
	}
	return out
}

// Readings lists how each word of names is read, each once: "верано = verano". A word that no reader
// knows is compared as it stands.
func Readings(names []person.Name) []string {
	var out []string
	for _, n := range names {
		for _, w := range token.Split(strings.Join([]string{n.Given, n.Patronymic, n.Family}, " ")) {
			line := w.Text + " = " + strings.Join(reading.Of(w), ", ")
			if !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}
