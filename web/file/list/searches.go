package list

import (
	"crypto/rand"
	"encoding/base64"
	"sync"
	"time"

	"github.com/zaklon/zaklon/desk/protectionfile/people"
)

// What was searched for is kept in memory alone: at most so many searches, for so long.
const (
	mostSearches = 1000
	searchLives  = 30 * time.Minute
)

// searches keep what officers searched for under tokens that say nothing, so that no name
// stands in an address. A token is good for the officer who searched, and for nobody else.
// It is safe for concurrent use.
type searches struct {
	people *people.People

	mu   sync.Mutex
	kept []search // the oldest first
}

// A search is one text that an officer searched for. It has no String method and reaches no log.
type search struct {
	token, officer, text string
	until                time.Time
}

// store keeps a search and returns its token. Where there are too many, the oldest goes.
func (s *searches) store(officer, text string, now time.Time) string {
	raw := make([]byte, 16)
	rand.Read(raw)
	one := search{base64.RawURLEncoding.EncodeToString(raw), officer, text, now.Add(searchLives)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget(now)
	s.kept = append(s.kept, one)
	s.kept = s.kept[max(len(s.kept)-mostSearches, 0):]
	return one.token
}

// text gives what the officer searched for under a token.
func (s *searches) text(token, officer string, now time.Time) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget(now)
	for _, one := range s.kept {
		if one.token == token && one.officer == officer {
			return one.text, true
		}
	}
	return "", false
}

// forget drops what has run out. The caller holds the lock.
func (s *searches) forget(now time.Time) {
	first := 0
	for first < len(s.kept) && !now.Before(s.kept[first].until) {
		s.kept[first] = search{}
		first++
	}
	s.kept = s.kept[first:]
}
