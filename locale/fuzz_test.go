package locale

import (
	"strings"
	"testing"
	"testing/fstest"
)

// No file, however broken, makes the reader panic, and what it accepts prints.
func FuzzLoad(f *testing.F) {
	f.Add("a:\n  b: x\n")
	f.Add("a.b: |\n  x {y}\n")
	f.Add("? [a]\n: b\n")
	f.Add("a: &x y\nb: *x\n<<: {c: d}\n")
	f.Fuzz(func(t *testing.T, source string) {
		c, err := Load(fstest.MapFS{"en.yaml": &fstest.MapFile{Data: []byte(source)}})
		if err != nil {
			return
		}
		p := c.In("en")
		for _, key := range c.Keys("en") {
			if got := p.T(key); strings.HasPrefix(got, "⟦"+key) {
				t.Errorf("T(%q): no text", key)
			}
		}
	})
}
