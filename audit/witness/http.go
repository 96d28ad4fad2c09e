package witness

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
)

// Handler answers POST /add-checkpoint as tlog-witness wants it. The answers name no log and
// no path; what could not be read or written goes to the log given, and is a 500.
func Handler(w *Witness, logger *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /add-checkpoint", func(rw http.ResponseWriter, req *http.Request) {
		text, err := io.ReadAll(http.MaxBytesReader(rw, req.Body, MaxRequest))
		if errors.As(err, new(*http.MaxBytesError)) {
			answer(rw, refused(ErrTooLarge))
			return
		}
		if err != nil {
			answer(rw, refused(ErrMalformed))
			return
		}
		line, err := w.Add(text)
		if err == nil {
			rw.Header().Set("Content-Type", "text/plain; charset=utf-8")
			rw.Write(line) //nolint:errcheck // a client that went away asks again and is told the size
			return
		}
		if !errors.As(err, new(*Refusal)) {
			logger.ErrorContext(req.Context(), "witness", "error", err.Error())
		}
		answer(rw, err)
	})
	return mux
}

// answer writes a refusal. A conflict carries the size that was cosigned last, and no word.
func answer(rw http.ResponseWriter, err error) {
	status := statusOf(err)
	var r *Refusal
	switch {
	case !errors.As(err, &r):
		http.Error(rw, "the state of the witness cannot be read or written", status)
	case status == http.StatusConflict:
		rw.Header().Set("Content-Type", "text/x.tlog.size")
		rw.WriteHeader(status)
		fmt.Fprintf(rw, "%d\n", r.Cosigned)
	default:
		http.Error(rw, r.Error(), status)
	}
}

// statusOf is the answer of tlog-witness to a reason.
func statusOf(err error) int {
	for _, row := range []struct {
		status  int
		reasons []error
	}{
		{http.StatusBadRequest, []error{ErrMalformed, ErrTooLarge, ErrOldBeyond}},
		{http.StatusForbidden, []error{ErrSignature}},
		{http.StatusNotFound, []error{ErrUnknownLog}},
		{http.StatusConflict, []error{ErrStale, ErrBehind}},
		{http.StatusUnprocessableEntity, []error{ErrFork, ErrProof, ErrEmptyRoot, ErrOffSchedule}},
	} {
		for _, reason := range row.reasons {
			if errors.Is(err, reason) {
				return row.status
			}
		}
	}
	return http.StatusInternalServerError
}
