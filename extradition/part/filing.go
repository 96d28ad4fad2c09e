package part

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
)

// MaxAnnex is the largest file an annex may have, in bytes: 25 MB.
const MaxAnnex = 25 << 20

// MediaTypes lists the types of files that may be filed, as found in the content.
func MediaTypes() []string {
	return []string{"application/pdf", "image/jpeg", "image/png", "image/tiff", "text/plain"}
}

// A Filing is the form by which a document comes into the file. The desk examines and seals the content
// first and says here what it found.
type Filing struct {
	Kind    string `json:"kind"`
	Title   string `json:"title"`
	Content []byte `json:"content"` // base64 in JSON; examined and sealed by the desk

	MediaType string `json:"-"` // as found in the content
	Size      int64  `json:"-"`
	SHA256    string `json:"-"`
	Blob      string `json:"-"`
}

// Empty tells whether no document was given.
func (in Filing) Empty() bool { return in.Size == 0 && len(in.Content) == 0 }

// Check notes what keeps the document from being filed, each under at and the field's name.
func (in Filing) Check(c *act.Checks, at string) {
	c.OneOf(at+"kind", in.Kind, AnnexKinds())
	c.Line(at+"title", in.Title)
	c.Require(in.Size > 0, at+"content", "file_empty")
	c.Require(in.Size <= MaxAnnex, at+"content", "file_too_large", "max", "25 MB")
	c.Require(in.Size == 0 || slices.Contains(MediaTypes(), in.MediaType), at+"content", "file_type")
}

// Annex is the document as it comes into the file.
func (in Filing) Annex(o act.Occasion) Annex {
	return Annex{
		ID: o.NewID(), Kind: in.Kind, Title: identity.Clean(in.Title), MediaType: in.MediaType, Size: in.Size,
		SHA256: in.SHA256, Blob: in.Blob, FiledOn: o.On, FiledBy: o.Officer,
	}
}

// Minutes are what the book says of a document that is filed.
func (a Annex) Minutes() act.Minutes {
	return act.Minutes{{Key: "annex_kind", Value: a.Kind}, {Key: "annex", Value: a.Title}, {Key: "sha256", Value: a.SHA256}}
}
