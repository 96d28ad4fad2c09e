package ombudsman

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit/checkpoint"
	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
)

var listening = regexp.MustCompile(`Listening on (\S+)`)

// run runs one witness command and returns its exit code.
func run(ctx context.Context, notes io.Writer, args ...string) int {
	p, err := console.New(console.Place{
		Args: append([]string{"witness"}, args...), In: strings.NewReader(""), Out: io.Discard, Err: notes,
		Env: func(string) string { return "" }, Clock: time.Now,
	})
	if err != nil {
		return console.ExitFailed
	}
	root := &cobra.Command{Use: "zaklon"}
	p.Root(root)
	root.AddCommand(Witness(p))
	return p.Execute(ctx, root)
}

// The witness answers over the network, cosigns a first checkpoint, and ends with code 0 when
// it is interrupted.
func TestServe(t *testing.T) {
	state := filepath.Join(t.TempDir(), "watch")
	seed := bytes.Repeat([]byte{1}, 32)
	key, err := checkpoint.VerifierKey("register.example", seed)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "--name", "ombudsman.example"}, {"trust", key}} {
		if code := run(t.Context(), io.Discard, append(args, "--state", state)...); code != console.ExitDone {
			t.Fatalf("%v: exit code %d", args, code)
		}
	}
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	told, notes := io.Pipe()
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, notes, "serve", "--state", state, "--listen", "127.0.0.1:0") }()
	address := ""
	for lines := bufio.NewScanner(told); address == "" && lines.Scan(); {
		if found := listening.FindStringSubmatch(lines.Text()); found != nil {
			address = found[1]
		}
	}
	go func() { _, _ = io.Copy(io.Discard, told) }()
	signer, err := checkpoint.NewSigner("register.example", seed)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := checkpoint.Sign(checkpoint.Checkpoint{Origin: "register.example", Size: 1, Root: tlog.RecordHash(nil)}, signer)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(address+"add-checkpoint", "text/plain", bytes.NewReader(witness.Request{Checkpoint: signed}.Text()))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	line, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || !strings.HasPrefix(string(line), "— ombudsman.example ") {
		t.Errorf("got %d %q, %v, want the cosignature", answer.StatusCode, line, err)
	}
	interrupt()
	if got := <-ended; got != console.ExitDone {
		t.Errorf("exit code: got %d, want %d", got, console.ExitDone)
	}
}
