package witness

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

// A Client asks one witness over the network. It believes nothing of the answer but its form:
// whether a cosignature is genuine is for whoever has the key of the witness.
type Client struct {
	URL  string // without add-checkpoint
	HTTP *http.Client
}

// Add sends a request and returns the lines of cosignatures. A refusal is a *Refusal with
// ErrStale or ErrBehind and the size that was cosigned last, or any other error.
func (c Client) Add(ctx context.Context, r Request) ([]byte, error) {
	at := strings.TrimSuffix(c.URL, "/") + "/add-checkpoint"
	ask, err := http.NewRequestWithContext(ctx, http.MethodPost, at, bytes.NewReader(r.Text()))
	if err != nil {
		return nil, fmt.Errorf("witness: %w", err)
	}
	got, err := c.HTTP.Do(ask)
	if err != nil {
		return nil, fmt.Errorf("witness: %w", err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(io.LimitReader(got.Body, checkpoint.MaxText))
	if err != nil {
		return nil, fmt.Errorf("witness: %w", err)
	}
	switch {
	case got.StatusCode == http.StatusConflict:
		return nil, conflict(text, r.Old)
	case got.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("witness: %w", answered(got.StatusCode))
	case !areLines(text):
		return nil, errAnswer
	}
	return text, nil
}

var errAnswer = errors.New("witness: the answer is not in the form of add-checkpoint")

// answered is the reason that a status stands for, where just one does.
func answered(status int) error {
	switch status {
	case http.StatusForbidden:
		return ErrSignature
	case http.StatusNotFound:
		return ErrUnknownLog
	case http.StatusUnprocessableEntity:
		return ErrProof
	}
	return fmt.Errorf("status %d", status)
}

func conflict(text []byte, old int64) error {
	size, err := strconv.ParseInt(strings.TrimSuffix(string(text), "\n"), 10, 64)
	if err != nil || size < 0 || size > checkpoint.MaxSize || size == old {
		return errAnswer
	}
	return &Refusal{Reason: ErrStale, Cosigned: size}
}

// areLines tells whether a text is one or more lines of signatures and nothing else.
func areLines(text []byte) bool {
	rest, ended := strings.CutSuffix(string(text), "\n")
	for line := range strings.SplitSeq(rest, "\n") {
		if !strings.HasPrefix(line, "— ") {
			return false
		}
	}
	return ended
}
