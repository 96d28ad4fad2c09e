// Package part is the parts of the file of an INTERPOL message beside the persons it names and its
// time limits: what is asked, checks, recorded aliases, reviews, confirmations and arrests, and the
// closed lists from which they are filled in.
//
// Package interpol alone says what an act does to them. The package may not import a store, a web,
// a clock or a log, nor package interpol, and no list of it names the asylum register, a reception
// centre, a card of an asylum seeker or counsel: those are never a source of the police
// (docs/procedure.md 4).
package part

import "github.com/zaklon/zaklon/deadline"

// A Requested is one thing that the message asks for.
type Requested struct {
	ID     string
	Action string // of Actions
}

// An Alias says where a name of the file comes from that the message did not state.
type Alias struct {
	ID         string
	Name       string // the name in the file
	Source     string // of AliasSources
	Reason     string // sealed
	RecordedOn deadline.Date
	Officer    string
}

// A Check is one look into one police data set, for one named person under one name.
type Check struct {
	ID      string
	Person  string
	Name    string
	Purpose string // of Actions, and asked for by the message
	Source  string // of Sources
	Result  string // of Results
	Remark  string // sealed
	MadeOn  deadline.Date
	Officer string
}

// A Review is what an officer found on Article 3 of INTERPOL's Constitution and on its policy on
// refugees before anything is answered.
type Review struct {
	ID            string
	ArticleThree  string // of ArticleThreeAnswers
	RefugeePolicy string // of RefugeePolicyAnswers
	Reasons       string // sealed
	On            deadline.Date
	Officer       string
}

// A Confirmation is a person's status confirmed to INTERPOL with the person's consent, and to nobody
// else.
type Confirmation struct {
	ID        string
	Person    string
	To        string // of Recipients
	ConsentOn deadline.Date
	MediaType string
	Size      int64
	SHA256    string // of the consent, which stays with whoever holds it
	On        deadline.Date
	Officer   string
}

// An Arrest is a provisional arrest, ordered and then made.
type Arrest struct {
	ID        string
	Person    string
	OrderedOn deadline.Date
	OrderedBy string
	MadeOn    deadline.Date
	MadeAt    string // "15:04" in the time zone of the host state
	Place     string // sealed
	Conveyed  string // the message of the internal post that tells the ministry of justice
}
