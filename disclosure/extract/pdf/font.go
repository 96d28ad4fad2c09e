package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/pdf/object"
)

// A font turns the bytes of a string into letters and their widths.
type font struct {
	unicode *charMap    // what the file says its codes stand for, if it does
	codes   *charMap    // how strings fall into codes, if the font has its own rule
	wide    bool        // codes have two bytes unless a rule says otherwise
	utf16   bool        // codes are UTF-16
	simple  [256]string // letters of a font of single bytes, "" where not known
	widths  map[int]float64
	width   float64 // of a code that widths does not list, in thousandths of the size
	scale   float64 // of widths: 1, or that of a font that draws its own letters
}

// A glyph is one code of a string.
type glyph struct {
	text  string // "" if nobody can say what it stands for
	width float64
	blank bool // the single byte 32, which word spacing widens
}

// font gives the font of a name, read once.
func (r *reading) font(resources object.Dict, name object.Name) (*font, error) {
	v := r.file.Dict(resources["Font"])[name]
	ref, is := v.(object.Ref)
	if is && r.fonts[ref] != nil {
		return r.fonts[ref], nil
	}
	f, err := r.readFont(r.file.Dict(v))
	if is && err == nil {
		r.fonts[ref] = f
	}
	return f, err
}

func (r *reading) readFont(d object.Dict) (*font, error) {
	f := &font{widths: map[int]float64{}, width: 500, scale: 1}
	var err error
	if f.unicode, err = r.charMap(d["ToUnicode"]); err != nil {
		return nil, err
	}
	if d["Subtype"] == object.Name("Type0") {
		return f, r.composite(f, d)
	}
	r.single(f, d)
	return f, nil
}

func (r *reading) charMap(v any) (*charMap, error) {
	s, is := r.file.Get(v).(*object.Stream)
	if !is {
		return nil, nil
	}
	b, err := r.file.Decode(s)
	if err != nil {
		return nil, err
	}
	return readMap(b)
}

// composite reads a font of codes with several bytes.
func (r *reading) composite(f *font, d object.Dict) (err error) {
	f.wide, f.width = true, 1000
	if f.codes, err = r.charMap(d["Encoding"]); err != nil {
		return err
	}
	encoding := string(r.file.Name(d["Encoding"]))
	f.utf16 = strings.Contains(encoding, "UCS2") || strings.Contains(encoding, "UTF16")
	below := r.file.Array(d["DescendantFonts"])
	if len(below) == 0 {
		return nil
	}
	cid := r.file.Dict(below[0])
	if w, is := r.file.Get(cid["DW"]).(float64); is {
		f.width = w
	}
	r.wideWidths(f, r.file.Array(cid["W"]))
	return nil
}

