package token

import "testing"

func TestGlued(t *testing.T) {
	rows := []struct {
		why, name string
		words     int
	}{
		{"a patronymic written on to the given name", "VORNA ElvinaTarlanovna", 3},
		{"the same in Cyrillic", "ВОРНА ЭльвинаТарлановна", 3},
		{"a Scottish name is one word", "McDonald", 1},
		{"one letter of a romanisation that is written with two", "ShEYMAN ShULyaKOVSKIY", 2},
		{"capitals alone tell nothing", "ELVINATARLANOVNA", 1},
		{"a capital at the end begins nothing", "ElvinaT", 1},
	}
	for _, row := range rows {
		if got := len(Split(row.name)); got != row.words {
			t.Errorf("%s: Split(%q) gives %d words, want %d", row.why, row.name, got, row.words)
		}
	}
}
