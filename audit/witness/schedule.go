package witness

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Schedule is what a log told about itself: it gives a checkpoint every so often, and its
// tree ends at a multiple of so many leaves each time, so that neither size nor rhythm tells
// how much work there was. The zero value is a log that told nothing.
type Schedule struct {
	Every  time.Duration `json:"every"`  // nanoseconds; 0: not told
	Leaves int64         `json:"leaves"` // 0: not told
}

func (s Schedule) endsAt(size int64) bool { return s.Leaves == 0 || size%s.Leaves == 0 }

// missed counts the slots that have gone by whole since a log was last seen to grow.
func (s Schedule) missed(seen, now time.Time) int64 {
	if s.Every == 0 || !now.After(seen) {
		return 0
	}
	return int64(now.Sub(seen) / s.Every)
}

// A Standing tells how a log stands with the witness.
type Standing struct {
	Origin   string    `json:"origin"`
	Size     int64     `json:"size"` // leaves of the last cosigned checkpoint
	Root     string    `json:"root"` // base64
	Cosigned time.Time `json:"cosigned,omitzero"`
	Missed   int64     `json:"missed_slots"`
	Refused  string    `json:"refused,omitempty"` // why, if a request showed that the log was changed
	Kept     string    `json:"kept,omitempty"`    // the file that holds that request

	Unreadable string `json:"unreadable,omitempty"` // why nothing can be said, and nothing is cosigned
}

// Logs tells how every trusted log stands, in the order of their origins.
func (w *Witness) Logs() ([]Standing, error) {
	folders, err := filepath.Glob(filepath.Join(w.dir, "logs", "*", trustFile))
	if err != nil {
		return nil, fmt.Errorf("trusted logs: %w", err)
	}
	var all []Standing
	for _, path := range folders {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("trusted log: %w", err)
		}
		t, err := readTrusted(text)
		if err != nil {
			return nil, err
		}
		one, err := w.standing(t)
		if err != nil {
			one = Standing{Origin: t.log.Name(), Unreadable: err.Error()}
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b Standing) int { return strings.Compare(a.Origin, b.Origin) })
	return all, nil
}

func (w *Witness) standing(t trusted) (Standing, error) {
	last, err := w.head(t)
	if err != nil {
		return Standing{}, err
	}
	one := Standing{Origin: t.log.Name(), Size: last.Size, Root: last.Root.String(), Cosigned: last.At}
	seen := last.At
	if seen.IsZero() {
		seen = t.Since
	}
	one.Missed = t.Schedule.missed(seen, w.clock())
	kept := filepath.Join(w.folder(t.log.Name()), signFile)
	text, err := os.ReadFile(kept)
	if errors.Is(err, fs.ErrNotExist) {
		return one, nil
	}
	var s sign
	if err == nil {
		err = json.Unmarshal(text, &s)
	}
	if err != nil {
		return Standing{}, fmt.Errorf("refused request: %w", err)
	}
	one.Refused, one.Kept = s.Reason, kept
	return one, nil
}
