// Package browser tests the pages in a real Chromium, as an officer meets them: with a mouse,
// with a keyboard alone, on a narrow screen, in the dark, and without script.
//
// It holds tests only and may not be imported. A missing Chromium or axe-core is a failure,
// never a pass. One browser serves the whole package; every officer has a context of their
// own in it, with its own cookies and cache.
package browser

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A bench is what all tests of the package share.
type bench struct {
	browser context.Context // of chromedp
	axe     string          // source text of axe-core
}

// TestPages runs every test in one browser; each is a method of bench.
func TestPages(t *testing.T) {
	b := &bench{browser: chromium(t), axe: axeSource(t)}
	for _, test := range []struct {
		name string
		run  func(*testing.T)
	}{
		{"Walk", b.testWalk},
		{"Identify", b.testIdentify},
		{"Routes", b.testRoutes},
		{"Door", b.testDoor},
		{"Abroad", b.testAbroad},
		{"Errors", b.testErrors},
		{"Focus", b.testFocus},
		{"Bytes", b.testBytes},
		{"Script", b.testScript},
		{"Conflict", b.testConflict},
		{"Replay", b.testReplay},
		{"Session", b.testSession},
		{"SignIn", b.testSignIn},
		{"Passkey", b.testPasskey},
		{"Unfinished", b.testUnfinished},
		{"Idle", b.testIdle},
		{"Keyboard", b.testKeyboard},
		{"Screenshot", b.testScreenshot},
	} {
		t.Run(test.name, test.run)
	}
}

// chromium starts the browser; it ends with the test.
func chromium(t *testing.T) context.Context {
	t.Helper()
	program, err := findChromium()
	if err != nil {
		t.Fatalf("no Chromium here (%v); `make test` installs it", err)
	}
	profile := filepath.Join(t.TempDir(), "profile")
	t.Cleanup(func() { remove(t, profile) })
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(profile), chromedp.DisableGPU,
		chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true), chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("font-render-hinting", "none"),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses its sandbox to root
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	return browser
}

func findChromium() (string, error) {
	var missing error
	for _, name := range []string{"chromium", "google-chrome"} {
		path, err := exec.LookPath(name)
		if err == nil {
			return path, nil
		}
		missing = errors.Join(missing, err)
	}
	return "", missing
}

// remove deletes the profile; the last children of a browser may still write into it.
func remove(t *testing.T, profile string) {
	t.Helper()
	var err error
	for range 50 {
		if err = os.RemoveAll(profile); err == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error(err)
}
