package extract

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/zaklon/zaklon/disclosure/extract"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/sample"
)

// TestMain lets the test program be the process for a file, and three that misbehave.
func TestMain(m *testing.M) {
	Main()
	if len(os.Args) == 2 {
		misbehave(os.Args[1])
	}
	os.Exit(m.Run())
}

// misbehave is what a reader of files might do if a file had taken it over.
func misbehave(how string) {
	if !strings.HasPrefix(how, "misbehave-") {
		return
	}
	if err := confine(); err != nil {
		os.Exit(9)
	}
	switch strings.TrimPrefix(how, "misbehave-") {
	case "memory":
		var kept [][]byte
		for range 1024 {
			b := make([]byte, 1<<20)
			for i := 0; i < len(b); i += 4096 {
				b[i] = 1
			}
			kept = append(kept, b)
		}
		runtime.KeepAlive(kept)
	case "file":
		if _, err := os.Open(os.Args[0]); err != nil {
			os.Exit(3)
		}
	case "connection":
		if _, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0); err != nil {
			os.Exit(3)
		}
	case "environment":
		if len(os.Environ()) == 0 {
			os.Exit(3)
		}
	case "traces":
		if grows(syscall.RLIMIT_CORE) || grows(syscall.RLIMIT_FSIZE) {
			os.Exit(0)
		}
		os.Exit(3)
	case "work": // what is no misbehaviour: timers, garbage, goroutines
		for range 50 {
			done := make(chan []byte)
			go func() { done <- make([]byte, 8<<20) }()
			time.Sleep(time.Millisecond)
			<-done
			debug.FreeOSMemory()
		}
		os.Exit(4)
	case "time":
		for {
			runtime.Gosched()
		}
	}
	os.Exit(0)
}

// grows tells whether files of a kind may have any length at all.
func grows(resource int) bool {
	var l syscall.Rlimit
	return syscall.Getrlimit(resource, &l) != nil || l.Max != 0
}

// repeated gives a text n times between a head and a tail, without ever being whole: what this
// process holds would count as the memory of the one that it starts.
func repeated(head, text string, n int, tail string) io.Reader {
	parts := []io.Reader{strings.NewReader(head)}
	for chunk := strings.Repeat(text, 1<<16); n > 0; n -= 1 << 16 {
		parts = append(parts, strings.NewReader(chunk[:min(n, 1<<16)*len(text)]))
	}
	return io.MultiReader(append(parts, strings.NewReader(tail))...)
}

