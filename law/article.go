package law

import (
	"fmt"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
	"github.com/zaklon/zaklon/law/source"
)

// Text is a text in several languages, by ISO 639 code; "en" is always there.
type Text = form.Text

// What packs refer to, and their parts, are read by package source.
type (
	Instrument = source.Instrument
	Citable    = source.Citable
	Language   = source.Language
	Citation   = source.Citation
	Almanac    = source.Almanac
	Words      = source.Words
	Question   = source.Question
)

// Problem is one fault of a pack: file, line, field and reason.
type Problem = form.Problem

// Problems is the error of Load: every fault, in the order of files and lines.
type Problems = form.Problems

// Article is one article of a statute, or a subject of it whose article
// number was not read (Number is then empty).
type Article struct {
	ID         string // itpf/art-050
	Number     string // 50
	Statute    Instrument
	Title      Text
	Summary    string // what it says, in our words
	Words      []Words
	From, To   deadline.Date // files lodged from and to these days; zero is open
	Source     string
	Evidence   deadline.Evidence
	ReviewedBy string // counsel who signed; empty until then
	ReviewedOn deadline.Date
	Question   Question
	Acts       []string // kinds of acts that rest on it
	Rules      []string // ids of its time limits
	File       string   // path below law/
	Digest     string   // sha256:... of the file
}

// Cite names the article and the law with its official reference.
func (a Article) Cite() string {
	law := fmt.Sprintf("%s (%s)", a.Statute.Name["en"], a.Statute.Reference)
	if a.Number == "" {
		return fmt.Sprintf("%s, %s, article number not read", law, a.Title["en"])
	}
	return fmt.Sprintf("Article %s, %s", a.Number, law)
}

// ShortCite names the article alone, for a margin: "Art. 50".
func (a Article) ShortCite() string {
	if a.Number == "" {
		return a.Title["en"] + " (article number not read)"
	}
	return "Art. " + a.Number
}

// lead is the article as an explanation begins with it.
func (a Article) lead() string {
	if a.Number == "" {
		return a.ShortCite()
	}
	return "Article " + a.Number
}

// Record is everything that a pack says about one time limit beside what is
// needed to compute it (docs/procedure.md 10.1).
type Record struct {
	Rule             deadline.Rule
	Title            string
	Trigger          string // the event whose day is the anchor
	AltTrigger       string // used where Trigger has not happened
	Anchor           string // trigger or agreed_date
	Ends             []string
	Warn             []int             // days before the end
	Addressee        string            // party, authority, court, requesting_state, outside_body
	Consequence      string            // none, finding, release, finality, bar, entitlement, publication
	RollEvidence     deadline.Evidence // class of the roll, where it differs from that of the length
	Soft             bool              // a milestone, not a limit
	OnlyWhenExtended bool
	StatedBy         string   // the event that states the day of a limit that is not counted
	LastsUntil       []string // the events that end a limit without a day
	Grounds          []Ground // of extensions
	Pauses           []Ground // of suspensions
	Cites            []Citation
	Source           string
	Question         Question
	Examples         []Example
	page             page
	path             string // rules[0]
	form             form.Rule
}

// Ground is a reason for which a limit may be extended or suspended.
type Ground struct {
	ID    string // complex_facts
	Rule  string // the extension's own id, such as MNE-A11
	Words string
	Max   deadline.Length // furthest end, or days of suspension in all; zero: the cap alone
}
