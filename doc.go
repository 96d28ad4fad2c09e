// Package zaklon is the root of the house: it holds no code, only the tests that keep the
// plan. They check which room may import which (imports_test.go), the size and form of the
// code (norms_test.go), the words that may not stand in a file, and the dependencies.
//
// It may not be imported. Zaklon is a server, and makes no promise about its Go API: every
// package here may change in any release. What is kept stable is the pages, the HTTP
// interface, the command line and the form of the sealed books.
package zaklon
