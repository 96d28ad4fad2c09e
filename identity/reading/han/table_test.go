package han

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// unihan is the directory of the Unihan database (Unihan_Readings.txt, Unihan_Variants.txt and
// Unihan_OtherMappings.txt of the Unicode Character Database). With it TestTable writes
// characters.txt anew: go test ./identity/reading/han -run TestTable -unihan DIR
var unihan = flag.String("unihan", "", "write characters.txt from the Unihan database in this directory")

// TestTable checks that the table can be searched: one line for each character, in order.
func TestTable(t *testing.T) {
	if *unihan != "" {
		if err := os.WriteFile("characters.txt", []byte(tableFrom(t, *unihan)), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Log("characters.txt is written; run the tests again to read it")
		return
	}
	if !strings.HasPrefix(characters, "#") {
		t.Error("the notice of the Unicode Consortium is not at the head of the table")
	}
	last, lines := rune(0), 0
	for _, line := range strings.Split(strings.TrimSuffix(characters, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		r, size := utf8.DecodeRuneInString(line)
		if r <= last {
			t.Fatalf("%q does not come after %q", r, last)
		}
		last = r
		if fields := strings.Split(line[size:], ";"); len(fields) > 4 || fields[0]+strings.Join(fields[1:], "") == "" {
			t.Errorf("%q: got %d fields, want one to four that say something", line, len(fields))
		}
	}
	if lines < 20_900 {
		t.Errorf("got %d characters, want the 20,900 and more of the basic block", lines)
	}
}

// facts are the values of one character by the name of the field.
type facts map[string]string

// tableFrom makes the table: the readings of each character and its simplified form.
func tableFrom(t *testing.T, dir string) string {
	all := map[rune]facts{}
	for _, name := range []string{"Readings", "Variants", "OtherMappings"} {
		addFacts(t, all, filepath.Join(dir, "Unihan_"+name+".txt"))
	}
	order := make([]rune, 0, len(all))
	for r := range all {
		if r >= 0x4E00 && r <= 0x9FFF {
			order = append(order, r)
		}
	}
	slices.Sort(order)
	var b strings.Builder
	b.WriteString(head)
	for _, r := range order {
		simple := simpleOf(all, r)
		line := strings.Join([]string{
			strings.Join(pinyins(all[r]), " "),
			strings.TrimRight(firstOf(field(all, r, simple, "kCantonese")), "123456"),
			koreanOf(all, r, simple),
			strings.TrimSuffix(string(simple), string(r)),
		}, ";")
		if line = strings.TrimRight(line, ";"); line != "" {
			fmt.Fprintf(&b, "%c%s\n", r, line)
		}
	}
	return b.String()
}

func addFacts(t *testing.T, all map[rune]facts, name string) {
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	for lines := bufio.NewScanner(file); lines.Scan(); {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 3 || !strings.HasPrefix(parts[0], "U+") {
			continue
		}
		r := codePoint(parts[0])
		if all[r] == nil {
			all[r] = facts{}
		}
		all[r][parts[1]] = parts[2]
	}
}

func codePoint(s string) rune {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "U+"), "<")
	n, _ := strconv.ParseInt(s, 16, 32)
	return rune(n)
}

func firstOf(values string) string {
	one, _, _ := strings.Cut(values, " ")
	return one
}

// field gives a value of a character or, where it has none, of its simplified form or of a form
// that is simplified alike.
func field(all map[rune]facts, r, simple rune, name string) string {
	for _, other := range kin(all, r, simple) {
		if v := all[other][name]; v != "" {
			return v
		}
	}
	return ""
}

// kin are the character, its simplified form, and the traditional forms of that.
func kin(all map[rune]facts, r, simple rune) []rune {
	out := []rune{r, simple}
	for _, s := range strings.Fields(all[simple]["kTraditionalVariant"]) {
		out = append(out, codePoint(s))
	}
	return out
}

// simpleOf follows the simplified forms to the one that has none of its own.
func simpleOf(all map[rune]facts, r rune) rune {
	for range 3 {
		r = simplerOf(all, r)
	}
	return r
}

// simplerOf gives the form in which two spellings of one character are equal: the simplified
// one, or for a variant outside the simplified standard the form that the standard has.
func simplerOf(all map[rune]facts, r rune) rune {
	own := all[r]
	if list := strings.Fields(own["kSimplifiedVariant"]); len(list) > 0 {
		for _, s := range list {
			if s := codePoint(s); s != r && !strings.Contains(own["kSimplifiedVariant"], fmt.Sprintf("U+%04X", r)) && s < 0xA000 {
				return s
			}
		}
		return r
	}
	if own["kGB0"] != "" {
		return r
	}
	for _, name := range []string{"kZVariant", "kSemanticVariant"} {
		for _, s := range strings.Fields(own[name]) {
			v := codePoint(s)
			if v == r || all[v] == nil || !slices.ContainsFunc(pinyins(all[v]), func(m string) bool { return slices.Contains(pinyins(own), m) }) {
				continue
			}
			if all[v]["kGB0"] != "" {
				return v
			}
			if s := all[v]["kSimplifiedVariant"]; s != "" && all[codePoint(firstOf(s))]["kGB0"] != "" {
				return codePoint(firstOf(s))
			}
		}
	}
	return r
}

// pinyins gives at most two syllables without tones, the commonest first; ü is written v.
func pinyins(f facts) []string {
	var out []string
	add := func(s string) {
		if s = toneless(s); s != "" && !slices.Contains(out, s) && len(out) < 2 {
			out = append(out, s)
		}
	}
	add(firstOf(f["kMandarin"]))
	for _, s := range strings.Fields(f["kHanyuPinlu"]) {
		s, _, _ = strings.Cut(s, "(")
		add(s)
	}
	for _, name := range []string{"kTGHZ2013", "kXHC1983", "kHanyuPinyin"} {
		if name == "kHanyuPinyin" && len(out) > 0 {
			break
		}
		for _, s := range strings.Fields(f[name]) {
			_, s, _ = strings.Cut(s, ":")
			for _, s := range strings.Split(s, ",") {
				add(s)
			}
		}
	}
	return out
}

func toneless(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case 0x300, 0x301, 0x304, 0x30C, 0x302:
			return -1
		}
		return r
	}, norm.NFD.String(s))
	s = strings.ReplaceAll(s, "u\u0308", "v")
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return s
}

// koreanOf gives the Korean syllable, one that is taught before others.
func koreanOf(all map[rune]facts, r, simple rune) string {
	list := strings.Fields(field(all, r, simple, "kHangul"))
	rank := func(s string) int {
		if strings.Contains(s, "E") {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	if len(list) == 0 {
		return ""
	}
	s, _, _ := strings.Cut(list[0], ":")
	return s
}

// head is the head of characters.txt.
const head = `# Readings of Chinese characters: Mandarin (without tones, v for u with two dots); Cantonese (without tones); Korean; simplified form.
# Extracted and rearranged by table_test.go from the Unihan database of the Unicode Character Database 15.0:
# fields kMandarin, kHanyuPinlu, kTGHZ2013, kXHC1983, kHanyuPinyin, kCantonese, kHangul, kSimplifiedVariant, kTraditionalVariant, kZVariant,
# kSemanticVariant. Copyright 1991-2022 Unicode, Inc.; used under the Unicode license, whose text is in LICENSE-UNICODE.txt beside this file.
`
