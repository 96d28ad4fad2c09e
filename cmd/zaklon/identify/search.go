package identify

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/trial"
)

// searchFlags name the list that is searched and what is asked of it.
type searchFlags struct {
	registry, queries string
	top               int
}

// A found line is the answer to one query.
type found struct {
	Query int   `json:"query"` // which query, from 0; blank lines are none
	Hits  []hit `json:"hits"`
}

// A hit is one person found.
type hit struct {
	ID   string  `json:"id"`
	Bits float64 `json:"bits"`
	Tier string  `json:"tier"`
}

// searchCommand searches a list of persons for another: no register is opened.
func (p program) searchCommand() *cobra.Command {
	var in searchFlags
	c := &cobra.Command{Use: "search", Short: p.Words.T("cli.identity.search"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return p.search(in) }}
	c.Flags().StringVar(&in.registry, "registry", "", p.Words.T("cli.flag.registry_file"))
	c.Flags().StringVar(&in.queries, "queries", "", p.Words.T("cli.flag.queries"))
	c.Flags().IntVar(&in.top, "top", 10, p.Words.T("cli.flag.top"))
	requires(c, "registry", "queries")
	return c
}

func (p program) search(in searchFlags) error {
	if in.top < 1 {
		return console.Usage(p.Words.T("cli.usage.top"))
	}
	if err := p.oneInput(in.registry, in.queries); err != nil {
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
	built := build(entries)
	out := bufio.NewWriter(p.Out)
	answers := make([]trial.Answer, len(queries))
	for n, q := range queries {
		start, used := time.Now(), processorTime()
		hits := built.index.Search(q.Person(), in.top, nil)
		answers[n] = trial.Answer{Query: q, Hits: hits, Wall: time.Since(start), CPU: processorTime() - used}
		line := found{Query: n, Hits: make([]hit, len(hits))}
		for i, h := range hits {
			line.Hits[i] = hit{h.ID, places(h.Bits), h.Tier.String()}
		}
		text, err := json.Marshal(line)
		if err != nil {
			return err
		}
		out.Write(append(text, '\n')) //nolint:errcheck // Flush tells
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return built.print(p.Err, trial.Tally(answers))
}

// built is an index with what it took.
type built struct {
	index *index.Index
	took  time.Duration
	bytes uint64 // of memory in use, per person
}

// build builds the index of a list, and measures its memory when what was needed to build it is
// gone.
func build(entries []trial.Entry) built {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	b := built{index: index.Build(match.Current(), trial.Persons(entries))}
	b.took = time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if after.HeapAlloc > before.HeapAlloc && len(entries) > 0 {
		b.bytes = (after.HeapAlloc - before.HeapAlloc) / uint64(len(entries))
	}
	return b
}

// print writes the summary.
func (b built) print(w io.Writer, f trial.Found) error {
	t := console.NewTable(w, "category", "queries", "recall@1", "recall@10")
	for _, c := range f.Categories {
		t.Row(c.Category, fmt.Sprint(c.Queries), share(c.First), share(c.InTen))
	}
	if err := t.End(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "queries without an answer: %d, alerting at probable or above %s, at same %s\n"+
		"per query, wall: mean %v p50 %v p95 %v p99 %v\nper query, CPU: mean %v p50 %v p95 %v p99 %v\n"+
		"persons %d, built in %v, %d bytes per person\n",
		f.NoAnswer, share(f.Probable), share(f.Same), f.Wall.Mean, f.Wall.P50, f.Wall.P95, f.Wall.P99,
		f.CPU.Mean, f.CPU.P50, f.CPU.P95, f.CPU.P99, b.index.Len(), b.took.Round(time.Millisecond), b.bytes)
	return err
}
