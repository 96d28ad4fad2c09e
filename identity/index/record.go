package index

import (
	"encoding/binary"
	"slices"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
)

// records are what is compared of every row, as short as it can be written: numbers of words and
// of states, dates in four bytes.
type records struct {
	bytes  []byte
	begins []uint32 // by row: where it begins in bytes
	days   []uint32 // by row: its date of birth, 0 for none, or several; once more, because a search asks a thousand rows for it
	gone   []uint64 // by row, a bit: it was removed or replaced
	states []string // codes of states by number; of a document that no state is said of, ""
	number map[string]uint32
}

// has reports whether the row still holds a person.
func (r *records) has(row uint32) bool { return r.gone[row/64]>>(row%64)&1 == 0 }

// remove says that a row holds nobody any more.
func (r *records) remove(row uint32) { r.gone[row/64] |= 1 << (row % 64) }

// of gives the bytes of a row.
func (r *records) of(row uint32) []byte {
	if next := int(row) + 1; next < len(r.begins) {
		return r.bytes[r.begins[row]:r.begins[next]]
	}
	return r.bytes[r.begins[row]:]
}

// begin begins the next row.
func (r *records) begin() {
	r.begins = append(r.begins, uint32(len(r.bytes)))
	if len(r.gone)*64 < len(r.begins) {
		r.gone = append(r.gone, 0)
	}
}

// append adds the bytes of the next row.
func (r *records) append(record string) {
	r.begin()
	r.bytes = append(r.bytes, record...)
}

// settle gives back the memory that was kept for more.
func (r *records) settle() {
	r.bytes, r.begins, r.gone, r.days = slices.Clone(r.bytes), slices.Clone(r.begins), slices.Clone(r.gone), slices.Clone(r.days)
}

// more is set in the first byte of a record that has places, parents or documents.
const more = 0x80

// add writes the record of the next row.
func (r *records) add(p *lexicon.Record) {
	r.begin()
	r.bytes = r.encode(r.bytes, p, func(w *lexicon.Word) uint64 { return uint64(w.ID()) })
}

// encode writes a record; number gives the numbers of its words.
func (r *records) encode(b []byte, p *lexicon.Record, number func(*lexicon.Word) uint64) []byte {
	others := len(p.Places) + len(p.Parents) + len(p.Documents)
	head := byte(p.Gender)
	if others > 0 {
		head |= more
	}
	b = append(b, head)
	b = binary.AppendUvarint(b, uint64(len(p.Births)))
	for _, birth := range p.Births {
		b = binary.LittleEndian.AppendUint32(b, pack(birth))
	}
	b = binary.AppendUvarint(b, uint64(len(p.Nationalities)))
	for _, code := range p.Nationalities {
		b = binary.AppendUvarint(b, uint64(r.state(code)))
	}
	b = appendNames(b, p.Names, number)
	if others > 0 {
		b = appendNames(appendNames(b, p.Places, number), p.Parents, number)
		b = binary.AppendUvarint(b, uint64(len(p.Documents)))
		for _, d := range p.Documents {
			b = binary.AppendUvarint(b, uint64(r.state(d.Issuer)))
			b = append(binary.AppendUvarint(b, uint64(len(d.Number))), d.Number...)
		}
	}
	return b
}

// appendNames writes how many names there are, and of each how many words, which, and their roles.
func appendNames(b []byte, names []lexicon.Name, number func(*lexicon.Word) uint64) []byte {
	b = binary.AppendUvarint(b, uint64(len(names)))
	for _, n := range names {
		b = binary.AppendUvarint(b, uint64(len(n.Words)))
		for i, w := range n.Words {
			b = append(binary.AppendUvarint(b, number(w)), byte(n.Roles[i]))
		}
	}
	return b
}

// state gives the number of a state's code.
func (r *records) state(code string) uint32 {
	if n, ok := r.number[code]; ok {
		return n
	}
	if r.number == nil {
		r.number = map[string]uint32{}
	}
	n := uint32(len(r.states))
	r.number[code], r.states = n, append(r.states, code)
	return n
}

// pack writes a date of birth in 29 bits.
func pack(b person.Birth) uint32 {
	p := uint32(b.Year)<<15 | uint32(b.Month)<<8 | uint32(b.Day)<<1
	if b.About {
		p |= 1
	}
	return p
}

