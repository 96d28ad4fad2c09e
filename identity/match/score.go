package match

// A Tier says how strongly two records point to one person. The zero value is "not at all".
type Tier uint8

// The tiers, the weakest first. A hold begins at Possible.
const (
	None     Tier = iota
	Possible      // a strong name, whatever date of birth, nationality and gender say, or weaker signs that agree
	Probable
	Same // of the hardest different pairs, about one in a thousand comes so far
)

// String returns the tier's word: "same", "probable", "possible", or "" below.
func (t Tier) String() string {
	return [...]string{"", "possible", "probable", "same"}[t]
}

// A Score is what the comparison of two persons came to.
type Score struct {
	Bits float64 // log2 of the likelihood ratio, all terms together
	Name float64 // the bits of the name alone
	// Strong says that every word of one of the names and of one of the other's sounds the same, in
	// two pairs of words or more. Such a name is never below possible, whatever else differs and
	// however many people bear it. Single letters may fit, but are no pair.
	Strong bool
	Tier   Tier
	Terms  []Term // what the bits are made of, in the order in which an officer reads them
}

// A Term is one reason for a score.
type Term struct {
	Kind  string  `json:"kind"`            // one of the kinds of term: word, birth, ...
	How   string  `json:"how"`             // what was found: same, near, swapped, year, differs, ...
	Query string  `json:"query,omitempty"` // as the one record has it
	Found string  `json:"found,omitempty"` // as the other has it
	Bits  float64 `json:"bits"`
}
