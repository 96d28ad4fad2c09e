package identity

import (
	"slices"
	"strings"
	"sync"
)

// A State is a nationality or a state a person fears. Code is an ISO 3166-1
// alpha-2 code, a user-assigned code of that standard, or one of the codes
// ICAO Doc 9303 part 3 gives to persons without a nationality. Name is the
// English short name in common use. The table says nothing about recognition.
type State struct{ Code, Name string }

// States lists all states in the order of their English names, then the
// invented ones, then the ICAO codes. The caller owns the slice.
func States() []State {
	return slices.Concat(byName(), inventedStates, withoutState)
}

// byName are the states of the standard in the order of their English names, sorted when they are first asked
// for: every form that asks for a state shows them. immutable
var byName = sync.OnceValue(func() []State {
	all := slices.Clone(isoStates)
	slices.SortFunc(all, func(a, b State) int { return strings.Compare(SearchKey(a.Name), SearchKey(b.Name)) })
	return all
})

// LookupState returns the state with this code, and false if the tables have
// none. Codes are upper case.
func LookupState(code string) (State, bool) {
	for _, table := range [][]State{isoStates, inventedStates, withoutState} {
		for _, s := range table {
			if s.Code == code {
				return s, true
			}
		}
	}
	return State{}, false
}

// Invented reports whether the state exists only in tests and demonstrations.
func (s State) Invented() bool { return slices.Contains(inventedStates, s) }

// inventedStates use the user-assigned codes XA to XZ, without XK (which is in
// real use) and XX (which too many systems read as "unknown").
var inventedStates = []State{
	{"XA", "Veltria"}, {"XB", "Morania"}, {"XC", "Sardovia"}, {"XD", "Xandria"},
	{"XE", "Torvenia"}, {"XF", "Kelmeria"}, {"XG", "Ondria"}, {"XH", "Palvonia"},
	{"XI", "Ristenia"}, {"XJ", "Selmoria"}, {"XL", "Dravonia"}, {"XM", "Ulmeria"},
	{"XN", "Ferrania"}, {"XO", "Gallivia"}, {"XP", "Hestria"}, {"XQ", "Jorvania"},
	{"XR", "Lumaria"}, {"XS", "Nerovia"}, {"XT", "Quellia"}, {"XU", "Tesmeria"},
	{"XV", "Urvania"}, {"XW", "Vandoria"}, {"XY", "Yelvania"}, {"XZ", "Zorvania"},
}

// withoutState are the codes of ICAO Doc 9303 part 3, section 5, for persons
// without a defined nationality.
var withoutState = []State{
	{"XXA", "Stateless person (1954 Convention)"},
	{"XXB", "Refugee (1951 Convention)"},
	{"XXC", "Refugee, other"},
	{"XXX", "Nationality not known"},
}
