package protectionfile

import (
	"strings"

	identities "github.com/zaklon/zaklon/identity"
)

// A Search is what an officer typed, folded for each place it is looked for. A file fits that has
// every word of Folded at the beginning of a word of one of its names and, where Born is given, one of
// these dates of birth, or that has the reference or the number of a paper.
type Search struct {
	Folded, Reference, Number string
	Born                      []identities.BirthDate
	Partly                    bool // a date of birth of which less is known fits where that much agrees
}

// shortest is the least part of a reference that is searched for: its short form.
const shortest = 10

// words are the words of a name that are looked for.
func (find Search) words() []string { return strings.Fields(find.Folded) }

// direct tells whether the files that fit can be had without looking through those that the officer
// may see: by their dates of birth, a number or a reference.
func (find Search) direct() bool {
	return len(find.Born) > 0 || find.Number != "" || find.Reference != ""
}

// sought adds the files that are looked through: all, or those that fit a direct search. Those are
// found first on either engine: the join is a cross join because SQLite keeps its order then. A file that
// fits and is not the officer's costs one look into an index.
func (s *sqlText) sought(find Search) {
	if !find.direct() {
		s.add(`protection_case c`)
		return
	}
	s.add(`(`)
	s.person(find)
	if len(find.Reference) >= shortest {
		s.add(` UNION SELECT x.id FROM protection_case x WHERE x.id LIKE ? ESCAPE '!'`, escapeLike(find.Reference)+"%")
	}
	if find.Number != "" {
		s.add(` UNION SELECT x.case_id FROM identity_document x WHERE x.number = ?`, find.Number)
	}
	s.add(`) found CROSS JOIN protection_case c`)
}

// person adds the files of whoever was born then and has such a name, each once.
func (s *sqlText) person(find Search) {
	switch words := find.words(); {
	case len(find.Born) > 0:
		s.add(`SELECT DISTINCT x.case_id FROM birth_date x WHERE (`)
		s.born(find)
		s.add(`)`)
		s.named(`x.case_id`, words)
	case len(words) > 0:
		s.add(`SELECT x.case_id FROM protection_case x WHERE 1 = 1`)
		s.named(`x.case_id`, words)
	default:
		s.add(`SELECT '' AS case_id`) // nobody
	}
}

// bears adds that a file fits what is looked for; where that is direct, that it is one of those found.
func (s *sqlText) bears(find Search) {
	switch words := find.words(); {
	case find.direct():
		s.add(` AND c.id = found.case_id`)
	case len(words) > 0:
		s.named(`c.id`, words)
	case find.Folded != "":
		s.add(` AND 1 = 0`)
	}
}

// named adds that a file has names in which each word begins one.
func (s *sqlText) named(file string, words []string) {
	for _, word := range words {
		s.add(` AND EXISTS (SELECT 1 FROM person_name n WHERE n.case_id = `+file+` AND ' ' || n.search_key LIKE ? ESCAPE '!')`,
			"% "+escapeLike(word)+"%")
	}
}

// born adds the search for dates of birth.
func (s *sqlText) born(find Search) {
	for i, b := range find.Born {
		s.add(strings.Repeat(" OR ", min(i, 1))+`(x.year = ?`, b.Year)
		for _, part := range []struct {
			column string
			number int
		}{{`x.month`, b.Month}, {`x.day`, b.Day}} {
			switch {
			case part.number != 0 && find.Partly:
				s.add(` AND `+part.column+` IN (?, 0)`, part.number)
			case part.number != 0:
				s.add(` AND `+part.column+` = ?`, part.number)
			}
		}
		s.add(`)`)
	}
}

func escapeLike(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}
