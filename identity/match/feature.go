package match

// A feature is one thing that a comparison looks at. Its weight is in bits, per unit of the
// feature: one for a finding that is there or not, one bit of rarity for words.
type feature uint8

// knots is the number of points of a curve: how much of a word's rarity counts when the two
// spellings are that far apart.
const knots = 8

// The curves, one for each kind of spelling and further ones for patronymics and for what is
// left over of both names, run together.
const (
	lettersCurve feature = knots * iota
	abjadCurve
	hanCurve
	hangulCurve
	fathersCurve
	joinedCurve
	curvesEnd
)

// The single features of names.
const (
	sameFamily  feature = curvesEnd + iota // the same given name in another language
	shortForm                              // an everyday short form
	relatedName                            // historically related
	initialFits                            // one letter, and the other word begins with it
	cutFits                                // one word is cut short, and the other begins with it
	givenApart                             // given names of both sides that have no counterpart
	patronymicApart
	familyApart
	otherApart
	extra     // a word that only one side has, where the other has none left
	extraMore // each further one
	extraPatronymic
	onlyOne        // a single word agrees
	whole          // every word of both agrees, and one is more than a letter
	wholeSyllables // and one side is in Han, Kana or Hangul, whose syllables many names share
	rareLeft       // rarity of what is left over on both sides, in bits
	namesEnd
)

// The features beside the name.
const (
	birthSame feature = namesEnd + iota
	birthSwapped
	birthFirstJanuary
	birthYearMonth
	birthYearAlone
	birthDayOrMonth // the year and one of day and month agree
	birthDigit      // one digit of eight differs
	birthYearOnly   // the years agree; day and month both differ
	birthDayMonth   // day and month agree; the year differs by no more than ten
	birthNear       // the years are one apart
	birthFew        // the years are two to five apart
	birthDiffers
	nationalitySame
	nationalityDiffers
	genderSame
	genderDiffers
	documentSame
	placeSame
	parentSame
	// Together: what a date of birth means beside a name.
	sameBirthFamilyApart // a woman's marriage
	sameBirthGivenApart  // twins
	sameBirthWhole
	otherBirthApart
	otherBirthWhole // namesakes
	bias
	features
)
