package reading

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func read(s string) *Text {
	var t Text
	t.Read(s)
	return &t
}

// words are the folded words of a text, with a bar where a sentence ends.
func words(s string) string {
	t := read(s)
	var out []string
	for i := range t.Tokens {
		if i > 0 && t.Tokens[i].Gap == Stop {
			out = append(out, "|")
		}
		out = append(out, string(t.Word(i)))
	}
	return strings.Join(out, " ")
}

// The ways to write one word come to one folded word; what only looks so stays apart.
func TestWords(t *testing.T) {
	for _, one := range []struct{ reason, text, want string }{
		{"plain", "Asylum seeker", "asylum seeker"},
		{"diacritics", "Međunarodna zaštita, Žižić", "medjunarodna zastita zizic"},
		{"a mark of its own", "zas\u030ctita", "zastita"},
		{"Cyrillic of Montenegro", "Међународна заштита; џеп, љубав, коњ, ћерка", "medjunarodna zastita | dzep ljubav konj cerka"},
		{"Cyrillic of others", "Щербакова Ё́лкин Ґалаган Юрій", "scerbakova elkin galagan jurij"},
		{"soft hyphen and zero width", "as\u00adyl\u200bum\u2060", "asylum"},
		{"a word broken over two lines", "asy-\nlum and pro-\r\n  tection", "asylum and protection"},
		{"a dash before a capital breaks nothing", "Podgorica-\nBar", "podgorica | bar"},
		{"a dash at the end", "asy-", "asy"},
		{"a dash and a blank line", "asy-\n\nlum", "asy | lum"},
		{"spaced letters", "a s y l u m here", "asylum here"},
		{"two spaced words", "t r a ž i  a z i l a", "trazi azila"},
		{"spaced with dots", "a.z.i.l odobren", "azil odobren"},
		{"spaced in Cyrillic, with letters that are two", "љ у б а в", "ljubav"},
		{"three letters are initials", "A B C Markov", "a b c markov"},
		{"spaced unevenly", "a s y-l u m", "a s y l u m"},
		{"a Cyrillic letter in a Latin word", "аsylum and refugeе", "asylum and refugee"},
		{"a Greek letter in a Latin word", "αsylum, azιl, Νote, έnd", "asylum azil note end"},
		{"Latin letters in a Cyrillic word", "aзил", "azil"},
		{"full width and mathematical letters", "ａｓｙｌｕｍ 𝐚𝐳𝐢𝐥", "asylum azil"},
		{"ligatures and letters without parts", "ﬁle Øre Łódź straße ǆep", "file ore lodz strasse dzep"},
		{"numbers beside letters", "MZ118/25-4 14marta", "mz 118 25 4 14 marta"},
		{"digits of other scripts", "١٢ ２０２４ ۱۹", "12 2024 19"},
		{"apostrophes", "Temirkulova's O’Neil 'quoted'", "temirkulovas oneil quoted"},
		{"an apostrophe after a number", "4's", "4 s"},
		{"a full stop after a short word", "Ms. Vilk, br. 4 and St. Ana", "ms vilk br 4 and st ana"},
		{"a full stop before a capital", "It is so. She knows.", "it is so | she knows"},
		{"a full stop before a small letter", "od 4. aprila", "od 4 aprila"},
		{"a full stop after one letter", "K. Marko", "k marko"},
		{"a full stop glued", "a.Bc", "a bc"},
		{"other ends", "Who? He! It; so: on", "who | he | it | so on"},
		{"a line that goes on", "the person\nis there", "the person is there"},
		{"a line that begins anew", "the person\nIs there", "the person | is there"},
		{"an empty line", "the person\n\nis there", "the person | is there"},
		{"a full stop and a line", "so.\nthere", "so | there"},
		{"other scripts stay", "عبد 漢字", "عبد 漢字"},
		{"blanks of other kinds", "a\u00a0bc\u3000de\u2014fg", "a bc de fg"},
		{"bytes that are no text", "ab\xffcd\x00ef", "ab cd ef"},
		{"nothing", " \n.", ""},
	} {
		if got := words(one.text); got != one.want {
			t.Errorf("%s: %q: got %q, want %q", one.reason, one.text, got, one.want)
		}
	}
}

