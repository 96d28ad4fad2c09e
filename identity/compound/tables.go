package compound

import "strings"

// The pieces as they are written into a unit, by writing. The apostrophe keeps the d of abd apart
// from an h or j after it. immutable
var (
	abdIn  = [4]string{latin: "abd'", cyrillic: "абд'", arabic: "عبد"}
	abuIn  = [4]string{latin: "abu", cyrillic: "абу", arabic: "ابو"}
	allaIn = [4]string{latin: "alla", cyrillic: "алла"}
	dinIn  = [4]string{latin: "din", cyrillic: "дин"}
	zulIn  = "ذول"
)

// longestPiece is the length of the longest word in the lists.
const longestPiece = 7

// spelled are the pieces that stand alone in Latin and Cyrillic, folded: equal neighbours once,
// oo and ou as u, ee as i, w as v, kh as h, sh as S. The forms of the article are those of
// Arabic, Persian (ol), South Asian (ul, ur, ud) and Maghrebi (el, ed, es) spelling. immutable
var spelled = roles(map[role]string{
	article: "al el ul ol aal ud ur us uS ut un uz ad ar as aS at an az ed er es eS et en ez od or os oS on oz",
	son:     "ibn bint binte binti uld vuld veld valad",
	maybe:   "bin ben ag",
	abdu:    "abed",
	father:  "abu abul abol um",
	old:     "abi aba abo bu",
	allah:   "alah ulah olah ilah ulahi olahi alahi uloh ula ulo",
	din:     "edin adin udin odin idin edine udine edyn udyn adine eldin aldin uldin eldine aldine",
	bare:    "din dine dyn",
	suffix:  "zade zadeh zada zadah zoda zodeh nejad neZad nejat naZad pur zai zay zoy hel",
	ending:  "nia niya far",
})

// written are the pieces that stand alone in the Arabic script, folded. immutable
var written = roles(map[role]string{
	article: "Al Ol",
	son:     "bn Abn bnt wld",
	maybe:   "AG OG",
	servant: "Ebd Ebdl",
	father:  "Abw Am",
	old:     "Aby AbA bw bA",
	allah:   "Allh Allhy",
	din:     "Aldyn",
	bare:    "dyn",
	suffix:  "zAdh nzAd pwr zy zyy zAy xyl",
	ending:  "nyA fr",
})

// hebrew are the pieces that stand alone in Hebrew, as they are written. immutable
var hebrew = map[string]role{
	"אל": article, "אבן": son, "בן": maybe, "בת": maybe, "עבד": servant, "אבו": father,
}

// attributes are the names of God and words of religion that follow an article in a compound,
// folded. immutable
var attributes = []string{"rahman", "rehman", "rahmon", "haq", "hak", "islam", "hasan", "huda", "abidin", "abedin", "abdin", "zaman", "mulk"}

// attributesWritten are the same in the Arabic script, with their article. immutable
var attributesWritten = []string{"Alrhmn", "AlrhmAn", "Alhq", "AlAslAm", "Alhsn", "Alhdy", "AlEAbdyn", "AlzmAn", "Almlk"}

// noArticle are the names that begin with the letters of the article, folded: Elias, Elham, Elahe, and
// the Persian names in El- (Elnaz, Elena, Elmira). immutable
var noArticle = set("AlyAs AlhAm Alhh AlnAz AlynA AlnA AlmA AlmyrA AlsA AlysA AlykA Alwnd Alwndy")

// ownUr are the names whose own last letters look like a glued article. immutable
var ownUr = set("rasul makbul maqbul batul mansur gafur Sukur Sakur sabur taimur timur temur manzur masrur maShur zuhur dastur")

// namesOfGod are the consonants of the names that follow abd, after an a if they begin with a vowel. immutable
var namesOfGod = set(`rhmn rhm krm kdr azz ltf slm smd str gfr gn hmd mlk mjd vhd jll jbr hlk rzk rSd vrs vdd bk bst bsr sm
	fth kds khr ahd hd hk hkm hlm hfz nsr nr mhsn mmn al alm azm rf sbr Skr tvb vhb vkl vl zhr rb nb rsl rz mnf`)

// roles makes a list of pieces into a table.
func roles(lists map[role]string) map[string]role {
	table := make(map[string]role)
	for r, words := range lists {
		for word := range set(words) {
			table[word] = r
		}
	}
	return table
}

// set makes words into a set.
func set(words string) map[string]bool {
	out := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}
