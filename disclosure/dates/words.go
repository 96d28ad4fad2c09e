package dates

import "strings"

// between are words between the number of a day and its month: "14th of", "14-og". immutable
var between = map[string]bool{"st": true, "nd": true, "rd": true, "th": true, "of": true, "og": true, "day": true, "the": true, "dana": true, "mjeseca": true}

// roman gives the months that are written in roman numerals. immutable
var roman = numbered([]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"})

// months gives the number of every name of a month, folded. immutable
var months = numbered([]string{
	"january jan januar januara januaru januarom januarski januarskog",
	"february feb februar februara februaru februarom februarski februarskog",
	"march mar mart marta martu martom martovski martovskog",
	"april apr aprila aprilu aprilom aprilski aprilskog",
	"may maj maja maju majem majski majskog",
	"june jun juni juna junu junom junski junskog",
	"july jul juli jula julu julom julski julskog",
	"august aug avgust avgusta avgustu avgustom avgustovski avg",
	"september sep sept septembar septembra septembru septembrom septembarski",
	"october oct oktobar oktobra oktobru oktobrom oktobarski okt",
	"november nov novembar novembra novembru novembrom novembarski",
	"december dec decembar decembra decembru decembrom decembarski",
})

// tens are the first words of the days of a month that are written in two. immutable
var tens = map[string]int{"twenty": 20, "thirty": 30, "dvadeset": 20, "trideset": 30}

// ordinals gives the days of a month that are written in words, folded. immutable
var ordinals = numbered([]string{
	"first prvi prvog prvoga", "second drugi drugog drugoga", "third treci treceg trecega", "fourth cetvrti cetvrtog", "fifth peti petog",
	"sixth sesti sestog", "seventh sedmi sedmog", "eighth osmi osmog", "ninth deveti devetog", "tenth deseti desetog", "eleventh jedanaesti jedanaestog",
	"twelfth dvanaesti dvanaestog", "thirteenth trinaesti trinaestog", "fourteenth cetrnaesti cetrnaestog", "fifteenth petnaesti petnaestog",
	"sixteenth sesnaesti sesnaestog", "seventeenth sedamnaesti sedamnaestog", "eighteenth osamnaesti osamnaestog", "nineteenth devetnaesti devetnaestog",
	"twentieth dvadeseti dvadesetog", "", "", "", "", "", "", "", "", "", "thirtieth trideseti tridesetog", "",
})

// numbered gives each word of a line the number of its line, from 1 on.
func numbered(lines []string) map[string]int {
	out := map[string]int{}
	for i, line := range lines {
		for _, word := range strings.Fields(line) {
			out[word] = i + 1
		}
	}
	return out
}
