package store_test

import (
	"context"
	"flag"
	"fmt"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
)

var entries = flag.Int64("entries", 20_000, "how long the book of BenchmarkVerify is; the goal is told of 1,000,000")

// BenchmarkVerify verifies a book of which one entry in ten begins a case and the others read
// one. The goal: a million entries in less than 30 seconds.
//
//	go test ./store -run '^$' -bench Verify -benchtime 1x -entries 1000000
func BenchmarkVerify(b *testing.B) {
	cfg := config(b.TempDir())
	ctx := context.Background()
	r, err := store.Create(ctx, cfg)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	fill(b, r, *entries)
	for b.Loop() {
		v, err := r.Verify(ctx)
		if err != nil || len(v.Misfits) > 0 || v.Entries != *entries {
			b.Fatalf("got %d entries, %v, %v", v.Entries, v.Misfits, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(int64(b.N)*(*entries)), "ns/entry")
}

// fill enters many acts and readings in few commits.
func fill(t testing.TB, r *store.Register, n int64) {
	t.Helper()
	const share = 10_000
	for from := int64(0); from < n; from += share {
		err := r.Bulk(context.Background(), func(ctx context.Context) error {
			for i := from; i < min(n, from+share); i++ {
				if err := r.Write(ctx, func(tx *store.Tx) error { return one(ctx, tx, i) }); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// one is an act that begins a case, or a reading of a case that was begun before.
func one(ctx context.Context, tx *store.Tx, i int64) error {
	if i%10 > 0 {
		id := fmt.Sprintf("case-%d", i*7919%(i/10+1))
		_, err := tx.Append(ctx, store.Record{
			Sort: audit.Reading, Kind: "note.read", Case: id, Officer: "01JC3Q6R7XV8W9YZ", Unit: "01JC3Q6R7XV8W9YY", On: "2024-03-01",
			Minutes: map[string]any{"query": "overview", "rows": 1},
		})
		return err
	}
	n := contract.Note{ID: fmt.Sprintf("note-%d", i/10), Case: fmt.Sprintf("case-%d", i/10), Number: i % 90, Day: leapDay(), Secret: "what was said, in a sentence or two", Bytes: []byte("bytes")}
	if err := tx.NewCase(ctx, n.Case); err != nil {
		return err
	}
	blob, err := tx.PutBlob(ctx, n.Case, []byte("content of "+n.ID))
	if err != nil {
		return err
	}
	n.Blob = blob
	if err := tx.Put(ctx, contract.Notes(), n.Case, n.Fields()); err != nil {
		return err
	}
	_, err = tx.Append(ctx, contract.Record(n.Case))
	return err
}
