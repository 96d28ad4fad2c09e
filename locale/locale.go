// Package locale holds every word a user can see. A page, a letter or a command
// asks a Printer for the text of a key; the texts of a language stand in one file,
// such as en.yaml, and in one more for each institution, such as en.justice.yaml.
//
// The package may not read a case, a register, a clock or a log, and no text
// here may speak of a person, an origin or the cause of a hold: values reach a
// text only through its placeholders. Names, references, codes and file formats
// are values, so that no language can translate them.
package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"golang.org/x/text/language"
)

//go:embed *.yaml
var files embed.FS

// fallback is the language of a text that another language does not have.
const fallback = "en"

// keyForm is the form of a key: words of lower-case letters, digits and
// underscores, joined by full stops. Codes of scripts keep their capital.
var keyForm = regexp.MustCompile(`^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$`)

// texts are the texts of one language by whole key ("case.born").
type texts map[string]string

// A Catalogue holds the texts of every language. It does not change after Load
// and is safe for use by many.
type Catalogue struct{ languages map[string]texts }

// Embedded returns the catalogue in the binary.
func Embedded() (*Catalogue, error) { return Load(files) }

// Load reads the files of each language ("en.yaml", "en.justice.yaml") from the root of fsys.
// Sections may be nested or written as dotted keys. An error names the file
// and the line: a key given twice, a key with capitals or signs, a text that is
// not a string or is empty, no English at all.
func Load(fsys fs.FS) (*Catalogue, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("locale: %w", err)
	}
	c := &Catalogue{languages: make(map[string]texts)}
	for _, name := range names {
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("locale: %w", err)
		}
		lang, _, _ := strings.Cut(name, ".")
		if c.languages[lang] == nil {
			c.languages[lang] = make(texts)
		}
		if err := c.languages[lang].read(source); err != nil {
			return nil, fmt.Errorf("locale %s: %w", name, err)
		}
	}
	if c.languages[fallback] == nil {
		return nil, fmt.Errorf("locale: no %s.yaml", fallback)
	}
	return c, nil
}

// read takes in the texts of one file.
func (t texts) read(source []byte) error {
	file, err := parser.ParseBytes(source, 0)
	if err != nil {
		return err
	}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if err := t.add("", doc.Body); err != nil {
			return err
		}
	}
	return nil
}

// add takes in the texts below node, whose key is prefix.
func (t texts) add(prefix string, node ast.Node) error {
	line := node.GetToken().Position.Line
	switch n := node.(type) {
	case *ast.MappingNode:
		for _, value := range n.Values {
			if err := t.add(prefix, value); err != nil {
				return err
			}
		}
		return nil
	case *ast.MappingValueNode:
		key := n.Key.GetToken().Value
		if !keyForm.MatchString(key) {
			return fmt.Errorf("line %d: key %q: want words joined by full stops", line, key)
		}
		return t.add(strings.TrimPrefix(prefix+"."+key, "."), n.Value)
	}
	var text string
	if err := yaml.NodeToValue(node, &text); err != nil || !isText(node) || text == "" || prefix == "" {
		return fmt.Errorf("line %d: %s: want a text under a key", line, prefix)
	}
	if _, twice := t[prefix]; twice {
		return fmt.Errorf("line %d: %s: given twice", line, prefix)
	}
	t[prefix] = strings.TrimSuffix(text, "\n")
	return nil
}

// isText reports whether node is a string, plain, quoted or folded.
func isText(node ast.Node) bool {
	return node.Type() == ast.StringType || node.Type() == ast.LiteralType
}

// Keys returns the keys of one language in order, nil if there is no such
// language.
func (c *Catalogue) Keys(lang string) []string {
	var keys []string
	for key := range c.languages[lang] {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// In returns the printer of a language. A language the catalogue does not have
// prints English.
func (c *Catalogue) In(lang string) Printer {
	own, known := c.languages[lang]
	if !known {
		lang, own = fallback, c.languages[fallback]
	}
	return Printer{lang: lang, tag: language.Make(lang), own: own, english: c.languages[fallback]}
}
