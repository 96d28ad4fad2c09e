// Package mrz reads the machine-readable zone of a travel document: the two or
// three lines of ICAO Doc 9303 that a reader or an officer takes off a card, a
// passport or a visa, and a name field that came alone.
//
// Nothing is refused silently and nothing is read by half. A zone whose shape
// is unknown is not read at all; a field that breaks a rule stays empty, or, if
// only its check digit is wrong, is read as it stands; either way a Problem
// names the field and the rule. Whether a document is genuine is not decided
// here, and a wrong check digit is no ground to hold something against a
// person: it is most often a misreading. The package may not use a clock; the
// day against which years of two digits are read is the caller's.
package mrz

import (
	"strings"

	"github.com/zaklon/zaklon/identity"
)

// A Format is one of the five layouts of Doc 9303.
type Format string

// The formats: identity cards of three lines and of two, the passport, and the
// visas of both sizes (Doc 9303 parts 5, 6, 4 and 7).
const (
	TD1  Format = "TD1"   // 3 lines of 30
	TD2  Format = "TD2"   // 2 lines of 36
	TD3  Format = "TD3"   // 2 lines of 44
	MRVA Format = "MRV-A" // 2 lines of 44, beginning with V
	MRVB Format = "MRV-B" // 2 lines of 36, beginning with V
)

// A Sex is what the zone says; Unstated is the filler.
type Sex string

// The values of the field for sex.
const (
	Female   Sex = "F"
	Male     Sex = "M"
	Unstated Sex = ""
)

// A Day is one day of the Gregorian calendar; the zero Day is "none".
type Day struct{ Year, Month, Day int }

// A Zone is what was read. Issuer and Nationality are codes as they stand,
// without fillers: three letters, or D for Germany. Optional holds the optional
// fields as written, fillers at the end cut off, empty ones left out.
type Zone struct {
	Format      Format
	Code        string // the kind of document: P, PD, ID, V ...
	Issuer      string
	Name        Name
	Number      string
	Nationality string
	Birth       identity.BirthDate
	Sex         Sex
	Expiry      Day // zero: none, or not read
	Optional    []string
}

// The fields a Problem names. The codes are "mrz_shape" (no known layout),
// "mrz_character" (a character the zone cannot have), "mrz_check" (the check
// digit is wrong), "mrz_date", "mrz_sex", "mrz_state", "mrz_code", "mrz_name"
// and "mrz_overflow" (a long number that does not end as it must).
const (
	fieldLines       = "lines"
	fieldCode        = "code"
	fieldIssuer      = "issuer"
	fieldName        = "name"
	fieldNumber      = "number"
	fieldNationality = "nationality"
	fieldBirth       = "birth"
	fieldSex         = "sex"
	fieldExpiry      = "expiry"
	fieldOptional    = "optional"
	fieldWhole       = "composite"
)

// Parse reads a zone: its lines one under the other, or all in one run. Small
// letters are taken for capitals and blanks are dropped, as typing and scanning
// leave them. Today is the day against which years of two digits are read. If
// the shape is not known, or a character is none of A-Z, 0-9 and <, the Zone is
// zero and the problem is one of the lines.
func Parse(text string, today Day) (Zone, []identity.Problem) {
	lines, ok := split(text)
	if !ok {
		return Zone{}, []identity.Problem{{Code: "mrz_shape", Field: fieldLines}}
	}
	whole := strings.Join(lines, "")
	if strings.Trim(whole, letters+digits+"<") != "" || strings.ContainsFunc(whole, foreign) {
		return Zone{}, []identity.Problem{{Code: "mrz_character", Field: fieldLines}}
	}
	format := formatOf(lines)
	r := reader{layout: layouts[format], whole: whole, today: today}
	r.zone.Format = format
	r.read()
	return r.zone, r.problems
}

const (
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits  = "0123456789"
)

// foreign reports whether a character can stand in no zone.
func foreign(r rune) bool { return r != '<' && !strings.ContainsRune(letters+digits, r) }

// split takes the text apart into lines of a known layout.
func split(text string) ([]string, bool) {
	var lines []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.Join(strings.Fields(strings.ToUpper(line)), "")
		if line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 1 {
		lines = cut(lines[0])
	}
	widths := map[int]int{30: 3, 36: 2, 44: 2}
	if len(lines) == 0 || widths[len(lines[0])] != len(lines) {
		return nil, false
	}
	for _, line := range lines {
		if len(line) != len(lines[0]) {
			return nil, false
		}
	}
	return lines, true
}

// cut divides a zone that came in one run.
func cut(run string) []string {
	width := map[int]int{90: 30, 72: 36, 88: 44}[len(run)]
	if width == 0 {
		return nil
	}
	var lines []string
	for ; run != ""; run = run[width:] {
		lines = append(lines, run[:width])
	}
	return lines
}

// formatOf tells the layouts apart: by width, and visas by their first letter.
func formatOf(lines []string) Format {
	visa := lines[0][0] == 'V'
	switch {
	case len(lines) == 3:
		return TD1
	case len(lines[0]) == 44 && visa:
		return MRVA
	case len(lines[0]) == 44:
		return TD3
	case visa:
		return MRVB
	}
	return TD2
}
