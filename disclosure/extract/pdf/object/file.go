package object

import (
	"bytes"
	"math"
	"strings"
)

// Open reads all objects of a file.
func Open(content []byte) (*File, error) {
	if !bytes.HasPrefix(content, []byte("%PDF-")) {
		return nil, errSyntax
	}
	f := &File{Objects: map[Ref]any{}}
	var found []numbered
	starts := map[int]Ref{}
	l := &Lexer{b: content}
	l.Remark = func(text string) {
		if !strings.HasPrefix(text, "%PDF-") && text != "%%EOF" {
			f.Remarks = append(f.Remarks, text)
		}
	}
	for !l.End() {
		at := l.at
		one, err := f.section(l)
		if err != nil {
			return nil, err
		}
		if one.is {
			found, starts[at] = append(found, one), one.n
		}
	}
	if len(f.Trailers) == 0 || len(found) == 0 {
		return nil, errSyntax
	}
	if f.Encrypted {
		return f, nil
	}
	err := f.keepAll(found)
	f.Crooked = !f.straight(content, starts)
	return f, err
}

// A numbered object as it stands in the file.
type numbered struct {
	is bool
	n  Ref
	v  any
}

// keepAll keeps objects in their order, and behind a stream of objects those that it holds.
func (f *File) keepAll(found []numbered) error {
	for _, one := range found {
		f.keep(one.n, one.v)
		s, is := one.v.(*Stream)
		if !is {
			continue
		}
		var err error
		switch s.Dict["Type"] {
		case Name("ObjStm"):
			err = f.packed(s)
		case Name("XRef"):
			err = f.streamed(s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// section reads what can stand at the top of a file: an object, a table, a trailer, an end.
func (f *File) section(l *Lexer) (numbered, error) {
	var none numbered
	switch from := l.at; l.word() {
	case "xref":
		return none, f.table(l)
	case "trailer":
		v, err := l.Next()
		d, is := v.(Dict)
		if err != nil || !is {
			return none, errSyntax
		}
		f.trailer(d)
		return none, nil
	case "startxref":
		_, err := l.integer()
		return none, err
	default:
		l.at = from
		return f.object(l)
	}
}

// trailer keeps a trailer, or the table of a stream of references, which serves as one.
func (f *File) trailer(d Dict) {
	f.Trailers = append(f.Trailers, d)
	f.Encrypted = f.Encrypted || d["Encrypt"] != nil
}

// integer reads a number that is whole and not negative.
func (l *Lexer) integer() (int, error) {
	l.skip()
	n, is := number(l.word())
	if !is || n < 0 || n != math.Trunc(n) || n > math.MaxInt32 {
		return 0, errSyntax
	}
	return int(n), nil
}

// object reads "12 0 obj ... endobj".
func (f *File) object(l *Lexer) (numbered, error) {
	n, err := l.integer()
	if err != nil || n > maxNumber {
		return numbered{}, errSyntax
	}
	if _, err := l.integer(); err != nil {
		return numbered{}, err
	}
	l.skip()
	if l.word() != "obj" {
		return numbered{}, errSyntax
	}
	l.skip()
	if l.has("endobj") { // an empty one
		l.at += len("endobj")
		return numbered{true, Ref(n), nil}, nil
	}
	v, err := l.Next()
	if err != nil {
		return numbered{}, err
	}
	l.skip()
	switch word := l.word(); word {
	case "endobj":
		return numbered{true, Ref(n), v}, nil
	case "stream":
		d, is := v.(Dict)
		if !is {
			return numbered{}, errSyntax
		}
		s, err := f.stream(l, d)
		return numbered{true, Ref(n), s}, err
	}
	return numbered{}, errSyntax
}

// keep keeps the last object of a number, and what it replaces.
func (f *File) keep(n Ref, v any) {
	if old, was := f.Objects[n]; was {
		f.Former = append(f.Former, old)
	} else {
		f.Order = append(f.Order, n)
	}
	f.Objects[n] = v
}

// stream reads the bytes of a stream. The length it states counts only if the stream ends
// there; else it ends at the first mark of an end.
func (f *File) stream(l *Lexer, d Dict) (*Stream, error) {
	if l.has("\r\n") {
		l.at += 2
	} else if l.has("\n") || l.has("\r") {
		l.at++
	}
	rest := l.b[l.at:]
	if n, is := d["Length"].(float64); is && n >= 0 && n <= float64(len(rest)) {
		if end := strings.TrimLeft(string(rest[int(n):min(len(rest), int(n)+16)]), "\r\n "); strings.HasPrefix(end, "endstream") {
			return f.cut(l, d, int(n))
		}
	}
	n := bytes.Index(rest, []byte("endstream"))
	if n < 0 {
		return nil, errSyntax
	}
	if bytes.HasSuffix(rest[:n], []byte("\r\n")) {
		n -= 2
	} else if n > 0 && (rest[n-1] == '\n' || rest[n-1] == '\r') {
		n--
	}
	return f.cut(l, d, n)
}

// cut takes n bytes as a stream and reads its end.
func (f *File) cut(l *Lexer, d Dict, n int) (*Stream, error) {
	s := &Stream{Dict: d, raw: l.b[l.at : l.at+n]}
	l.at += n
	l.skip()
	if l.word() != "endstream" {
		return nil, errSyntax
	}
	l.skip()
	if l.word() != "endobj" {
		return nil, errSyntax
	}
	if d["Type"] == Name("XRef") {
		f.trailer(d)
	}
	return s, nil
}

// packed reads the objects that a stream holds.
func (f *File) packed(s *Stream) error {
	b, err := f.Decode(s)
	if err != nil {
		return err
	}
	first, count := int(f.Number(s.Dict["First"])), int(f.Number(s.Dict["N"]))
	if first < 0 || first > len(b) || count < 0 || count > len(b) {
		return errSyntax
	}
	l := &Lexer{b: b[:first]}
	for range count {
		n, err := l.integer()
		if err != nil || n > maxNumber {
			return errSyntax
		}
		at, err := l.integer()
		if err != nil || first+at > len(b) {
			return errSyntax
		}
		inner := &Lexer{b: b[first:], at: at}
		v, err := inner.Next()
		if err != nil {
			return err
		}
		f.keep(Ref(n), v)
	}
	return nil
}