// wideWidths reads "first [w w w]" and "first last w".
func (r *reading) wideWidths(f *font, w object.Array) {
	for i := 0; i+1 < len(w); {
		first := int(r.file.Number(w[i]))
		if list := r.file.Array(w[i+1]); list != nil {
			for k, v := range list {
				f.widths[first+k] = r.file.Number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, width := int(r.file.Number(w[i+1])), r.file.Number(w[i+2])
		for n := first; n <= min(last, 1<<16) && len(f.widths) < 1<<17; n++ {
			f.widths[n] = width
		}
		i += 3
	}
}

// single reads a font of single bytes.
func (r *reading) single(f *font, d object.Dict) {
	first := int(r.file.Number(d["FirstChar"]))
	for i, v := range r.file.Array(d["Widths"]) {
		f.widths[first+i] = r.file.Number(v)
	}
	if m := r.file.Array(d["FontMatrix"]); len(m) > 0 {
		f.scale = r.file.Number(m[0]) * 1000
	}
	encoding := r.file.Dict(d["Encoding"])
	base := r.file.Name(d["Encoding"])
	if encoding != nil {
		base = r.file.Name(encoding["BaseEncoding"])
	}
	const symbolic = 4
	flags := int(r.file.Number(r.file.Dict(d["FontDescriptor"])["Flags"]))
	if base != "" || encoding != nil || flags&symbolic == 0 {
		f.fill(base)
	}
	code := 0
	for _, v := range r.file.Array(encoding["Differences"]) {
		switch v := r.file.Get(v).(type) {
		case float64:
			code = int(v)
		case object.Name:
			if code >= 0 && code < 256 {
				f.simple[code] = r.letter(string(v))
			}
			code++
		}
	}
}

// fill fills a table of single bytes. The standard code is known here for its ASCII alone.
func (f *font) fill(base object.Name) {
	code := charmap.Windows1252
	if base == "MacRomanEncoding" {
		code = charmap.Macintosh
	}
	for c := 32; c < 256; c++ {
		if letter := code.DecodeByte(byte(c)); letter != '\uFFFD' && (c < 127 || base == "WinAnsiEncoding" || base == "MacRomanEncoding") {
			f.simple[c] = string(letter)
		}
	}
}

// glyphs takes a string apart. A letter that nobody can name makes the file one for a person.
func (r *reading) glyphs(f *font, s string) []glyph {
	var out []glyph
	for len(s) > 0 {
		n := min(f.length(s), len(s))
		g := glyph{text: f.text(s[:n]), width: f.width, blank: n == 1 && s[0] == ' '}
		if w, has := f.widths[codeNumber(s[:n])]; has {
			g.width = w
		}
		g.width *= f.scale
		if g.text == "" {
			r.sheet.Hold(item.Unread)
			g.text = "\uFFFD"
		}
		out = append(out, g)
		s = s[n:]
	}
	return out
}

// length is how many bytes the next code of a string has.
func (f *font) length(s string) int {
	switch {
	case f.codes != nil:
		return f.codes.length(s, 2)
	case f.wide && f.unicode != nil:
		return f.unicode.length(s, 2)
	case f.wide:
		return 2
	}
	return 1
}

// text is what a code stands for, "" if nobody can say.
func (f *font) text(code string) string {
	if f.unicode != nil {
		if text := f.unicode.letters[code]; text != "" {
			return text
		}
	}
	switch {
	case f.utf16:
		return fromUTF16(code)
	case !f.wide && len(code) == 1:
		return f.simple[code[0]]
	}
	return ""
}

// accents are the second parts of names of letters, and the marks they put on the first. immutable: written here alone.
var accents = map[string]rune{
	"grave": 0x300, "acute": 0x301, "circumflex": 0x302, "tilde": 0x303, "macron": 0x304, "breve": 0x306, "dotaccent": 0x307,
	"dieresis": 0x308, "ring": 0x30A, "hungarumlaut": 0x30B, "caron": 0x30C, "commaaccent": 0x326, "cedilla": 0x327, "ogonek": 0x328,
}

// letter is the letter of a name (Adobe Glyph List): a listed one, uni0416, u0416, a letter of
// the Cyrillic range afii100NN, or a letter with an accent. "" if the name says nothing.
func (r *reading) letter(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if c, listed := r.signs[name]; listed {
		return string(c)
	}
	if len(name) == 1 {
		return name
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, is := strings.CutPrefix(name, prefix); is && len(digits) >= 4 {
			if n, err := strconv.ParseUint(digits[:min(len(digits), 6)], 16, 21); err == nil {
				return string(rune(n))
			}
		}
	}
	if len(name) > 1 {
		if mark, is := accents[name[1:]]; is {
			return norm.NFC.String(name[:1] + string(mark))
		}
	}
	return ""
}

// signList are the names of signs and the signs, one after another.
const signList = "exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * plus + comma , " +
	"hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = " +
	"greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ " +
	"quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › " +
	"endash – emdash — bullet • ellipsis … section § paragraph ¶ degree ° copyright © registered ® trademark ™ Euro € sterling £ afii61352 № " +
	"dcroat đ Dcroat Đ dmacron đ Dslash Đ Eth Ð eth ð lslash ł Lslash Ł oslash ø Oslash Ø ae æ AE Æ oe œ OE Œ germandbls ß dotlessi ı thorn þ Thorn Þ " +
	"fi ﬁ fl ﬂ ff ﬀ ffi ﬃ ffl ﬄ nbspace \u00A0 sfthyphen \u00AD"

// signNames is the list as a table, with the Cyrillic letters of the names afii10017 and on.
func signNames() map[string]rune {
	out := map[string]rune{"space": ' '}
	words := strings.Split(signList, " ")
	for i := 0; i+1 < len(words); i += 2 {
		out[words[i]] = []rune(words[i+1])[0]
	}
	cyrillic := func(from int, letters string) {
		for i, c := range []rune(letters) {
			out["afii"+strconv.Itoa(from+i)] = c
		}
	}
	cyrillic(10017, "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
	cyrillic(10051, "ЂЃЄЅІЇЈЉЊЋЌЎ")
	cyrillic(10065, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
	cyrillic(10099, "ђѓєѕіїјљњћќў")
	out["afii10145"], out["afii10193"] = 'Џ', 'џ'
	return out
}
