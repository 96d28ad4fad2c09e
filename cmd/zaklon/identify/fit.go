package identify

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/identity/fit"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/trial"
)

// fitFlags name the lists that numbers are fitted on.
type fitFlags struct {
	pairs, registry, queries, version string
	tokens                            []string
}

// fitCommand finds the numbers by which persons are compared anew, on lists of one's own. It
// prints what a reviewer reads and commits; it changes nothing.
func (p program) fitCommand() *cobra.Command {
	var in fitFlags
	costs := &cobra.Command{Use: "costs", Short: p.Words.T("cli.identity.fit_costs"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return p.fitCosts(in) }}
	weights := &cobra.Command{Use: "weights", Short: p.Words.T("cli.identity.fit_weights"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return p.fitWeights(in) }}
	for _, sub := range []*cobra.Command{costs, weights} {
		sub.Flags().StringVar(&in.pairs, "pairs", "", p.Words.T("cli.flag.pairs"))
	}
	costs.Flags().StringArrayVar(&in.tokens, "tokens", nil, p.Words.T("cli.flag.tokens"))
	weights.Flags().StringVar(&in.registry, "registry", "", p.Words.T("cli.flag.registry_file"))
	weights.Flags().StringVar(&in.queries, "queries", "", p.Words.T("cli.flag.queries"))
	weights.Flags().StringVar(&in.version, "weights-version", "", p.Words.T("cli.flag.weights_version"))
	requires(costs, "pairs")
	requires(weights, "pairs", "registry", "queries", "weights-version")
	c := console.Group("fit", p.Words.T("cli.identity.fit"), costs, weights)
	c.Long = p.Words.T("cli.identity.fit.long")
	return c
}

func (p program) fitCosts(in fitFlags) error {
	if err := p.oneInput(append(in.tokens, in.pairs)...); err != nil {
		return err
	}
	var all []fit.Spelling
	for _, path := range in.tokens {
		f, err := p.open(path)
		if err != nil {
			return err
		}
		spellings, err := fit.Tokens(f)
		f.Close()
		if err != nil {
			return unreadable(path, err)
		}
		all = append(all, spellings...)
	}
	pairs, err := read[trial.Pair](p, in.pairs)
	if err != nil {
		return err
	}
	for _, pair := range pairs {
		if pair.Label == "same" && pair.Core() {
			all = append(all, fit.Words(pair.Query.Name, pair.Found.Name)...)
		}
	}
	text, err := fit.Costs(fit.Even(all))
	if err != nil {
		return err
	}
	_, err = p.Out.Write([]byte(text))
	return err
}

func (p program) fitWeights(in fitFlags) error {
	if err := p.oneInput(in.pairs, in.registry, in.queries); err != nil {
		return err
	}
	pairs, err := read[trial.Pair](p, in.pairs)
	if err != nil {
		return err
	}
	entries, err := read[trial.Entry](p, in.registry)
	if err != nil {
		return err
	}
	queries, err := read[trial.Query](p, in.queries)
	if err != nil {
		return err
	}
	w, err := fit.Train(in.version, fit.Material{Pairs: pairs, Entries: entries, Queries: queries}, match.Current())
	if err != nil {
		return err
	}
	e := json.NewEncoder(p.Out)
	e.SetIndent("", "  ")
	return e.Encode(w)
}
