// Package harness measures: it starts each subject and each peer in a process of its own, takes
// the controls before every round, and writes the report, or refuses to.
//
// It knows no subject and may not import the product: what is measured must not run in the
// process that measures.
package harness

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// An Answer is what a child says of one command.
type Answer struct {
	Ops     int64              // operations done
	Wall    time.Duration      // from the first to the last of them
	CPU     time.Duration      // of the child alone, user and system
	Figures map[string]float64 // what else was measured, by name
	Text    string             // an address, a session, a list
	Fault   string             // why it failed; empty: it did not
}

// A Command does what a line of the parent asks for.
type Command func(ctx context.Context, arg string) (Answer, error)

// answersTo is the file descriptor at which a child answers: what it prints besides, as some
// peers do, is nobody's answer.
const answersTo = 3

// Serve answers the commands of the process that started this one until there are no more.
// Every child knows "usage" besides its own: its CPU time since it started.
func Serve(ctx context.Context, commands map[string]Command) error {
	return serve(ctx, os.Stdin, os.NewFile(answersTo, "answers"), commands)
}

// serve reads one "name argument" a line and writes one Answer as JSON for each.
func serve(ctx context.Context, in io.Reader, out io.Writer, commands map[string]Command) error {
	lines, answers := bufio.NewScanner(in), json.NewEncoder(out)
	for lines.Scan() {
		name, arg, _ := strings.Cut(lines.Text(), " ")
		if err := answers.Encode(answer(ctx, commands, name, arg)); err != nil {
			return fmt.Errorf("child: %w", err)
		}
	}
	return lines.Err()
}

func answer(ctx context.Context, commands map[string]Command, name, arg string) Answer {
	if name == "usage" {
		return Answer{CPU: Usage()}
	}
	do, known := commands[name]
	if !known {
		return Answer{Fault: "no command " + name}
	}
	a, err := do(ctx, arg)
	if err != nil {
		a.Fault = err.Error()
	}
	return a
}

// Measured runs work and gives its wall and CPU time. work returns how many operations it did.
func Measured(work func() (int64, error)) (Answer, error) {
	cpu, began := Usage(), time.Now()
	ops, err := work()
	return Answer{Ops: ops, Wall: time.Since(began), CPU: Usage() - cpu}, err
}

// Usage is the CPU time of this process since it started, user and system (getrusage).
func Usage() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0 // it fails for a wrong first argument alone
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A Child is a running subject or peer.
type Child struct {
	name    string
	command *exec.Cmd
	in      io.WriteCloser
	out     *os.File
	answers *json.Decoder
}

// Start runs a program whose arguments make it a child that serves commands.
func Start(ctx context.Context, program string, args ...string) (*Child, error) {
	c := &Child{name: strings.Join(args, " "), command: exec.CommandContext(ctx, program, args...)}
	c.command.Stderr = os.Stderr
	in, errIn := c.command.StdinPipe()
	out, theirs, errOut := os.Pipe()
	if err := errors.Join(errIn, errOut); err != nil {
		return nil, fmt.Errorf("child %s: %w", c.name, err)
	}
	c.command.ExtraFiles = []*os.File{theirs} // the first of them is answersTo
	c.in, c.out, c.answers = in, out, json.NewDecoder(out)
	if err := errors.Join(c.command.Start(), theirs.Close()); err != nil {
		return nil, fmt.Errorf("child %s: %w", c.name, err)
	}
	return c, nil
}

// Ask sends a command and waits for its answer. A fault of the child is an error here.
func (c *Child) Ask(command, arg string) (Answer, error) {
	if _, err := fmt.Fprintf(c.in, "%s %s\n", command, arg); err != nil {
		return Answer{}, fmt.Errorf("child %s: %s: %w", c.name, command, err)
	}
	var a Answer
	if err := c.answers.Decode(&a); err != nil {
		return Answer{}, fmt.Errorf("child %s: %s: %w", c.name, command, err)
	}
	if a.Fault != "" {
		return Answer{}, fmt.Errorf("child %s: %s: %s", c.name, command, a.Fault)
	}
	return a, nil
}

// PID is the number of the child's process.
func (c *Child) PID() int { return c.command.Process.Pid }

// Stop ends the child by ending its input and waits for it.
func (c *Child) Stop() error {
	if err := errors.Join(c.in.Close(), c.command.Wait(), c.out.Close()); err != nil {
		return fmt.Errorf("child %s: %w", c.name, err)
	}
	return nil
}
