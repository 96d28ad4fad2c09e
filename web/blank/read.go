package blank

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/web/page"
	boxes "github.com/zaklon/zaklon/web/particulars"
)

// Read makes the input of a rule from what was typed. It returns an error where a box has no place in
// the input, which no typing can bring about; what was typed wrongly is noted in the form.
func Read[V, In any](f *page.Form, r *http.Request, list []Box[V]) (In, error) {
	var in In
	tree := map[string]any{}
	for _, b := range list {
		value, err := b.value(f, r)
		if err == nil {
			err = put(tree, b.to(), value)
		}
		if err != nil {
			return in, fmt.Errorf("form: %w", err)
		}
	}
	text, err := json.Marshal(tree)
	if err != nil {
		return in, fmt.Errorf("form: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return in, fmt.Errorf("form: %w", err)
	}
	return in, nil
}

// value is what was typed into a box, as JSON has it.
func (b Box[V]) value(f *page.Form, r *http.Request) (any, error) {
	switch b.Shape {
	case Day:
		return f.Day(b.Name), nil
	case Many:
		return f.All(b.Name), nil
	case YesNo:
		return f.Get(b.Name) == "yes", nil
	case Number:
		return b.number(f), nil
	case Content:
		return page.File(r, b.Name)
	case Person:
		return b.who().Read(f), nil
	case People:
		return []particulars.Particulars{b.who().Read(f)}, nil
	case Line, Foreign, Area, Choice:
	}
	return f.Get(b.Name), nil
}

// number reads a whole number; what is none is noted.
func (b Box[V]) number(f *page.Form) int64 {
	typed := strings.TrimSpace(f.Get(b.Name))
	if typed == "" {
		return 0
	}
	n, err := strconv.ParseInt(typed, 10, 64)
	if err != nil {
		f.Note(act.Problem{Field: b.Name, Code: "number_impossible"})
	}
	return n
}

// to is where the value stands in the input: below dots, or, for a person without a name, beside all
// else.
func (b Box[V]) to() string {
	if b.To != "" {
		return b.To
	}
	return b.Name
}

// put sets a value in a tree of objects. The empty path spreads the value over the tree itself.
func put(tree map[string]any, path string, value any) error {
	if path == "" {
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		return json.Unmarshal(text, &tree)
	}
	head, rest, below := strings.Cut(path, ".")
	if !below {
		tree[head] = value
		return nil
	}
	inner, ok := tree[head].(map[string]any)
	if !ok {
		inner = map[string]any{}
		tree[head] = inner
	}
	return put(inner, rest, value)
}

// who is the boxes of the person, as they are read.
func (b Box[V]) who() boxes.Boxes {
	switch {
	case b.Shape == People:
		return boxes.Boxes{At: b.Name + ".0."}
	case b.Name == "":
		return boxes.Boxes{}
	}
	return boxes.Boxes{At: b.Name + "."}
}

// person is the same boxes as they are shown.
func (b Box[V]) person(visit *page.Visit) []page.Field {
	who := b.who()
	who.Invented = visit.Demo
	return who.Fields(&page.Form{Printer: visit.Printer})
}

// place finds the box of a field that the rule names. The day of the act keeps its own.
func (b Box[V]) place(f *page.Form, field string) (string, bool) {
	switch {
	case b.Shape == Person || b.Shape == People:
		at := b.who().At
		if field == strings.TrimSuffix(at, ".") || field == b.Name {
			return at + "names.0.family", b.Name != ""
		}
		if at != "" && strings.HasPrefix(field, at) {
			return b.who().Place(f, field), true
		}
		return "", false
	case b.To != "" && b.To != "on" && field == b.To:
		return b.Name, true
	}
	return "", false
}
