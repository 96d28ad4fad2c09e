package han

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// characters has a line for each character, in the order of their code points. It is searched
// where it lies, so that a program that reads no Chinese name pays nothing for it.
//
//go:embed characters.txt
var characters string

// A character is a line of the table.
type character struct {
	simple    rune // the form in which two spellings are equal
	mandarin  string
	other     string // a second Mandarin reading, or ""
	cantonese string
	korean    string // in Hangul
}

// first is the first character that the table may hold: what stands before it is the notice.
const first = '一'

// find looks a character up.
func find(r rune) (character, bool) {
	if r < first {
		return character{}, false
	}
	low, high := 0, len(characters)
	for low < high {
		middle := low + (high-low)/2
		start := strings.LastIndexByte(characters[:middle], '\n') + 1
		end := start + strings.IndexByte(characters[start:], '\n')
		if end < start {
			return character{}, false
		}
		switch at, size := utf8.DecodeRuneInString(characters[start:end]); {
		case at == r:
			return parseLine(r, characters[start+size:end]), true
		case at < r:
			low = end + 1
		default:
			high = start
		}
	}
	return character{}, false
}

// parseLine takes a line apart: Mandarin, Cantonese, Korean, simplified form.
func parseLine(r rune, line string) character {
	c := character{simple: r}
	mandarin, line, _ := strings.Cut(line, ";")
	c.mandarin, c.other, _ = strings.Cut(mandarin, " ")
	c.cantonese, line, _ = strings.Cut(line, ";")
	c.korean, line, _ = strings.Cut(line, ";")
	if line != "" {
		c.simple, _ = utf8.DecodeRuneInString(line)
	}
	if s, isOdd := oddForms[r]; isOdd {
		c.simple = s
	}
	return c
}

// oddForms are characters that the database joins to no simplified form: Japanese and Korean
// forms that names are written in. immutable
var oddForms = func() map[rune]rune {
	out := map[rune]rune{}
	forms := []rune("沢泽呉吴愼慎淸清靑青晩晚鄕乡卽即旣既敍叙硏研爲为辺边邉边邊边斎斋齋斋斉齐広广桜樱浜滨塩盐関关竜龙徳德恵惠栄荣円圆実实児儿仏佛県县蔵藏検检駅驿鉄铁歳岁帯带裵裴穂穗亜亚壱一弐二衞卫髙高﨑崎栁柳峯峰嶋岛槇槙凛凛渕渊冨富濱滨裏里")
	for i := 0; i+1 < len(forms); i += 2 {
		out[forms[i]] = forms[i+1]
	}
	return out
}()

// Simplify folds the characters of a word to their simplified forms, and variants that the
// simplified standard does not have to the form it has, so that two spellings of a name compare
// equal. All else stays as it is.
func Simplify(word string) string {
	return strings.Map(func(r rune) rune {
		if c, isKnown := find(r); isKnown {
			return c.simple
		}
		return r
	}, word)
}
