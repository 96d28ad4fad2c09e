package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/bench/harness"
)

// starts is goals 14 and 15: from the start of the program to its first page, what memory it
// holds then, and how large it is. PocketBase is its own program and empty.
func starts(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	peer, err := b.program(ctx, "pocketbase")
	if err != nil {
		return err
	}
	ours, err := b.program(ctx, "zaklon")
	if err != nil {
		return err
	}
	empty := start{name: "PocketBase, empty", program: peer, path: "/api/health",
		args: func(address string) []string {
			return []string{"serve", "--http", address, "--dir", filepath.Join(b.Dir, "pb_data")}
		}}
	turns := []func() error{b.started(ctx, s, empty)}
	names := []string{"Zaklon, 1,000 cases", "Zaklon, 101,000 cases"}
	for i, hidden := range []int{b.Sized(1000, 100), b.Sized(100000, 1000)} {
		one, err := b.cold(ctx, names[i], installation{b.Sized(visible, 100), hidden})
		if err != nil {
			return err
		}
		one.program = ours
		turns = append(turns, b.started(ctx, s, one))
	}
	if err := b.Each(ctx, s, turns...); err != nil {
		return err
	}
	for _, name := range names {
		s.Divide(name+": first page over PocketBase's", firstPage(name), firstPage(empty.name), harness.Goal{Most: 1.0 / 3})
		s.Divide(name+": anonymous memory over PocketBase's", memory(name), memory(empty.name), harness.Goal{Most: 1})
	}
	s.Aim("size of our binary, MB", harness.Key{Subject: names[0], Figure: "binary, stripped"}, harness.Goal{Most: 30})
	return nil
}

func firstPage(name string) harness.Key {
	return harness.Key{Subject: name, Figure: "first page", Unit: "ms"}
}
func memory(name string) harness.Key {
	return harness.Key{Subject: name, Figure: "anonymous memory", Unit: "MB"}
}

// A start is a program that serves, and the page that shows that it does.
type start struct {
	name, program, path, cookie string
	args                        func(address string) []string
}

// cold prepares an installation: an officer's session is begun, and then nobody has it open.
func (b *builds) cold(ctx context.Context, name string, want installation) (one start, err error) {
	dir, err := b.site(ctx, want)
	if err != nil {
		return one, err
	}
	child, err := harness.Start(ctx, b.Self, "-child", "pages", "-dir", dir)
	if err != nil {
		return one, err
	}
	a, err := child.Ask("session", "leader")
	if err := errors.Join(err, child.Stop()); err != nil {
		return one, err
	}
	return start{name: name, path: "/work", cookie: "zaklon-session=" + a.Text, args: func(address string) []string {
		return []string{"serve", "--data", dir, "--listen", address}
	}}, nil
}

// started starts the program cold, notes what it took, and kills it.
func (b *builds) started(ctx context.Context, s *harness.Sheet, one start) func() error {
	return func() error {
		address, err := harness.Free()
		if err != nil {
			return err
		}
		command := exec.CommandContext(ctx, one.program, one.args(address)...)
		began := time.Now()
		if err := command.Start(); err != nil {
			return fmt.Errorf("start of %s: %w", one.name, err)
		}
		err = one.wait(address)
		took := time.Since(began)
		time.Sleep(time.Duration(b.Sized(1000, 100)) * time.Millisecond) // idle, as memory is measured
		held, errHeld := anonymous(command.Process.Pid)
		errKill := command.Process.Kill()
		_ = command.Wait() // it says that it was killed
		if err := errors.Join(err, errHeld, errKill); err != nil {
			return fmt.Errorf("start of %s: %w", one.name, err)
		}
		info, err := os.Stat(one.program)
		if err != nil {
			return err
		}
		s.Note(firstPage(one.name), took.Seconds()*1e3)
		s.Note(harness.Key{Subject: one.name, Figure: "CPU until idle", Unit: "ms"}, (command.ProcessState.UserTime()+command.ProcessState.SystemTime()).Seconds()*1e3)
		s.Note(memory(one.name), held)
		s.Note(harness.Key{Subject: one.name, Figure: "binary, stripped", Unit: "MB"}, float64(info.Size())/1e6)
		return nil
	}
}

// wait asks for the page until it comes.
func (one start) wait(address string) error {
	r, err := http.NewRequest(http.MethodGet, "http://"+address+one.path, nil)
	if err != nil {
		return err
	}
	r.Header.Set("Cookie", one.cookie)
	for range 10000 {
		if conn, errDial := net.Dial("tcp", address); errDial == nil {
			_ = conn.Close() // it only showed that somebody listens
			break
		}
		time.Sleep(time.Millisecond)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("its page has status %d", answer.StatusCode)
	}
	return nil
}

var rssAnon = regexp.MustCompile(`RssAnon:\s+(\d+) kB`)

// anonymous is the memory of a process that no file backs, in MB. What is mapped of a file
// can be given back and says nothing of the program (docs/performance.md).
func anonymous(pid int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	found := rssAnon.FindSubmatch(text)
	if found == nil {
		return 0, errors.New("the kernel does not tell its anonymous memory")
	}
	kilobytes, err := strconv.ParseFloat(string(found[1]), 64)
	return kilobytes / 1e3, err
}
