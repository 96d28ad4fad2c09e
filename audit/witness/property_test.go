package witness

import (
	"bytes"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

// However a tree grows by appending, it is cosigned; whatever else is tried between, with the
// log's own key or by changing a byte on the way, is not.
func TestHonestGrowthAlone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := founded(t, Schedule{})
		first := rapid.Int64Range(1, 40).Draw(r, "first")
		cosigned(t, w, honest(first).request(0))
		for size := first; size < 300; {
			next := size + rapid.Int64Range(0, 120).Draw(r, "growth")
			for range rapid.IntRange(0, 3).Draw(r, "attempts") {
				request := tampered(r, size, next)
				if line, err := w.Add(request); err == nil || line != nil {
					r.Fatalf("cosigned at %d leaves: %s", size, request)
				}
			}
			cosigned(t, w, honest(next).request(size))
			size = next
			if rapid.IntRange(0, 3).Draw(r, "enough") == 0 {
				return
			}
		}
	})
}

// tampered is a request that no witness at a size may cosign.
func tampered(r *rapid.T, size, next int64) []byte {
	changed := rapid.Int64Range(0, size-1).Draw(r, "first rewritten leaf")
	other := grown(next, changed)
	switch rapid.IntRange(0, 6).Draw(r, "kind") {
	case 0: // rewritten, with its own proof
		return other.request(size)
	case 1: // rewritten, with the honest proof
		return Request{Old: size, Proof: honest(next).proof(size), Checkpoint: other.signed(origin, 1)}.Text()
	case 2: // truncated
		return honest(changed).request(min(changed, rapid.Int64Range(0, size).Draw(r, "old")))
	case 3: // forked at the same size
		return Request{Old: size, Checkpoint: grown(size, changed).signed(origin, 1)}.Text()
	case 4: // signed by somebody else
		return Request{Old: size, Proof: honest(next).proof(size), Checkpoint: honest(next).signed(origin, 2)}.Text()
	case 5: // proved from another size
		return honest(next).request(changed)
	}
	request := honest(next).request(size)
	at := rapid.IntRange(0, len(request)-1).Draw(r, "byte")
	request[at] ^= byte(rapid.IntRange(1, 255).Draw(r, "change"))
	return request
}

// A request is read as it was written, or not at all, and nothing that is sent stops the reader.
func FuzzParseRequest(f *testing.F) {
	f.Add(honest(13).request(8))
	f.Add(honest(0).request(0))
	f.Add([]byte("old 0\n\n\n\n"))
	f.Add([]byte("old 9223372036854775807\n\n"))
	f.Add([]byte("old 1\nAAAA\n\nregister.example/protection\n1\n\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := ParseRequest(text)
		if err != nil {
			return
		}
		if !bytes.Equal(r.Text(), text) || len(r.Proof) > maxProof || r.Old < 0 {
			t.Errorf("%q was read as %+v", text, r)
		}
		if name, err := checkpoint.Origin(r.Checkpoint); err == nil && !checkpoint.IsName(name) {
			t.Errorf("%q names a log", name)
		}
	})
}

// A request of any size and proof comes back from its text.
func TestRequestRoundTrip(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		want := Request{Old: rapid.Int64Range(0, checkpoint.MaxSize).Draw(r, "old"), Checkpoint: honest(5).signed(origin, 1)}
		for range rapid.IntRange(0, maxProof).Draw(r, "lines") {
			want.Proof = append(want.Proof, tlog.RecordHash([]byte(rapid.String().Draw(r, "hash"))))
		}
		got, err := ParseRequest(want.Text())
		if err != nil || got.Old != want.Old || !slices.Equal(got.Proof, want.Proof) || !bytes.Equal(got.Checkpoint, want.Checkpoint) {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	})
}
