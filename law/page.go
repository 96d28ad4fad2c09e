package law

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/zaklon/zaklon/deadline"
)

// longest is the size in bytes beyond which a file is not read.
const longest = 256 << 10

// page is one file of a pack while it is read: it knows the line of each field.
type page struct {
	name  string
	text  []byte
	tree  *ast.File
	found *Problems
}

// open reads and parses a file strictly into form, a pointer to one of the
// types in form.go. It reports false after a fault, which it has noted.
func open(fsys fs.FS, name string, form any, found *Problems) (*page, bool) {
	p := &page{name: name, found: found}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		p.note(1, "", "cannot be read")
		return p, false
	}
	p.text = text
	return p, p.parse(form)
}

// parse fills form from the text of the page. One document, no anchors and
// aliases: a lawyer reads a file from top to bottom and finds all of it there.
func (p *page) parse(form any) (ok bool) {
	defer func() {
		if recover() != nil { // the reader of YAML must not take the server down
			p.note(1, "", "is not readable YAML")
			ok = false
		}
	}()
	if len(p.text) > longest {
		p.note(1, "", fmt.Sprintf("is longer than %d bytes", longest))
		return false
	}
	tree, err := parser.ParseBytes(p.text, 0)
	if err != nil {
		return p.noteYAML(err)
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		p.note(1, "", "must hold exactly one YAML document")
		return false
	}
	p.tree = tree
	for _, kind := range []ast.NodeType{ast.AnchorType, ast.AliasType, ast.MergeKeyType} {
		if nodes := ast.Filter(kind, tree.Docs[0].Body); len(nodes) > 0 {
			p.note(nodes[0].GetToken().Position.Line, "", "YAML anchors, aliases and merges are not allowed: write the words out")
			return false
		}
	}
	if err := yaml.UnmarshalWithOptions(p.text, form, yaml.Strict()); err != nil {
		return p.noteYAML(err)
	}
	return true
}

// noteYAML notes an error of the reader with its line; it returns false.
func (p *page) noteYAML(err error) bool {
	line := 1
	reason := err.Error()
	var positioned yaml.Error
	if errors.As(err, &positioned) {
		reason = positioned.GetMessage()
		if token := positioned.GetToken(); token != nil {
			line = token.Position.Line
		}
	}
	p.note(line, "", strings.SplitN(reason, "\n", 2)[0])
	return false
}

// fault notes a fault of a field, at its line or that of what contains it.
func (p *page) fault(field, reason string, args ...any) {
	p.note(p.line(field), field, fmt.Sprintf(reason, args...))
}

func (p *page) note(line int, field, reason string) {
	*p.found = append(*p.found, Problem{File: p.name, Line: line, Field: field, Reason: reason})
}

// line finds the line of a field such as rules[0].length.n; a field that is
// absent has the line of what it should stand in.
func (p *page) line(field string) int {
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

// want notes a fault if a required text is empty.
func (p *page) want(field, text string) {
	if strings.TrimSpace(text) == "" {
		p.fault(field, "is missing")
	}
}

// date reads an optional date.
func (p *page) date(field, text string) deadline.Date {
	var d deadline.Date
	if err := d.UnmarshalText([]byte(text)); err != nil {
		p.fault(field, "%s", err)
	}
	return d
}

// oneOf notes a fault unless the text is in a closed list.
func (p *page) oneOf(field, text string, list ...string) {
	for _, allowed := range list {
		if text == allowed {
			return
		}
	}
	p.fault(field, "%q is not one of %s", text, strings.Join(list, ", "))
}
