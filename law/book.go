package law

import (
	"io/fs"
	"sync/atomic"
)

// Book is the law in force in one installation. It is replaced as a whole while the house is
// open, so whoever needs several answers of one law asks Now once. It is safe for concurrent
// use.
type Book struct{ now atomic.Pointer[Library] }

// NewBook makes a book in which a library is in force.
func NewBook(l *Library) *Book {
	b := &Book{}
	b.now.Store(l)
	return b
}

// Now is the library in force.
func (b *Book) Now() *Library { return b.now.Load() }

// Replace puts another library in force.
func (b *Book) Replace(l *Library) { b.now.Store(l) }

// Files are the files of the law that the program carries.
func Files() fs.FS { return files }
