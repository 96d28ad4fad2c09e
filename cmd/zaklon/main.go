// Command zaklon is the command line of the house: it makes an installation, serves its
// pages, performs acts, reads files and lists, and verifies the books.
//
// Every command that touches a register names an officer by a token file and is entered in
// the book like a page: there is no flag that goes around authority, and there may be none.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/cmd/zaklon/extract"
)

func main() {
	extract.Main() // a file that is checked is read in a process of its own
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, console.Place{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Clock: time.Now,
	}))
}
