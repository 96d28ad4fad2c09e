package identity

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func FuzzName(f *testing.F) {
	for _, seed := range []string{"Болатова", "Đukanović", "علی\u200cرضا", "ნინო", "C\u0301\u0301", "Ευ", "\u1e9e\u0130", "skh", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := Clean(s)
		if again := Clean(clean); again != clean {
			t.Errorf("Clean: got %q, want %q", again, clean)
		}
		if p, q := code(CheckName(s)), code(CheckName(clean)); len(s) <= 16*MaxName && utf8.ValidString(s) && p != q {
			t.Errorf("CheckName after Clean: got %q, want %q", q, p)
		}
		if CheckName(s) == nil && !norm.NFC.IsNormalString(clean) {
			t.Error("a good name is not NFC")
		}
		key := SearchKey(s)
		if again := SearchKey(key); again != key {
			t.Errorf("SearchKey: got %q, want %q", again, key)
		}
		if latin, ok := LatinProposal(s); ok && ScriptOf(latin) != "Latn" {
			t.Errorf("LatinProposal: %q is not Latin", latin)
		}
	})
}

func FuzzBirthDate(f *testing.F) {
	f.Add("14", "March", "1988")
	f.Add("", "", "about 1988")
	f.Add("29", "2", "1900")
	f.Fuzz(func(t *testing.T, day, month, year string) {
		b, p := NewBirthDate(day, month, year)
		if p != nil {
			if !b.IsZero() {
				t.Error("a refused date is not zero")
			}
			return
		}
		if b.IsZero() {
			return
		}
		if back, p := ParseISO(b.ISO()); p != nil || back != b {
			t.Errorf("round trip: got %+v, want %+v", back, b)
		}
	})
}
