package web_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// An element is a part of a page with what stands in it.
type element struct {
	name string
	with map[string]string // attributes
	in   *element          // nil for the page itself
	kids []*element
	text string // of a run of text, which has no name
}

var (
	markup    = regexp.MustCompile(`(?s)<!--.*?-->|<!doctype[^>]*>|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>`)
	attribute = regexp.MustCompile(`([a-zA-Z-]+)(?:="([^"]*)")?`)
	void      = strings.Fields("area base br col hr img input link meta source wbr")
)

// read makes the tree of a page. Pages are generated, so that every element that is opened is closed;
// one that is not fails the test.
func read(t *testing.T, page string) *element {
	t.Helper()
	root := &element{name: "page"}
	at, end := root, 0
	for _, m := range markup.FindAllStringSubmatchIndex(page, -1) {
		at.say(page[end:m[0]])
		end = m[1]
		if m[4] < 0 {
			continue // a comment or the doctype
		}
		name, closing := strings.ToLower(page[m[4]:m[5]]), m[2] != m[3]
		switch {
		case closing && at.name != name:
			t.Fatalf("</%s> closes <%s>", name, at.name)
		case closing:
			at = at.in
		default:
			e := &element{name: name, in: at, with: attributes(page[m[6]:m[7]])}
			at.kids = append(at.kids, e)
			if !slices.Contains(void, name) {
				at = e
			}
		}
	}
	if at != root {
		t.Fatalf("<%s> is not closed", at.name)
	}
	return root
}

func (e *element) say(text string) {
	if strings.TrimSpace(text) != "" {
		e.kids = append(e.kids, &element{text: html.UnescapeString(text), in: e})
	}
}

func attributes(text string) map[string]string {
	out := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(strings.TrimSuffix(strings.TrimSpace(text), "/"), -1) {
		out[m[1]] = html.UnescapeString(m[2])
	}
	return out
}

// walk comes to every element and every run of text, an element before what stands in it.
func (e *element) walk(do func(*element)) {
	do(e)
	for _, kid := range e.kids {
		kid.walk(do)
	}
}

// words are the text that a reader is given: what is seen, and what is read out in its place.
func (e *element) words() string {
	var b strings.Builder
	e.walk(func(x *element) {
		b.WriteString(x.text)
		for _, spoken := range []string{"aria-label", "title", "alt", "placeholder"} {
			b.WriteString(" " + x.with[spoken])
		}
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// find gives the elements of which something holds.
func (e *element) find(holds func(*element) bool) []*element {
	var out []*element
	e.walk(func(x *element) {
		if x.name != "" && holds(x) {
			out = append(out, x)
		}
	})
	return out
}

// has gives the elements that have an attribute.
func (e *element) has(name string) []*element {
	return e.find(func(x *element) bool { _, ok := x.with[name]; return ok })
}

// inside gives the nearest element around this one that has an attribute, or nil.
func (e *element) inside(name string) *element {
	for x := e; x != nil; x = x.in {
		if _, ok := x.with[name]; ok {
			return x
		}
	}
	return nil
}
