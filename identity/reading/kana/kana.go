// Package kana reads words in Hiragana and Katakana into the sound alphabet of package sound,
// by the Hepburn values of the syllables.
//
// Of a word in Katakana a second reading leaves out the vowels that Japanese adds to a foreign
// name (クリス is kurisu, for Kris). Long vowels are written once. The package may not judge
// whose name it reads, and it knows none: Chinese characters are read elsewhere.
package kana

import (
	"strings"

	"github.com/zaklon/zaklon/identity/sound"
)

// syllables are the sounds of Hiragana, the two-letter syllables first in each row; Katakana is
// turned into Hiragana before. Source: the Hepburn table of ISO 3602 and the syllables for
// foreign words of the Japanese cabinet's notice on loanwords (1991). immutable
var syllables = parse(`
あ a い i う u え e お o ぁ a ぃ i ぅ u ぇ e ぉ o
か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go
さ sa し Si す su せ se そ so ざ za じ Ji ず zu ぜ ze ぞ zo
た ta ち Ci つ cu て te と to だ da ぢ Ji づ zu で de ど do
な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho
ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po
ま ma み mi む mu め me も mo や ja ゆ ju よ jo ゃ ja ゅ ju ょ jo
ら ra り ri る ru れ re ろ ro わ wa ゎ wa ヷ va ヸ vi ヹ ve ヺ vo ゐ i ゑ e を o ん n ゔ vu ゕ ka ゖ ke
きゃ kja きゅ kju きょ kjo きぇ kje ぎゃ gja ぎゅ gju ぎょ gjo ぎぇ gje
しゃ Sa しゅ Su しょ So しぇ Se じゃ Ja じゅ Ju じょ Jo じぇ Je
ちゃ Ca ちゅ Cu ちょ Co ちぇ Ce ぢゃ Ja ぢゅ Ju ぢょ Jo
にゃ nja にゅ nju にょ njo にぇ nje ひゃ hja ひゅ hju ひょ hjo ひぇ hje
びゃ bja びゅ bju びょ bjo ぴゃ pja ぴゅ pju ぴょ pjo みゃ mja みゅ mju みょ mjo りゃ rja りゅ rju りょ rjo
いぇ e うぁ wa うぃ wi うぇ we うぉ wo くぁ kwa くぃ kwi くぇ kwe くぉ kwo くゎ kwa ぐぁ gwa ぐゎ gwa
すぃ si ずぃ zi てぃ ti てゅ tu でぃ di でゅ du とぅ tu どぅ du つぁ ca つぃ ci つぇ ce つぉ co
ふぁ fa ふぃ fi ふぇ fe ふぉ fo ふゅ fu ふょ fjo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo ゔゅ vu ゔゃ vja ゔょ vjo
`)

// parse reads a table of letters and sounds in turn.
func parse(table string) map[string]string {
	fields := strings.Fields(table)
	out := make(map[string]string, len(fields)/2)
	for i := 0; i+1 < len(fields); i += 2 {
		out[fields[i]] = fields[i+1]
	}
	return out
}

// The two blocks have the same order, this far apart.
const (
	firstKatakana, lastKatakana = 'ァ', 'ヶ'
	katakanaOffset              = 'ァ' - 'ぁ'
)

// Read returns the readings of a word: as it is spoken, and if it is in Katakana, in which
// foreign names are written, without the vowels that Japanese adds to foreign consonants where
// that differs. Letters that are not Kana are skipped; nil if none is left.
func Read(word string) []string {
	letters, isForeign := hiragana(word)
	beats := morae(letters)
	first := join(beats)
	if first == "" {
		return nil
	}
	if second := join(bare(beats)); isForeign && second != first {
		return []string{first, second}
	}
	return []string{first}
}

// hiragana turns Katakana into Hiragana, and reports whether there was any.
func hiragana(word string) (letters []rune, wasKatakana bool) {
	letters = []rune(word)
	for i, r := range letters {
		if r >= firstKatakana && r <= lastKatakana {
			letters[i], wasKatakana = r-katakanaOffset, true
		}
	}
	return letters, wasKatakana
}

// morae cuts a word into its beats, each given by its sounds. The long mark and the small tsu
// have none of their own, and neither has an u that only lengthens an o or an u.
func morae(letters []rune) []string {
	var beats []string
	for i := 0; i < len(letters); i++ {
		n := len(beats)
		switch {
		case n > 0 && (letters[i] == 'ゝ' || letters[i] == 'ヽ' || letters[i] == '々'):
			beats = append(beats, beats[n-1])
			continue
		case n > 0 && letters[i] == 'う' && strings.ContainsAny(beats[n-1][len(beats[n-1])-1:], "ou") && !isSmall(letters, i+1):
			continue
		}
		if i+1 < len(letters) {
			if sounds, isPair := syllables[string(letters[i:i+2])]; isPair {
				beats = append(beats, sounds)
				i++
				continue
			}
		}
		if sounds, isKana := syllables[string(letters[i])]; isKana {
			beats = append(beats, sounds)
		}
	}
	return beats
}

// isSmall reports whether letter i is a small vowel, which makes one syllable with the letter
// before it.
func isSmall(letters []rune, i int) bool {
	return i < len(letters) && strings.ContainsRune("ぁぃぅぇぉ", letters[i])
}

// added are the syllables whose vowel Japanese adds to a foreign consonant. immutable
var added = map[string]string{
	"ku": "k", "gu": "g", "su": "s", "zu": "z", "cu": "c", "fu": "f", "bu": "b", "pu": "p", "mu": "m", "ru": "r", "vu": "v", "Su": "S", "Ju": "J",
	"to": "t", "do": "d", "tu": "t", "du": "d", "Ci": "C", "Ji": "J",
}

// bare takes the added vowels away where a consonant or nothing follows.
func bare(beats []string) []string {
	out := make([]string, len(beats))
	for i, sounds := range beats {
		out[i] = sounds
		consonant, isAdded := added[sounds]
		if isAdded && !(i+1 < len(beats) && strings.ContainsAny(beats[i+1][:1], "aiueonjw")) {
			out[i] = consonant
		}
	}
	return out
}

// join writes the beats as one reading, equal neighbours once.
func join(beats []string) string {
	return sound.Fold(strings.Join(beats, ""))
}
