package grammar

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRoleOf(t *testing.T) {
	for _, c := range []struct {
		word   string
		role   Role
		s      Strength
		reason string
	}{
		{"bin", Connector, Possible, "also a Chinese given name"},
		{"ibn", Connector, Sure, "Arabic son of"},
		{"van", Connector, Sure, "Dutch"},
		{"de", Connector, Possible, "also a Chinese syllable"},
		{"le", Connector, Possible, "also a Vietnamese surname"},
		{"бинт", Connector, Sure, "Arabic daughter of in Cyrillic"},
		{"بنت", Connector, Sure, "the same in Arabic"},
		{"y", Connector, Possible, "Spanish and, before an initial"},
		{"dr.", Title, Sure, "a full stop is no part of the word"},
		{"haji", Title, Possible, "also a given name"},
		{"الدكتور", Title, Sure, "doctor with its article"},
		{"سيد", Title, Possible, "also a given name"},
		{`ד"ר`, Title, Sure, "gershayim inside the word"},
		{"г", Initial, Sure, "more often a name than mister"},
		{"jr", Generation, Sure, "junior"},
		{"iii", Generation, Sure, "the third"},
		{"v", Generation, Possible, "the fifth, or an initial"},
		{"j", Initial, Sure, "one letter"},
		{"ж.", Initial, Sure, "one letter with its stop"},
		{"é", Initial, Sure, "one letter with its mark"},
		{"e\u0301", Initial, Sure, "the mark written apart"},
		{"李", Name, Sure, "one Han character is a surname"},
		{"oglu", Name, Sure, "son words are told by Son"},
		{"marija", Name, Sure, "a name"},
		{"", Name, Sure, "nothing"},
		{".", Name, Sure, "a stop alone"},
	} {
		if role, s := RoleOf(c.word); role != c.role || s != c.s {
			t.Errorf("RoleOf(%q): got %d %d, want %d %d: %s", c.word, role, s, c.role, c.s, c.reason)
		}
	}
}

// TestWordsOnce wants every word of the table in one row, in the form it is asked for.
func TestWordsOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range words {
		for word := range strings.FieldsSeq(row.words) {
			if seen[word] {
				t.Errorf("%q stands twice", word)
			}
			if strings.ToLower(word) != word || strings.HasSuffix(word, ".") || !utf8.ValidString(word) {
				t.Errorf("%q is never asked for", word)
			}
			seen[word] = true
		}
	}
}

func FuzzGrammar(f *testing.F) {
	for _, seed := range []string{"ivanovi2", "arapqyzy", "uly", "skaja", "ovovov", "\xff\x80", "", "j", "aaaa"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		father, daughter, strength := Patronymic(s)
		if (strength == None) != (father == "") || !strings.HasPrefix(s, father) || strength == None && daughter {
			t.Errorf("Patronymic(%q): got %q %v %d", s, father, daughter, strength)
		}
		stem, gender := Surname(s)
		if !strings.HasPrefix(s, stem) || stem != s && !stands(stem, 3) || gender != 0 && stem == s && !strings.HasSuffix(s, "n") {
			t.Errorf("Surname(%q): got %q %q", s, stem, gender)
		}
		Son(s)
		if role, strength := RoleOf(s); strength == None || role > Initial {
			t.Errorf("RoleOf(%q): got %d %d", s, role, strength)
		}
	})
}
