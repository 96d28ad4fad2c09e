package mrz

import (
	"strings"

	"github.com/zaklon/zaklon/identity"
)

// A reader goes through one zone and gathers what is wrong with it.
type reader struct {
	layout
	whole    string
	today    Day
	zone     Zone
	problems []identity.Problem
}

// wrong notes that a field breaks a rule.
func (r *reader) wrong(code, field string) {
	r.problems = append(r.problems, identity.Problem{Code: code, Field: field})
}

// read fills the zone.
func (r *reader) read() {
	r.zone.Code = strings.TrimRight(r.code.of(r.whole), "<")
	if code := r.zone.Code; code == "" || !strings.Contains(r.first, code[:1]) || strings.Contains(code, "<") {
		r.wrong("mrz_code", fieldCode)
	}
	r.zone.Issuer = r.state(r.issuer, fieldIssuer)
	r.zone.Nationality = r.state(r.nationality, fieldNationality)
	field := r.name.of(r.whole)
	name, problem := readName(field)
	name.Truncated = full(field)
	if problem != "" {
		r.wrong(problem, fieldName)
	}
	r.zone.Name = name
	r.readNumber()
	r.readBirth()
	r.readExpiry()
	switch s := r.sex.of(r.whole); s {
	case "F", "M":
		r.zone.Sex = Sex(s)
	case "<":
	default:
		r.wrong("mrz_sex", fieldSex)
	}
	r.checkWhole()
}

// state reads the code of a state or organisation: letters, then fillers.
func (r *reader) state(s span, field string) string {
	code := strings.TrimRight(s.of(r.whole), "<")
	if code == "" || strings.Trim(code, letters) != "" {
		r.wrong("mrz_state", field)
		return ""
	}
	return code
}

// readNumber reads the number of the document and the optional fields. In the
// card formats a number of more than nine characters goes on in the first
// optional field: its check digit's place holds a filler, and the rest, the
// check digit and a filler open the optional field (Doc 9303-5, note j).
func (r *reader) readNumber() {
	number, digit := r.number.of(r.whole), r.whole[r.number.to]
	optional := make([]string, len(r.optional))
	for i, s := range r.optional {
		optional[i] = s.of(r.whole)
	}
	if r.overflow && digit == '<' && !strings.HasSuffix(number, "<") {
		rest, behind, ended := strings.Cut(optional[0], "<")
		optional[0] = behind
		if !ended || len(rest) < 2 {
			r.wrong("mrz_overflow", fieldNumber)
			optional[0], rest = "", ""
		}
		if n := len(rest); n > 0 {
			number, digit = number+rest[:n-1], rest[n-1]
			r.check(number, digit, fieldNumber)
			r.zone.Number = number
		}
	} else {
		r.check(number, digit, fieldNumber)
		r.zone.Number = strings.TrimRight(number, "<")
	}
	for _, o := range optional {
		if o = strings.Trim(o, "<"); o != "" {
			r.zone.Optional = append(r.zone.Optional, o)
		}
	}
	if r.optionalCheck != (span{}) {
		r.check(r.optional[0].of(r.whole), r.optionalCheck.of(r.whole)[0], fieldOptional)
	}
}

// readBirth reads the date of birth.
func (r *reader) readBirth() {
	text := r.birth.of(r.whole)
	r.check(text, r.whole[r.birth.to], fieldBirth)
	birth, ok := birthDate(text, r.today)
	if !ok {
		r.wrong("mrz_date", fieldBirth)
	}
	r.zone.Birth = birth
}

// readExpiry reads the day the document ends. A document without end has
// fillers.
func (r *reader) readExpiry() {
	text := r.expiry.of(r.whole)
	r.check(text, r.whole[r.expiry.to], fieldExpiry)
	if strings.Trim(text, "<") == "" {
		return
	}
	day, ok := expiryDay(text, r.today)
	if !ok {
		r.wrong("mrz_date", fieldExpiry)
	}
	r.zone.Expiry = day
}

// check notes a wrong check digit of a field. A filler stands for 0 behind a
// field that is empty.
func (r *reader) check(field string, digit byte, name string) {
	if digit == '<' && strings.Trim(field, "<") == "" {
		return
	}
	if digit != CheckDigit(field) {
		r.wrong("mrz_check", name)
	}
}

// checkWhole compares the digit over all lines, where the format has one.
func (r *reader) checkWhole() {
	if r.layout.whole == (span{}) {
		return
	}
	var over strings.Builder
	for _, s := range r.wholeOver {
		over.WriteString(s.of(r.whole))
	}
	r.check(over.String(), r.layout.whole.of(r.whole)[0], fieldWhole)
}

// CheckDigit returns the digit Doc 9303-3 section 4.9 puts behind a field: the
// values 0-9, A=10 to Z=35 and filler 0, by turns times 7, 3 and 1, modulo 10.
// Other characters count as fillers.
func CheckDigit(field string) byte {
	sum := 0
	for i := range len(field) {
		sum += value(field[i]) * [...]int{7, 3, 1}[i%3]
	}
	return byte('0' + sum%10)
}

func value(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 0
}
