package form

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/zaklon/zaklon/deadline"
)

// longest is the size in bytes beyond which a file is not read, and deepest
// the number of brackets or list marks inside each other: the reader of YAML
// takes time that grows with their square.
const (
	longest = 64 << 10
	deepest = 12
)

// whole is a number as a lawyer writes it. The reader of YAML would make 1 of 1.5, and 8 of 010.
var whole = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)

// Page is one file of a pack while it is read: it knows the line of each field.
type Page struct {
	Name  string // path below law/
	Text  []byte // as read
	tree  *ast.File
	found *Problems
}

// Open reads and parses a file strictly into form, a pointer to one of the
// types of this package. It reports false after a fault, which it has noted.
func Open(fsys fs.FS, name string, form any, found *Problems) (*Page, bool) {
	p := &Page{Name: name, found: found}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		p.Note(1, "", "cannot be read")
		return p, false
	}
	p.Text = text
	return p, p.parse(form)
}

// parse fills form from the text of the page. One document, no anchors and
// aliases: a lawyer reads a file from top to bottom and finds all of it there.
func (p *Page) parse(form any) (ok bool) {
	defer func() {
		if recover() != nil { // the reader of YAML must not take the server down
			p.Note(1, "", "is not readable YAML")
			ok = false
		}
	}()
	if bytes.HasPrefix(p.Text, []byte("\xef\xbb\xbf")) {
		p.Note(1, "", "begins with a byte order mark: save it as UTF-8 without one")
		return false
	}
	if len(p.Text) > longest {
		p.Note(1, "", fmt.Sprintf("is longer than %d bytes", longest))
		return false
	}
	if line := tooDeep(p.Text); line > 0 {
		p.Note(line, "", fmt.Sprintf("nests more than %d deep", deepest))
		return false
	}
	tree, err := parser.ParseBytes(p.Text, 0)
	if err != nil {
		return p.noteYAML(err)
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		p.Note(1, "", "must hold exactly one YAML document")
		return false
	}
	p.tree = tree
	for _, kind := range []ast.NodeType{ast.AnchorType, ast.AliasType, ast.MergeKeyType} {
		if nodes := ast.Filter(kind, tree.Docs[0].Body); len(nodes) > 0 {
			p.Note(nodes[0].GetToken().Position.Line, "", "YAML anchors, aliases and merges are not allowed: write the words out")
			return false
		}
	}
	for _, n := range append(ast.Filter(ast.FloatType, tree.Docs[0].Body), ast.Filter(ast.IntegerType, tree.Docs[0].Body)...) {
		if t := n.GetToken(); !whole.MatchString(t.Value) {
			p.Note(t.Position.Line, "", fmt.Sprintf("%q is no whole number such as 10; a text that looks like a number stands in quotes", t.Value))
			return false
		}
	}
	if err := yaml.NodeToValue(tree.Docs[0].Body, form, yaml.Strict()); err != nil {
		return p.noteYAML(err)
	}
	return true
}

// tooDeep gives the first line on which brackets or list marks nest too deep,
// 0 if there is none. It counts them in texts as well, which errs to refusal.
func tooDeep(text []byte) int {
	open, line, marks := 0, 1, 0
	for i, c := range text {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open = max(open-1, 0)
		case '\n':
			line++
			marks = 0
		case '-', '?', ':':
			if i+1 < len(text) && text[i+1] == ' ' {
				marks++
			}
		case ' ', '\t':
		default:
			marks = 0
		}
		if open > deepest || marks > deepest {
			return line
		}
	}
	return 0
}

// noteYAML notes an error of the reader with its line; it returns false.
func (p *Page) noteYAML(err error) bool {
	line := 1
	reason := err.Error()
	var positioned yaml.Error
	if errors.As(err, &positioned) {
		reason = positioned.GetMessage()
		if token := positioned.GetToken(); token != nil {
			line = token.Position.Line
		}
	}
	p.Note(line, "", strings.SplitN(reason, "\n", 2)[0])
	return false
}

// Fault notes a fault of a field, at its line or that of what contains it.
func (p *Page) Fault(field, reason string, args ...any) {
	p.Note(p.Line(field), field, fmt.Sprintf(reason, args...))
}

// Note notes a fault at a line that is known.
func (p *Page) Note(line int, field, reason string) {
	*p.found = append(*p.found, Problem{File: p.Name, Line: line, Field: field, Reason: reason})
}

// Line finds the line of a field such as rules[0].length.n; a field that is
// absent has the line of what it should stand in.
func (p *Page) Line(field string) int {
	for field != "" {
		path, err := yaml.PathString("$." + field)
		if err == nil {
			if node, err := path.FilterFile(p.tree); err == nil && node.GetToken() != nil {
				return node.GetToken().Position.Line
			}
		}
		field = field[:max(strings.LastIndexAny(field, ".["), 0)]
	}
	return 1
}

// Want notes a fault if a required text is empty.
func (p *Page) Want(field, text string) {
	if strings.TrimSpace(text) == "" {
		p.Fault(field, "is missing")
	}
}

// Date reads an optional date.
func (p *Page) Date(field, text string) deadline.Date {
	var d deadline.Date
	if err := d.UnmarshalText([]byte(text)); err != nil {
		p.Fault(field, "%s", err)
	}
	return d
}

// OneOf notes a fault unless the text is in a closed list.
func (p *Page) OneOf(field, text string, list ...string) {
	for _, allowed := range list {
		if text == allowed {
			return
		}
	}
	p.Fault(field, "%q is not one of %s", text, strings.Join(list, ", "))
}
