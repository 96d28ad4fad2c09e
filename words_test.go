package zaklon

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// readableHosts are the hosts a file may point a reader to. Nothing here is fetched by the
// server or by a page. immutable
var readableHosts = []string{
	"www.apache.org", "scripts.sil.org", "openfontlicense.org", "spdx.org", "www.coreos.com", // licence texts and notices
	"www.w3.org", "schemas.openxmlformats.org", // names of XML and SVG vocabularies
	"go.dev", "pkg.go.dev", // Go
	"github.com",                                                             // projects and their authors
	"templ.guide",                                                            // generated pages name their tool
	"docs.cedarpolicy.com",                                                   // the policy language
	"www.sqlite.org",                                                         // the engine
	"design-system.service.gov.uk", "design-patterns.service.justice.gov.uk", // the page patterns
	"me.propisi.net", "eur-lex.europa.eu", "www.ohchr.org", "www.coe.int", "www.unhcr.org", "www.interpol.int", // sources of law
	"localhost", "127.0.0.1", // the reader's own machine
}

// inventedHost matches the names that belong to nobody (RFC 2606 and 6761).
var inventedHost = regexp.MustCompile(`(^|\.)(example|invalid|test|localhost)(\.(com|org|net))?$`)

var address = regexp.MustCompile("https?://[^\\s\"'`<>()\\\\{}|]+")

// TestHosts wants every address in the repository on the list of hosts above. Lock files and
// the licence texts of others, kept word for word, are left as they are.
func TestHosts(t *testing.T) {
	eachText(t, func(name, text string) {
		if strings.HasSuffix(name, "package-lock.json") || strings.Contains(name, "LICENSES/") {
			return
		}
		for _, host := range strangeHosts(text) {
			t.Errorf("%s: the host %q is not among the hosts a reader may be pointed to", name, host)
		}
	})
}

// strangeHosts gives the hosts of a text's addresses that are neither listed nor invented.
func strangeHosts(text string) []string {
	var hosts []string
	for _, found := range address.FindAllString(text, -1) {
		parsed, err := url.Parse(strings.TrimRight(found, ".,;:%"))
		if err != nil {
			hosts = append(hosts, found)
			continue
		}
		host := parsed.Hostname()
		if host != "" && !slices.Contains(readableHosts, host) && !inventedHost.MatchString(host) {
			hosts = append(hosts, host)
		}
	}
	return hosts
}

// TestMachine refuses what speaks of one machine: a path of its disk, a host it fetches
// packages from. The names come from the machine at run time, with the usual ones in parts.
func TestMachine(t *testing.T) {
	patterns := machineWords(t)
	eachText(t, func(name, text string) {
		for _, found := range machineTraces(text, patterns) {
			t.Errorf("%s: names a machine or a package registry: %q", name, found)
		}
	})
}

// homePath finds paths that exist on one person's machine only.
var homePath = regexp.MustCompile(`(^|[\s"'=(:,` + "`" + `])(/(home|Users|root|var/folders)/[A-Za-z0-9._-]+|[A-Z]:\\Users\\)`)

func machineTraces(text string, words []string) []string {
	traces := homePath.FindAllString(text, -1)
	for _, word := range words {
		if strings.Contains(text, word) {
			traces = append(traces, word)
		}
	}
	return traces
}

// machineWords asks this machine for its own paths and registries.
func machineWords(t *testing.T) []string {
	t.Helper()
	words := []string{"registry." + "npmjs.org", "registry." + "yarnpkg.com", "proxy." + "golang.org", "sum." + "golang.org", "deb." + "debian.org"}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{here, filepath.Dir(here)} {
		if strings.Count(folder, "/") > 1 { // "/src" alone would find too much
			words = append(words, folder)
		}
	}
	settings, err := exec.Command("go", "env", "GOPROXY", "GOSUMDB", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, setting := range strings.FieldsFunc(string(settings), func(r rune) bool { return strings.ContainsRune(",|\n", r) }) {
		if parsed, err := url.Parse(setting); err == nil && parsed.Hostname() != "" {
			setting = parsed.Hostname()
		}
		if strings.ContainsAny(setting, "./") {
			words = append(words, setting)
		}
	}
	return words
}

// eachText hands every text file of the repository to a check.
func eachText(t *testing.T, check func(name, text string)) {
	t.Helper()
	root := os.DirFS(".")
	for _, name := range repositoryFiles(t, root) {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		if utf8.Valid(text) && !bytes.ContainsRune(text, 0) {
			check(name, string(text))
		}
	}
}

// TestWordsFire plants an unknown host, invented ones, and paths of a machine.
func TestWordsFire(t *testing.T) {
	text := "see https:" + "//tracker.zaklon.me/x, http:" + "//mail.example.org, http:" + "//127.0.0.1:8080/"
	if got, want := strangeHosts(text), []string{"tracker.zaklon.me"}; !slices.Equal(got, want) {
		t.Errorf("hosts: got %q, want %q", got, want)
	}
	for _, planted := range []string{"open /ho" + "me/ana/zaklon", `"/ro` + `ot/go"`, "see cache." + "registry.test/x"} {
		if got := machineTraces(planted, []string{"cache." + "registry.test"}); len(got) != 1 {
			t.Errorf("machine: got %q in %q", got, planted)
		}
	}
	if got := machineTraces("GET /people/ana and /assets/home/x", nil); len(got) > 0 {
		t.Errorf("machine: got %q in a path of our own", got)
	}
}
