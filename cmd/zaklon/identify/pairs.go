package identify

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/trial"
)

// A pairAnswer is one line of the answer: the score of one pair.
type pairAnswer struct {
	ID    string       `json:"id"`
	Bits  float64      `json:"bits"`
	Name  float64      `json:"name_bits"`
	Tier  string       `json:"tier"`
	Terms []match.Term `json:"terms"`
}

// pairsCommand scores the pairs of a file, one JSON object a line.
func (p program) pairsCommand() *cobra.Command {
	return &cobra.Command{Use: "pairs FILE", Short: p.Words.T("cli.identity.pairs"), Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			pairs, err := read[trial.Pair](p, args[0])
			if err != nil {
				return err
			}
			return p.printPairs(pairs)
		}}
}

func (p program) printPairs(pairs []trial.Pair) error {
	words, weights := trial.Population(pairs), match.Current()
	out := bufio.NewWriter(p.Out)
	judged := make([]trial.Judged, len(pairs))
	for i, pair := range pairs {
		q, c := words.Record(pair.Query.Person()), words.Record(pair.Found.Person())
		judged[i] = trial.Judged{Pair: pair, Score: weights.Explain(&q, &c)}
		s := judged[i].Score
		line, err := json.Marshal(pairAnswer{ID: pair.ID, Bits: places(s.Bits), Name: places(s.Name), Tier: s.Tier.String(), Terms: told(s.Terms)})
		if err != nil {
			return err
		}
		out.Write(append(line, '\n')) //nolint:errcheck // Flush tells
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return printFigures(p.Err, trial.Summarise(judged))
}

// printFigures writes the summary, if any answers were known.
func printFigures(w io.Writer, f trial.Figures) error {
	if len(f.Categories) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "pairs: %d same, %d different (core)\nbest F1 %.4f at %.1f bits\nrecall %.4f at 5 %%, %.4f at 1 %% of the different pairs passing\n",
		f.Same, f.Different, f.BestF1, f.BestF1At, f.Recall5, f.Recall1)
	if err != nil {
		return err
	}
	t := console.NewTable(w, "label", "category", "pairs", "possible", "probable", "same")
	for _, c := range f.Categories {
		t.Row(c.Label, c.Name, fmt.Sprint(c.Pairs), share(c.Possible), share(c.Probable), share(c.Same))
	}
	return t.End()
}

func share(x float64) string { return fmt.Sprintf("%.4f", x) }
