package family

import "strings"

// shortest is the least symbols of a key. Ed, Li and Jo are names in too many
// languages to tell anything.
const shortest = 3

// room is the most symbols of a reading that are looked at.
const room = 40

// plain gives the symbol under which a sound is looked up: i, y and the glides
// are one, o and u are one, v and w, h and kh, k and q, t and th. What an abjad
// leaves open stays itself, so that a row of consonants meets only what is listed
// in its script. immutable
var plain = func() (table [256]byte) {
	for i := range table {
		table[i] = byte(i)
	}
	for _, pair := range []string{"yi", "Yi", "ji", "uo", "Oo", "Uo", "@a", "wv", "xh", "Qk", "Tt", "Dd", "Gg", "9g", "6S", "8J", "Pf"} {
		table[pair[0]] = pair[1]
	}
	return table
}()

// others gives the sounds for which a sound of a listed name is found besides
// itself: an open Latin letter as each sound it may be, a sound as the open
// letter that may be written for it. immutable
var others = [256]string{
	'h': "g", '2': "Ch", '4': "iJZ", 'k': "1", 'c': "1", '9': "J", '6': "sZ", 'x': "2", 'C': "2", 'j': "4", 'J': "4", 'Z': "4", '8': "4",
}

// ways gives the sounds for which the sound at i of a listed name is found, its
// own first. Latin c is k within a word, but not before e and i nor at the
// beginning, where it is also the Turkish and the Slavic c.
func ways(sounds string, i int) string {
	own := sounds[i : i+1]
	if sounds[i] != '1' {
		return own + others[sounds[i]]
	}
	if i+1 < len(sounds) && strings.IndexByte("eiyYI", sounds[i+1]) >= 0 {
		return own + "csCJ"
	}
	if i > 0 {
		return own + "k"
	}
	return own
}

// fold appends the key of a reading to key, which is empty. It writes e for ie
// within a word, because Slavic spellings keep or drop the glide, and ks for x.
func fold(key []byte, sounds string) []byte {
	for i := 0; i < len(sounds) && len(key) < room-2; i++ {
		if sounds[i] == '5' {
			key = push(push(key, 'k'), 's')
			continue
		}
		if sounds[i] == 'e' && i+1 < len(sounds) && len(key) > 0 && key[len(key)-1] == 'i' {
			key = key[:len(key)-1]
		}
		key = push(key, plain[sounds[i]])
	}
	return key
}

// mute is a key without the h at its end, which a Latin spelling keeps or drops.
func mute(key []byte) []byte {
	if n := len(key); n > 1 && key[n-1] == 'h' {
		return key[:n-1]
	}
	return key
}

// push appends one symbol of a key, equal neighbours once.
func push(key []byte, symbol byte) []byte {
	if n := len(key); n > 0 && key[n-1] == symbol {
		return key
	}
	return append(key, symbol)
}

// most is the most keys of one listed name.
const most = 24

// keys gives the keys of a listed name, its own first.
func keys(sounds string) []string {
	spelt := []string{""}
	for i := range len(sounds) {
		open := ways(sounds, i)
		if len(spelt)*len(open) > most {
			open = open[:1]
		}
		var longer []string
		for k := range len(open) {
			for _, s := range spelt {
				longer = append(longer, s+open[k:k+1])
			}
		}
		spelt = longer
	}
	out := make([]string, 0, len(spelt))
	for _, s := range spelt {
		out = append(out, string(fold(nil, s)))
	}
	return out
}

// trunk is a key without the vowels at its end, which a patronymic drops.
func trunk(key []byte) []byte {
	n := len(key)
	for n > 2 && strings.IndexByte("aeio", key[n-1]) >= 0 {
		n--
	}
	return key[:n]
}
