package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/protection"
)

// What a page may weigh on the wire, in bytes, headers included.
const (
	firstView = 60 << 10 // empty cache: page, styles, script, pictures and fonts
	laterView = 12 << 10 // everything else is in the cache
	script    = 8 << 10
)

// testBytes counts what the server writes for the pages an officer lives on. A cut of the font
// comes once, with the first name that needs it; a later view is one with the cache filled.
func (b *bench) testBytes(t *testing.T) {
	s := demonstration(t)
	paths := []string{"/work", aCase(inState(protection.FinalUnchallenged), "")(s)}
	signed := b.tab(t, s)
	signed.signIn("jasna")
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			fresh := b.tab(t, s)
			fresh.take(signed.cookies())
			fresh.wantWeight("first view", path, firstView)
			for address, size := range fresh.seen.weights() {
				if strings.HasSuffix(address, ".js") && size > script {
					t.Errorf("%s: %d bytes, want at most %d", address, size, script)
				}
			}
			fresh.wantWeight("later view", path, laterView)
		})
	}
}

// wantWeight loads a page and fails if the server writes more for it than it may.
func (tb *tab) wantWeight(view, path string, most int64) {
	tb.t.Helper()
	got := tb.weigh(path)
	if got > most {
		tb.t.Errorf("%s: %d bytes, want at most %d; by address: %v", view, got, most, tb.seen.weights())
		return
	}
	tb.t.Logf("%s: %d bytes", view, got)
}

// weigh loads a page and gives the bytes the server wrote for it.
func (tb *tab) weigh(path string) int64 {
	tb.t.Helper()
	before := tb.site.wire.Load()
	tb.open(path)
	tb.wantStatus(200)
	evaluate[bool](tb, `document.fonts.ready.then(() => true)`)
	for last := int64(-1); last != tb.site.wire.Load(); { // until nothing comes any more
		last = tb.site.wire.Load()
		time.Sleep(300 * time.Millisecond)
	}
	return tb.site.wire.Load() - before
}
