package gate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/outgoing"
	"github.com/zaklon/zaklon/reference"
)

// longestNumber is how many digits a number slot takes.
const longestNumber = 6

// A clause is one approved sentence: words and slots in turn.
type clause struct {
	from     outgoing.Approved
	elements []element
}

// An element is words as they stand, with one blank for any, or the name of a slot.
type element struct {
	words string
	slot  string
}

// add cuts an approved text into its clauses. A text is cut between paragraphs, and between
// sentences in its own words; never inside a slot.
func (g *Gate) add(a outgoing.Approved) {
	if g.clauses == nil {
		g.clauses = map[byte][]clause{}
	}
	for _, paragraph := range strings.Split(a.Text, "\n\n") {
		for _, sentence := range sentences(strings.Join(strings.Fields(paragraph), " ")) {
			c := clause{from: a, elements: elements(sentence)}
			first := byte(0)
			if c.elements[0].slot == "" {
				first = c.elements[0].words[0]
			}
			g.clauses[first] = append(g.clauses[first], c)
		}
	}
}

// sentences cuts words after every full stop and blank. What is empty is left out.
func sentences(text string) []string {
	var out []string
	for _, s := range strings.SplitAfter(text, ". ") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// elements cuts a sentence at its marks.
func elements(text string) []element {
	var out []element
	for text != "" {
		words, rest, marked := strings.Cut(text, "{")
		if words != "" {
			out = append(out, element{words: words})
		}
		if !marked {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		out, text = append(out, element{slot: name}), after
	}
	return out
}

// match is the end of a clause that begins at a place of a text, or -1. A clause ends where a blank
// or the text does.
func (g *Gate) match(c clause, rest []element, text string, at int) int {
	if len(rest) == 0 {
		if at == len(text) || blank(text, at) > 0 {
			return at
		}
		return -1
	}
	if rest[0].slot == "" {
		end := same(text, at, rest[0].words)
		if end < 0 {
			return -1
		}
		return g.match(c, rest[1:], text, end)
	}
	best := -1
	for _, end := range g.fill(c.from, rest[0].slot, text, at) {
		best = max(best, g.match(c, rest[1:], text, end))
	}
	return best
}

// same is where the words end that stand at a place, or -1 where others do.
func same(text string, at int, words string) int {
	for i := 0; i < len(words); i++ {
		if at >= len(text) {
			return -1
		}
		if words[i] == ' ' {
			n := blank(text, at)
			if n == 0 {
				return -1
			}
			at += n
			continue
		}
		if text[at] != words[i] {
			return -1
		}
		at++
	}
	return at
}

// fill lists where a slot that begins at a place may end.
func (g *Gate) fill(a outgoing.Approved, slot, text string, at int) []int {
	switch {
	case slices.Contains(a.Days, slot):
		return g.day(a.Language, text, at)
	case slices.Contains(a.Numbers, slot):
		if n := digits(text, at); n > 0 && n <= longestNumber {
			return []int{at + n}
		}
		return nil
	case slices.Contains(a.Numbered, slot):
		end := at
		for end < len(text) && strings.IndexByte(" \r\n", text[end]) < 0 {
			end++
		}
		if r, err := reference.Parse(text[at:end]); err == nil && string(r) == text[at:end] {
			return []int{end}
		}
		return nil
	case slices.Contains(a.Lists, slot):
		return lines(a.Words[slot], text, at)
	}
	var out []int
	for _, words := range a.Words[slot] {
		if words == "" {
			continue
		}
		if end := same(text, at, words); end >= 0 {
			out = append(out, end)
		}
	}
	return out
}

// lines lists where a list may end: after each line that is a dash and words of it.
func lines(allowed []string, text string, at int) []int {
	var out []int
	for {
		next := -1
		for _, words := range allowed {
			end := same(text, at, "- "+words)
			if end > next && words != "" && (end == len(text) || text[end] == '\n' || text[end] == '\r') {
				next = end
			}
		}
		if next < 0 {
			return out
		}
		out = append(out, next)
		at = next + blank(text, next)
	}
}

// day is where a day ends that is written as the window writes it: its number and its year are read,
// and one of the twelve months must give these very words.
func (g *Gate) day(language, text string, at int) []int {
	n := digits(text, at)
	if n == 0 || n > 2 {
		return nil
	}
	number, _ := strconv.Atoi(text[at : at+n])
	i := at + n
	for i < len(text) && i < at+30 && digits(text, i) == 0 {
		i++
	}
	if i >= len(text) || digits(text, i) != 4 {
		return nil
	}
	year, _ := strconv.Atoi(text[i : i+4])
	for month := 1; month <= 12; month++ {
		d, err := deadline.NewDate(year, month, number)
		if err != nil {
			continue
		}
		if words := g.library.DayWords(d, language); strings.HasPrefix(text[at:], words) {
			return []int{at + len(words)}
		}
	}
	return nil
}

// digits counts the digits at a place, at most one more than a number may have.
func digits(text string, at int) int {
	n := 0
	for at+n < len(text) && n <= longestNumber && text[at+n] >= '0' && text[at+n] <= '9' {
		n++
	}
	return n
}