// Places are of the original, whatever was folded, joined or left out.
func TestPlaces(t *testing.T) {
	text := "Ђорђе, a z i l and as\u00adyl-\num 12"
	r := read(text)
	var got []string
	for _, k := range r.Tokens {
		got = append(got, text[k.Start:k.End])
	}
	want := []string{"Ђорђе", "a z i l", "and", "as\u00adyl-\num", "12"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if k := r.Tokens; !k[0].Capital || k[0].Upper || k[2].Capital || !k[4].Number || k[0].Gap != Stop || k[1].Gap != Mark || k[2].Gap != Space {
		t.Errorf("got %+v", k)
	}
	if got := string(r.Run(1, 3)); got != "aziland" {
		t.Errorf("got %q, want the bytes of both words", got)
	}
	if got := r.Run(2, 2); got != nil {
		t.Errorf("got %q of no token, want nothing", got)
	}
	if up := read("ABC Abc"); !up.Tokens[0].Upper || up.Tokens[1].Upper {
		t.Errorf("got %+v, want the first word alone in capitals", up.Tokens)
	}
}

// Ways to write one name meet in one sketch; other names do not.
func TestCoarse(t *testing.T) {
	for _, same := range [][]string{
		{"dzhandosov", "dzandosov"}, {"aliya", "alija", "aliia"}, {"khlebov", "hlebov"}, {"tsvetova", "cvetova"}, {"yevgeny", "evgeni", "jevgenij"},
		{"sergeyev", "sergeev"}, {"xenia", "ksenia"}, {"muhammad", "muhamad"}, {"tchaikin", "chaikin", "cajkin"}, {"philip", "filip"}, {"wiktor", "viktor"},
		{"zhdanova", "zdanova"}, {"shishova", "sisova"}, {"qosja", "kosja"}, {"beck", "bek"}, {"ghani", "gani"},
	} {
		for _, other := range same[1:] {
			if a, b := Coarse(nil, []byte(same[0])), Coarse(nil, []byte(other)); string(a) != string(b) {
				t.Errorf("%s and %s: got %s and %s, want one sketch", same[0], other, a, b)
			}
		}
	}
	for _, pair := range [][2]string{{"marko", "mirko"}, {"ana", "ena"}, {"petrov", "petrin"}, {"gabriela", "gabrela"}} {
		if a, b := Coarse(nil, []byte(pair[0])), Coarse(nil, []byte(pair[1])); string(a) == string(b) {
			t.Errorf("%v: got one sketch %s, want two", pair, a)
		}
	}
	if Hash([]byte("ab")) == Hash([]byte("ba")) || Hash(nil) != Seed {
		t.Error("a hash does not tell words apart")
	}
}

// Whatever comes, the tokens stand in order inside the text, and none is empty.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"a z i l", "as\u00adyl-\num", "аsylum", "MZ-118", "\xff\u0301", "љ у б а в", "’’''a'", "\u2060\u2060a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, last := read(s), int32(0)
		for i, k := range r.Tokens {
			if k.Start < last || k.End <= k.Start || int(k.End) > len(s) || k.lo > k.hi || int(k.hi) > len(r.folded) {
				t.Fatalf("token %+v after %d of %d", k, last, len(s))
			}
			if k.Number && !utf8.Valid(r.Word(i)) {
				t.Fatalf("number %q", r.Word(i))
			}
			last = k.End
			Coarse(nil, r.Word(i))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("The Ministry refers to note No. 412/24 and informs that Međunarodna pravna pomoć nije pružena.\n", 10_000)
	b.SetBytes(int64(len(text)))
	var t Text
	for b.Loop() {
		t.Read(text)
	}
}
