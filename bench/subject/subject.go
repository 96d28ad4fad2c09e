// Package subject is what is measured of Zaklon, as children of the harness: acts, the book,
// pages, verification, time limits, and the static page that is the control.
//
// It calls the product as its own programs do and may not reach past a desk or the store.
package subject

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/bench/harness"
)

// Options says which subject a child is.
type Options struct {
	Name    string // static | seed | acts | pages | book | limits
	Dir     string // folder of its installation
	Profile string // folder for a CPU profile of the child; empty: none
}

// Serve is the child: it answers commands until its input ends.
func Serve(ctx context.Context, o Options) (err error) {
	open, known := map[string]func(context.Context, string) (map[string]harness.Command, error){
		"static": static, "seed": seed, "acts": openActs, "pages": openPages, "book": openBook, "limits": openLimits,
		"people": openPeople,
	}[o.Name]
	if !known {
		return fmt.Errorf("no subject %q", o.Name)
	}
	commands, err := open(ctx, o.Dir)
	if err != nil {
		return err
	}
	if o.Profile != "" {
		f, err := os.Create(filepath.Join(o.Profile, o.Name+"-"+strconv.Itoa(os.Getpid())+".prof"))
		if err != nil {
			return fmt.Errorf("profile: %w", err)
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			return fmt.Errorf("profile: %w", err)
		}
		defer func() { pprof.StopCPUProfile(); err = errors.Join(err, f.Close()) }()
	}
	return harness.Serve(ctx, commands)
}

// words reads the numbers and names of an argument.
func words(arg string, n int) ([]string, error) {
	w := strings.Fields(arg)
	if len(w) != n {
		return nil, fmt.Errorf("want %d words, got %q", n, arg)
	}
	return w, nil
}

// listen serves a handler on a free port and gives the command that tells the address.
func listen(h http.Handler) (harness.Command, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	go func() { fmt.Fprintln(os.Stderr, "bench:", http.Serve(l, h)) }()
	return func(context.Context, string) (harness.Answer, error) {
		return harness.Answer{Text: l.Addr().String()}, nil
	}, nil
}

// pageSize is the size of the static page: that of a case page.
const pageSize = 10800

func static(context.Context, string) (map[string]harness.Command, error) {
	body := []byte(strings.Repeat("a static page\n", pageSize/14+1))[:pageSize]
	address, err := listen(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(body) // a client that has gone reads nothing
	}))
	return map[string]harness.Command{"address": address}, err
}
