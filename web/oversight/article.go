package oversight

import (
	"fmt"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/web/page"
)

// ordinal makes an id that stands once on a page of several versions.
func ordinal(id string, n int) string { return fmt.Sprintf("%s-%d", id, n) }

// from and to are the days between which a version of an article applies.
func from(x version) deadline.Date {
	if x.Article.From.IsZero() {
		return x.Pack.From
	}
	return x.Article.From
}

func to(x version) deadline.Date {
	if x.Article.To.IsZero() {
		return x.Pack.To
	}
	return x.Article.To
}

// actOrReading names what rests on an article.
func actOrReading(f page.Frame, kind string) string {
	if key := "act." + kind; f.Has(key) {
		return f.T(key)
	}
	return f.T("reading." + kind)
}

// extended tells the extensions of an example.
func extended(f page.Frame, e law.Example) string {
	if len(e.Extensions) == 0 {
		return f.T("law.not_extended")
	}
	out := make([]string, len(e.Extensions))
	for i, x := range e.Extensions {
		out[i] = f.T("law.extended_on", "on", f.Date(x.On), "until", f.Date(x.Until))
	}
	return strings.Join(out, "; ")
}
