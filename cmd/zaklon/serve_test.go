package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
)

var listening = regexp.MustCompile(`Listening on (\S+)`)

// The demonstration serves its sign-in page with the logins, ends with code 0 when it is
// interrupted, and leaves nothing behind.
func TestDemo(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	told, notes := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, console.Place{
			Args: []string{"demo", "--listen", "127.0.0.1:0"}, In: strings.NewReader(""), Out: io.Discard, Err: notes,
			Env: func(string) string { return "" }, Clock: time.Now,
		})
		if err := notes.Close(); err != nil {
			code = console.ExitFailed
		}
		ended <- code
	}()
	address, logins := "", 0
	for lines := bufio.NewScanner(told); address == "" && lines.Scan(); {
		if found := listening.FindStringSubmatch(lines.Text()); found != nil {
			address = found[1]
		}
		logins += strings.Count(lines.Text(), "shelter in Veltria")
	}
	if logins != 21 {
		t.Errorf("logins: got %d, want 21", logins)
	}
	go func() { _, _ = io.Copy(io.Discard, told) }()
	signIn(t, address)
	interrupt()
	if got := <-ended; got != console.ExitDone {
		t.Errorf("exit code: got %d, want %d", got, console.ExitDone)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: got %v %v, want nothing", left, err)
	}
}

// signIn reads the first page: whoever is not signed in is led there.
func signIn(t *testing.T, address string) {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK || !strings.Contains(string(page), "vesna") {
		t.Errorf("first page: got status %d and %d bytes, want 200 and the logins", answer.StatusCode, len(page))
	}
}

// A command that is interrupted ends with 130, one that fails with 1.
func TestInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	interrupt()
	at := console.Place{
		Args: []string{"demo", "--listen", "nowhere", "--data", t.TempDir()}, In: strings.NewReader(""), Out: io.Discard, Err: io.Discard,
		Env: func(string) string { return "" }, Clock: time.Now,
	}
	if got := run(ctx, at); got != console.ExitInterrupted {
		t.Errorf("exit code: got %d, want %d", got, console.ExitInterrupted)
	}
	at.Args = []string{"serve", "--data", t.TempDir()}
	if got := run(context.Background(), at); got != console.ExitFailed {
		t.Errorf("exit code without an installation: got %d, want %d", got, console.ExitFailed)
	}
}
