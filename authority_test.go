package zaklon

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/authority"
	extradition "github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/interpol/removal"
	interpol "github.com/zaklon/zaklon/interpol/stage"
	"github.com/zaklon/zaklon/interpol/statement"
	protection "github.com/zaklon/zaklon/protection/stage"
)

// A ruleBook is what the rules of one sort of file say of it, and a reading that is decided on such a file.
type ruleBook struct {
	name, reading string
	states, kinds []string
	ofTheHouse    []string // acts that no officer performs
}

func ruleBooks() []ruleBook {
	return []ruleBook{
		{"protection", "file.read", texts(protection.States()), protection.Kinds(),
			[]string{protection.LimitWarned, protection.LimitMissed, protection.DatesMoved}},
		{"extradition", "request.read", texts(extradition.States()), extradition.Kinds(),
			[]string{extradition.TermWarned, extradition.TermMissed, extradition.TermsMoved, extradition.LetterSent}},
		{"interpol", "message.read", texts(interpol.States()), interpol.Kinds(),
			[]string{interpol.LimitWarned, interpol.LimitMissed, interpol.DatesMoved, interpol.ReplySent}},
		{"removal", "removal.read", texts(removal.States()), removal.Kinds(), nil},
		{"statement", "police_statement.read", []string{statement.State}, nil, nil},
		{"door", "match.read", statesOfTheDoor(), ledger.Kinds(), []string{"match.noted"}},
	}
}

func texts[S ~string](states []S) []string {
	var out []string
	for _, s := range states {
		out = append(out, string(s))
	}
	return out
}

func statesOfTheDoor() []string {
	var out []string
	for _, step := range ledger.Steps() {
		out = append(append(out, step.From...), step.To)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// TestAuthorityKnowsEveryState: in a state that the schema of the policies does not list, everything would be refused
// to everybody.
func TestAuthorityKnowsEveryState(t *testing.T) {
	judge := authorityAsBuilt(t)
	for _, book := range ruleBooks() {
		for _, state := range book.states {
			officer := authority.Officer{ID: "officer", Unit: "unit", Role: authority.Auditor}
			if got := judge.Decide(officer, book.reading, authority.Case{ID: "file", Unit: "unit", State: state}).Policy; got == "unknown-state" {
				t.Errorf("%s: authority does not know the state %s", book.name, state)
			}
		}
	}
}

// TestAuthorityKnowsEveryAct: an act that authority does not list is refused to everybody; one of the house is nobody's.
func TestAuthorityKnowsEveryAct(t *testing.T) {
	known := authorityAsBuilt(t).Actions()
	for _, book := range ruleBooks() {
		for _, kind := range book.kinds {
			if got, want := slices.Contains(known, kind), !slices.Contains(book.ofTheHouse, kind); got != want {
				t.Errorf("%s: %s: got listed %t, want %t", book.name, kind, got, want)
			}
		}
	}
}

func authorityAsBuilt(t *testing.T) *authority.Authority {
	t.Helper()
	a, err := authority.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}
