// Package extract runs the taking of text out of a file in a process of its own: the program
// itself, started again with nothing but two pipes, and with limits of memory and time.
//
// The process may not open a file or a connection, sees no environment and no argument of the
// caller, and writes one answer. Whatever becomes of it, its caller is told the text of the file
// or that the file was refused, and never why.
package extract

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/zaklon/zaklon/disclosure/extract"
	"github.com/zaklon/zaklon/disclosure/extract/item"
)

// word is the one argument by which the program knows that it is the process for a file.
const word = "extract-from-pipe"

// The limits of the process. Memory is what it may hold altogether; the collector of garbage
// works towards the lower figure.
const (
	timeLimit    = 10 * time.Second
	memoryLimit  = 256 << 20
	memoryTarget = 160 << 20
	maxAnswer    = 4 * item.MaxText // the text, and a line that lists its parts
	maxName      = 1024
)

// File takes the text out of a file on the disk. Its name, without the folder, is a part. The
// error says why it could not be opened, without its name, or is extract.ErrRefused.
func File(ctx context.Context, name string) (extract.Item, error) {
	f, err := os.Open(name)
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return extract.Item{}, fmt.Errorf("open the file: %w", at.Err)
	}
	if err != nil {
		return extract.Item{}, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return Read(ctx, filepath.Base(name), f)
}

// Read takes the text out of what a reader gives, up to the greatest file. The error is nil or
// extract.ErrRefused.
func Read(ctx context.Context, name string, from io.Reader) (extract.Item, error) {
	it, _, err := child{word, timeLimit}.read(ctx, name, from)
	return it, err
}

// A child is how the program is started for a file: by which word, and for how long.
type child struct {
	word  string
	limit time.Duration
}

// A question goes to the process ahead of the file: one line of JSON.
type question struct {
	Name string `json:"name"`
	Size int    `json:"size"` // of the file, in bytes
}

// read is Read, and what the process came to.
func (c child) read(ctx context.Context, name string, from io.Reader) (extract.Item, *os.ProcessState, error) {
	content, err := io.ReadAll(io.LimitReader(from, item.MaxFile+1))
	if err != nil || len(content) > item.MaxFile || len(name) > maxName || Called(os.Args) { // the process starts no other
		return extract.Item{}, nil, extract.ErrRefused
	}
	head, err := json.Marshal(question{name, len(content)})
	if err != nil {
		return extract.Item{}, nil, extract.ErrRefused
	}
	ctx, cancel := context.WithTimeout(ctx, c.limit)
	defer cancel()
	run, err := c.command(ctx)
	if err != nil {
		return extract.Item{}, nil, extract.ErrRefused
	}
	out := &bounded{room: maxAnswer}
	run.Stdin = io.MultiReader(bytes.NewReader(append(head, '\n')), bytes.NewReader(content))
	run.Stdout = out
	if err := run.Run(); err != nil {
		return extract.Item{}, run.ProcessState, extract.ErrRefused
	}
	it, ok := understood(out.Bytes())
	if !ok {
		return extract.Item{}, run.ProcessState, extract.ErrRefused
	}
	return it, run.ProcessState, nil
}

// A heading is the first line of an answer: what the file is, and how long its parts are.
type heading struct {
	Kind  item.Kind     `json:"kind"`
	Held  []item.Reason `json:"held,omitempty"`
	Parts []length      `json:"parts"`
}

// A length is that of one part, in bytes.
type length struct {
	Name item.Name `json:"name"`
	Size int       `json:"size"`
}

// understood reads an answer. One that is longer or shorter than its heading says is none.
func understood(answer []byte) (extract.Item, bool) {
	line, text, found := bytes.Cut(answer, []byte("\n"))
	var head heading
	if !found || json.Unmarshal(line, &head) != nil || head.Kind == "" {
		return extract.Item{}, false
	}
	it := extract.Item{Kind: head.Kind, Held: head.Held}
	for _, p := range head.Parts {
		if p.Size < 0 || p.Size > len(text) {
			return extract.Item{}, false
		}
		it.Parts = append(it.Parts, item.Part{Name: p.Name, Text: string(text[:p.Size])})
		text = text[p.Size:]
	}
	return it, len(text) == 0
}

// command is the program itself, in an empty environment. The first argument stays what it was
// for this process: some programs know by it who they are.
func (c child) command(ctx context.Context) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	run := exec.CommandContext(ctx, self)
	run.Args = []string{os.Args[0], c.word}
	run.Env = []string{}
	run.Dir = string(filepath.Separator)
	run.WaitDelay = time.Second
	return run, nil
}

// bounded keeps an answer up to its room. One that is longer ends the process that writes it.
type bounded struct {
	bytes.Buffer
	room int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.room {
		return 0, io.ErrShortWrite
	}
	return b.Buffer.Write(p)
}
