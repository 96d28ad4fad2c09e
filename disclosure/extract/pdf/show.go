package pdf

import (
	"errors"
	"math"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/pdf/object"
)

// A matrix maps places: a b c d e f of ISO 32000-1, 8.3.3.
type matrix [6]float64

// times is the mapping by m and then by n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A state is what q keeps and Q brings back.
type state struct {
	page                                   matrix
	font                                   *font
	size, spacing, words, leading, stretch float64
}

// A show runs content streams and writes the letters that they show, with a blank or a line end
// where the next letter stands apart from the last.
type show struct {
	r        *reading
	out      strings.Builder
	now      state
	kept     []state
	line, at matrix
	end      [2]float64 // where the last letter ended
	begun    bool
	depth    int
}

// The limits of one page.
const (
	maxKept     = 512
	maxOperands = 1 << 16
	maxNesting  = 12 // drawings inside drawings
)

// errShow says that a content stream asks for more than a page does.
var errShow = errors.New("unsound page")

func newShow(r *reading) *show {
	one := matrix{1, 0, 0, 1, 0, 0}
	return &show{r: r, now: state{page: one, stretch: 1}, line: one, at: one}
}

// run runs a content stream with its resources.
func (s *show) run(b []byte, resources object.Dict) error {
	if s.depth++; s.depth > maxNesting {
		return errShow
	}
	defer func() { s.depth-- }()
	l := object.Content(b)
	var operands []any
	for !l.End() {
		v, err := l.Next()
		if err != nil {
			return err
		}
		word, is := v.(object.Operator)
		if !is {
			if operands = append(operands, v); len(operands) > maxOperands {
				return errShow
			}
			continue
		}
		if word == "ID" {
			s.r.sheet.Hold(item.Picture)
			err = l.PastImage()
		} else {
			err = s.operate(word, operands, resources)
		}
		if err != nil {
			return err
		}
		operands = operands[:0]
		if s.out.Len() > item.MaxText {
			return errShow
		}
	}
	return nil
}

// operate does one operator. Those that show no text and move none are passed.
func (s *show) operate(word object.Operator, operands []any, resources object.Dict) error {
	n := numbers(operands)
	switch word {
	case "q", "Q":
		return s.keep(word)
	case "cm":
		if len(n) == 6 {
			s.now.page = matrix(n).times(s.now.page)
		}
	case "Tf":
		return s.setFont(operands, n, resources)
	case "Do":
		return s.draw(operands, resources)
	case "Tj", "'", "\"", "TJ":
		s.text(word, operands, n)
	case "BDC", "DP":
		if len(operands) == 2 {
			s.r.strings(operands[1], "", nil)
		}
	default:
		s.move(word, n)
	}
	return nil
}

func numbers(operands []any) []float64 {
	var out []float64
	for _, v := range operands {
		if n, is := v.(float64); is {
			out = append(out, n)
		}
	}
	return out
}

// keep keeps the state, or brings the last one back.
func (s *show) keep(word object.Operator) error {
	if word == "q" {
		s.kept = append(s.kept, s.now)
		if len(s.kept) > maxKept {
			return errShow
		}
		return nil
	}
	if n := len(s.kept); n > 0 {
		s.now, s.kept = s.kept[n-1], s.kept[:n-1]
	}
	return nil
}

func (s *show) setFont(operands []any, n []float64, resources object.Dict) (err error) {
	if len(operands) != 2 || len(n) != 1 {
		return errShow
	}
	name, _ := operands[0].(object.Name)
	s.now.size = n[0]
	s.now.font, err = s.r.font(resources, name)
	return err
}

// move sets where and how the next letter stands.
func (s *show) move(word object.Operator, n []float64) {
	switch {
	case word == "BT":
		s.line = matrix{1, 0, 0, 1, 0, 0}
		s.at = s.line
	case word == "T*":
		s.newLine(0, -s.now.leading)
	case word == "Tm" && len(n) == 6:
		s.line, s.at = matrix(n), matrix(n)
	case word == "TD" && len(n) == 2:
		s.now.leading = -n[1]
		s.newLine(n[0], n[1])
	case word == "Td" && len(n) == 2:
		s.newLine(n[0], n[1])
	case len(n) != 1:
	case word == "Tc":
		s.now.spacing = n[0]
	case word == "Tw":
		s.now.words = n[0]
	case word == "TL":
		s.now.leading = n[0]
	case word == "Tz":
		s.now.stretch = n[0] / 100
	}
}

