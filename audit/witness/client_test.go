package witness

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
)

// The client brings a witness's line home, and tells by which size a stale one must be asked.
func TestClient(t *testing.T) {
	w := founded(t, Schedule{})
	server := httptest.NewServer(Handler(w, slog.New(slog.NewTextHandler(io.Discard, nil))))
	defer server.Close()
	c := Client{URL: server.URL + "/", HTTP: server.Client()}
	ctx := context.Background()
	ask := func(tree *tree, old int64) error {
		line, err := c.Add(ctx, Request{Old: old, Proof: tree.proof(old), Checkpoint: tree.signed(origin, 1)})
		if err == nil && !areLines(line) {
			t.Errorf("got %q", line)
		}
		return err
	}
	if err := ask(honest(8), 0); err != nil {
		t.Fatal(err)
	}
	var stale *Refusal
	if err := ask(honest(13), 3); !errors.As(err, &stale) || stale.Cosigned != 8 {
		t.Errorf("another size: got %v", err)
	}
	for reason, row := range map[string]struct {
		tree *tree
		old  int64
		want error
	}{
		"rewritten":     {grown(13, 3), 8, ErrProof},
		"an older tree": {honest(8), 5, ErrStale},
	} {
		if err := ask(row.tree, row.old); row.old == 5 && err == nil || row.old == 8 && !errors.Is(err, row.want) {
			t.Errorf("%s: got %v", reason, err)
		}
	}
	if _, err := c.Add(ctx, Request{Checkpoint: honest(8).signed("other.example", 1)}); !errors.Is(err, ErrUnknownLog) {
		t.Errorf("an unknown log: got %v", err)
	}
	if _, err := c.Add(ctx, Request{Old: 8, Checkpoint: honest(8).signed(origin, 2)}); !errors.Is(err, ErrSignature) {
		t.Errorf("another key: got %v", err)
	}
}

// What is no answer of a witness is an error, never a cosignature.
func TestClientOfAStranger(t *testing.T) {
	for _, row := range []struct {
		reason, body string
		status       int
	}{
		{"no line", "hello\n", 200},
		{"a checkpoint of its own", "other.example\n1\nAAAA\n\n— a b\n", 200},
		{"a line not ended", "— a b", 200},
		{"nothing", "", 200},
		{"a conflict without a size", "x\n", 409},
		{"a conflict at the size that was asked", "8\n", 409},
		{"a conflict below zero", "-1\n", 409},
		{"an error", "", 500},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
			rw.WriteHeader(row.status)
			_, _ = io.WriteString(rw, row.body)
		}))
		line, err := Client{URL: server.URL, HTTP: server.Client()}.Add(context.Background(), Request{Old: 8, Checkpoint: honest(8).signed(origin, 1)})
		if err == nil || errors.As(err, new(*Refusal)) {
			t.Errorf("%s: got %q, %v", row.reason, line, err)
		}
		server.Close()
	}
	if _, err := (Client{URL: "http://127.0.0.1:1", HTTP: http.DefaultClient}).Add(context.Background(), Request{}); err == nil {
		t.Error("nobody there, and no error")
	}
	if _, err := (Client{URL: "\x00", HTTP: http.DefaultClient}).Add(context.Background(), Request{}); err == nil {
		t.Error("no address, and no error")
	}
}
