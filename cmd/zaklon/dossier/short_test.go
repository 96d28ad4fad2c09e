package dossier

import (
	"context"
	"errors"
	"testing"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
)

// A file is named by its whole reference, or by the beginning of one that no other file of the officer's
// has; everything else has one answer, whatever is wrong with it.
func TestFileNamed(t *testing.T) {
	const one, two, three = "2XNDSFK4T2YRBAK6B18KN055BGA", "2XNDSFK4T2XRBAK6B18KN055BGA", "7QF3M2KD8WXN4TR0PB6CHJ5Q2V9"
	broken := errors.New("broken")
	pages := func(all ...[]string) shelf {
		return func(_ context.Context, _ console.Sitting, offset int) ([]string, bool, error) {
			return append([]string{}, all[offset/most]...), offset/most < len(all)-1, nil
		}
	}
	fails := func(context.Context, console.Sitting, int) ([]string, bool, error) { return nil, false, broken }
	for _, row := range []struct {
		reason, typed string
		of            shelf
		want          string
		err           error
	}{
		{"the short form", "7QF3M-2KD8W", pages([]string{one, two, three}), three, nil},
		{"as people write it", "7qf3m 2kd8w", pages([]string{one, three}), three, nil},
		{"it stands on the second page", "7QF3M-2KD8W", pages([]string{one}, []string{three}), three, nil},
		{"more than the short form", "2XNDS-FK4T2-Y", pages([]string{one, two}), one, nil},
		{"two files begin so", "2XNDS-FK4T2", pages([]string{one}, []string{two}), "", desk.ErrAbsent},
		{"no file begins so", "00000-00000", pages([]string{one, two}), "", desk.ErrAbsent},
		{"less than the short form", "7QF3M", pages([]string{three}), "", desk.ErrAbsent},
		{"a whole reference with a wrong sign", "7QF3M-2KD8W-XN4TR-0PB6C-HJ5Q2-V8", pages([]string{three}), "", desk.ErrAbsent},
		{"the list cannot be read", "7QF3M-2KD8W", fails, "", broken},
	} {
		got, err := fileNamed(context.Background(), console.Sitting{}, row.typed, row.of)
		if got != row.want || !errors.Is(err, row.err) {
			t.Errorf("%s: got %q, %v, want %q, %v", row.reason, got, err, row.want, row.err)
		}
	}
}
