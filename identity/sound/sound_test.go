package sound

import "testing"

func TestKeys(t *testing.T) {
	rows := []struct{ why, a, b string }{
		{"voice and stop do not part", "dmitrij", "tmidri"},
		{"vowels do not part", "mohamad", "muhamed"},
		{"a Latin c may be k or ts", "1ar", "kar"},
		{"a Latin c may be k or ts", "1ar", "tsar"},
		{"waw may be a vowel", "dawd", "dad"},
	}
	for _, row := range rows {
		if !meet(NewWord(row.a).Keys(), NewWord(row.b).Keys()) {
			t.Errorf("%s: %q and %q have no key in common, nor one class apart", row.why, row.a, row.b)
		}
	}
}

// meet reports whether two words have a key in common, with or without one class of either.
func meet(a, b []Key) bool {
	near := map[Key]bool{}
	for _, k := range a {
		near[k] = true
		for i := range k.Len() {
			near[k.Without(i)] = true
		}
	}
	for _, k := range b {
		if near[k] {
			return true
		}
		for i := range k.Len() {
			if near[k.Without(i)] {
				return true
			}
		}
	}
	return false
}
