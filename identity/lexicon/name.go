package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/zaklon/zaklon/identity/compound"
	"github.com/zaklon/zaklon/identity/grammar"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/identity/reading/han"
	"github.com/zaklon/zaklon/identity/reading/hangul"
	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// A Role is what a word is in its name, as far as that can be told.
type Role uint8

// The roles. Plain is a word of which nothing is told.
const (
	Plain Role = iota
	Given
	Patronymic
	Family
	Cut = 8 // flag: the word may be cut short
)

// Is reports whether a role is the one given, cut short or not.
func (r Role) Is(of Role) bool { return r&^Cut == of }

// A Name is a name ready for comparing: its words in their order, and the role of each.
type Name struct {
	Words []*Word
	Roles []Role
}

// MostWords is the most words of a name that are compared.
const MostWords = 10

// source finds or adds a word.
type source func(token.Word) *Word

// Name takes a name apart. Words that no population holds are made for it and not kept.
func (x *Lexicon) Name(n person.Name) Name { return compile(takeName(n), x.Word) }

// Keep is Name for one that will be counted: its words stay in the lexicon.
func (x *Lexicon) Keep(n person.Name) Name { return compile(takeName(n), x.Add) }

// A written is a name taken apart into written words: those of the whole, and those of each part.
type written [Family + 1][]token.Word

// takeName takes the parts of a name, or the whole, apart. Titles and connectors are left out,
// unless nothing else is there.
func takeName(n person.Name) written {
	var out written
	for role, part := range [...]string{Plain: n.Whole, Given: n.Given, Patronymic: n.Patronymic, Family: n.Family} {
		if part != "" {
			out[role] = meant(units(syllables(token.Split(part))))
		}
	}
	return out
}

// compile finds the words of a name, and tells their roles.
func compile(n written, word source) Name {
	var out Name
	for role, words := range n {
		out.add(words, Role(role), word)
	}
	out.tell()
	return out
}

// add appends the words of one part.
func (n *Name) add(words []token.Word, role Role, word source) {
	n.Words, n.Roles = slices.Grow(n.Words, len(words)), slices.Grow(n.Roles, len(words))
	for _, t := range words {
		if len(n.Words) == MostWords {
			return
		}
		w := word(t)
		if w == nil {
			continue
		}
		r := role
		if r == Plain && (t.Caps || t.Before) {
			r = Family
		}
		if t.Cut {
			r |= Cut
		}
		n.Words, n.Roles = append(n.Words, w), append(n.Roles, r)
	}
}

// meant leaves titles and connectors out.
func meant(words []token.Word) []token.Word {
	if !slices.ContainsFunc(words, meansNobody) {
		return words
	}
	kept := make([]token.Word, 0, len(words))
	for _, w := range words {
		if !meansNobody(w) {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return words
	}
	return kept
}

// meansNobody reports whether a word is a title or a connector, and can be nothing else.
func meansNobody(w token.Word) bool {
	role, sure := grammar.RoleOf(unmarked(w))
	return role != grammar.Name && role != grammar.Initial && sure == grammar.Sure
}

// unmarked is a Latin word without its marks: văn and van are one word of the lists.
func unmarked(w token.Word) string {
	if w.Script != token.Latin || plainLetters(w.Text) {
		return w.Text
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(w.Text))
}

// plainLetters reports whether a text has no sign beyond ASCII, and so no mark.
func plainLetters(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// units puts the pieces of Arabic and Persian compounds together and leaves their articles and
// connectors out: Abd al-Rahman is one word, as Abdurrahman is.
func units(words []token.Word) []token.Word {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	kept := make([]token.Word, 0, len(words))
	for _, u := range compound.Join(texts) {
		if u.Kind == compound.Particle {
			continue
		}
		w := words[u.From]
		w.Text, w.Also, w.Cut = u.Text, u.Whole, words[u.To-1].Cut
		for _, piece := range words[u.From:u.To] {
			w.Caps = w.Caps || piece.Caps
		}
		kept = append(kept, w)
	}
	if len(kept) == 0 {
		return words
	}
	return kept
}

// syllables parts a name in Han or Hangul that is written without a space into family name and
// given name, and writes Han in its simplified forms.
func syllables(words []token.Word) []token.Word {
	for i, w := range words {
		if w.Script == token.Han {
			words[i].Text = han.Simplify(w.Text)
		}
	}
	if len(words) != 1 {
		return words
	}
	w := words[0]
	split := hangul.Split
	switch w.Script {
	case token.Han:
		split = han.Split
	case token.Hangul:
	default:
		return words
	}
	family, given, ok := split(w.Text)
	if !ok {
		return words
	}
	return []token.Word{{Text: family, Script: w.Script, Before: true}, {Text: given, Script: w.Script}}
}

// tell gives the roles that grammar tells: the patronymic, and in the order of a name with one
// the given name before it.
func (n *Name) tell() {
	n.sons()
	at := n.patronymic()
	if at < 0 {
		return
	}
	n.Roles[at] = Patronymic | n.Roles[at]&Cut
	if at > 0 && n.Roles[at-1].Is(Plain) {
		n.Roles[at-1] = Given
	}
	if at == 1 && len(n.Words) == 3 && n.Roles[2].Is(Plain) {
		n.Roles[2] = Family | n.Roles[2]&Cut
	}
	if at == 2 && len(n.Words) == 3 && n.Roles[0].Is(Plain) {
		n.Roles[0] = Family
	}
}

// sons takes out the words uly, kyzy, oglu: the word before them is the father's name.
func (n *Name) sons() {
	for i := 1; i < len(n.Words); i++ {
		if !n.Words[i].son || n.Roles[i].Is(Given) {
			continue
		}
		n.Roles[i-1] = Patronymic
		n.Words = append(n.Words[:i], n.Words[i+1:]...)
		n.Roles = append(n.Roles[:i], n.Roles[i+1:]...)
		i--
	}
}

// patronymic finds the word that is one, or gives -1.
func (n *Name) patronymic() int {
	for i, r := range n.Roles {
		if r.Is(Patronymic) {
			return i
		}
	}
	at, best := -1, grammar.None
	if len(n.Words) < 3 {
		return at // beside one other word it is as likely a family name: Yıldırımoğlu, Petrović
	}
	for i, w := range n.Words {
		if i > 0 && n.Roles[i].Is(Plain) && w.besides.strong > best {
			at, best = i, w.besides.strong
		}
	}
	return at
}

// String is the word of a role: given, patronymic, family, or "" for a word of which nothing is
// told.
func (r Role) String() string {
	return [...]string{"", "given", "patronymic", "family"}[r&^Cut]
}

// Readings is the number of readings of the word that has the most.
func (n Name) Readings() int {
	most := 0
	for _, w := range n.Words {
		most = max(most, len(w.Sounds()))
	}
	return most
}

// Run gives all words of a name run together, from the one at first round to the one before it,
// each in the reading of that number or its last.
func (n Name) Run(first, reading int) sound.Word {
	return sound.Join(n.Parts(make([]sound.Word, 0, MostWords), first, reading)...)
}

// Parts adds to a list what Run runs together.
func (n Name) Parts(list []sound.Word, first, reading int) []sound.Word {
	for i := range n.Words {
		sounds := n.Words[(first+i)%len(n.Words)].Sounds()
		list = append(list, sounds[min(reading, len(sounds)-1)])
	}
	return list
}