// wordOf is a DOCX file whose document is that text.
func wordOf(t *testing.T, document io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range sample.Word("") {
		to, err := w.Create(e.Name)
		if err != nil {
			t.Fatal(err)
		}
		from := io.Reader(strings.NewReader(e.Text))
		if e.Name == "word/document.xml" {
			from = document
		}
		if _, err := io.Copy(to, from); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pageOf is a PDF file with one page of that content.
func pageOf(t *testing.T, content io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := io.Copy(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	p := &sample.PDF{}
	p.Pages("", `/Font<</F1<</Type/Font/Subtype/Type1>>>>`, p.Stream("/Filter/FlateDecode", b.String()))
	return p.Bytes()
}

// Files that are built to exhaust their reader are refused within the memory.
func TestExhausting(t *testing.T) {
	const head, tail = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`, `</w:body></w:document>`
	for _, c := range []struct {
		name    string
		content []byte
		reason  string
	}{
		{"a.docx", wordOf(t, repeated(head, "a", 100<<20, tail)), "a bomb"},
		{"a.docx", wordOf(t, strings.NewReader(head+"<w:p "+attributes(3<<20)+"/>"+tail)), "three million attributes"},
		{"a.docx", wordOf(t, strings.NewReader(head+strings.Repeat("<w:p>", 100_000)+strings.Repeat("</w:p>", 100_000)+tail)), "deep tags"},
		{"a.pdf", pageOf(t, repeated("", "[", 100_000, "")), "deep arrays"},
		{"a.pdf", pageOf(t, repeated("[", "0 ", 20<<20, "]")), "twenty million numbers"},
		{"a.pdf", pageOf(t, repeated("", "0 ", 20<<20, "")), "as many operands"},
		{"a.pdf", pageOf(t, repeated("", "(a) Tj ", 12<<20, "")), "a bomb of a page"},
		{"a.txt", bytes.Repeat([]byte("a"), item.MaxFile), "more text than the limit"},
	} {
		it, state, err := child{word, timeLimit}.read(t.Context(), c.name, bytes.NewReader(c.content))
		if !errors.Is(err, extract.ErrRefused) || len(it.Parts) != 0 || state == nil {
			t.Errorf("%s: got %v, want it refused by the process", c.reason, err)
			continue
		}
		most := residentBytes(state)
		t.Logf("%s: %d KB of file, %d MB of memory, %v", c.reason, len(c.content)>>10, most>>20, state.UserTime()+state.SystemTime())
		if most > memoryLimit {
			t.Errorf("%s: got %d MB, want %d at most", c.reason, most>>20, memoryLimit>>20)
		}
	}
}

// The limits hold whatever a file makes of its reader.
func TestConfined(t *testing.T) {
	for _, c := range []struct {
		how  string
		code int
	}{{"memory", 2}, {"file", 3}, {"connection", 3}, {"environment", 3}, {"traces", 3}} { // 2: the runtime was refused memory
		_, state, err := child{"misbehave-" + c.how, timeLimit}.read(t.Context(), "a.txt", strings.NewReader("x"))
		if got := state.ExitCode(); err == nil || got != c.code {
			t.Errorf("%s: got exit code %d, want that it could not", c.how, got)
		}
		if most := residentBytes(state); c.how == "memory" && most > memoryLimit {
			t.Errorf("%s: got %d MB, want %d at most", c.how, most>>20, memoryLimit>>20)
		}
	}
}

// The runtime lives within the limits: its timers and its collector open nothing later.
func TestWorks(t *testing.T) {
	_, state, err := child{"misbehave-work", timeLimit}.read(t.Context(), "a.txt", strings.NewReader("x"))
	if state.ExitCode() != 4 {
		t.Errorf("got %v, %v, want that the work was done", state, err)
	}
}

// A reader that does not come to an end is ended by its caller.
func TestEnded(t *testing.T) {
	_, state, err := child{"misbehave-time", 100 * time.Millisecond}.read(t.Context(), "a.txt", strings.NewReader("x"))
	if !errors.Is(err, extract.ErrRefused) || state == nil || state.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Errorf("got %v, %v, want it killed", err, state)
	}
	if timeLimit > 10*time.Second {
		t.Errorf("a reader has %v, want ten seconds at most", timeLimit)
	}
}

// The text comes back whole, through the process.
func TestRead(t *testing.T) {
	printed := &sample.PDF{}
	printed.Pages("", `/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Invented>>>>`, printed.Packed("", "BT /F1 12 Tf (Karel Vesna) Tj ET"))
	for name, content := range map[string][]byte{
		"a.docx": sample.Zip(sample.Word(sample.Paragraph("Karel Vesna"))...), "a.odt": sample.Zip(sample.Writer("", "<text:p>Karel Vesna</text:p>")...),
		"a.pdf": printed.BytesPacked(), "a.txt": []byte("Karel Vesna"),
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		it, err := File(t.Context(), path)
		if err != nil || len(it.Parts) != 2 || it.Parts[0].Text != name || it.Parts[1] != (item.Part{Name: item.Body, Text: "Karel Vesna"}) {
			t.Errorf("%s: got %+v, %v", name, it, err)
		}
	}
	if _, err := File(t.Context(), filepath.Join(t.TempDir(), "vesna.txt")); !errors.Is(err, os.ErrNotExist) || strings.Contains(err.Error(), "vesna") {
		t.Errorf("an absent file: got %v", err)
	}
}

// endless is an upload without end; read counts what was taken of it.
type endless struct{ read int64 }

func (e *endless) Read(b []byte) (int, error) {
	e.read += int64(len(b))
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

// An upload of a gigabyte is left after the greatest file.
func TestUpload(t *testing.T) {
	from := &endless{}
	_, state, err := child{word, timeLimit}.read(t.Context(), "a.txt", io.LimitReader(from, 1<<30))
	if !errors.Is(err, extract.ErrRefused) || from.read > 2*item.MaxFile || state != nil {
		t.Errorf("got %v, %v after %d MB, want that no process was started for it", err, state, from.read>>20)
	}
}

// residentBytes is the most memory that a process had at once.
func residentBytes(of *os.ProcessState) int64 {
	usage, is := of.SysUsage().(*syscall.Rusage)
	if !is {
		return 0
	}
	return usage.Maxrss << 10 // kilobytes on Linux
}

// attributes are n attributes that compress badly enough to pass as text.
func attributes(n int) string {
	var b strings.Builder
	seed := uint32(7)
	for range n {
		seed = seed*1664525 + 1013904223
		b.WriteString(string(rune('a'+seed>>24%26)) + `="" `)
	}
	return b.String()
}

// The greatest text comes through: the limit of the answer is not that of the text.
func TestGreatest(t *testing.T) {
	text := strings.Repeat("<", item.MaxText-1024)
	it, state, err := child{word, timeLimit}.read(t.Context(), "a.txt", strings.NewReader("a"+text))
	if err != nil || len(it.Parts) != 2 || len(it.Parts[1].Text) != len(text)+1 {
		t.Fatalf("got %d parts, %v", len(it.Parts), err)
	}
	t.Logf("%d MB of memory", residentBytes(state)>>20)
}

// An answer that does not keep to its heading is none.
func TestUnderstood(t *testing.T) {
	whole := extract.Item{Kind: item.TXT, Held: []item.Reason{item.NoText}, Parts: []item.Part{{Name: item.FileName, Text: "a"}, {Name: item.Body, Text: "b\nc"}}}
	var out bytes.Buffer
	if err := write(&out, whole); err != nil {
		t.Fatal(err)
	}
	if it, ok := understood(out.Bytes()); !ok || !reflect.DeepEqual(it, whole) {
		t.Errorf("got %+v, %v", it, ok)
	}
	for _, answer := range []string{"", "x", "{}\n", `{"kind":"txt","parts":[{"name":"body","size":-1}]}` + "\n", out.String() + "x", out.String()[:out.Len()-1]} {
		if it, ok := understood([]byte(answer)); ok {
			t.Errorf("%q: got %+v", answer, it)
		}
	}
}

// A question that is none is a refusal.
func TestQuestions(t *testing.T) {
	for _, c := range []struct{ question, reason string }{
		{"", "no question"}, {"\n", "an empty one"}, {"{\n", "half of one"}, {`{"name":"a.txt","size":-1}` + "\n", "a size below nothing"},
		{`{"name":"a.txt","size":9}` + "\nx", "a file shorter than was said"}, {`{"name":"a.txt","size":99999999999}` + "\n", "a size beyond the limit"},
		{`{"name":"a.pdf","size":1}` + "\nx", "a file that is refused"},
	} {
		var out bytes.Buffer
		if code := answer(strings.NewReader(c.question), &out); code != exitRefused || out.Len() != 0 {
			t.Errorf("%s: got exit code %d and %q", c.reason, code, out.String())
		}
	}
}
