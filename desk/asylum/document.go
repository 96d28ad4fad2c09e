package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
)

// FileDocument is the act that puts a paper into the file.
func FileDocument() desk.Act[protection.File, protection.Filing] {
	return protectionfile.Filing("document.filed", protection.FileDocument)
}

// ReplaceDocument is the act that files a new version of a paper.
func ReplaceDocument() desk.Act[protection.File, protection.Filing] {
	return protectionfile.Filing("document.replaced", protection.ReplaceDocument)
}
