// Package armenian reads names in Armenian letters into the sound alphabet of
// package sound: first as Eastern Armenian speaks them, then, where it differs,
// as Western Armenian does.
//
// It may not judge which person a name belongs to.
package armenian

import "strings"

// eastern are the sounds of Eastern Armenian (the letters' values in the
// BGN/PCGN 1981 romanisation).
var eastern = map[rune]string{
	'ա': "a", 'բ': "b", 'գ': "g", 'դ': "d", 'ե': "e", 'զ': "z", 'է': "e", 'ը': "@", 'թ': "t", 'ժ': "Z",
	'ի': "i", 'լ': "l", 'խ': "x", 'ծ': "c", 'կ': "k", 'հ': "h", 'ձ': "dz", 'ղ': "G", 'ճ': "C", 'մ': "m",
	'յ': "j", 'ն': "n", 'շ': "S", 'ո': "o", 'չ': "C", 'պ': "p", 'ջ': "J", 'ռ': "r", 'ս': "s", 'վ': "v",
	'տ': "t", 'ր': "r", 'ց': "c", 'ւ': "v", 'փ': "p", 'ք': "k", 'և': "ev", 'օ': "o", 'ֆ': "f",
}

// western are the letters whose sounds Western Armenian has exchanged: voiced
// for voiceless and the other way round.
var western = map[rune]string{
	'բ': "p", 'գ': "k", 'դ': "t", 'ձ': "c", 'ջ': "C", 'պ': "b", 'կ': "g", 'տ': "d", 'ծ': "dz", 'ճ': "J",
}

// Read returns the readings of a word in Armenian letters, Eastern first: one
// if the word has none of the letters Western Armenian speaks otherwise, else
// two; nil if no letter is Armenian.
func Read(word string) []string {
	east := speak(word, nil)
	if east == "" {
		return nil
	}
	if west := speak(word, western); west != east {
		return []string{east, west}
	}
	return []string{east}
}

// speak writes the sounds of a word, those in the map first before all others.
func speak(word string, first map[rune]string) string {
	out := make([]byte, 0, len(word))
	letters := []rune(strings.ToLower(word))
	for i := 0; i < len(letters); i++ {
		s, known := first[letters[i]]
		if !known {
			s = eastern[letters[i]]
		}
		if i+1 < len(letters) && letters[i] == 'ո' && letters[i+1] == 'ւ' { // ու is one letter: u
			s = "u"
			i++
		} else if len(out) == 0 {
			s = opening(letters[i], s)
		}
		if s != "" && (len(out) == 0 || out[len(out)-1] != s[0]) {
			out = append(out, s...)
		}
	}
	return string(out)
}

// opening returns the sound of a letter that begins a word: ye and vo.
func opening(letter rune, s string) string {
	switch letter {
	case 'ե', 'և':
		return "j" + s
	case 'ո':
		return "vo"
	}
	return s
}
