package house_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

// A victim is what a child is told that will be killed in the middle of its acts.
type victim struct {
	Dir, Case string
	Officer   authority.Officer
	At        time.Time
}

const victimEnv = "ZAKLON_TEST_VICTIM"

// TestMain makes the test binary its own child where it is told so.
func TestMain(m *testing.M) {
	if told := os.Getenv(victimEnv); told != "" {
		if err := act(told); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// act files papers until it is killed, and says the entry of each only when it is acknowledged.
func act(told string) error {
	var v victim
	if err := json.Unmarshal([]byte(told), &v); err != nil {
		return err
	}
	ctx := context.Background()
	h, err := house.Open(ctx, house.Config{Dir: v.Dir, Clock: func() time.Time { return v.At }})
	if err != nil {
		return err
	}
	for {
		call := desk.Call{Officer: v.Officer, Case: v.Case, On: h.Protection.Today()}
		r, err := desk.Perform(ctx, h.Protection, asylum.FileDocument(), call, housetest.Paper("evidence", "A letter"))
		if err != nil {
			return err
		}
		fmt.Println(r.Entry)
	}
}

// Twenty children are killed in the middle of their acts: what was acknowledged is there,
// what was not is whole or absent, and the register verifies each time.
func TestKilledInTheMiddle(t *testing.T) {
	w := housetest.New(t)
	v := victim{Dir: w.Dir, Case: w.CaseThrough("certificate.issued"), Officer: w.Border.Authority(), At: w.Clock.Now()}
	told, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var acknowledged []string
	for range 20 {
		acknowledged = append(acknowledged, kill(t, string(told))...)
		w.Reopen()
		check(t, w, acknowledged)
	}
	f := w.File(v.Case)
	if len(f.Documents) < len(acknowledged) || f.Case.Version != int64(2+len(f.Documents)) {
		t.Errorf("got %d papers at version %d, %d acknowledged", len(f.Documents), f.Case.Version, len(acknowledged))
	}
	t.Logf("%d acts acknowledged, %d papers", len(acknowledged), len(f.Documents))
}

// kill lets a child act for a random while and returns what it acknowledged.
func kill(t *testing.T, told string) []string {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), victimEnv+"="+told)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if said = append(said, lines.Text()); len(said) == 1 {
			time.AfterFunc(time.Duration(rand.IntN(30_000))*time.Microsecond, func() { _ = child.Process.Kill() })
		}
	}
	if err := child.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("the child ended by itself: %v", err)
	}
	return said
}

func check(t *testing.T, w *housetest.World, acknowledged []string) {
	t.Helper()
	ctx := context.Background()
	stands := map[string]bool{}
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(e audit.Entry) error { stands[e.ID] = true; return nil }, "")
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range acknowledged {
		if !stands[entry] {
			t.Errorf("an acknowledged act is lost: %s", entry)
		}
	}
	v, err := w.Protection.Register.Verify(ctx)
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}
