package theme

import (
	"strconv"
	"strings"
)

// choose returns the first form whose encoding the reader accepts. The last form is the
// file as it is, which every reader accepts, even one that wrote "identity;q=0": an
// asset is better than a 406.
func choose(forms []variant, accept []string) variant {
	last := forms[len(forms)-1]
	for _, form := range forms[:len(forms)-1] {
		if accepts(accept, form.encoding) {
			return form
		}
	}
	return last
}

// accepts reads Accept-Encoding as RFC 9110, section 12.5.3: a named coding counts unless
// its weight is zero; "*" stands for the codings not named; an unreadable weight is zero.
func accepts(accept []string, encoding string) bool {
	others := false
	for _, item := range strings.Split(strings.Join(accept, ","), ",") {
		name, parameter, _ := strings.Cut(item, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == encoding {
			return weight(parameter) > 0
		}
		if name == "*" {
			others = weight(parameter) > 0
		}
	}
	return others
}

func weight(parameter string) float64 {
	parameter = strings.ToLower(strings.TrimSpace(parameter))
	if parameter == "" {
		return 1
	}
	value, ok := strings.CutPrefix(parameter, "q=")
	if !ok {
		return 0
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return 0
	}
	return q
}

// matches compares If-None-Match with an entity tag, weakly, as RFC 9110, section 13.1.2 asks.
func matches(ifNoneMatch []string, etag string) bool {
	for _, item := range strings.Split(strings.Join(ifNoneMatch, ","), ",") {
		item = strings.TrimSpace(item)
		if item == "*" || strings.TrimPrefix(item, "W/") == etag {
			return true
		}
	}
	return false
}
