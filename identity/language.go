package identity

import "slices"

// A Language is a language a person speaks or an interpreter is asked for.
// Code is the shortest ISO 639 code (two letters if there are any, else three),
// as the lang attribute of a page wants it (BCP 47). Name is English.
type Language struct{ Code, Name string }

// Languages lists the languages in the order of their English names, the
// invented ones last. The caller owns the slice.
func Languages() []Language { return slices.Concat(languages, inventedLanguages) }

// LookupLanguage returns the language with this code, and false if the table
// has none. Codes are lower case.
func LookupLanguage(code string) (Language, bool) {
	for _, l := range Languages() {
		if l.Code == code {
			return l, true
		}
	}
	return Language{}, false
}

// inventedLanguages are for tests and the demonstration. Their codes are of
// the range ISO 639-2 reserves for local use, qaa to qtz.
var inventedLanguages = []Language{
	{"qmo", "Moranian"}, {"qsa", "Sardovian"}, {"qva", "Veltrian"},
}

// languages are those interpreters are asked for. Codes are of ISO 639-1 and
// ISO 639-3.
var languages = []Language{
	{"ab", "Abkhaz"}, {"ady", "Adyghe"}, {"af", "Afrikaans"}, {"ak", "Akan (Twi, Fante)"},
	{"sq", "Albanian"}, {"am", "Amharic"}, {"ar", "Arabic"}, {"arq", "Arabic, Algerian"},
	{"arz", "Arabic, Egyptian"}, {"acm", "Arabic, Iraqi"}, {"apc", "Arabic, Levantine"},
	{"ayl", "Arabic, Libyan"}, {"ary", "Arabic, Moroccan"}, {"apd", "Arabic, Sudanese"},
	{"aeb", "Arabic, Tunisian"}, {"ayn", "Arabic, Yemeni"}, {"hy", "Armenian"},
	{"aii", "Assyrian Neo-Aramaic"}, {"av", "Avar"}, {"az", "Azerbaijani"}, {"bal", "Balochi"},
	{"bm", "Bambara"}, {"ba", "Bashkir"}, {"be", "Belarusian"}, {"bn", "Bengali"},
	{"byn", "Bilen"}, {"bs", "Bosnian"}, {"bg", "Bulgarian"}, {"my", "Burmese"},
	{"yue", "Cantonese"}, {"ca", "Catalan"}, {"ce", "Chechen"}, {"zh", "Chinese (Mandarin)"},
	{"crh", "Crimean Tatar"}, {"hr", "Croatian"}, {"cs", "Czech"}, {"da", "Danish"},
	{"dar", "Dargwa"}, {"prs", "Dari"}, {"dv", "Dhivehi"}, {"din", "Dinka"}, {"nl", "Dutch"},
	{"dyu", "Dyula"}, {"dz", "Dzongkha"}, {"bin", "Edo"}, {"en", "English"}, {"et", "Estonian"},
	{"ee", "Ewe"}, {"fi", "Finnish"}, {"fr", "French"}, {"ff", "Fula"}, {"ka", "Georgian"},
	{"de", "German"}, {"el", "Greek"}, {"gn", "Guarani"}, {"gu", "Gujarati"}, {"ht", "Haitian Creole"},
	{"ha", "Hausa"}, {"haz", "Hazaragi"}, {"he", "Hebrew"}, {"hi", "Hindi"}, {"hu", "Hungarian"},
	{"is", "Icelandic"}, {"ig", "Igbo"}, {"id", "Indonesian"}, {"inh", "Ingush"},
	{"ils", "International Sign"}, {"it", "Italian"}, {"ja", "Japanese"}, {"kbd", "Kabardian"},
	{"kab", "Kabyle"}, {"kn", "Kannada"}, {"krc", "Karachay-Balkar"}, {"kk", "Kazakh"},
	{"km", "Khmer"}, {"rw", "Kinyarwanda"}, {"rn", "Kirundi"}, {"kg", "Kongo"}, {"ko", "Korean"},
	{"kri", "Krio"}, {"kum", "Kumyk"}, {"ku", "Kurdish"}, {"sdh", "Kurdish, Southern"},
	{"kmr", "Kurmanji"}, {"ky", "Kyrgyz"}, {"lo", "Lao"}, {"lv", "Latvian"}, {"lez", "Lezgian"},
	{"ln", "Lingala"}, {"lt", "Lithuanian"}, {"lg", "Luganda"}, {"luo", "Luo"}, {"mk", "Macedonian"},
	{"mg", "Malagasy"}, {"ms", "Malay"}, {"ml", "Malayalam"}, {"mnk", "Mandinka"}, {"mr", "Marathi"},
	{"men", "Mende"}, {"mn", "Mongolian"}, {"cnr", "Montenegrin"}, {"ne", "Nepali"},
	{"no", "Norwegian"}, {"nus", "Nuer"}, {"om", "Oromo"}, {"os", "Ossetian"}, {"ps", "Pashto"},
	{"fa", "Persian (Farsi)"}, {"pcm", "Pidgin, Nigerian"}, {"pl", "Polish"}, {"pt", "Portuguese"},
	{"pa", "Punjabi"}, {"qu", "Quechua"}, {"rhg", "Rohingya"}, {"rom", "Romani"}, {"ro", "Romanian"},
	{"ru", "Russian"}, {"sr", "Serbian"}, {"sn", "Shona"}, {"sd", "Sindhi"}, {"si", "Sinhala"},
	{"sk", "Slovak"}, {"sl", "Slovenian"}, {"so", "Somali"}, {"snk", "Soninke"}, {"ckb", "Sorani"},
	{"es", "Spanish"}, {"sus", "Susu"}, {"sw", "Swahili"}, {"sv", "Swedish"}, {"tl", "Tagalog"},
	{"tg", "Tajik"}, {"taq", "Tamasheq"}, {"ta", "Tamil"}, {"tt", "Tatar"}, {"te", "Telugu"},
	{"th", "Thai"}, {"bo", "Tibetan"}, {"tig", "Tigre"}, {"ti", "Tigrinya"}, {"tr", "Turkish"},
	{"tk", "Turkmen"}, {"uk", "Ukrainian"}, {"ur", "Urdu"}, {"ug", "Uyghur"}, {"uz", "Uzbek"},
	{"vi", "Vietnamese"}, {"wo", "Wolof"}, {"xh", "Xhosa"}, {"yo", "Yoruba"}, {"zza", "Zazaki"},
	{"zu", "Zulu"},
}
