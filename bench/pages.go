package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/load"
)

const (
	visible = 1000 // cases that the officer measured may see
	readers = 16   // pages asked at the same time
)

// pages is goals 3 and 5: what a page costs must not grow with the cases that the officer may
// not see.
func pages(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	at := installation{b.Sized(visible, 100), b.Sized(1000, 100)}
	var turns []func() error
	var sizes []string
	for range b.Sized(3, 2) {
		dir, err := b.site(ctx, at)
		if err != nil {
			return err
		}
		size := fmt.Sprintf("%d hidden", at.hidden)
		more, err := b.pageTurns(ctx, s, dir, size)
		if err != nil {
			return err
		}
		turns, sizes = append(turns, more...), append(sizes, size)
		if len(sizes) < b.Sized(3, 2) {
			if _, err := b.more(ctx, at, 9*at.hidden); err != nil {
				return err
			}
			at.hidden *= 10
		}
	}
	if err := b.Each(ctx, s, turns...); err != nil {
		return err
	}
	judgePages(s, sizes[0], sizes[len(sizes)-1])
	return nil
}

// pageTurns starts a server and a book on copies of one installation, and gives what is done
// with them in a round.
func (b *builds) pageTurns(ctx context.Context, s *harness.Sheet, dir, size string) ([]func() error, error) {
	child, err := b.subject(ctx, "pages", dir)
	if err != nil {
		return nil, err
	}
	desk, err := openDesk(child)
	if err != nil {
		return nil, err
	}
	other, err := b.clone(dir)
	if err != nil {
		return nil, err
	}
	book, err := b.subject(ctx, "book", other)
	if err != nil {
		return nil, err
	}
	get := func(name string, next load.Next) func() error {
		return func() error {
			l := load.Closed{Address: desk.address, Clients: readers, Each: b.Sized(1280, 64) / readers, For: 2 * time.Second, Want: http.StatusOK, Next: next}
			return b.paged(ctx, s, name+", "+size, child, l)
		}
	}
	do := func(name string, who *harness.Child, command string, full int) func() error {
		return func() error {
			_, err := ask(s, name+", "+size, who, [2]string{command, fmt.Sprint(b.Sized(full, max(1, full/10)))})
			return err
		}
	}
	return []func() error{
		get("case page", desk.view), get("worklist", desk.worklist), do("reading entry alone", book, "append", 1280),
		do("file and timeline read alone", child, "read", 500), do("list query alone", child, "list", 200), do("list by policies, row by row", child, "per-row", 1),
	}, nil
}

// view asks for the page of the client's next case.
func (d *deskLoad) view(client, i int) []byte {
	return load.Get("/c/"+d.cases[(client+i*readers)%len(d.cases)], d.cookies[client])
}

func (d *deskLoad) worklist(client, _ int) []byte {
	return load.Get("/work?list=unit", d.cookies[client%len(d.cookies)])
}

// judgePages divides what was measured with the most hidden cases by the fewest.
func judgePages(s *harness.Sheet, fewest, most string) {
	for _, page := range []string{"case page", "worklist"} {
		bare := harness.CPU(page + " without the entry, " + most)
		s.Subtract(bare, harness.CPU(page+", "+most), harness.CPU("reading entry alone, "+most))
		s.Divide(page+": CPU with the most hidden cases over the fewest", harness.CPU(page+", "+most), harness.CPU(page+", "+fewest), harness.Goal{Most: 1.15})
		s.Divide(page+": CPU over a static page", harness.CPU(page+", "+most), harness.Key{Subject: "control", Figure: "static page, CPU"}, harness.Goal{})
	}
	s.Aim("case page: CPU without the entry, us", harness.CPU("case page without the entry, "+most), harness.Goal{Most: 100})
	s.Aim("worklist: p50 at 16 officers, us", harness.Key{Subject: "worklist, " + most, Figure: "latency, p50"}, harness.Goal{Most: 5000})
	s.Divide("list by policies over list by query, CPU", harness.CPU("list by policies, row by row, "+most), harness.CPU("list query alone, "+most), harness.Goal{Least: 20})
}
