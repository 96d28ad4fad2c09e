package demo

import (
	"strconv"

	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
)

// The persons. Every one is invented, and so are their states (codes XA to XZ).

// written is a name as in the document and in Latin letters.
func written(family, given, latinFamily, latinGiven string) []applicant.NameForm {
	return []applicant.NameForm{
		{Kind: "document", Family: family, Given: given}, {Kind: "latin", Family: latinFamily, Given: latinGiven},
	}
}

func born(year, month, of string) []applicant.BirthForm {
	return []applicant.BirthForm{{Day: of, Month: month, Year: year}}
}

func almaVerano() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "female", PlaceOfBirth: "Sorvane",
			Names:  append(written("Верано", "Алма", "Verano", "Alma"), applicant.NameForm{Kind: "also", Family: "Weranow", Given: "Alma"}),
			Births: born("1988", "3", "14"), Nationality: []string{"XA"}, Feared: []string{"XA"}, Languages: []string{"qva", "en"},
			Documents: []applicant.IdentityPaper{{Kind: "passport", Number: "VA 2219084", State: "XA", Expires: "2027-05-31"}},
		},
	}
}

func selamTekle() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "female", Names: written("ተክልያን", "ሰላም", "Teklian", "Selam"),
			Births: born("about 1999", "", ""), Nationality: []string{"XT"}, Feared: []string{"XT"}, Languages: []string{"am"},
			Indicators: []string{"woman_interviewer_and_interpreter"},
		},
	}
}

func nikaBeradan(year int) protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "oral", Particulars: applicant.Particulars{Gender: "male", Names: written("ბერადანი", "ნიკა", "Beradani", "Nika"),
			Births: born(strconv.Itoa(year-15), "5", ""), Nationality: []string{"XG"}, Feared: []string{"XG"}, Languages: []string{"ka"},
			Indicators: []string{"unaccompanied_minor", "medical_help_today"},
		},
	}
}

func leilaSahrani() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "written", Particulars: applicant.Particulars{Gender: "female", Names: written("الصحراني", "ليلى", "al-Sahrani", "Leila"),
			Births: born("1994", "11", "8"), Nationality: []string{"XR"}, Feared: []string{"XR"}, Languages: []string{"ar", "fr"},
			Documents: []applicant.IdentityPaper{{Kind: "identity_card", Number: "LR-50-77182", State: "XR"}},
		},
	}
}

func wirasena() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "male", Names: []applicant.NameForm{{Kind: "document", Family: "Wirasenan", NoGiven: true}},
			Births: born("1990", "", ""), Nationality: []string{"XU"}, Feared: []string{"XU"}, Languages: []string{"id"},
		},
	}
}

func daniloMorvin() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "male", PlaceOfBirth: "Tarnograd", Names: written("Морвин", "Данило", "Morvin", "Danilo"),
			Births: born("1971", "1", "30"), Nationality: []string{"XB"}, Feared: []string{"XB"}, Languages: []string{"qmo"},
		},
	}
}

func zoeMartens() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "written", Particulars: applicant.Particulars{Gender: "female", Names: []applicant.NameForm{{Kind: "document", Family: "Märtensø", Given: "Zoë"}},
			Births: born("2001", "9", "17"), Nationality: []string{"XC", "XD"}, Feared: []string{"XC"}, Languages: []string{"qsa", "de"},
			Documents: []applicant.IdentityPaper{{Kind: "passport", Number: "D4410927", State: "XD", Expires: "2031-02-28"}},
		},
	}
}

func aramSevlian() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "male", Names: written("Սևլյան", "Արամ", "Sevlyan", "Aram"),
			Births: append(born("1979", "7", "2"), applicant.BirthForm{Year: "1981"}), Nationality: []string{"XH"}, Feared: []string{"XH"}, Languages: []string{"hy"},
		},
	}
}

func samiraNoor() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "oral", Particulars: applicant.Particulars{Gender: "female", Names: written("النورية", "سميرة", "al-Nouria", "Samira"),
			Births: born("1983", "2", "21"), Nationality: []string{"XXA"}, Residence: []string{"XR"}, Feared: []string{"XR"}, Languages: []string{"ar"},
			Indicators: []string{"violence_or_trafficking", "woman_interviewer_and_interpreter"},
		},
	}
}

func yohannesGebrin() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "male", Names: written("ገብሪን", "ዮሃንስ", "Gebrin", "Yohannes"),
			Births: born("1996", "", ""), Nationality: []string{"XT"}, Feared: []string{"XT"}, Languages: []string{"ti"},
		},
	}
}

func mariaCostin() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "oral", Particulars: applicant.Particulars{Gender: "female", Names: []applicant.NameForm{{Kind: "document", Family: "Costineşcan", Given: "Maria"}},
			Births: born("1968", "12", "1"), Nationality: []string{"XN"}, Feared: []string{"XN"}, Languages: []string{"ro"},
		},
	}
}

func eliasVarga() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "written", Particulars: applicant.Particulars{Gender: "male", Names: []applicant.NameForm{{Kind: "document", Family: "Vargányi", Given: "Éliás"}},
			Births: born("1992", "4", "25"), Nationality: []string{"XM"}, Feared: []string{"XM", "XL"}, Languages: []string{"hu"},
			Indicators: []string{"medical_help_today"},
		},
	}
}

func irinaDolan() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "oral", Particulars: applicant.Particulars{Gender: "female",
			Names:  []applicant.NameForm{{Kind: "document", Family: "Доланова", Given: "Ирина", Patronymic: "Львовна"}, {Kind: "latin", Family: "Dolanova", Given: "Irina", Patronymic: "Lvovna"}},
			Births: born("2004", "8", ""), Nationality: []string{"XS"}, Feared: []string{"XS"}, Languages: []string{"ru"},
		},
	}
}

func tomasHalvard() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "oral", Particulars: applicant.Particulars{Gender: "male", Names: []applicant.NameForm{{Kind: "document", Family: "Halvardin", Given: "Tomás"}},
			Births: born("1987", "10", "10"), Nationality: []string{"XE"}, Feared: []string{"XE"}, Languages: []string{"es"},
		},
	}
}

func nuraOmeran() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "oral", Particulars: applicant.Particulars{Gender: "other", Names: written("أوميران", "نورا", "Omeran", "Nura"),
			Births: born("2000", "", ""), Nationality: []string{"XY"}, Feared: []string{"XY"}, Languages: []string{"ar"},
		},
	}
}

func mirdodCyrillic() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "male", PlaceOfBirth: "Варзгард",
			Names:  []applicant.NameForm{{Kind: "document", Family: "Зарвоншоев", Given: "Мирдод"}},
			Births: born("1985", "11", "2"), Nationality: []string{"XV"}, Feared: []string{"XV"}, Languages: []string{"tg", "ru"},
			Documents: []applicant.IdentityPaper{{Kind: "passport", Number: "ZV 0481177", State: "XV", Expires: "2029-06-30"}},
		},
	}
}

func mirdodLatin() protection.Intention {
	return protection.Intention{
		Place: "Podgorica Airport", Form: "oral", Particulars: applicant.Particulars{Gender: "male", PlaceOfBirth: "Varzgard",
			Names:  []applicant.NameForm{{Kind: "document", Family: "Zarvonshoyev", Given: "Mirdad"}},
			Births: born("1985", "2", "11"), Nationality: []string{"XV"}, Feared: []string{"XV"}, Languages: []string{"tg"},
			Documents: []applicant.IdentityPaper{{Kind: "identity_card", Number: "V-300-91", State: "XV"}},
		},
	}
}
