package token

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// written shows words: "sabirova/latin+before".
func written(words []Word) string {
	var out []string
	for _, w := range words {
		s := fmt.Sprintf("%s/%d", w.Text, w.Script)
		for _, flag := range []struct {
			is   bool
			name string
		}{{w.Caps, "+caps"}, {w.Before, "+before"}, {w.Cut, "+cut"}} {
			if flag.is {
				s += flag.name
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestSplit(t *testing.T) {
	rows := []struct{ why, name, want string }{
		{"nothing", "", ""},
		{"signs alone", " -,.<'\"„“ ", ""},
		{"marks alone", "\u0301\u0308 \u064e", ""},
		{"two words", "Aigerim Sabirova", "aigerim/1 sabirova/1"},
		{"signs part words", "Aigerim.Sabirova;(Almaty)", "aigerim/1 sabirova/1 almaty/1"},
		{"digits are no letters", "Anna2 3", "anna/1"},

		{"capitals beside other words", "Aigerim SABIROVA", "aigerim/1 sabirova/1+caps"},
		{"capitals everywhere say nothing", "AIGERIM SABIROVA", "aigerim/1 sabirova/1"},
		{"one capital is no word in capitals", "A Sabirova", "a/1 sabirova/1"},
		{"most letters in capitals", "Anna McDONALD", "anna/1 mcdonald/1+caps"},
		{"a script without capitals", "SABIROVA 김", "sabirova/1+caps 김/9"},

		{"a comma", "Sabirova, Aigerim", "sabirova/1+before aigerim/1"},
		{"a second comma says no more", "Sabirova, Aigerim, Dr", "sabirova/1+before aigerim/1 dr/1"},
		{"a comma with nothing behind it", "Sabirova Aigerim,", "sabirova/1 aigerim/1"},
		{"a comma with nothing before it", ", Aigerim", "aigerim/1"},
		{"an Arabic comma", "رحماني، كريم", "رحماني/6+before كريم/6"},
		{"a wide comma", "王，小明", "王/8+before 小明/8"},

		{"a hyphen parts", "Abd-al-Karim", "abd/1 al/1 karim/1"},
		{"other dashes too", "Li‐Wei Lin–Chen", "li/1 wei/1 lin/1 chen/1"},
		{"a dash between spaces", "Anna - Berg", "anna/1 berg/1"},
		{"one at the end or the beginning", "-Anna- Berg", "anna/1 berg/1"},
		{"a middle dot", "约翰·布朗", "约翰/8 布朗/8"},

		{"a machine-readable zone with filler", "SABIROVA<<AIGERIM<<<<<<", "sabirova/1+before aigerim/1"},
		{"without filler the last may be cut", "SABIROVA<<AIGERIM<MARAT", "sabirova/1+before aigerim/1 marat/1+cut"},
		{"a family name of two", "VAN<BERG<<ANNA<", "van/1+before berg/1+before anna/1"},
		{"no given name", "SABIROVA<<<<<", "sabirova/1"},
		{"no family name", "<<AIGERIM", "aigerim/1+cut"},
		{"filler alone", "<<<<", ""},

		{"an apostrophe is a letter", "O'Neill O’Neill Oʼneill", "o'neill/1 o'neill/1 o'neill/1"},
		{"not at the ends", "'Anna' ‘Berg’", "anna/1 berg/1"},
		{"ayin and hamza", "Saʿid Suʾad", "sa'id/1 su'ad/1"},
		{"the soft sign of the libraries", "Tatʹiana", "tat'iana/1"},
		{"two primes are the hard sign", "Obʺedkov", "ob'edkov/1"},
		{"geresh stays at the end of a Hebrew word", "ג׳ורג׳", "ג'ורג'/7"},
		{"gershayim in a Hebrew word", "רמב״ם", "רמב\"ם/7"},
		{"a Hebrew word in quotation marks", "״שלום״", "שלום/7"},
		{"quotation marks elsewhere", "Anna \"Anja\" Berg", "anna/1 anja/1 berg/1"},

		{"a Latin letter in a Cyrillic word", "Cабирова", "cабирова/2"},
		{"a Cyrillic letter in a Latin word", "Sаbirova", "sаbirova/1"},
		{"as many of both are Cyrillic", "аa", "аa/2"},
		{"another script begins another word", "Anna王", "anna/1 王/8"},
		{"a Cyrillic and a Greek letter do not look alike here", "Анαν", "ан/2 αν/3"},

		{"Turkish capital i with a dot", "İbrahim", "ibrahim/1"},
		{"the dot as a mark", "I\u0307brahim", "ibrahim/1"},
		{"a small i with another dot", "i\u0307brahim", "ibrahim/1"},
		{"dotless i stays", "Yıldız", "yıldız/1"},
		{"marks are composed", "Ha\u0301jek", "hájek/1"},
		{"wide letters", "Ａｎｎａ", "anna/1"},
		{"a ligature", "ﬁona", "fiona/1"},

		{"a run of Han is one word", "王小明", "王小明/8"},
		{"Han with a space", "王 小明", "王/8 小明/8"},
		{"Hangul taken apart into letters", "\u1100\u1175\u11b7", "김/9"},
		{"Kana with the long mark", "ジョー", "ジョー/10"},
		{"half-width Kana", "ｼﾞｮｰ", "ジョー/10"},
		{"Devanagari keeps its vowels", "राम कुमार", "राम/11 कुमार/11"},
		{"Thai", "สมชาย", "สมชาย/12"},
		{"Ethiopic with its word space", "ሰላም፡ተክልያን", "ሰላም/13 ተክልያን/13"},
		{"a script without a reading", "ᚠᚢᚦ", "ᚠᚢᚦ/14"},

		{"marks of direction leave no trace", "\u202eSabi\u200drova\u202c", "sabirova/1"},
		{"tatweel leaves none", "كـــريم", "كريم/6"},
		{"letters with vowel marks", "كَرِيم", "كَرِيم/6"},
		{"presentation forms", "ﻛﺮﻳﻢ", "كريم/6"},
		{"broken text parts words", "An\xffna\xc3", "an/1 na/1"},
	}
	for _, row := range rows {
		if got := written(Split(row.name)); got != row.want {
			t.Errorf("%s: Split(%q) = %s, want %s", row.why, row.name, got, row.want)
		}
	}
}

func TestSplitIsBounded(t *testing.T) {
	if got := Split(strings.Repeat("anna ", 100)); len(got) != most {
		t.Errorf("a hundred words are %d, want %d", len(got), most)
	}
	long := Split(strings.Repeat("я", 5_000))
	if len(long) != 1 || len(long[0].Text) > longestName || !utf8.ValidString(long[0].Text) {
		t.Errorf("10,000 bytes are %d words", len(long))
	}
	if got := Split(strings.Repeat("x", longestName-1) + "я"); len(got) != 1 || !utf8.ValidString(got[0].Text) || len(got[0].Text) != longestName-1 {
		t.Errorf("a letter across the bound: got %d words", len(got))
	}
}

// FuzzSplit takes whatever anybody may type apart.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", "Sabirova, Aigerim", "SABIROVA<<AIGERIM<MARATOVNA", "Сабирова Айгерим", "O'Neill-Berg", "ג׳ורג׳ רמב״ם", "عبد الرحمن",
		"Cабирова", "王小明", "İI\u0307", "\u202e\u0301\xff", strings.Repeat("a ", 40), strings.Repeat("ﷺ", 300),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		words := Split(name)
		if len(words) > most {
			t.Fatalf("%d words", len(words))
		}
		all := len(words) > 0
		for i, w := range words {
			all = all && w.Caps
			switch {
			case w.Text == "" || !utf8.ValidString(w.Text):
				t.Errorf("word %q", w.Text)
			case w.Script == Common:
				t.Errorf("%q has no script", w.Text)
			case strings.ContainsAny(w.Text, " <,-"):
				t.Errorf("%q is not one word", w.Text)
			case w.Cut && (i < len(words)-1 || !strings.Contains(name, "<")):
				t.Errorf("%q may be cut", w.Text)
			case w.Before && i == len(words)-1:
				t.Errorf("%q stands before a comma and nothing after it", w.Text)
			}
		}
		if all {
			t.Error("every word is in capitals beside words that are not")
		}
	})
}
