package extract

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/zaklon/zaklon/disclosure/extract"
	"github.com/zaklon/zaklon/disclosure/extract/item"
)

// Called tells whether the program was started to take the text out of a file: args are those of
// the process, its own name first. Whoever starts the program asks this before anything else.
func Called(args []string) bool { return len(args) == 2 && args[1] == word }

// The exit codes of the process. Its caller tells them apart from nothing: both refuse.
const (
	exitDone    = 0
	exitRefused = 1
)

// Serve is the whole work of the process: it takes its limits upon itself, reads the file,
// writes its text as JSON, and returns the exit code. It may be called in that process alone,
// since the limits stay.
func Serve(in io.Reader, out io.Writer) int {
	if err := confine(); err != nil {
		return exitRefused
	}
	return answer(in, out)
}

// confine takes the limits upon the process, before the first byte of a file is read.
func confine() error {
	runtime.GOMAXPROCS(2)
	debug.SetMemoryLimit(memoryTarget)
	debug.SetTraceback("none")
	time.Sleep(time.Nanosecond) // the runtime opens what its timers need with the first of them: it could not later
	return limit()
}

// answer reads a question and a file, and writes the text.
func answer(in io.Reader, out io.Writer) int {
	r := bufio.NewReader(in)
	line, err := r.ReadBytes('\n')
	if err != nil {
		return exitRefused
	}
	var q question
	if json.Unmarshal(line, &q) != nil || q.Size < 0 || q.Size > item.MaxFile {
		return exitRefused
	}
	content := make([]byte, q.Size)
	if _, err := io.ReadFull(r, content); err != nil {
		return exitRefused
	}
	it, err := extract.Read(q.Name, content)
	if err != nil {
		return exitRefused
	}
	if write(out, it) != nil {
		return exitRefused
	}
	return exitDone
}

// write writes the answer: one line of JSON, and behind it the texts of the parts one after
// another as they are. Nothing is escaped, so that no answer takes more room than its text.
func write(out io.Writer, it extract.Item) error {
	head := heading{Kind: it.Kind, Held: it.Held}
	for _, p := range it.Parts {
		head.Parts = append(head.Parts, length{p.Name, len(p.Text)})
	}
	if err := json.NewEncoder(out).Encode(head); err != nil {
		return err
	}
	for _, p := range it.Parts {
		if _, err := io.WriteString(out, p.Text); err != nil {
			return err
		}
	}
	return nil
}

// Main serves and ends the process, if the program was started for that; else it returns.
func Main() {
	if Called(os.Args) {
		os.Exit(Serve(os.Stdin, os.Stdout))
	}
}
