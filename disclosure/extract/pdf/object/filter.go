package object

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"

	"github.com/zaklon/zaklon/disclosure/extract/item"
)

// ErrFilter says that a stream is packed in a way that is not unpacked here: as a picture, a
// sound, or by a method that no program has written for long.
var ErrFilter = errors.New("packed in another way")

// errTooMuch says that a file unpacks to more than the limit.
var errTooMuch = errors.New("unpacks to too much")

const maxFilters = 4

// Decode unpacks a stream. What a file unpacks, all together and each time anew, stays below
// the limit of package item.
func (f *File) Decode(s *Stream) ([]byte, error) {
	filters := names(f, s.Dict["Filter"])
	if len(filters) > maxFilters {
		return nil, errSyntax
	}
	b := s.raw
	for i, name := range filters {
		var err error
		if b, err = f.unfilter(name, b, f.parameters(s.Dict, i)); err != nil {
			return nil, err
		}
	}
	f.unpacked += int64(len(b))
	if f.unpacked > item.MaxUnpacked {
		return nil, errTooMuch
	}
	return b, nil
}

// names gives one name or several.
func names(f *File, v any) []Name {
	switch v := f.Get(v).(type) {
	case Name:
		return []Name{v}
	case Array:
		var out []Name
		for _, e := range v {
			out = append(out, f.Name(e))
		}
		return out
	}
	return nil
}

// parameters gives the table of the filter at a place.
func (f *File) parameters(d Dict, i int) Dict {
	v := f.Get(d["DecodeParms"])
	if a, is := v.(Array); is && i < len(a) {
		v = a[i]
	} else if i > 0 && !is {
		return nil
	}
	return f.Dict(v)
}

// unfilter undoes one filter.
func (f *File) unfilter(name Name, b []byte, parameters Dict) ([]byte, error) {
	switch name {
	case "FlateDecode", "Fl":
		return f.inflate(b, parameters)
	case "ASCIIHexDecode", "AHx":
		v, err := (&Lexer{b: append([]byte("<"), b...)}).hex()
		if err != nil {
			return nil, err
		}
		text, _ := v.(Text)
		return []byte(text), nil
	case "ASCII85Decode", "A85":
		end := bytes.Index(b, []byte("~>"))
		if end < 0 {
			return nil, errSyntax
		}
		return io.ReadAll(ascii85.NewDecoder(bytes.NewReader(b[:end])))
	}
	return nil, ErrFilter
}

// inflate unpacks, and counts while it does.
func (f *File) inflate(b []byte, parameters Dict) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	room := item.MaxUnpacked - f.unpacked
	out, err := io.ReadAll(io.LimitReader(r, room+1))
	if int64(len(out)) > room {
		return nil, errTooMuch
	}
	if err != nil {
		return nil, err
	}
	switch predictor := f.Number(parameters["Predictor"]); {
	case predictor < 2:
		return out, nil
	case predictor >= 10:
		return f.unpredict(out, parameters)
	}
	return nil, ErrFilter
}

// or gives a number of a table, or what counts without it.
func (f *File) or(d Dict, key Name, without int) int {
	if n := f.Number(d[key]); n > 0 && n < 1<<16 {
		return int(n)
	}
	return without
}

// unpredict undoes the predictors of PNG (W3C PNG, section 9), line by line.
func (f *File) unpredict(b []byte, parameters Dict) ([]byte, error) {
	pixel := max(1, f.or(parameters, "Colors", 1)*f.or(parameters, "BitsPerComponent", 8)/8)
	row := (f.or(parameters, "Colors", 1)*f.or(parameters, "BitsPerComponent", 8)*f.or(parameters, "Columns", 1) + 7) / 8
	var out []byte
	above := make([]byte, row)
	for len(b) > 0 {
		if len(b) < row+1 {
			return nil, errSyntax
		}
		kind, line := b[0], bytes.Clone(b[1:row+1])
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			line[i] += predicted(kind, left, above[i], corner)
		}
		out, above, b = append(out, line...), line, b[row+1:]
	}
	return out, nil
}

// predicted is the byte that a predictor expects.
func predicted(kind, left, up, corner byte) byte {
	switch kind {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		return paeth(int(left), int(up), int(corner))
	}
	return 0
}

// paeth is the neighbour that is nearest to left + up - corner.
func paeth(left, up, corner int) byte {
	p := left + up - corner
	l, u, c := abs(p-left), abs(p-up), abs(p-corner)
	switch {
	case l <= u && l <= c:
		return byte(left)
	case u <= c:
		return byte(up)
	}
	return byte(corner)
}

func abs(n int) int { return max(n, -n) }
