package latin

// letterForms are the letters the rules are written in, one ASCII byte each,
// with the written letters they stand for. A letter with a mark is its plain
// letter where the mark hardly changes the sound (á, ł, ń, Montenegrin ś, the
// Vietnamese tones) and a capital where it does. The last two lines are letters
// of Cyrillic that are typed for the Latin ones they look like. immutable
var letterForms = []struct {
	letter  byte
	written string
}{
	{'a', "aàáāăǎȁȃȧǻḁạảấầẩẫậắằẳẵặ"}, {'A', "â"}, {'M', "ã"}, {'P', "ą"}, {'K', "əǝ"},
	{'b', "bƀɓḃḅḇ"}, {'c', "cċĉḉ"}, {'C', "çćč"}, {'d', "dďȡḋḍḑḓɖɗ"}, {'D', "đǵ"}, {'B', "ðḏ"},
	{'e', "eèéêēĕėěȅȇȩɇḕḗḙḛḝẹẻẽếềểễệäæǣǽɛ"}, {'E', "ë"}, {'F', "ę"}, {'f', "fḟƒ"},
	{'g', "gĝģǥḡɡ"}, {'G', "ğġ"}, {'J', "ǧ"}, {'h', "hĥȟḣḧḩ"}, {'X', "ħḥḫẖḵ"},
	{'i', "iìíîïĩīĭįǐȉȋɨḭḯỉị"}, {'I', "ı"}, {'j', "jĵǰɉ"}, {'k', "kķĸǩƙḱḳ"},
	{'l', "lĺļľłƚȴḷḹḻḽ"}, {'m', "mḿṁṃ"}, {'n', "nńņňǹƞȵṅṇṉṋɲ"}, {'N', "ñ"}, {'H', "ŋ"},
	{'o', "oòóôōŏơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợåɔ"}, {'O', "öøőœǿ"}, {'p', "pṕṗƥ"}, {'q', "q"},
	{'r', "rŕŗȑȓɍṙṛṝṟ"}, {'R', "ř"}, {'s', "sśſßẛṡṣṥṧṩ"}, {'S', "šşș"}, {'W', "ŝ"},
	{'t', "tťŧƭṫṭṱẗ"}, {'T', "þṯ"}, {'Q', "ţț"}, {'u', "uùúũūŭůųưǔȕȗʉṳṵṷṹṻụủứừửữự"}, {'U', "üűǖǘǚǜ"},
	{'V', "û"}, {'v', "vṽṿʋ"}, {'w', "wŵƿẁẃẅẇẉẘ"}, {'x', "xẋẍ"}, {'y', "yýÿŷȳɏẏẙỳỵỷỹƴ"}, {'Y', "õ"},
	{'z', "zźƶẑẓẕ"}, {'Z', "žżʒǯ"}, {'\'', "'"},
	{'a', "а"}, {'e', "е"}, {'o', "о"}, {'p', "р"}, {'c', "с"}, {'y', "у"}, {'x', "х"}, {'i', "і"}, {'j', "ј"},
	{'s', "ѕ"}, {'h', "нһ"}, {'k', "к"}, {'m', "м"}, {'t', "т"}, {'b', "в"}, {'K', "ә"},
}

// firstUnknown bounds the code points that letterForms can list.
const firstUnknown = 0x2000

// letterOf gives each code point its letter in the rules, 0 for none. immutable
var letterOf = func() (table [firstUnknown]byte) {
	for _, form := range letterForms {
		for _, r := range form.written {
			if r < firstUnknown {
				table[r] = form.letter
			}
		}
	}
	return table
}()

// fold appends the letters of word as the rules know them, at most maxLetters.
// What is no letter is left out. The convention is the one that the letters
// themselves tell.
func fold(letters []byte, word string) ([]byte, convention) {
	var told convention
	for _, r := range word {
		if r >= firstUnknown || letterOf[r] == 0 {
			continue
		}
		if len(letters) == maxLetters {
			break
		}
		letters = append(letters, letterOf[r])
		if r == 'š' || r == 'č' || r == 'ž' || r == 'ŝ' {
			told = iso9
		}
	}
	return letters, told
}
