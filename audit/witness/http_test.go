package witness

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnswersOfAddCheckpoint(t *testing.T) {
	w := founded(t, Schedule{})
	var logged bytes.Buffer
	server := httptest.NewServer(Handler(w, slog.New(slog.NewTextHandler(&logged, nil))))
	defer server.Close()
	head := filepath.Join(w.folder(origin), headFile)
	type answer struct{ contentType, body string }
	const plain, size = "text/plain; charset=utf-8", "text/x.tlog.size"
	for _, row := range []struct {
		reason, method, path string
		request              []byte
		status               int
		want                 answer
	}{
		{"the first checkpoint", "POST", "/add-checkpoint", honest(8).request(0), 200, answer{plain, "— ombudsman.example "}},
		{"the next", "POST", "/add-checkpoint", honest(13).request(8), 200, answer{plain, "— ombudsman.example "}},
		{"no request", "POST", "/add-checkpoint", []byte("hello"), 400, answer{plain, ErrMalformed.Error()}},
		{"too large", "POST", "/add-checkpoint", make([]byte, MaxRequest+1), 400, answer{plain, ErrTooLarge.Error()}},
		{"not the log's key", "POST", "/add-checkpoint", Request{Old: 13, Checkpoint: honest(13).signed(origin, 2)}.Text(), 403, answer{plain, ErrSignature.Error()}},
		{"an unknown log", "POST", "/add-checkpoint", Request{Checkpoint: honest(13).signed("other.example", 1)}.Text(), 404, answer{plain, ErrUnknownLog.Error()}},
		{"a stale size", "POST", "/add-checkpoint", honest(20).request(8), 409, answer{size, "13\n"}},
		{"a smaller tree", "POST", "/add-checkpoint", honest(8).request(8), 409, answer{size, "13\n"}},
		{"a fork", "POST", "/add-checkpoint", grown(13, 3).request(13), 422, answer{plain, ErrFork.Error()}},
		{"a rewritten tree", "POST", "/add-checkpoint", grown(20, 3).request(13), 422, answer{plain, ErrProof.Error()}},
		{"to read", "GET", "/add-checkpoint", nil, 405, answer{plain, "Method Not Allowed"}},
		{"elsewhere", "POST", "/", nil, 404, answer{plain, "404"}},
		{"a state that was lost", "POST", "/add-checkpoint", honest(20).request(13), 500, answer{plain, "the state of the witness"}},
	} {
		if row.status == http.StatusInternalServerError {
			if err := os.WriteFile(head, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		status, got := send(t, server, row.method, row.path, row.request)
		if status != row.status || got.Get("Content-Type") != row.want.contentType || !strings.HasPrefix(got.Get("Body"), row.want.body) {
			t.Errorf("%s: got %d %q, want %d %q", row.reason, status, got, row.status, row.want)
		}
	}
	if lines := strings.Count(logged.String(), "\n"); lines != 1 {
		t.Errorf("got %d lines in the log, want the one of the lost state: %s", lines, &logged)
	}
}

// endless is a body that never ends, and counts what is taken from it.
type endless struct{ taken int }

func (e *endless) Read(p []byte) (int, error) {
	e.taken += len(p)
	return len(p), nil
}

// Nobody can make the witness hold more than a request may have.
func TestEndlessBody(t *testing.T) {
	body := &endless{}
	answer := httptest.NewRecorder()
	request := httptest.NewRequest("POST", "/add-checkpoint", io.LimitReader(body, 64<<20))
	Handler(founded(t, Schedule{}), slog.New(slog.DiscardHandler)).ServeHTTP(answer, request)
	if answer.Code != http.StatusBadRequest || body.taken > 2*MaxRequest {
		t.Errorf("got status %d after %d bytes, want 400 after %d", answer.Code, body.taken, MaxRequest)
	}
}

// send gives the status and the headers, with the body among them.
func send(t *testing.T, server *httptest.Server, method, path string, body []byte) (int, http.Header) {
	t.Helper()
	request, err := http.NewRequest(method, server.URL+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	response.Header.Set("Body", string(text))
	return response.StatusCode, response.Header
}