func (s *show) newLine(x, y float64) {
	s.line = matrix{1, 0, 0, 1, x, y}.times(s.line)
	s.at = s.line
}

// text shows the strings of an operator.
func (s *show) text(word object.Operator, operands []any, n []float64) {
	if word == "\"" && len(n) == 2 {
		s.now.words, s.now.spacing = n[0], n[1]
	}
	if word == "'" || word == "\"" {
		s.newLine(0, -s.now.leading)
	}
	for _, v := range operands {
		switch v := v.(type) {
		case object.Text:
			s.letters(string(v))
		case object.Array:
			for _, e := range v {
				switch e := e.(type) {
				case object.Text:
					s.letters(string(e))
				case float64:
					s.advance(-e / 1000 * s.now.size)
				}
			}
		}
	}
}

// advance moves along the line.
func (s *show) advance(x float64) {
	s.at = matrix{1, 0, 0, 1, x * s.now.stretch, 0}.times(s.at)
}

// letters shows one string.
func (s *show) letters(text string) {
	if s.now.font == nil {
		s.now.font = &font{width: 500, scale: 1}
	}
	glyphs := s.r.glyphs(s.now.font, text)
	if len(glyphs) > 0 {
		s.apart(glyphs[0].text)
	}
	for _, g := range glyphs {
		s.out.WriteString(ligatures.Replace(g.text))
		x := g.width/1000*s.now.size + s.now.spacing
		if g.blank {
			x += s.now.words
		}
		s.advance(x)
	}
	place := s.at.times(s.now.page)
	s.end, s.begun = [2]float64{place[4], place[5]}, true
}

// The distances, in sizes of the letter, from which letters stand apart: a blank is about a
// quarter of a size wide, the narrowest a sixth; lines lie a whole size apart.
const (
	wordGap = 0.16
	lineGap = 0.5
	backGap = -1.0
)

// ligatures are letters drawn as one that are read as several.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// apart writes a blank or a line end if the next letter stands apart from the last. A blank
// before another one is none.
func (s *show) apart(next string) {
	place := s.at.times(s.now.page)
	length := math.Hypot(place[0], place[1])
	em := math.Abs(s.now.size) * length
	if !s.begun || em == 0 {
		return
	}
	x, y := place[4]-s.end[0], place[5]-s.end[1]
	along := (x*place[0] + y*place[1]) / length / em
	across := (y*place[0] - x*place[1]) / length / em
	switch {
	case math.Abs(across) > lineGap || along < backGap:
		s.out.WriteByte('\n')
	case along > wordGap && next != " " && !strings.HasSuffix(s.out.String(), " "):
		s.out.WriteByte(' ')
	}
}

// draw runs a drawing that has a name. Each is read once: what it shows twice is one text.
func (s *show) draw(operands []any, resources object.Dict) error {
	if len(operands) != 1 {
		return nil
	}
	name, _ := operands[0].(object.Name)
	v := s.r.file.Dict(resources["XObject"])[name]
	ref, _ := v.(object.Ref)
	drawing, is := s.r.file.Get(v).(*object.Stream)
	if !is || s.r.file.Name(drawing.Dict["Subtype"]) != "Form" || s.r.drawn[ref] {
		return nil
	}
	b, err := s.r.content(v)
	if err != nil {
		return err
	}
	if own := s.r.file.Dict(drawing.Dict["Resources"]); own != nil {
		resources = own
	}
	before := s.now
	if m := numbers(s.r.file.Array(drawing.Dict["Matrix"])); len(m) == 6 {
		s.now.page = matrix(m).times(s.now.page)
	}
	line, at := s.line, s.at
	err = s.run(b, resources)
	s.now, s.line, s.at = before, line, at
	return err
}
