package sound

import "slices"

// merges lists the symbols that one spelling writes with one sign and another with two. The
// distance compares the two with the one at a cost of its own. immutable
var merges = []struct {
	one  byte
	twos []string
}{
	{'c', []string{"ts", "tz", "dz", "t1", "d6", "zz"}},
	{'C', []string{"tS", "ts", "t2", "th", "ch", "1h", "tj", "6h"}},
	{'J', []string{"dZ", "dj", "dz", "d4", "tZ", "gj", "dG", "ts"}},
	{'n', []string{"ng"}},
	{'S', []string{"sh", "hs", "SC", "St", "s2", "sx", "sj", "sz", "s1", "sk", "hS"}},
	{'Z', []string{"zh", "zj", "dZ", "sh"}},
	{'x', []string{"kh", "gh", "ks", "ch"}},
	{'h', []string{"kh", "gh"}},
	{'G', []string{"gh", "rh"}},
	{'K', []string{"kh"}},
	{'Q', []string{"gh", "kw", "kh"}},
	{'T', []string{"th"}},
	{'t', []string{"th"}},
	{'D', []string{"dh", "th"}},
	{'d', []string{"dh"}},
	{'B', []string{"bh"}},
	{'b', []string{"mp", "bh"}},
	{'f', []string{"ph"}},
	{'P', []string{"ph"}},
	{'p', []string{"ph"}},
	{'5', []string{"ks", "gz", "kz", "sh", "hs"}},
	{'1', []string{"ts", "tz", "ch", "kh"}},
	{'2', []string{"tS", "ts", "kh", "tj"}},
	{'4', []string{"dZ", "dz", "zh", "dj"}},
	{'8', []string{"dj", "dZ", "dz", "gj", "d4", "dY"}},
	{'6', []string{"sh", "zh"}},
	{'9', []string{"dZ", "dj", "gh"}},
	{'s', []string{"th", "ss", "sh"}},
	{'z', []string{"dz", "th", "dh"}},
	{'d', []string{"nt", "nd"}},
	{'g', []string{"gk", "gh", "nk"}},
	{'k', []string{"ck", "kh"}},
	{'v', []string{"Wo", "wo", "fu", "hu"}},
	{'w', []string{"Wo", "hu", "ou"}},
	{'j', []string{"Yi", "ij", "ii"}},
	{'I', []string{"ij", "ai", "ei", "aj", "ej", "ee", "ie", "ay", "eY", "aY"}},
	{'Y', []string{"ij", "yj", "ii", "ie"}},
	{'W', []string{"ou", "au", "av", "ow", "aw", "ew", "uw", "oo", "ov"}},
	{'A', []string{"ae", "ea", "ah", "3a", "ha"}},
	{'H', []string{"ah", "eh", "at", "ha"}},
	{'O', []string{"jo", "oe", "eu", "io", "yo", "Yo"}},
	{'U', []string{"ju", "ue", "iu", "ui", "yu", "Yu"}},
	{'o', []string{"jo", "au", "ou", "eo", "oh", "Yo", "io", "ow", "uo"}},
	{'u', []string{"wu", "ju", "ou", "oo", "uu", "eu", "Yu", "iu", "ui", "ue", "uw"}},
	{'e', []string{"je", "ie", "ae", "ea", "ai", "Ye", "eh", "ei", "ey"}},
	{'i', []string{"ih", "ij", "ji", "ie", "ee", "yj", "yi", "iY", "iI", "Yi", "ea", "ei"}},
	{'y', []string{"ij", "iY", "eu", "yj", "yi", "ui"}},
	{'a', []string{"ja", "ia", "Ya", "aa", "ah", "ae", "ea", "3a", "oa", "ha", "a3"}},
}

// A pair is named by a small number; 0 is none. immutable
var pairs = func() (p [side][side]byte) {
	n := 0
	for _, m := range merges {
		for _, two := range m.twos {
			at := &p[codes[two[0]]][codes[two[1]]]
			if *at == 0 {
				n++
				*at = byte(n)
			}
		}
	}
	return p
}()

// twos gives the pairs that merge with a symbol, each as the places of its two. immutable
var twos = func() (all [side][][2]byte) {
	for _, m := range merges {
		for _, two := range m.twos {
			one := codes[m.one]
			all[one] = append(all[one], [2]byte{codes[two[0]], codes[two[1]]})
		}
	}
	return all
}()

// Merges reports whether a symbol may stand for two others that stand together, either way
// round.
func Merges(a, b string) bool {
	if len(a) == 2 {
		a, b = b, a
	}
	for _, m := range merges {
		if len(a) == 1 && m.one == a[0] && slices.Contains(m.twos, b) {
			return true
		}
	}
	return false
}
