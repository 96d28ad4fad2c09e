package law

import (
	"strings"
	"testing"
)

func TestCite(t *testing.T) {
	l := embedded(t)
	tests := []struct{ ref, want, reason string }{
		{"apd/31(3)", "Article 31(3), ", "an article with its paragraph"},
		{"apd/31", "Article 31, ", "an article alone"},
		{"echr-rules/Rule 39", "Rule 39, ", "a rule is no article"},
		{"itpf/50", "Article 50, Law on International and Temporary Protection of Foreigners (OG MNE 2/2017, 3/2019, 77/2024)", "a law of the host state"},
	}
	for _, test := range tests {
		c, err := l.Cite(test.ref)
		if err != nil || !strings.HasPrefix(c.String(), test.want) || c.Ref() != test.ref {
			t.Errorf("%s: got %q (%s), %v, want %q", test.reason, c, c.Ref(), err, test.want)
		}
	}
	for _, ref := range []string{"", "apd", "apd/", "apd/999", "hunting/1", "apd/(3)"} {
		if c, err := l.Cite(ref); err == nil {
			t.Errorf("%q: got %s, want an error", ref, c)
		}
	}
}

func TestFill(t *testing.T) {
	l := embedded(t)
	got, err := l.Fill("No return ([[refugee-1951/33(1)]]; [[cat/3]]), and [[no citation]].")
	if err != nil || !strings.Contains(got, "Article 33(1), ") || !strings.Contains(got, "Article 3, ") || !strings.HasSuffix(got, "[[no citation]].") {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := l.Fill("a [[cat/3]] and a [[cat/333]]"); err == nil || !strings.Contains(err.Error(), "cat/333") {
		t.Errorf("got %q, %v, want the dangling citation named", got, err)
	}
}
