package asked

import (
	"cmp"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/mrz"
)

// zone reads the machine-readable zone of a travel document, its lines one under the other or, as a box
// of one line leaves them, one behind the other. A field that breaks a rule is left out or read as it
// stands: most often one character was misread, and whoever searches sees at once whether that helps.
func zone(text string, today deadline.Date) (Question, bool) {
	read, _ := mrz.Parse(text, mrz.Day{Year: today.Year(), Month: today.Month(), Day: today.Day()})
	if read.Format == "" || !strings.Contains(text, "<") { // a long name may be of as many letters
		return Question{}, false
	}
	q := Question{Name: read.Name.Text(), Typed: cmp.Or(read.Number, text)}
	if read.Birth != (identity.BirthDate{}) {
		q.Births = []identity.BirthDate{read.Birth}
	}
	q.number(read.Number)
	return q, true
}
