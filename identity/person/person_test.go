package person

import "testing"

func TestBirthISO(t *testing.T) {
	for written, want := range map[string]string{
		"1988-03-14": "1988-03-14", "1988-03": "1988-03", "1988-03-00": "1988-03", "1988": "1988", "1988~": "1988~",
		"1988-00-14": "1988-00-14", "1826-26-21": "1826-26-21", " 1988-3-4 ": "1988-03-04", "988": "0988", "1988-03-14~": "1988-03-14~",
		"": "", "0000-03-14": "", "~": "", "1988-03-14-15": "1988-03", "1988-100-14": "1988-00-14", "1988-x-100": "1988",
	} {
		b := ParseBirth(written)
		if got := b.ISO(); got != want {
			t.Errorf("ParseBirth(%q).ISO() = %q, want %q", written, got, want)
		}
		if again := ParseBirth(b.ISO()); again != b {
			t.Errorf("%q is read back as %+v, want %+v", b.ISO(), again, b)
		}
	}
}

func TestParseGender(t *testing.T) {
	for written, want := range map[string]Gender{
		"f": Female, "F": Female, "female": Female, "m": Male, "M": Male, "male": Male,
		"x": GenderOther, "X": GenderOther, "other": GenderOther, "": GenderUnknown, "Female!": GenderUnknown,
	} {
		if got := ParseGender(written); got != want {
			t.Errorf("ParseGender(%q) = %v, want %v", written, got, want)
		}
	}
}
