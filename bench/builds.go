package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/subject"
)

// The programs that a bench may need, by the name of their binary: where `go build` runs, and
// what it builds. The product is built from its own module, with its own versions.
func programs() map[string][2]string {
	return map[string][2]string{
		"zaklon":          {"..", "./cmd/zaklon"},
		"pocketbase":      {".", "github.com/pocketbase/pocketbase/examples/base"}, // its own program
		"peer-pocketbase": {".", "./peer/pocketbase"},
		"peer-tessera":    {".", "./peer/tessera"},
		"peer-cel":        {".", "./peer/cel"},
		"peer-trgm":       {".", "./peer/trgm"},
	}
}

// builds runs one bench: it builds programs, makes installations and starts children.
type builds struct {
	*harness.Run
	profiling string
	sites     map[installation]string // folders of what was built, which nobody opens
	children  []*harness.Child
}

// program builds a program, stripped, and gives the path of its binary.
func (b *builds) program(ctx context.Context, name string) (string, error) {
	path := filepath.Join(b.Dir, "bin", name)
	from := programs()[name]
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, from[1])
	build.Dir, build.Stderr = from[0], os.Stderr
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if err := build.Run(); err != nil {
		return "", fmt.Errorf("build %s: %w", name, err)
	}
	return path, nil
}

// peer starts a peer in a folder of its own.
func (b *builds) peer(ctx context.Context, name string) (*harness.Child, error) {
	path, err := b.program(ctx, "peer-"+name)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(b.Dir, name)
	if err != nil {
		return nil, err
	}
	return b.start(ctx, path, "-dir", dir)
}

// subject starts a child of ours on an installation.
func (b *builds) subject(ctx context.Context, name, dir string) (*harness.Child, error) {
	return b.start(ctx, b.Self, "-child", name, "-dir", dir, "-profile", b.profiling)
}

func (b *builds) start(ctx context.Context, program string, args ...string) (*harness.Child, error) {
	child, err := harness.Start(ctx, program, args...)
	if err == nil {
		b.children = append(b.children, child)
	}
	return child, err
}

// stop ends every child of the bench. A bench that failed leaves the error of its work.
func (b *builds) stop(err *error) {
	for _, child := range b.children {
		if errStop := child.Stop(); *err == nil {
			*err = errStop
		}
	}
	b.children = nil
}

// An installation to be built: cases that the officers measured see, and those they do not.
type installation struct{ visible, hidden int }

// site gives a copy of an installation in a folder of its own. One that is wanted again in
// the same run is built once.
func (b *builds) site(ctx context.Context, want installation) (string, error) {
	if dir, known := b.sites[want]; known {
		return b.clone(dir)
	}
	dir, err := os.MkdirTemp(b.Dir, "site")
	if err != nil {
		return "", err
	}
	if err := b.seed(ctx, dir, [2]string{"new", fmt.Sprint(want.visible)}, [2]string{"hide", fmt.Sprint(want.hidden)}); err != nil {
		return "", err
	}
	b.sites[want] = dir
	return b.clone(dir)
}

// more gives a copy of an installation with so many further hidden cases.
func (b *builds) more(ctx context.Context, from installation, hidden int) (string, error) {
	want := installation{from.visible, from.hidden + hidden}
	if _, known := b.sites[want]; known {
		return b.site(ctx, want)
	}
	dir, err := b.site(ctx, from)
	if err != nil {
		return "", err
	}
	if err := b.seed(ctx, dir, [2]string{"hide", fmt.Sprint(hidden)}); err != nil {
		return "", err
	}
	b.sites[want] = dir
	return b.clone(dir)
}

func (b *builds) clone(from string) (string, error) {
	dir, err := os.MkdirTemp(b.Dir, "site")
	if err != nil {
		return "", err
	}
	return dir, subject.Clone(from, dir)
}

// seed runs commands of the seeding child, which has ended when it returns.
func (b *builds) seed(ctx context.Context, dir string, steps ...[2]string) (err error) {
	child, err := harness.Start(ctx, b.Self, "-child", "seed", "-dir", dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, child.Stop()) }()
	for _, step := range steps {
		a, err := child.Ask(step[0], step[1])
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "seeded %d cases in %.1f s\n", a.Ops, a.Wall.Seconds())
	}
	return nil
}

// ask sends a command and notes CPU and wall time per operation under the subject's name.
func ask(s *harness.Sheet, subject string, child *harness.Child, command [2]string) (harness.Answer, error) {
	a, err := child.Ask(command[0], command[1])
	if err == nil && a.Ops > 0 {
		s.NoteAnswer(subject, a)
	}
	return a, err
}
