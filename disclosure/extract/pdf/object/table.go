package object

// A mark is what a table of references says: the object of a number begins at a place.
type mark struct {
	n  Ref
	at int
}

// table reads a table of references (ISO 32000-1, 7.5.4). Its marks are compared with the
// objects that were found, and used for nothing else.
func (f *File) table(l *Lexer) error {
	for {
		l.skip()
		if l.has("trailer") {
			return nil
		}
		first, err := l.integer()
		if err != nil {
			return err
		}
		count, err := l.integer()
		if err != nil {
			return err
		}
		for i := range count {
			at, err := l.integer()
			if err != nil {
				return err
			}
			if _, err := l.integer(); err != nil {
				return err
			}
			l.skip()
			switch l.word() {
			case "n":
				f.marks = append(f.marks, mark{Ref(first + i), at})
			case "f":
			default:
				return errSyntax
			}
		}
	}
}

// maxMarks is how many lines the streams of references of a file may have.
const maxMarks = 1 << 20

// streamed reads the marks of a stream of references (ISO 32000-1, 7.5.8).
func (f *File) streamed(s *Stream) error {
	b, err := f.Decode(s)
	if err != nil {
		return err
	}
	var widths [3]int
	row := 0
	for i, w := range f.Array(s.Dict["W"]) {
		if i < len(widths) {
			widths[i] = int(min(max(f.Number(w), 0), 8))
			row += widths[i]
		}
	}
	index := f.Array(s.Dict["Index"])
	if index == nil {
		index = Array{0.0, f.Number(s.Dict["Size"])}
	}
	for i := 0; i+1 < len(index) && row > 0; i += 2 {
		first := int(f.Number(index[i]))
		for k := range int(min(max(f.Number(index[i+1]), 0), maxMarks)) {
			if len(b) < row {
				return nil
			}
			kind, at := field(b, widths[0], 1), field(b[widths[0]:], widths[1], 0)
			if b = b[row:]; kind == 1 {
				f.marks = append(f.marks, mark{Ref(first + k), at})
			}
		}
	}
	return nil
}

// field is a number of some bytes, the highest first; without bytes it has a value of its own.
func field(b []byte, width, without int) int {
	if width == 0 {
		return without
	}
	n := 0
	for _, c := range b[:width] {
		n = n<<8 | int(c)
	}
	return n
}

// straight tells whether every mark leads to the object it names, as read here. A program that
// follows another mark shows another file. A mark of the first byte leads nowhere: some programs
// write it for a number that they did not use.
func (f *File) straight(content []byte, starts map[int]Ref) bool {
	for _, m := range f.marks {
		at := m.at
		if at == 0 {
			continue
		}
		for at >= 0 && at < len(content) && isSpace(content[at]) {
			at++
		}
		if n, is := starts[at]; !is || n != m.n {
			return false
		}
	}
	return true
}
