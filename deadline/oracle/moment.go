package oracle

import "fmt"

// Moment is where a limit in h or min ends, and its cap ("" if it has none),
// written in Greenwich time: 2024-03-31T10:00:00Z.
type Moment struct{ Due, Latest string }

// Moment counts seconds from 1900-01-01T00:00:00Z: it knows no clock change,
// only the distance from Greenwich that stands in the anchor
// (2024-03-30T12:00:00+01:00).
func (a *Almanac) Moment(anchor string, length, outer Length) (Moment, error) {
	start, err := a.seconds(anchor)
	if err != nil {
		return Moment{}, err
	}
	due := start + length.seconds()
	if outer.N == 0 {
		return Moment{Due: a.written(due)}, nil
	}
	latest := start + outer.seconds()
	return Moment{Due: a.written(min(due, latest)), Latest: a.written(latest)}, nil
}

func (l Length) seconds() int {
	if l.Unit == "min" {
		return 60 * l.N
	}
	return 3600 * l.N
}

// seconds reads an instant. Text of any other shape is an error.
func (a *Almanac) seconds(instant string) (int, error) {
	var hour, minute, second, aheadHours, aheadMinutes int
	var sign rune
	if len(instant) < len("2024-03-30T12:00:00Z") {
		return 0, fmt.Errorf("no instant")
	}
	place, err := a.find("the day of the instant", instant[:10])
	if err != nil {
		return 0, err
	}
	if _, err := fmt.Sscanf(instant[10:19], "T%02d:%02d:%02d", &hour, &minute, &second); err != nil {
		return 0, fmt.Errorf("no time of day: %w", err)
	}
	seconds := place*86400 + hour*3600 + minute*60 + second
	if instant[19:] == "Z" {
		return seconds, nil
	}
	if _, err := fmt.Sscanf(instant[19:], "%c%02d:%02d", &sign, &aheadHours, &aheadMinutes); err != nil {
		return 0, fmt.Errorf("no distance from Greenwich: %w", err)
	}
	ahead := aheadHours*3600 + aheadMinutes*60
	if sign == '-' {
		ahead = -ahead
	}
	return seconds - ahead, nil
}

// written is the inverse of seconds.
func (a *Almanac) written(seconds int) string {
	place := 0
	for seconds >= 86400 { // one day at a time
		seconds -= 86400
		place++
	}
	return fmt.Sprintf("%sT%02d:%02d:%02dZ", a.text(place), seconds/3600, seconds/60%60, seconds%60)
}
