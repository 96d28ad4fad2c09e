package witness

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestMain makes the test binary a witness that is fed one checkpoint after the other, where
// its environment names a state folder.
func TestMain(m *testing.M) {
	if dir := os.Getenv("ZAKLON_TEST_WITNESS"); dir != "" {
		fmt.Fprintln(os.Stderr, feed(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// feed grows a log from where the witness stands and writes each size once it is cosigned.
func feed(dir string) error {
	w, err := Open(dir, noon)
	if err != nil {
		return err
	}
	logs, err := w.Logs()
	if err != nil {
		return err
	}
	for size := logs[0].Size; ; size++ {
		if _, err := w.Add(honest(size + 1).request(size)); err != nil {
			return err
		}
		fmt.Println(size + 1)
	}
}

// A witness killed at any moment stands, when it comes back, where it last gave a cosignature
// or one step further, never before.
func TestKilled(t *testing.T) {
	w := founded(t, Schedule{})
	given := int64(0)
	for round := range 25 {
		given = max(given, fedUntilKilled(t, w.dir, time.Duration(rand.IntN(60))*time.Millisecond))
		logs, err := w.Logs()
		if err != nil || logs[0].Unreadable != "" {
			t.Fatalf("round %d: %+v, %v", round, logs, err)
		}
		if got := logs[0].Size; got < given || got > given+1 {
			t.Fatalf("round %d: the witness stands at %d, and the last size cosigned was %d", round, got, given)
		}
		given = logs[0].Size
	}
	if given < 25 {
		t.Errorf("only %d sizes were cosigned: the rounds are too short", given)
	}
	if _, err := os.Stat(filepath.Join(w.folder(origin), signFile)); err == nil {
		t.Error("a request was kept as a sign of change")
	}
}

// fedUntilKilled runs a witness, kills it after a while, and returns the last size it gave.
func fedUntilKilled(t *testing.T, dir string, after time.Duration) int64 {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "ZAKLON_TEST_WITNESS="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan() // it works; the time runs from here
	last := lines.Text()
	timer := time.AfterFunc(after, func() {
		if err := child.Process.Kill(); err != nil {
			t.Error(err)
		}
	})
	defer timer.Stop()
	for lines.Scan() {
		last = lines.Text()
	}
	if err := child.Wait(); err == nil {
		t.Error("the witness ended by itself")
	}
	size, err := strconv.ParseInt(last, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return size
}
