// Package form reads the files of a law pack: strictly, with the line of every
// field, into structures that hold what is written and nothing more.
//
// law/README.md explains each field. It may not: know what the law means, or
// give a file a default. Dates, classes and policies stay texts here; package
// law checks them.
package form

// Text is a text in several languages, by ISO 639 code; "en" is always there.
type Text map[string]string

// Pack is pack.yaml: the head of the law of one state.
type Pack struct {
	ID        string            `yaml:"id"`
	Version   string            `yaml:"version"`
	State     string            `yaml:"state"`
	Matter    string            `yaml:"matter"`
	Name      string            `yaml:"name"`
	Calendar  string            `yaml:"calendar"`  // id of a calendar
	Zone      string            `yaml:"zone"`      // in which days begin and end; for limits in hours and minutes
	ChosenBy  []string          `yaml:"chosen_by"` // events whose day chooses the version, the first that has happened
	ValidFrom string            `yaml:"valid_from"`
	ValidTo   string            `yaml:"valid_to"`
	Statutes  []string          `yaml:"statutes"` // ids of instruments
	Events    map[string]string `yaml:"events"`
	Switches  []Switch          `yaml:"switches"`
}

// Instrument is the file of a citable source: a treaty, a law, a judgment.
type Instrument struct {
	ID        string     `yaml:"id"`
	Kind      string     `yaml:"kind"`
	Name      Text       `yaml:"name"`
	Short     string     `yaml:"short"`
	Adopted   string     `yaml:"adopted"`
	Reference string     `yaml:"reference"`
	Languages []Language `yaml:"languages"`
	Source    string     `yaml:"source"`
	Evidence  string     `yaml:"evidence"`
	Articles  []Citable  `yaml:"articles"`
}

// Language is one language version of an instrument.
type Language struct {
	Lang      string `yaml:"lang"`
	Authentic bool   `yaml:"authentic"`
	Title     string `yaml:"title"`
	Reference string `yaml:"reference"`
}

// Citable is an article of an instrument that may be cited.
type Citable struct {
	Number   string  `yaml:"number"`
	Title    Text    `yaml:"title"`
	Says     string  `yaml:"says"`
	Words    []Words `yaml:"words"`
	Source   string  `yaml:"source"`
	Evidence string  `yaml:"evidence"`
}

// Switch is a choice on which rules hang: off, soft or hard.
type Switch struct {
	ID       string   `yaml:"id"`
	Value    string   `yaml:"value"` // off, soft, hard
	Question Question `yaml:"question"`
}

// Calendar is the file of a calendar.
type Calendar struct {
	ID       string    `yaml:"id"`
	Version  string    `yaml:"version"`
	Weekend  []string  `yaml:"weekend"`
	From     string    `yaml:"from"`
	To       string    `yaml:"to"`
	Source   string    `yaml:"source"`
	Evidence string    `yaml:"evidence"`
	Question Question  `yaml:"question"`
	Annual   []Annual  `yaml:"annual"`
	Easter   []Movable `yaml:"easter"`
	Dates    []Holiday `yaml:"dates"`
}

// Movable is a holiday that follows Easter.
type Movable struct {
	Name   string `yaml:"name"`
	Church string `yaml:"church"` // western or orthodox
	Offset int    `yaml:"offset"` // days after Easter Sunday
	From   int    `yaml:"from"`   // first year; 0 is the calendar's first
	To     int    `yaml:"to"`     // last year; 0 is the calendar's last
}

// Annual is a holiday that returns on the same day each year.
type Annual struct {
	Name   string `yaml:"name"`
	Month  int    `yaml:"month"`
	Day    int    `yaml:"day"`
	Days   int    `yaml:"days"`   // how many days it lasts
	Sunday string `yaml:"sunday"` // one_more_day or stays, if one of the days is a Sunday
	From   int    `yaml:"from"`   // first year; 0 is the calendar's first
	To     int    `yaml:"to"`     // last year; 0 is the calendar's last
}

// Holiday is a single day off.
type Holiday struct {
	Date string `yaml:"date"`
	Name string `yaml:"name"`
}

// Article is the file of one article.
type Article struct {
	ID         string   `yaml:"id"`
	Number     string   `yaml:"number"`
	Title      Text     `yaml:"title"`
	Summary    string   `yaml:"summary"`
	Words      []Words  `yaml:"words"`
	ValidFrom  string   `yaml:"valid_from"`
	ValidTo    string   `yaml:"valid_to"`
	Source     string   `yaml:"source"`
	Evidence   string   `yaml:"evidence"`
	ReviewedBy string   `yaml:"reviewed_by"`
	ReviewedOn string   `yaml:"reviewed_on"`
	Question   Question `yaml:"question"`
	Acts       []string `yaml:"acts"`
	Rules      []Rule   `yaml:"rules"`
}

