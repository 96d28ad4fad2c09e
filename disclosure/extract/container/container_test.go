package container_test

import (
	"io"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/disclosure/extract/container"
	"github.com/zaklon/zaklon/disclosure/extract/sample"
)

// The limits stand where they are said to stand: an entry just within is read, one just beyond is not.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		size int
		want bool
	}{{1 << 20, true}, {3 << 20, false}} {
		p, err := container.Open(sample.Zip(sample.Entry{Name: "a.xml", Text: strings.Repeat(" ", c.size)}))
		if err != nil {
			t.Fatal(err)
		}
		from, err := p.Entry("a.xml").Open()
		if err != nil {
			t.Fatal(err)
		}
		if n, err := io.Copy(io.Discard, from); (err == nil) != c.want || c.want && n != int64(c.size) {
			t.Errorf("%d bytes of blanks: got %d, %v", c.size, n, err)
		}
	}
}

// Folders have no content and are no entries.
func TestFolders(t *testing.T) {
	p, err := container.Open(sample.Zip(sample.Entry{Name: "Pictures/", Stored: true}, sample.Entry{Name: "a.xml", Text: "x"}))
	if err != nil || len(p.Entries) != 1 || p.Has("b.xml") {
		t.Errorf("got %+v, %v", p, err)
	}
}
