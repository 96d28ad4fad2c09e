package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"filippo.io/age"
)

// ErrNobody is returned where no custodian is named.
var ErrNobody = errors.New("no recipient is named: nobody could open the backup")

// Recipients reads the custodians of a backup: those given, each an age1... that age-keygen
// printed, or where none is given those in the file, one on a line. A secret key given by
// mistake is refused and not quoted.
func Recipients(given []string, file string) ([]age.Recipient, error) {
	text := strings.Join(given, "\n")
	if len(given) == 0 {
		lines, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, ErrNobody
		}
		if err != nil {
			return nil, fmt.Errorf("recipients: %w", err)
		}
		text = string(lines)
	}
	found, err := age.ParseRecipients(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("recipients: want lines age1..., as age-keygen prints them: %w", ErrNobody)
	}
	return found, nil
}