// Words are a quotation.
type Words struct {
	Lang string `yaml:"lang"`
	Text string `yaml:"text"`
	From string `yaml:"from"`
	Hash string `yaml:"source_text_hash"`
}

// Question is a doubt and the reading chosen; both empty is no doubt.
type Question struct {
	Asks   string `yaml:"asks"`
	Chosen string `yaml:"chosen"`
}

// Rule is one time limit.
type Rule struct {
	ID               string      `yaml:"id"`
	Title            string      `yaml:"title"`
	Trigger          string      `yaml:"trigger_event"`
	AltTrigger       string      `yaml:"alt_trigger"`
	CountDayZero     *bool       `yaml:"count_day_zero"`
	Anchor           string      `yaml:"anchor"` // trigger or agreed_date
	Length           *Length     `yaml:"length"`
	StatedBy         string      `yaml:"stated_by"`   // in place of a length: the event that states the day
	LastsUntil       []string    `yaml:"lasts_until"` // in place of a length: events that end it
	MissingDay       string      `yaml:"missing_day"`
	Roll             string      `yaml:"roll"`
	RollEvidence     string      `yaml:"roll_evidence"` // if it differs from evidence
	Calendar         string      `yaml:"calendar"`
	CapRef           string      `yaml:"cap_ref"`
	Extensions       []Extension `yaml:"extensions"`
	Suspensions      []Pause     `yaml:"suspensions"`
	Ends             *[]string   `yaml:"ends"`
	Warn             []int       `yaml:"warn"`
	Addressee        string      `yaml:"addressee"`
	Consequence      string      `yaml:"consequence"`
	Switch           string      `yaml:"switch"`
	OnlyWhenExtended bool        `yaml:"only_when_extended"`
	Source           string      `yaml:"source_citation"`
	Cites            []string    `yaml:"cites"`
	Evidence         string      `yaml:"evidence"`
	Question         Question    `yaml:"question"`
	Examples         []Example   `yaml:"examples"`
}

// Length is a number of units: d, wd, w, m, y, h, min.
type Length struct {
	N    int    `yaml:"n"`
	Unit string `yaml:"unit"`
}

// Extension is one ground on which a rule may be extended.
type Extension struct {
	ID                string `yaml:"id"`
	Ground            string `yaml:"ground"`
	Words             string `yaml:"words"`
	Max               Length `yaml:"max"`
	CumulativeCapRef  string `yaml:"cumulative_cap_ref"`
	NeedsAct          bool   `yaml:"needs_act"`
	NeedsNotice       bool   `yaml:"needs_notice"`
	MustPrecedeExpiry bool   `yaml:"must_precede_expiry"`
	IfLate            string `yaml:"if_late"`
}

// Pause is one ground on which a rule may be suspended.
type Pause struct {
	ID          string `yaml:"id"`
	Ground      string `yaml:"ground"`
	Words       string `yaml:"words"`
	Budget      Length `yaml:"budget"`
	NeedsAct    bool   `yaml:"needs_act"`
	NeedsNotice bool   `yaml:"needs_notice"`
}

// Example is a worked date; in a limit of hours or minutes its days are instants.
type Example struct {
	Why        string   `yaml:"why"`
	Anchor     string   `yaml:"anchor"`
	Stated     string   `yaml:"stated"`
	Extensions []Action `yaml:"extensions"`
	Suspended  []Paused `yaml:"suspensions"`
	Standing   bool     `yaml:"standing"`
	Nominal    string   `yaml:"nominal"`
	Rolled     string   `yaml:"rolled"`
	Due        string   `yaml:"due"`
	Latest     string   `yaml:"latest"`
	Alarm      string   `yaml:"alarm"`
	Findings   []string `yaml:"findings"`
	Refused    string   `yaml:"refused"`
}

// Action is an extension as an example states it.
type Action struct {
	On     string `yaml:"on"`
	Until  string `yaml:"until"`
	Notice string `yaml:"notice"`
	Ground string `yaml:"ground"`
}

// Paused is a suspension as an example states it.
type Paused struct {
	From   string `yaml:"from"`
	To     string `yaml:"to"`
	Notice string `yaml:"notice"`
	Ground string `yaml:"ground"`
}
