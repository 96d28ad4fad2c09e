package outgoing

import (
	"slices"
	"strings"
)

// The languages of the formulas.
const (
	English     = "en"
	Montenegrin = "cnr"
)

// Languages lists the languages in which every formula is written.
func Languages() []string { return []string{English, Montenegrin} }

// Words are a text in each language.
type Words map[string]string

// whole tells whether the text is there in every language.
func (w Words) whole() bool {
	return len(w) == len(Languages()) && !slices.ContainsFunc(Languages(), func(l string) bool { return strings.TrimSpace(w[l]) == "" })
}

// The kinds of values that a register may fill in. None of them is a text.
const (
	kindDay     = "day"
	kindNumber  = "number"
	kindChoice  = "choice"  // one code of a closed list
	kindChoices = "choices" // one or more codes of a closed list
	kindProof   = "proof"   // the SHA-256 of a paper without which the formula may not be used; it is not printed
)

// A Slotted value is a place in a formula that the sending register fills.
type Slotted struct {
	Name string `yaml:"name"`
	Kind string `yaml:"kind"` // day | number | choice | choices | proof
	List string `yaml:"list"` // of choices.yaml, for choice and choices
}

// A Formula is one approved text. It is never changed: new words are a new version in a file of
// their own, and a letter that was queued keeps the version it was queued with.
type Formula struct {
	Code       string    `yaml:"code"`
	Version    int64     `yaml:"version"`
	Register   string    `yaml:"register"` // whose letters it is for
	Channels   []string  `yaml:"channels"` // kinds of channels by which it may leave
	Reason     string    `yaml:"reason"`   // why it says this and no more
	Article    string    `yaml:"article"`  // instrument/article
	Unnumbered bool      `yaml:"unnumbered"`
	Consent    bool      `yaml:"consent"` // it tells something of a person, who agreed: only where no state reads it
	Slots      []Slotted `yaml:"slots"`
	Words      Words     `yaml:"words"`
}

// echoed lists the marks that are filled from the request, and those of the envelope. immutable
var echoed = []string{"our_reference", "day", "theirs", "their_authority", "subject", "spellings"}

// marked lists the marks in a text.
func marked(text string) []string {
	var out []string
	for {
		_, rest, found := strings.Cut(text, "{")
		if !found {
			return out
		}
		mark, after, _ := strings.Cut(rest, "}")
		out, text = append(out, mark), after
	}
}

// names tells whether the words have a mark, in any language.
func (f Formula) names(mark string) bool {
	for _, text := range f.Words {
		if slices.Contains(marked(text), mark) {
			return true
		}
	}
	return false
}

// fault says what is wrong with a formula of the library, or nothing.
func (f Formula) fault(l *Library) string {
	switch {
	case f.Code == "" || f.Version < 1 || f.Register == "" || f.Reason == "" || f.Article == "":
		return "code, version, register, reason and article are required"
	case !f.Words.whole():
		return "the words are not in every language"
	case len(f.Channels) == 0:
		return "no channel"
	}
	for _, kind := range f.Channels {
		row, known := l.rows[kind]
		if !known {
			return "no channel " + kind
		}
		if !slices.Contains(row.Register, f.Register) {
			return "register " + f.Register + " does not send by channel " + kind
		}
		if f.Consent && row.Reach != reachNobody {
			return "it tells something of a person, and channel " + kind + " is read by a state"
		}
	}
	return f.slotFault(l)
}

// slotFault checks that every mark is known and that every language shows the same ones.
func (f Formula) slotFault(l *Library) string {
	var own []string
	for _, s := range f.Slots {
		switch s.Kind {
		case kindDay, kindNumber:
		case kindProof:
			continue // it is not printed
		case kindChoice, kindChoices:
			if len(l.lists[s.List]) == 0 {
				return "no list " + s.List
			}
		default:
			return "slot " + s.Name + " is of no kind"
		}
		own = append(own, s.Name)
	}
	for _, language := range Languages() {
		shown := marked(f.Words[language])
		for _, mark := range shown {
			if !slices.Contains(own, mark) && !slices.Contains(echoed, mark) {
				return "mark {" + mark + "} is filled by nothing"
			}
		}
		for _, name := range own {
			if !slices.Contains(shown, name) {
				return "slot " + name + " is not in the words of every language"
			}
		}
	}
	return ""
}
