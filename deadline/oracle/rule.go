package oracle

// Rule is one time limit, in words of its own.
type Rule struct {
	Kind       string // "" counted, stated, standing
	Length     Length
	DayZero    bool   // the day of the event is the first day
	Missing    string // last_of_month, next_day, refuse
	Roll       string // F, N, L, X
	Cap        Length
	CapMissing string
	Grounds    []Ground
	Pauses     []Pause
}

// Length is a number of d, w, wd, m, y, h or min. The zero value is none.
type Length struct {
	N    int
	Unit string
}

// Ground is one on which the limit may be extended.
type Ground struct {
	Name        string
	Max         Length // from the anchor; zero: none but the cap
	NeedsNotice bool
	InTime      bool // the act must come before the end
	LateMoves   bool // and moves it nonetheless if it did not
}

// Pause is a ground on which the limit may be suspended.
type Pause struct {
	Name        string
	Budget      int // days that count in all; 0: all
	NeedsNotice bool
}

// Inputs are the days of one file, as text; "" is no day.
type Inputs struct {
	Anchor, Stated string
	Extensions     []Extension
	Suspended      []Interval
}

// Extension moves the end to a stated day.
type Extension struct{ On, Until, Notice, Ground string }

// Interval is a suspension, both days included.
type Interval struct{ From, To, Notice, Ground string }

// Answer is what the limit comes to. Refused is the code of the refusal,
// OutsideCalendar or OutsideYears; then nothing else is set.
type Answer struct {
	Nominal, Due, Latest, Rolled, Alarm string
	Standing                            bool
	Extended, Suspended                 int
	Findings                            []Finding
	Refused                             string
}

// Finding is a fault that the date carries.
type Finding struct {
	Code string
	Days int
	On   string
}

// The two reasons not to answer that are no refusal of the law: a day that
// the calendar does not know, and one that is not in the almanac.
const (
	OutsideCalendar = "outside the calendar"
	OutsideYears    = "outside the years"
)
