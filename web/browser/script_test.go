package browser

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/zaklon/zaklon/protection"
)

// testScript holds the pages without script against the same pages with it, dot by dot.
func (b *bench) testScript(t *testing.T) {
	s := demonstration(t)
	with, without := b.tab(t, s), b.tab(t, s)
	without.withoutScript()
	for _, tb := range []*tab{with, without} {
		tb.signIn("jasna")
	}
	for _, path := range []string{"/work", aCase(inState(protection.FinalUnchallenged), "")(s)} {
		for _, sc := range []screen{screens[0], screens[3]} {
			t.Run(sc.name+path, func(t *testing.T) {
				with.t, without.t = t, t
				a, b := with.picture(path, sc), without.picture(path, sc)
				if at, same := sameDots(t, a, b); !same {
					keep(t, "with.png", a)
					keep(t, "without.png", b)
					t.Errorf("%s differs without script, first at %v", path, at)
				}
			})
		}
	}
}

// picture loads a page and takes it whole.
func (tb *tab) picture(path string, sc screen) []byte {
	tb.t.Helper()
	tb.show(sc)
	tb.open(path)
	tb.wantStatus(200)
	return tb.whole()
}

// whole takes the page from top to bottom as it stands.
func (tb *tab) whole() []byte {
	tb.t.Helper()
	evaluate[bool](tb, `document.fonts.ready.then(() => true)`)
	taken, err := chromedp.Run(tb.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		tb.t.Fatal(err)
	}
	return taken
}

// sameDots compares two pictures and gives the first dot that differs.
func sameDots(t *testing.T, a, b []byte) (image.Point, bool) {
	t.Helper()
	x, errX := png.Decode(bytes.NewReader(a))
	y, errY := png.Decode(bytes.NewReader(b))
	if errX != nil || errY != nil {
		t.Fatal(errX, errY)
	}
	if x.Bounds() != y.Bounds() {
		return y.Bounds().Max, false
	}
	for py := range x.Bounds().Dy() {
		for px := range x.Bounds().Dx() {
			if x.At(px, py) != y.At(px, py) {
				return image.Pt(px, py), false
			}
		}
	}
	return image.Point{}, true
}

// keep writes a picture where the test says, for whoever looks for the cause.
func keep(t *testing.T, name string, picture []byte) {
	t.Helper()
	folder, err := os.MkdirTemp("", "zaklon-browser-")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Log("see", path)
}
