package identify

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// An explained answer is what two names were heard as, and what they came to.
type explained struct {
	Query   []heard      `json:"query"`
	Found   []heard      `json:"found"`
	Bits    float64      `json:"bits"`
	Name    float64      `json:"name_bits"`
	Tier    string       `json:"tier"`
	Weights string       `json:"weights"`
	Terms   []match.Term `json:"terms"`
}

// A heard word is one word of a name with its readings and its role.
type heard struct {
	Word     string   `json:"word"`
	Role     string   `json:"role,omitempty"`
	Readings []string `json:"readings"`
}

// explainCommand shows how two names are read and compared. No population says how rare their
// words are: each counts as if nobody else had it.
func (p program) explainCommand() *cobra.Command {
	return &cobra.Command{Use: `explain "NAME" "NAME"`, Short: p.Words.T("cli.identity.explain"), Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			words := lexicon.New()
			q, c := record(words, args[0]), record(words, args[1])
			s := match.Current().Explain(&q, &c)
			answer := explained{
				Query: hear(q), Found: hear(c), Bits: places(s.Bits), Name: places(s.Name), Tier: s.Tier.String(),
				Weights: match.Current().Version, Terms: told(s.Terms),
			}
			if p.JSON() {
				return p.PrintJSON(answer)
			}
			return p.printExplained(answer)
		}}
}

func record(words *lexicon.Lexicon, name string) lexicon.Record {
	return words.Record(person.Person{Names: []person.Name{{Whole: name}}})
}

func hear(r lexicon.Record) []heard {
	var out []heard
	for _, n := range r.Names {
		for i, w := range n.Words {
			h := heard{Word: w.Text, Role: n.Roles[i].String()}
			for _, s := range w.Sounds() {
				h.Readings = append(h.Readings, s.String())
			}
			out = append(out, h)
		}
	}
	return out
}

func (p program) printExplained(a explained) error {
	t := p.Columns(p.Words.T("cli.column.word"), p.Words.T("cli.column.role"), p.Words.T("cli.column.readings"))
	for _, h := range append(a.Query, a.Found...) {
		t.Row(h.Word, h.Role, strings.Join(h.Readings, "  "))
	}
	if err := t.End(); err != nil {
		return err
	}
	fmt.Fprintln(p.Out)
	t = p.Columns(p.Words.T("cli.column.term"), p.Words.T("cli.column.how"), p.Words.T("cli.column.words"), p.Words.T("cli.column.bits"))
	for _, one := range a.Terms {
		t.Row(one.Kind, one.How, strings.Trim(one.Query+" | "+one.Found, " |"), fmt.Sprintf("%+.1f", one.Bits))
	}
	t.Row(p.Words.T("cli.column.sum"), a.Tier, a.Weights, fmt.Sprintf("%+.1f", a.Bits))
	return t.End()
}
