package border

import "slices"

// words are what the certificate says in one language. The paper is for the person, so it
// speaks Montenegrin and a language of theirs; these are not texts of the pages. No sworn
// translator has read the wording yet: whoever issues the paper has it read first.
type words struct {
	Lang, Dir                                     string
	Title, Name, Born, About, Nationality         string
	Expressed, Place, Issued, Lodge, Rule, Number string
	Stay, Confidential, Officer, Person           string
}

// host are the words of the certificate's first language. immutable
var host = words{
	Lang: "cnr", Dir: "ltr",
	Title: "Potvrda o izraženoj namjeri da se traži međunarodna zaštita",
	Name:  "Ime i prezime", Born: "Datum rođenja", About: "oko", Nationality: "Državljanstvo",
	Expressed: "Namjera izražena", Place: "Mjesto", Issued: "Potvrda izdata", Lodge: "Zahtjev podnijeti do", Rule: "Osnov roka", Number: "Broj",
	Stay:         "Lice koje je izrazilo namjeru može ostati u Crnoj Gori dok se o njegovom zahtjevu ne odluči.",
	Confidential: "Povjerljivo. Podaci iz ove potvrde ne smiju se dostaviti državi porijekla.",
	Officer:      "Službenik", Person: "Lice",
}

// english are the second words where the person's language has none here. immutable
var english = words{
	Lang: "en", Dir: "ltr",
	Title: "Certificate of the expressed intention to seek international protection",
	Name:  "Name", Born: "Date of birth", About: "about", Nationality: "Nationality",
	Expressed: "Intention expressed", Place: "Place", Issued: "Certificate issued", Lodge: "Lodge the application by", Rule: "Rule of the time limit", Number: "Reference",
	Stay:         "A person who has expressed the intention may stay in Montenegro until the application is decided.",
	Confidential: "Confidential. What stands in this certificate may not be given to the country of origin.",
	Officer:      "Officer", Person: "Person",
}

// second are the further languages of the certificate. immutable
var second = []words{
	{
		Lang: "ru", Dir: "ltr",
		Title: "Справка о выраженном намерении просить о международной защите",
		Name:  "Имя и фамилия", Born: "Дата рождения", About: "около", Nationality: "Гражданство",
		Expressed: "Намерение выражено", Place: "Место", Issued: "Справка выдана", Lodge: "Подать ходатайство до", Rule: "Основание срока", Number: "Номер",
		Stay:         "Лицо, выразившее намерение, может оставаться в Черногории до решения по его ходатайству.",
		Confidential: "Конфиденциально. Сведения из этой справки нельзя передавать стране происхождения.",
		Officer:      "Сотрудник", Person: "Лицо",
	},
	{
		Lang: "fr", Dir: "ltr",
		Title: "Attestation de l’intention exprimée de demander la protection internationale",
		Name:  "Nom et prénom", Born: "Date de naissance", About: "vers", Nationality: "Nationalité",
		Expressed: "Intention exprimée le", Place: "Lieu", Issued: "Attestation délivrée le", Lodge: "Déposer la demande au plus tard le", Rule: "Base du délai", Number: "Numéro",
		Stay:         "La personne qui a exprimé cette intention peut rester au Monténégro jusqu’à la décision sur sa demande.",
		Confidential: "Confidentiel. Les données de cette attestation ne peuvent pas être communiquées au pays d’origine.",
		Officer:      "Agent", Person: "Personne concernée",
	},
	{
		Lang: "ar", Dir: "rtl",
		Title: "شهادة بإبداء الرغبة في طلب الحماية الدولية",
		Name:  "الاسم واللقب", Born: "تاريخ الميلاد", About: "حوالي", Nationality: "الجنسية",
		Expressed: "تاريخ إبداء الرغبة", Place: "المكان", Issued: "تاريخ إصدار الشهادة", Lodge: "آخر موعد لتقديم الطلب", Rule: "أساس المهلة", Number: "الرقم",
		Stay:         "يجوز للشخص الذي أبدى هذه الرغبة البقاء في الجبل الأسود إلى حين البت في طلبه.",
		Confidential: "سري. لا يجوز تسليم البيانات الواردة في هذه الشهادة إلى بلد المنشأ.",
		Officer:      "الموظف", Person: "الشخص المعني",
	},
}

// spokenArabic are the languages whose readers read standard Arabic. immutable
var spokenArabic = []string{"arq", "arz", "acm", "apc", "ayl", "ary", "apd", "aeb", "ayn"}

// wordsFor chooses the second language: the first of the person's languages that has words
// here, or else English.
func wordsFor(languages []string) words {
	for _, code := range languages {
		if slices.Contains(spokenArabic, code) {
			code = "ar"
		}
		for _, w := range second {
			if w.Lang == code {
				return w
			}
		}
		if code == english.Lang {
			return english
		}
	}
	return english
}
