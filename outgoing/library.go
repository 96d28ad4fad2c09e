package outgoing

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed library
var library embed.FS

// A Library is the channel table, the closed lists and every version of every formula. It is never
// changed after it was read and safe for concurrent use.
type Library struct {
	rows     map[string]row
	lists    map[string][]choice
	months   []choice
	heads    heads
	replies  replies
	formulas map[string][]Formula // by code, the latest version last
}

// A choice is one code of a closed list, in words.
type choice struct {
	Code  string `yaml:"code"`
	Words Words  `yaml:"words"`
}

// heads are the lines that begin every letter, and how a day and a reference of theirs are written.
type heads struct {
	Numbered   Words `yaml:"numbered"`
	Unnumbered Words `yaml:"unnumbered"`
	Day        Words `yaml:"day"`
	Theirs     Words `yaml:"theirs"`
}

// embedded reads the library in the binary once. immutable
var embedded = sync.OnceValues(func() (*Library, error) {
	root, err := fs.Sub(library, "library")
	if err != nil {
		return nil, err
	}
	return Load(root)
})

// Embedded gives the library in the binary.
func Embedded() (*Library, error) { return embedded() }

// Load reads a library. The error names the file and the first fault.
func Load(files fs.FS) (*Library, error) {
	l := &Library{rows: map[string]row{}, lists: map[string][]choice{}, formulas: map[string][]Formula{}}
	var table struct {
		Channels []row   `yaml:"channels"`
		Replies  replies `yaml:"replies"`
	}
	var words struct {
		Heads  heads               `yaml:"heads"`
		Months []choice            `yaml:"months"`
		Lists  map[string][]choice `yaml:"lists"`
	}
	if err := read(files, "channels.yaml", &table); err != nil {
		return nil, err
	}
	if err := read(files, "choices.yaml", &words); err != nil {
		return nil, err
	}
	l.heads, l.months, l.lists, l.replies = words.Heads, words.Months, words.Lists, table.Replies
	if err := l.take(table.Channels); err != nil {
		return nil, fmt.Errorf("outgoing channels.yaml: %w", err)
	}
	if fault := l.wordsFault(); fault != "" {
		return nil, fmt.Errorf("outgoing choices.yaml: %s", fault)
	}
	if err := l.readFormulas(files); err != nil {
		return nil, err
	}
	if fault := l.replies.fault(l); fault != "" {
		return nil, fmt.Errorf("outgoing channels.yaml: %s", fault)
	}
	return l, nil
}

func read(files fs.FS, name string, into any) error {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("outgoing: %w", err)
	}
	if err := yaml.UnmarshalWithOptions(text, into, yaml.Strict()); err != nil {
		return fmt.Errorf("outgoing %s: %w", name, err)
	}
	return nil
}

func (l *Library) take(rows []row) error {
	for _, r := range rows {
		if fault := r.fault(); fault != "" {
			return fmt.Errorf("channel %s: %s", r.Kind, fault)
		}
		if _, twice := l.rows[r.Kind]; twice {
			return fmt.Errorf("channel %s stands twice", r.Kind)
		}
		l.rows[r.Kind] = r
	}
	return nil
}

// wordsFault says what is wrong with the closed lists and the first lines, or nothing.
func (l *Library) wordsFault() string {
	if !l.heads.Numbered.whole() || !l.heads.Unnumbered.whole() || !l.heads.Day.whole() || !l.heads.Theirs.whole() || len(l.months) != 12 {
		return "heads and twelve months are required"
	}
	lists := maps.Clone(l.lists)
	lists["months"] = l.months
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		seen := map[string]bool{}
		for _, c := range lists[name] {
			if c.Code == "" || seen[c.Code] || !c.Words.whole() {
				return "list " + name + ": a code stands twice or is not in every language"
			}
			seen[c.Code] = true
		}
	}
	return ""
}

func (l *Library) readFormulas(files fs.FS) error {
	names, _ := fs.Glob(files, "formulas/*.yaml") // the pattern is one
	for _, name := range names {
		var f Formula
		if err := read(files, name, &f); err != nil {
			return err
		}
		fault := f.fault(l)
		if _, twice := l.version(f.Code, f.Version); twice {
			fault = "this version stands twice"
		}
		if fault != "" {
			return fmt.Errorf("outgoing %s: %s", name, fault)
		}
		l.formulas[f.Code] = append(l.formulas[f.Code], f)
		slices.SortFunc(l.formulas[f.Code], func(a, b Formula) int { return int(a.Version - b.Version) })
	}
	return nil
}

// Formula gives a version of a formula; 0 asks for the latest.
func (l *Library) Formula(code string, version int64) (Formula, bool) {
	all := l.formulas[code]
	if version == 0 && len(all) > 0 {
		return all[len(all)-1], true
	}
	return l.version(code, version)
}

func (l *Library) version(code string, version int64) (Formula, bool) {
	for _, f := range l.formulas[code] {
		if f.Version == version {
			return f, true
		}
	}
	return Formula{}, false
}

// Formulas lists the latest version of every formula of a register, in the order of their codes.
func (l *Library) Formulas(register string) []Formula {
	var out []Formula
	for _, code := range slices.Sorted(maps.Keys(l.formulas)) {
		if f, _ := l.Formula(code, 0); f.Register == register {
			out = append(out, f)
		}
	}
	return out
}

// Codes lists the codes of a closed list, in its order.
func (l *Library) Codes(list string) []string {
	var out []string
	for _, c := range l.lists[list] {
		out = append(out, c.Code)
	}
	return out
}
