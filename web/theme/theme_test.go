package theme

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
)

func get(t *testing.T, target string, header map[string]string) *http.Response {
	t.Helper()
	h, err := Handler()
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestNegotiation(t *testing.T) {
	for _, c := range []struct{ why, name, accept, encoding string }{
		{"a browser takes the smallest", "theme.css", "gzip, deflate, br, zstd", "br"},
		{"an older reader takes gzip", "theme.css", "gzip, deflate", "gzip"},
		{"curl asks for nothing", "theme.css", "", ""},
		{"a zero weight is a refusal", "theme.css", "br;q=0, gzip", "gzip"},
		{"zero with decimals is a refusal too", "theme.js", "br;q=0.000, gzip;q=0", ""},
		{"a star takes what is not named", "icons.svg", "*", "br"},
		{"a star does not overrule a named zero", "icons.svg", "br;q=0, *;q=0.5", "gzip"},
		{"an unreadable weight is a refusal", "theme.js", "br;q=much, gzip;level=9", ""},
		{"capital letters are the same coding", "theme.js", "GZIP", "gzip"},
		{"a font is compressed already", "noto-latin.woff2", "br, gzip", ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			res := get(t, URL(c.name), map[string]string{"Accept-Encoding": c.accept})
			if got, want := res.StatusCode, http.StatusOK; got != want {
				t.Fatalf("status: got %d, want %d", got, want)
			}
			if got, want := res.Header.Get("Content-Encoding"), c.encoding; got != want {
				t.Errorf("Content-Encoding: got %q, want %q", got, want)
			}
			if got, want := res.Header.Get("Vary"), "Accept-Encoding"; got != want {
				t.Errorf("Vary: got %q, want %q", got, want)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	for name, kind := range map[string]string{
		"theme.css": "text/css; charset=utf-8", "theme.js": "text/javascript; charset=utf-8",
		"icons.svg": "image/svg+xml", "favicon.svg": "image/svg+xml", "noto-latin.woff2": "font/woff2",
	} {
		res := get(t, URL(name), nil)
		for header, want := range map[string]string{
			"Content-Type": kind, "Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff",
		} {
			if got := res.Header.Get(header); got != want {
				t.Errorf("%s, %s: got %q, want %q", name, header, got, want)
			}
		}
	}
}

func TestETagIsStrongAndDiffersByForm(t *testing.T) {
	plain := get(t, URL("theme.css"), nil).Header.Get("ETag")
	small := get(t, URL("theme.css"), map[string]string{"Accept-Encoding": "br"}).Header.Get("ETag")
	if plain == small || !strings.HasPrefix(plain, `"`) || !strings.HasPrefix(small, `"`) {
		t.Fatalf("ETags: got %s and %s, want two strong ones", plain, small)
	}
	for _, c := range []struct {
		why, given string
		status     int
	}{
		{"the same tag", small, http.StatusNotModified},
		{"in a list, marked weak by a proxy", `"other", W/` + small, http.StatusNotModified},
		{"any", "*", http.StatusNotModified},
		{"the tag of another form", plain, http.StatusOK},
	} {
		res := get(t, URL("theme.css"), map[string]string{"Accept-Encoding": "br", "If-None-Match": c.given})
		if got, want := res.StatusCode, c.status; got != want {
			t.Errorf("%s: got %d, want %d", c.why, got, want)
		}
	}
}

func TestNothingElseIsServed(t *testing.T) {
	for _, c := range []struct{ why, target string }{
		{"a name that was not built", URL("other.css")},
		{"a name without its hash", "/assets/theme.css"},
		{"the hash list", "/assets/MANIFEST"},
		{"a compressed form by its own name", URL("theme.css") + ".br"},
		{"the folder", "/assets/"},
		{"a path that climbs", "/assets/../theme.go"},
		{"a path that climbs, escaped", "/assets/%2e%2e/theme.go"},
	} {
		res := get(t, c.target, nil)
		if got, want := res.StatusCode, http.StatusNotFound; got != want {
			t.Errorf("%s: got %d, want %d", c.why, got, want)
		}
		if got, want := res.Header.Get("Cache-Control"), "no-store"; got != want {
			t.Errorf("%s: Cache-Control: got %q, want %q", c.why, got, want)
		}
	}
}

func TestMethods(t *testing.T) {
	h, err := Handler()
	if err != nil {
		t.Fatal(err)
	}
	head, post := httptest.NewRecorder(), httptest.NewRecorder()
	h.ServeHTTP(head, httptest.NewRequest(http.MethodHead, URL("theme.js"), nil))
	if head.Code != http.StatusOK || head.Body.Len() != 0 || head.Header().Get("Content-Length") == "" {
		t.Errorf("HEAD: got %d with %d bytes, want 200 with a length and no body", head.Code, head.Body.Len())
	}
	h.ServeHTTP(post, httptest.NewRequest(http.MethodPost, URL("theme.js"), nil))
	if got, want := post.Code, http.StatusMethodNotAllowed; got != want {
		t.Errorf("POST: got %d, want %d", got, want)
	}
}

func TestUnknownTypeIsRefused(t *testing.T) {
	if _, err := readAsset("page.0123456789.html"); err == nil {
		t.Error("got no error, want one for a type the build does not make")
	}
}

// A file edited in dist by hand is found here with Go alone; "npm run check" finds more.
func TestManifest(t *testing.T) {
	list, err := dist.ReadFile("dist/MANIFEST")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		listed[name] = sum
	}
	entries, err := dist.ReadDir("dist")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(entries)-1, len(listed); got != want {
		t.Errorf("files beside MANIFEST: got %d, want %d", got, want)
	}
	for name, want := range listed {
		body, err := dist.ReadFile("dist/" + name)
		if err != nil {
			t.Error(err)
			continue
		}
		sum := sha256.Sum256(body)
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestGzipFormIsTheFile(t *testing.T) {
	name := path.Base(URL("theme.css"))
	plain, _ := dist.ReadFile("dist/" + name)
	packed, _ := dist.ReadFile("dist/" + name + ".gz")
	unpack, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(unpack)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, plain) {
		t.Errorf("unpacked: got %d bytes, want the %d bytes of the file", len(got), len(plain))
	}
}

// The look is our own: no foreign font, crest or address, and small enough.
func TestBuiltFiles(t *testing.T) {
	sheet, _ := dist.ReadFile("dist/" + path.Base(URL("theme.css")))
	script, _ := dist.ReadFile("dist/" + path.Base(URL("theme.js")))
	for _, banned := range []string{"GDS Transport", "crest", "crown", "http://", "https://", "//fonts"} {
		if bytes.Contains(sheet, []byte(banned)) {
			t.Errorf("theme.css holds %q", banned)
		}
	}
	for _, banned := range []string{"eval(", "new Function", "innerHTML"} {
		if bytes.Contains(script, []byte(banned)) {
			t.Errorf("theme.js holds %q, which a content policy may refuse", banned)
		}
	}
	for name, limit := range map[string]int{"theme.css": 16 << 10, "theme.js": 8 << 10} {
		small, _ := dist.ReadFile("dist/" + path.Base(URL(name)) + ".br")
		if got := len(small); got == 0 || got > limit {
			t.Errorf("%s compressed: got %d bytes, want at most %d", name, got, limit)
		}
	}
}
