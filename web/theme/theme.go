// Package theme is the look of Zaklon: the built style sheet, script, icons and fonts,
// embedded, and the handler that serves them.
//
// The files of dist are built from src by build.mjs (Node, maintainers only) and
// committed; every name holds a hash of its content, so a browser may keep a file for
// ever. This package may not know a page, an officer or a case: what it serves is the
// same for everybody, and it reads nothing of a request but path, method and two headers.
package theme

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
)

// Prefix is the path under which Handler expects its requests, with both slashes.
const Prefix = "/assets/"

//go:embed dist
var dist embed.FS // immutable

// hashedName splits "theme.0123456789.css" into "theme", the hash and ".css".
var hashedName = regexp.MustCompile(`^([a-z-]+)\.[0-9a-f]{10}(\.[a-z0-9]+)$`) // immutable

// versioned names the served path of each asset by its plain name. immutable
var versioned = versionedPaths()

func versionedPaths() map[string]string {
	paths := map[string]string{}
	names, _ := fs.Glob(dist, "dist/*") // the pattern is well formed
	for _, name := range names {
		base := path.Base(name)
		if parts := hashedName.FindStringSubmatch(base); parts != nil {
			paths[parts[1]+parts[2]] = Prefix + base
		}
	}
	return paths
}

// URL returns the path of an asset by its plain name: URL("theme.css") is
// "/assets/theme.<hash>.css". An icon is URL("icons.svg") + "#lock". For a name that
// was not built it returns Prefix and the name, which the handler answers with 404.
//
// The names are theme.css, theme.js, icons.svg, favicon.svg and noto-latin.woff2 (to
// preload); the other cuts of the font are named by the style sheet alone.
func URL(name string) string {
	if at, ok := versioned[name]; ok {
		return at
	}
	return Prefix + name
}

// A variant is one stored form of an asset: as it is, or compressed.
type variant struct {
	encoding string // "br", "gzip", or "" for as it is
	body     []byte
	etag     string // strong, with its quotes; differs between the forms of one asset
}

// An asset is one served file; its forms stand in the order of preference.
type asset struct {
	contentType string
	forms       []variant
}

// Handler returns the handler for Prefix. It reads the embedded files once and refuses
// with an error when a built file has a type it does not know.
func Handler() (http.Handler, error) {
	assets := map[string]asset{}
	for _, at := range versioned {
		one, err := readAsset(path.Base(at))
		if err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		assets[at] = one
	}
	return handler(assets), nil
}

// contentTypes lists every type the build makes. immutable
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".woff2": "font/woff2",
}

func readAsset(name string) (asset, error) {
	kind, ok := contentTypes[path.Ext(name)]
	if !ok {
		return asset{}, fmt.Errorf("asset %s: no content type for %q", name, path.Ext(name))
	}
	one := asset{contentType: kind}
	for _, form := range []struct{ suffix, encoding string }{{".br", "br"}, {".gz", "gzip"}, {"", ""}} {
		body, err := dist.ReadFile("dist/" + name + form.suffix)
		if err != nil {
			continue // a font has no compressed form
		}
		sum := sha256.Sum256(body)
		one.forms = append(one.forms, variant{form.encoding, body, `"` + hex.EncodeToString(sum[:16]) + `"`})
	}
	return one, nil
}

// handler serves its assets by full path and nothing else.
type handler map[string]asset

// ServeHTTP answers GET and HEAD for the exact paths that URL returns, and 404 or 405
// without a body worth reading for all others.
func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	one, ok := h[r.URL.Path]
	if !ok {
		header.Set("Cache-Control", "no-store")
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	form := choose(one.forms, r.Header.Values("Accept-Encoding"))
	header.Set("Content-Type", one.contentType)
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Vary", "Accept-Encoding")
	header.Set("ETag", form.etag)
	if matches(r.Header.Values("If-None-Match"), form.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if form.encoding != "" {
		header.Set("Content-Encoding", form.encoding)
	}
	header.Set("Content-Length", fmt.Sprint(len(form.body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(form.body) // the reader has gone; nobody is left to tell
	}
}
