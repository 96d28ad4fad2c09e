package mrz

// A span is a field's place in the zone, all lines joined: from the first
// character to before the last. The zero span is "no such field".
type span struct{ from, to int }

// of cuts the field out.
func (s span) of(whole string) string { return whole[s.from:s.to] }

// A layout is where Doc 9303 puts the fields of a format. A field's check digit
// stands directly behind it if the span is among those of checked.
type layout struct {
	first                string // letters the code may begin with
	code, issuer, name   span
	number, nationality  span
	birth, sex, expiry   span
	optional             []span
	overflow             bool // a number too long goes on in the first optional field
	optionalCheck, whole span // the digits of the optional field and of the whole; zero: none
	wholeOver            []span
}

// layouts are the tables of Doc 9303, 8th edition, part 4 section 4.2.2 (TD3),
// part 5 section 4.2.2 (TD1), part 6 section 4.2.2 (TD2) and part 7 sections
// 4.2.2 and 5.2.2 (visas), counted from 0 and with the lines joined.
var layouts = map[Format]layout{
	TD1: {
		first: "ACI", code: span{0, 2}, issuer: span{2, 5}, number: span{5, 14}, optional: []span{{15, 30}, {48, 59}},
		birth: span{30, 36}, sex: span{37, 38}, expiry: span{38, 44}, nationality: span{45, 48}, name: span{60, 90},
		overflow: true, whole: span{59, 60}, wholeOver: []span{{5, 30}, {30, 37}, {38, 45}, {48, 59}},
	},
	TD2: {
		first: "ACI", code: span{0, 2}, issuer: span{2, 5}, name: span{5, 36}, number: span{36, 45}, nationality: span{46, 49},
		birth: span{49, 55}, sex: span{56, 57}, expiry: span{57, 63}, optional: []span{{64, 71}},
		overflow: true, whole: span{71, 72}, wholeOver: []span{{36, 46}, {49, 56}, {57, 71}},
	},
	TD3: {
		first: "P", code: span{0, 2}, issuer: span{2, 5}, name: span{5, 44}, number: span{44, 53}, nationality: span{54, 57},
		birth: span{57, 63}, sex: span{64, 65}, expiry: span{65, 71}, optional: []span{{72, 86}},
		optionalCheck: span{86, 87}, whole: span{87, 88}, wholeOver: []span{{44, 54}, {57, 64}, {65, 87}},
	},
	MRVA: {
		first: "V", code: span{0, 2}, issuer: span{2, 5}, name: span{5, 44}, number: span{44, 53}, nationality: span{54, 57},
		birth: span{57, 63}, sex: span{64, 65}, expiry: span{65, 71}, optional: []span{{72, 88}},
	},
	MRVB: {
		first: "V", code: span{0, 2}, issuer: span{2, 5}, name: span{5, 36}, number: span{36, 45}, nationality: span{46, 49},
		birth: span{49, 55}, sex: span{56, 57}, expiry: span{57, 63}, optional: []span{{64, 72}},
	},
}
