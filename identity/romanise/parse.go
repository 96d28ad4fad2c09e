package romanise

import (
	"embed"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// files are the tables, one file a script. immutable
//
//go:embed tables/*.txt
var files embed.FS

// A draft is a table while its file is read.
type draft struct {
	rules []rule
	style style
}

// A parser reads the files. A line is empty, a note after #, or one of
//
//	table NAME      a table begins; it is offered under that name
//	base NAME       the same for rules that only other tables use
//	like NAME ...   the rules of these tables come first
//	set X=abc       X stands for these letters between brackets below
//	title           every word of the result begins with a capital
//	lower           the result has no capitals
//	apart           accents are characters of their own, which rules may name
//	arabic SIGN ... doubling signs become doubled letters, the article is parted
//	                from its word by SIGN, a ta marbuta before a word becomes t;
//	                with "sun" the article takes the sound of the letter behind
//	rows V... : C... the Ethiopic block: C are the consonants of its rows, V the
//	                vowels of the eight places, - stands for nothing
//	rules           a=b (x)a=b a(x)=b (!x_)a=b, divided by blanks
//
// A rule is a group of letters, what stands for it, and between brackets what
// must stand before or behind: one of the letters, or _ for the edge of the
// word; ! turns it round. ~ in a result is a blank. A group with a capital fits
// only itself, and its result is taken as it is. A later rule for the same group
// and brackets replaces the earlier one.
type parser struct {
	drafts map[string]*draft
	public []string
	sets   *strings.Replacer
	pairs  []string
	now    *draft
}

// load reads all files into tables.
func load() (map[string]table, []string) {
	p := parser{drafts: map[string]*draft{}, sets: strings.NewReplacer()}
	entries, _ := files.ReadDir("tables") // cannot fail: the folder is embedded
	for _, e := range entries {
		text, _ := files.ReadFile("tables/" + e.Name())
		p.pairs = nil
		p.sets = strings.NewReplacer()
		for line := range strings.Lines(string(text)) {
			p.line(line)
		}
	}
	tables := make(map[string]table, len(p.public))
	for _, name := range p.public {
		tables[name] = p.drafts[name].finish()
	}
	slices.Sort(p.public)
	return tables, p.public
}

// line reads one line.
func (p *parser) line(line string) {
	line, _, _ = strings.Cut(line, "#")
	words := strings.Fields(line)
	if len(words) == 0 {
		return
	}
	switch words[0] {
	case "table", "base":
		p.now = &draft{}
		p.drafts[words[1]] = p.now
		if words[0] == "table" {
			p.public = append(p.public, words[1])
		}
	case "like":
		for _, name := range words[1:] {
			if from := p.drafts[name]; from != nil {
				p.now.rules = append(p.now.rules, from.rules...)
			}
		}
	case "set":
		name, letters, _ := strings.Cut(words[1], "=")
		p.pairs = append(p.pairs, name, p.sets.Replace(letters))
		p.sets = strings.NewReplacer(p.pairs...)
	case "title":
		p.now.style.title = true
	case "lower":
		p.now.style.lower = true
	case "apart":
		p.now.style.apart = true
	case "arabic":
		p.now.style.article = strings.ReplaceAll(words[1], "~", " ")
		p.now.style.sun = slices.Contains(words, "sun")
	case "rows":
		p.syllables(words[1:])
	default:
		for _, w := range words {
			p.now.rules = append(p.now.rules, p.rule(w))
		}
	}
}

// syllables makes the rules of the Ethiopic block: eight places a consonant.
func (p *parser) syllables(words []string) {
	const places = 8
	first := rune(0x1200)
	vowels, consonants := words[:places], words[places+1:]
	for i, c := range consonants {
		for k, v := range vowels {
			source := first + rune(places*i+k)
			target := strings.ReplaceAll(c+v, "-", "")
			p.now.rules = append(p.now.rules, rule{source: []rune{source}, target: target})
		}
	}
}

// rule reads one rule.
func (p *parser) rule(word string) rule {
	left, target, _ := strings.Cut(word, "=")
	var r rule
	if strings.HasPrefix(left, "(") {
		inner, rest, _ := strings.Cut(left[1:], ")")
		r.before, left = p.side(inner), rest
	}
	left, inner, _ := strings.Cut(left, "(")
	if inner != "" {
		r.after = p.side(strings.TrimSuffix(inner, ")"))
	}
	if p.now.style.apart {
		left = norm.NFD.String(left)
	}
	r.exact = strings.ToLower(left) != left
	r.source = []rune(left)
	r.target = strings.ReplaceAll(target, "~", " ")
	return r
}

// side reads what stands between brackets.
func (p *parser) side(inner string) side {
	inner = p.sets.Replace(inner)
	inner, not := strings.CutPrefix(inner, "!")
	letters := strings.ReplaceAll(inner, "_", "")
	return side{letters: letters, edge: letters != inner, not: not, set: true}
}

// finish sorts the rules: heavy before light, and the later of two that ask for
// the same before the earlier.
func (d *draft) finish() table {
	t := table{rules: map[rune][]rule{}, style: d.style}
	for _, r := range slices.Backward(d.rules) {
		if len(r.source) > 0 {
			first := unicode.ToLower(r.source[0])
			t.rules[first] = append(t.rules[first], r)
		}
	}
	for _, rules := range t.rules {
		slices.SortStableFunc(rules, func(a, b rule) int { return b.weight() - a.weight() })
	}
	return t
}