func unpack(p uint32) person.Birth {
	return person.Birth{Year: uint16(p >> 15), Month: uint8(p >> 8 & 127), Day: uint8(p >> 1 & 127), About: p&1 != 0}
}

// A shelf is the memory into which records are read: what it gives is good until it reads the
// next.
type shelf struct {
	record lexicon.Record
	words  []*lexicon.Word
	roles  []lexicon.Role
	left   []byte // not yet read
	broken bool   // the bytes are no record
}

// read reads the record of a row.
func (r *records) read(s *shelf, row uint32, known *lexicon.Lexicon) *lexicon.Record {
	s.left, s.words, s.roles, s.broken = r.of(row), s.words[:0], s.roles[:0], false
	p := &s.record
	head := s.byte()
	p.Gender = person.Gender(head &^ more)
	p.Births = p.Births[:0]
	for range s.count(4) {
		p.Births = append(p.Births, unpack(s.date()))
	}
	p.Nationalities = p.Nationalities[:0]
	for range s.count(1) {
		p.Nationalities = append(p.Nationalities, r.code(s))
	}
	p.Names = s.names(p.Names[:0], known)
	p.Places, p.Parents, p.Documents = p.Places[:0], p.Parents[:0], p.Documents[:0]
	if head&more != 0 {
		p.Places = s.names(p.Places, known)
		p.Parents = s.names(p.Parents, known)
		for range s.count(2) {
			p.Documents = append(p.Documents, lexicon.Document{Issuer: r.code(s), Number: s.text()})
		}
	}
	return p
}

// code reads the code of a state.
func (r *records) code(s *shelf) string {
	if n := s.uint(); n < uint64(len(r.states)) {
		return r.states[n]
	}
	s.broken = true
	return ""
}

// several stands in days for a row with more dates than one.
const several = 1 << 31

// date writes the dates of birth of the row begun last where a search looks for them.
func (r *records) date(births []person.Birth) {
	day := uint32(0)
	switch len(births) {
	case 0:
	case 1:
		day = pack(births[0])
	default:
		day = several
	}
	r.days = append(r.days, day)
}

// births gives the dates of birth of a row alone, as far as they say anything.
func (r *records) births(s *shelf, row uint32) []person.Birth {
	list := s.record.Births[:0]
	switch day := r.days[row]; day {
	case 0:
	case several:
		s.left = r.of(row)[1:]
		for range s.count(4) {
			list = append(list, unpack(s.date()))
		}
	default:
		list = append(list, unpack(day))
	}
	s.record.Births = list
	return list
}

// names reads names into a list.
func (s *shelf) names(list []lexicon.Name, known *lexicon.Lexicon) []lexicon.Name {
	for range s.count(1) {
		from := len(s.words)
		for range s.count(2) {
			id, role := s.uint(), s.byte()
			if id >= uint64(known.Len()) {
				s.broken = true
				break
			}
			s.words, s.roles = append(s.words, known.At(uint32(id))), append(s.roles, lexicon.Role(role))
		}
		list = append(list, lexicon.Name{Words: slices.Clip(s.words[from:]), Roles: slices.Clip(s.roles[from:])})
	}
	return list
}

// count reads how many items of at least that many bytes each follow.
func (s *shelf) count(size int) int {
	n := s.uint()
	if n > uint64(len(s.left)/size) {
		s.broken = true
		return 0
	}
	return int(n)
}

func (s *shelf) uint() uint64 {
	v, n := binary.Uvarint(s.left)
	if n <= 0 {
		s.broken, s.left = true, nil
		return 0
	}
	s.left = s.left[n:]
	return v
}

func (s *shelf) byte() byte {
	if len(s.left) == 0 {
		s.broken = true
		return 0
	}
	b := s.left[0]
	s.left = s.left[1:]
	return b
}

func (s *shelf) date() uint32 {
	if len(s.left) < 4 {
		s.broken, s.left = true, nil
		return 0
	}
	v := binary.LittleEndian.Uint32(s.left)
	s.left = s.left[4:]
	return v
}

func (s *shelf) text() string {
	n := s.count(1)
	t := string(s.left[:n])
	s.left = s.left[n:]
	return t
}
