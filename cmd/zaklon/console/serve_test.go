package console

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// served begins a server and gives the address that it tells, what it tells afterwards, and how it ended.
func served(ctx context.Context, t *testing.T, server *http.Server) (address string, rest <-chan string, ended <-chan error) {
	t.Helper()
	told, notes := io.Pipe()
	p, err := New(Place{Out: io.Discard, Err: notes, In: strings.NewReader(""), Env: func(string) string { return "" }, Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	end := make(chan error, 1)
	go func() {
		err := p.Serve(ctx, server, "127.0.0.1:0")
		if errClose := notes.Close(); err == nil {
			err = errClose
		}
		end <- err
	}()
	lines := bufio.NewReader(told)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, address, _ = strings.Cut(strings.TrimSpace(line), "Listening on ")
	after := make(chan string, 1)
	go func() {
		text, _ := io.ReadAll(lines)
		after <- string(text)
	}()
	return strings.Fields(address)[0], after, end
}

// Who is interrupted lets the request under way finish, takes no other, and ends without an error. What
// the library writes of a connection, with its address, goes nowhere.
func TestServeLetsFinish(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	under, finish := make(chan bool), make(chan bool)
	handler := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/panic" {
			panic("something of a person")
		}
		close(under)
		<-finish
		_, _ = io.WriteString(w, "whole")
	}
	address, rest, ended := served(ctx, t, &http.Server{Handler: http.HandlerFunc(handler), ReadHeaderTimeout: time.Minute})
	if answer, err := http.Get(address + "panic"); err == nil {
		t.Error("a handler that broke was answered", answer.Body.Close())
	}
	said := make(chan string, 1)
	go func() { said <- fetch(address) }()
	<-under
	interrupt()
	for closed := false; !closed; { // until no other is taken
		conn, err := net.Dial("tcp", strings.Trim(strings.TrimPrefix(address, "http:"), "/"))
		if closed = err != nil; !closed {
			_ = conn.Close()
		}
	}
	close(finish)
	if got := <-said; got != "whole" {
		t.Errorf("the request under way: got %q", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := <-rest; strings.Count(got, "\n") != 1 || strings.Contains(got, "person") || strings.Contains(got, "127.0.0.1") {
		t.Errorf("told afterwards: got %q, want one line that names no address", got)
	}
}

// fetch gives the text of an answer, or of what went wrong.
func fetch(address string) string {
	answer, err := http.Get(address)
	if err != nil {
		return err.Error()
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// Who cannot listen is told so at once, and so is who is stopped by something else than an interrupt.
func TestServeFails(t *testing.T) {
	server := &http.Server{ReadHeaderTimeout: time.Minute}
	address, _, ended := served(t.Context(), t, server)
	p, err := New(Place{Out: io.Discard, Err: io.Discard, In: strings.NewReader(""), Env: func(string) string { return "" }, Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	taken := strings.Trim(strings.TrimPrefix(address, "http:"), "/")
	if err := p.Serve(t.Context(), &http.Server{ReadHeaderTimeout: time.Minute}, taken); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a port that is taken: got %v", err)
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		t.Errorf("closed by somebody: got %v, want %v", err, http.ErrServerClosed)
	}
}
