package law

// The forms are the files as written; README.md explains each field. Texts
// that are dates, classes and policies are checked when a form is read.

// Text is a text in several languages, by ISO 639 code; "en" is always there.
type Text map[string]string

type packForm struct {
	ID        string            `yaml:"id"`
	Version   string            `yaml:"version"`
	State     string            `yaml:"state"`
	Name      string            `yaml:"name"`
	ValidFrom string            `yaml:"valid_from"`
	ValidTo   string            `yaml:"valid_to"`
	Statutes  []statuteForm     `yaml:"statutes"`
	Events    map[string]string `yaml:"events"`
	Switches  []switchForm      `yaml:"switches"`
}

type statuteForm struct {
	ID      string `yaml:"id"`
	Name    Text   `yaml:"name"`
	Gazette string `yaml:"gazette"`
}

type switchForm struct {
	ID       string       `yaml:"id"`
	Value    string       `yaml:"value"` // off, soft, hard
	Question questionForm `yaml:"question"`
}

type calendarForm struct {
	ID       string        `yaml:"id"`
	Version  string        `yaml:"version"`
	Weekend  []string      `yaml:"weekend"`
	From     string        `yaml:"from"`
	To       string        `yaml:"to"`
	Source   string        `yaml:"source"`
	Evidence string        `yaml:"evidence"`
	Question questionForm  `yaml:"question"`
	Annual   []annualForm  `yaml:"annual"`
	Dates    []holidayForm `yaml:"dates"`
}

// annualForm is a holiday that returns on the same day each year.
type annualForm struct {
	Name   string `yaml:"name"`
	Month  int    `yaml:"month"`
	Day    int    `yaml:"day"`
	Days   int    `yaml:"days"`   // how many days it lasts
	Sunday string `yaml:"sunday"` // one_more_day or stays, if one of the days is a Sunday
	From   int    `yaml:"from"`   // first year; 0 is the calendar's first
	To     int    `yaml:"to"`     // last year; 0 is the calendar's last
}

type holidayForm struct {
	Date string `yaml:"date"`
	Name string `yaml:"name"`
}

type articleForm struct {
	ID         string       `yaml:"id"`
	Number     string       `yaml:"number"`
	Title      Text         `yaml:"title"`
	Summary    string       `yaml:"summary"`
	Words      []wordsForm  `yaml:"words"`
	ValidFrom  string       `yaml:"valid_from"`
	ValidTo    string       `yaml:"valid_to"`
	Source     string       `yaml:"source"`
	Evidence   string       `yaml:"evidence"`
	ReviewedBy string       `yaml:"reviewed_by"`
	ReviewedOn string       `yaml:"reviewed_on"`
	Question   questionForm `yaml:"question"`
	Acts       []string     `yaml:"acts"`
	Rules      []ruleForm   `yaml:"rules"`
}

type wordsForm struct {
	Lang string `yaml:"lang"`
	Text string `yaml:"text"`
	From string `yaml:"from"`
	Hash string `yaml:"source_text_hash"`
}

type questionForm struct {
	Asks   string `yaml:"asks"`
	Chosen string `yaml:"chosen"`
}

type ruleForm struct {
	ID               string          `yaml:"id"`
	Title            string          `yaml:"title"`
	Trigger          string          `yaml:"trigger_event"`
	AltTrigger       string          `yaml:"alt_trigger"`
	CountDayZero     bool            `yaml:"count_day_zero"`
	Anchor           string          `yaml:"anchor"` // trigger or agreed_date
	Length           lengthForm      `yaml:"length"`
	MissingDay       string          `yaml:"missing_day"`
	Roll             string          `yaml:"roll"`
	RollEvidence     string          `yaml:"roll_evidence"` // if it differs from evidence
	Calendar         string          `yaml:"calendar"`
	CapRef           string          `yaml:"cap_ref"`
	Extensions       []extensionForm `yaml:"extensions"`
	Ends             *[]string       `yaml:"ends"`
	Warn             []int           `yaml:"warn"`
	Addressee        string          `yaml:"addressee"`
	Consequence      string          `yaml:"consequence"`
	Switch           string          `yaml:"switch"`
	OnlyWhenExtended bool            `yaml:"only_when_extended"`
	Source           string          `yaml:"source_citation"`
	Evidence         string          `yaml:"evidence"`
	Question         questionForm    `yaml:"question"`
	Examples         []exampleForm   `yaml:"examples"`
}

type lengthForm struct {
	N    int    `yaml:"n"`
	Unit string `yaml:"unit"`
}

type extensionForm struct {
	ID                string     `yaml:"id"`
	Ground            string     `yaml:"ground"`
	Words             string     `yaml:"words"`
	Max               lengthForm `yaml:"max"`
	CumulativeCapRef  string     `yaml:"cumulative_cap_ref"`
	NeedsAct          bool       `yaml:"needs_act"`
	NeedsNotice       bool       `yaml:"needs_notice"`
	MustPrecedeExpiry bool       `yaml:"must_precede_expiry"`
	IfLate            string     `yaml:"if_late"`
}

type exampleForm struct {
	Why        string       `yaml:"why"`
	Anchor     string       `yaml:"anchor"`
	Extensions []actionForm `yaml:"extensions"`
	Nominal    string       `yaml:"nominal"`
	Due        string       `yaml:"due"`
	Latest     string       `yaml:"latest"`
	Alarm      string       `yaml:"alarm"`
	Findings   []string     `yaml:"findings"`
	Refused    string       `yaml:"refused"`
}

type actionForm struct {
	On     string `yaml:"on"`
	Until  string `yaml:"until"`
	Notice string `yaml:"notice"`
	Ground string `yaml:"ground"`
}
