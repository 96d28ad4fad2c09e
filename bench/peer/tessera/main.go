// Command tessera is the peer for the book of acts: a Tessera log on the file system. An
// append counts when its index is durable, which is when Tessera acknowledges it.
//
// It may not know the product. It answers the commands of the harness.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"

	"github.com/zaklon/zaklon/bench/harness"
)

// Writers at once, bytes of one entry, and how long a batch waits for more: the shortest wait
// at which 64 writers still fill a batch.
const (
	writers = 64
	size    = 600
	wait    = 5 * time.Millisecond
)

func main() {
	dir := flag.String("dir", "", "folder of the log")
	flag.Parse()
	if err := run(context.Background(), *dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dir string) error {
	secret, _, err := note.GenerateKey(rand.Reader, "bench")
	if err != nil {
		return fmt.Errorf("tessera: %w", err)
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return fmt.Errorf("tessera: %w", err)
	}
	driver, err := posix.New(ctx, posix.Config{Path: dir})
	if err != nil {
		return fmt.Errorf("tessera: %w", err)
	}
	options := tessera.NewAppendOptions().WithCheckpointSigner(signer).WithBatching(writers, wait).WithCheckpointInterval(time.Second)
	log, shutdown, _, err := tessera.NewAppender(ctx, driver, options)
	if err != nil {
		return fmt.Errorf("tessera: %w", err)
	}
	err = harness.Serve(ctx, map[string]harness.Command{
		"append": func(ctx context.Context, arg string) (harness.Answer, error) { return appended(ctx, log, arg) },
	})
	return errors.Join(err, shutdown(ctx))
}

// appended lets each writer append its share of arg entries, one after the other.
func appended(ctx context.Context, log *tessera.Appender, arg string) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, err
	}
	waits, errs := make([][]float64, writers), make([]error, writers)
	a, err := harness.Measured(func() (int64, error) {
		var waiting sync.WaitGroup
		for w := range writers {
			waiting.Go(func() { waits[w], errs[w] = write(ctx, log, n/writers) })
		}
		waiting.Wait()
		return int64(n / writers * writers), errors.Join(errs...)
	})
	var all []float64
	for _, one := range waits {
		all = append(all, one...)
	}
	a.Figures = map[string]float64{"ack p50": harness.Median(all)}
	return a, err
}

func write(ctx context.Context, log *tessera.Appender, n int) ([]float64, error) {
	var waits []float64
	entry := make([]byte, size)
	for range n {
		rand.Read(entry)
		began := time.Now()
		if _, err := log.Add(ctx, tessera.NewEntry(entry))(); err != nil {
			return nil, fmt.Errorf("append: %w", err)
		}
		waits = append(waits, float64(time.Since(began).Nanoseconds())/1e3)
	}
	return waits, nil
}
