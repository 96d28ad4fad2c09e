// Package shelf is what the pages of the register of legal assistance as a whole share: the tabs between
// its requests, the records of older registers and its certificates.
//
// It shows what it is given. It may not name a desk or read a file.
package shelf

import (
	"net/http"
	"strconv"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/web/page"
)

// The addresses of the parts of the register.
const (
	Requests     = "/register"
	Imports      = "/register/imports"
	Certificates = "/register/certificates"
)

// A tab is one part of the register, and the reading or act that an officer must be allowed to be led there.
type tab struct{ path, label, needs string }

// tabs are the parts of the register. immutable
var tabs = []tab{
	{Requests, "shelf.requests", "requests.searched"},
	{Imports, "shelf.imports", "register.imported"},
	{Certificates, "shelf.certificates", "negative_certificates.read"},
}

// open lists the parts that the visiting officer may see; a single one is no choice.
func open(v *page.Visit) []tab {
	var out []tab
	for _, t := range tabs {
		if May(v, t.needs) {
			out = append(out, t)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// May tells whether the visiting officer may do something that is tied to no file.
func May(v *page.Visit, kind string) bool {
	return v.Desk.Authority.Decide(v.Member.Authority(), kind, Own(v)).Allowed
}

// Most is how many rows one page of a list shows.
const Most = 50

// Number is the page of a list that an address asks for, from 1.
func Number(r *http.Request) int {
	n, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil || n < 1 || n > 1<<20 {
		return 1
	}
	return n
}

// Everything is how many rows of a list are given out as a file: as many as there are.
const Everything = 1 << 24

// Own is the case on which acts without a file are decided: the visiting officer's own unit.
func Own(v *page.Visit) authority.Case { return authority.Case{Unit: v.Member.Unit} }

// Page is the address of a page of a list.
func Page(list string, number int) string {
	if number <= 1 {
		return list
	}
	return list + "?page=" + strconv.Itoa(number)
}
