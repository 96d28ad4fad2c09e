package browser

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/zaklon/zaklon/web"
)

// Where pictures are written; without the flags no picture is.
var (
	screenshot = flag.Bool("screenshot", false, "write docs/screenshot.png anew")
	gallery    = flag.String("gallery", "", "write a picture of every page into this folder")
)

// largest is what the picture of the README may weigh.
const largest = 200 << 10

// testScreenshot takes the worklist of the demonstration for the README, and with -gallery
// every page of it. Without a flag it only sees that the picture is there and light enough.
func (b *bench) testScreenshot(t *testing.T) {
	name := filepath.Join("..", "..", "docs", "screenshot.png")
	if *screenshot || *gallery != "" {
		b.draw(t, name)
	}
	kept, err := os.Stat(name)
	if err != nil {
		t.Fatalf("%v; go test ./web/browser -screenshot writes it", err)
	}
	if kept.Size() > largest {
		t.Errorf("%s: %d bytes, want at most %d", name, kept.Size(), largest)
	}
}

func (b *bench) draw(t *testing.T, name string) {
	t.Helper()
	s := demonstration(t)
	if *screenshot {
		jasna := b.tab(t, s)
		jasna.signIn("jasna")
		jasna.open("/work")
		evaluate[bool](jasna, `document.fonts.ready.then(() => true)`)
		taken, err := chromedp.Run(jasna.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		write(t, name, taken)
	}
	if *gallery == "" {
		return
	}
	tabs := map[string]*tab{}
	for name, f := range everyView(s) {
		if f.download {
			continue
		}
		tb := b.tabOf(tabs, s, f.as)
		tb.open(f.address(tb, name))
		if f.click != "" {
			tb.follow(s.T(f.click))
		}
		for _, sc := range screens {
			tb.show(sc)
			file := strings.NewReplacer(" ", "-", "/", "_", "{", "", "}", "", "$", "").Replace(strings.TrimPrefix(name, "GET ") + " " + sc.name)
			write(t, filepath.Join(*gallery, file+".png"), tb.whole())
		}
	}
}

// everyView gives the fixtures of the routes there are, and the further views.
func everyView(s *site) map[string]fixture {
	known, out := fixtures(), furtherViews()
	for _, r := range web.Routes(s.house, s.options) {
		if f, has := known[r.Pattern]; has && !atTheDoor(s, r) {
			out[r.Pattern] = f
		}
	}
	return out
}

func write(t *testing.T, name string, picture []byte) {
	t.Helper()
	if err := os.WriteFile(name, picture, 0o644); err != nil {
		t.Fatal(err)
	}
}
