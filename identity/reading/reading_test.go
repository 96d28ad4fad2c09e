package reading

import (
	"testing"

	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// Every script that a word can have is read, and into the alphabet alone.
func TestOf(t *testing.T) {
	words := map[token.Script]string{
		token.Latin: "Sabirova", token.Cyrillic: "Сабирова", token.Greek: "Πέτρος", token.Georgian: "ბერიძე", token.Armenian: "Գրիգորյան",
		token.Arabic: "كريم", token.Hebrew: "משה", token.Han: "王小明", token.Hangul: "김민준", token.Kana: "ジョー", token.Indic: "कुमार",
		token.Thai: "สมชาย", token.Ethiopic: "ሰላም",
	}
	for script := token.Latin; script < token.Other; script++ {
		w := token.Split(words[script])
		if len(w) != 1 || w[0].Script != script {
			t.Fatalf("%q is %+v, want one word of script %d", words[script], w, script)
		}
		got := Of(w[0])
		if len(got) == 0 || len(got) > 6 {
			t.Errorf("%q has %d readings", words[script], len(got))
		}
		for _, r := range got {
			if !sound.Valid(r) {
				t.Errorf("%q is read as %q", words[script], r)
			}
		}
	}
	for why, w := range map[string]token.Word{
		"no script": {Text: "anna"}, "a script without a reading": {Text: "ᚠᚢ", Script: token.Other}, "a script that is none": {Text: "anna", Script: 200},
		"no letter of the script": {Text: "\u0301", Script: token.Latin}, "nothing": {Script: token.Cyrillic},
	} {
		if got := Of(w); len(got) != 0 {
			t.Errorf("%s: got %q", why, got)
		}
	}
}

func TestKind(t *testing.T) {
	rows := []struct {
		why  string
		a, b token.Script
		want sound.Kind
	}{
		{"one script", token.Latin, token.Latin, sound.Letters},
		{"two alphabets", token.Latin, token.Cyrillic, sound.Letters},
		{"one abjad", token.Arabic, token.Arabic, sound.Letters},
		{"two abjads leave the same vowels out", token.Arabic, token.Hebrew, sound.Letters},
		{"an abjad and an alphabet", token.Arabic, token.Latin, sound.Abjad},
		{"Han and an alphabet", token.Han, token.Latin, sound.Han},
		{"two words in Han share their sounds with many", token.Han, token.Han, sound.Han},
		{"Kana as well, but not beside Kana", token.Kana, token.Latin, sound.Han},
		{"Kana", token.Kana, token.Kana, sound.Letters},
		{"Hangul and an alphabet", token.Hangul, token.Latin, sound.Hangul},
		{"Hangul and an abjad", token.Hangul, token.Arabic, sound.Hangul},
		{"Hangul and Han", token.Hangul, token.Han, sound.Han},
		{"Hangul", token.Hangul, token.Hangul, sound.Letters},
	}
	for _, row := range rows {
		if got, back := Kind(row.a, row.b), Kind(row.b, row.a); got != row.want || back != row.want {
			t.Errorf("%s: got %v, and the other way round %v, want %v", row.why, got, back, row.want)
		}
	}
}
