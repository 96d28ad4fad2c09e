package disclosure

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/disclosure/gate"
	"github.com/zaklon/zaklon/disclosure/knowledge"
)

// A sample is an invented letter with what leaks in it marked: [[KIND|words]], and {{words}} for what
// only looks like it.
type sample struct {
	id, text         string
	leaks, reaches   bool
	concerned, named []string
	spans            []marked
}

type marked struct {
	kind       string // empty: a look-alike
	start, end int
}

// samples reads a file of letters.
func samples(t testing.TB, name string) []sample {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for _, block := range strings.Split(string(raw), "#### ")[1:] {
		head, body, _ := strings.Cut(block, "\n")
		f := strings.Split(head, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		s := sample{id: f[0], leaks: f[1] == "leak", reaches: f[2] == "yes", concerned: strings.FieldsFunc(f[3], comma), named: strings.FieldsFunc(f[4], comma)}
		s.text, s.spans = unmark(strings.TrimSpace(body))
		out = append(out, s)
	}
	return out
}

func comma(r rune) bool { return r == ',' }

// unmark takes the marks out of a letter.
func unmark(text string) (string, []marked) {
	var plain strings.Builder
	var spans []marked
	for text != "" {
		i := strings.IndexAny(text, "[{")
		if i < 0 || !strings.HasPrefix(text[i:], "[[") && !strings.HasPrefix(text[i:], "{{") {
			plain.WriteString(text)
			break
		}
		plain.WriteString(text[:i])
		closing := map[byte]string{'[': "]]", '{': "}}"}[text[i]]
		inner, rest, _ := strings.Cut(text[i+2:], closing)
		kind := ""
		if text[i] == '[' {
			kind, inner, _ = strings.Cut(inner, "|")
		}
		spans = append(spans, marked{kind, plain.Len(), plain.Len() + len(inner)})
		plain.WriteString(inner)
		text = rest
	}
	return plain.String(), spans
}

// knownOf reads the invented register of the letters, and its formulas.
func knownOf(t testing.TB) (*knowledge.Index, []string) {
	t.Helper()
	raw, err := os.ReadFile("testdata/kb.json")
	if err != nil {
		t.Fatal(err)
	}
	var k struct {
		Persons []struct {
			ID    string
			Names []string
			Facts []struct {
				Kind, Value string
				Variants    []string
			}
		}
		Formulas []string `json:"approved_formulas"`
	}
	if err := json.Unmarshal(raw, &k); err != nil {
		t.Fatal(err)
	}
	var persons []knowledge.Person
	for _, p := range k.Persons {
		one := knowledge.Person{ID: p.ID, Names: p.Names}
		for _, f := range p.Facts {
			fact := knowledge.Fact{Kind: f.Kind, Texts: append(f.Variants, f.Value), Person: f.Value}
			fact.Day, _ = deadline.ParseDate(f.Value)
			one.Facts = append(one.Facts, fact)
		}
		persons = append(persons, one)
	}
	return knowledge.Build(persons), k.Formulas
}

// A score is how the highlighter and the gate did on a set of letters.
type score struct {
	spans, found         int // what leaks, and how much of it was found
	structured, hit      int // the same of the kinds that the register knows by number, day or name
	predicted, right     int
	leaking, held        int
	clean, red           int
	permitted, disturbed int
}

// structured are the kinds that stand in the register itself. immutable
var structured = map[string]bool{"DATE": true, "CASENO": true, "REP": true, "PLACE": true, "DATA": true, "ASSOC": true, "META": true}

func (c *score) add(s sample, v Verdict) {
	switch {
	case s.leaks:
		c.leaking++
		c.held += one(v.Hold)
	case s.reaches:
		c.clean++
		c.red += one(v.Red)
	default:
		c.permitted++
		c.disturbed += one(v.Red || v.Hold)
	}
	for _, m := range s.spans {
		if m.kind == "" {
			continue
		}
		ok := false
		for _, f := range v.Findings {
			ok = ok || f.Start < m.end && m.start < f.End
		}
		c.spans, c.found = c.spans+1, c.found+one(ok)
		if structured[m.kind] {
			c.structured, c.hit = c.structured+1, c.hit+one(ok)
		}
	}
	for _, f := range v.Findings {
		ok := false
		for _, m := range s.spans {
			ok = ok || m.kind != "" && f.Start < m.end && m.start < f.End
		}
		c.predicted, c.right = c.predicted+1, c.right+one(ok)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// TestLetters holds the goals on invented letters that were written before the tables, in two halves
// (the misses of both were read once while the tables grew), and on letters that were written after
// the tables and changed nothing in them.
func TestLetters(t *testing.T) {
	checker, err := New()
	if err != nil {
		t.Fatal(err)
	}
	index, formulas := knownOf(t)
	way := Way{Gate: &gate.Gate{}}
	way.Gate.Allow(formulas...)
	for _, set := range []struct {
		name  string
		files []string
		half  int
	}{
		{"odd half", []string{"letters-en.txt", "letters-me.txt"}, 1}, {"even half", []string{"letters-en.txt", "letters-me.txt"}, 0},
		{"written later", []string{"later-en.txt", "later-me.txt"}, -1},
	} {
		var c score
		n := 0
		for _, file := range set.files {
			for i, s := range samples(t, file) {
				if set.half < 0 || (i+1)%2 == set.half {
					way.Reaches = s.reaches
					item := Item{Parts: []Part{{Body, s.text}}}
					c.add(s, checker.Check(item, way, index, knowledge.Scope{Concerned: s.concerned, Named: s.named}))
					n++
				}
			}
		}
		t.Logf("%s: %d letters %+v", set.name, n, c)
		if n < 20 || c.held != c.leaking || 100*c.red > 15*c.clean || c.disturbed > 0 {
			t.Errorf("%s: got %d of %d leaking held, %d of %d clean red, %d permitted disturbed", set.name, c.held, c.leaking, c.red, c.clean, c.disturbed)
		}
		if 100*c.found < 70*c.spans || 100*c.hit < 95*c.structured || 100*c.right < 80*c.predicted {
			t.Errorf("%s: got recall %d of %d, structured %d of %d, precision %d of %d", set.name, c.found, c.spans, c.hit, c.structured, c.right, c.predicted)
		}
	}
}
