package family

import (
	"slices"
	"testing"
)

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		listed, asked string
		found         bool
		reason        string
	}{
		{"aleksei", "alekseY", true, "i and the Latin y at the end"},
		{"osman", "usman", true, "o and u"},
		{"viktor", "wiktor", true, "v and w"},
		{"xasan", "hasan", true, "kh and h"},
		{"hasan", "gasan", true, "h that Russian writes g"},
		{"gasan", "hasan", false, "and not the other way round: Garik is not Harik"},
		{"mi2al", "mihal", true, "Latin ch is kh"},
		{"mi2al", "miCal", true, "Latin ch is tch"},
		{"miCal", "mi2al", true, "tch may be written ch"},
		{"4an", "ian", true, "Latin j is a glide"},
		{"4an", "Zan", true, "Latin j is French"},
		{"4an", "Jan", true, "Latin j is English"},
		{"mar1el", "marsel", true, "Latin c before e is s"},
		{"mar1el", "markel", false, "and no k"},
		{"os1ar", "oskar", true, "Latin c within a word is k"},
		{"1abir", "kabir", false, "Turkish Cabir is no Kabir"},
		{"oskar", "os1ar", true, "k may be written c"},
		{"ale5ander", "aleksander", true, "Latin x is ks"},
		{"viera", "vera", true, "a glide before e within a word"},
		{"4ose", "4osie", false, "an ending that is heard"},
		{"sara", "sarah", false, "the h at the end is cut by mute alone"},
		{"alina", "alena", false, "e and i differ"},
		{"mhmd", "mohamed", false, "the vowels an abjad leaves out are not guessed"},
	} {
		if got := slices.Contains(keys(c.listed), string(fold(nil, c.asked))); got != c.found {
			t.Errorf("%s asked as %s: got %v, want %v: %s", c.listed, c.asked, got, c.found, c.reason)
		}
	}
	for key, want := range map[string]string{"sarah": "sara", "h": "h", "sara": "sara", "": ""} {
		if got := string(mute([]byte(key))); got != want {
			t.Errorf("mute(%s): got %s, want %s", key, got, want)
		}
	}
	for key, want := range map[string]string{"dmitri": "dmitr", "nikolai": "nikol", "il": "il", "aa": "aa"} {
		if got := string(trunk([]byte(key))); got != want {
			t.Errorf("trunk(%s): got %s, want %s", key, got, want)
		}
	}
}

func TestRead(t *testing.T) {
	b := read("# a remark: not a family\n\nLev: Leon | short: Leonn Levik | stem: Lv\nPavel: Paul | loose: Levik\n")
	for _, c := range []struct {
		table  map[string][]Member
		key    string
		want   []Member
		reason string
	}{
		{b.names, "lev", []Member{{1, One}}, "the canonical name"},
		{b.names, "leon", []Member{{1, One}}, "the stronger of two memberships in one family"},
		{b.names, "levik", []Member{{1, Short}, {2, Loose}}, "one name in two families"},
		{b.names, "lv", nil, "a stem is no name"},
		{b.fathers, "lv", []Member{{1, One}}, "but a father"},
		{b.fathers, "levik", nil, "a short form is no father"},
		{b.names, "a remark", nil, "a comment is no family"},
	} {
		if got := c.table[c.key]; !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v: %s", c.key, got, c.want, c.reason)
		}
	}
}
