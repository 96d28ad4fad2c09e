package part

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
)

// MaxDocument is the largest file a document may have, in bytes: 25 MB.
const MaxDocument = 25 << 20

// DocumentKinds lists the kinds of papers in a file.
func DocumentKinds() []string {
	return []string{"application_form", "evidence", "mandate_of_representation", "interview_report", "proof", "other"}
}

// MediaTypes lists the types of files that may be filed, as found in the content.
func MediaTypes() []string {
	return []string{"application/pdf", "image/jpeg", "image/png", "image/tiff", "text/plain"}
}

// A Filing is the form by which a paper comes into the file. The desk examines and seals
// the content first and says here what it found.
type Filing struct {
	Kind     string `json:"kind"`
	Title    string `json:"title"`
	Content  []byte `json:"content"`  // base64 in JSON; examined and sealed by the desk
	Replaces string `json:"replaces"` // the document of which this is a new version

	MediaType string `json:"-"` // as found in the content
	Size      int64  `json:"-"`
	SHA256    string `json:"-"`
	Blob      string `json:"-"`
}

// Check refuses a filing without kind or title, and content that may not be filed.
func (in Filing) Check() error {
	var c act.Checks
	c.OneOf("kind", in.Kind, DocumentKinds())
	c.Line("title", in.Title)
	c.Require(in.Size > 0, "content", "file_empty")
	c.Require(in.Size <= MaxDocument, "content", "file_too_large", "max", "25 MB")
	c.Require(in.Size == 0 || slices.Contains(MediaTypes(), in.MediaType), "content", "file_type")
	return c.Err()
}

// Document is the paper as it comes into the file; its series and version are the act's to say.
func (in Filing) Document(o act.Occasion) Document {
	return Document{
		ID: o.NewID(), Kind: in.Kind, Title: identity.Clean(in.Title), MediaType: in.MediaType, Size: in.Size,
		SHA256: in.SHA256, Blob: in.Blob, FiledOn: o.On, FiledBy: o.Officer,
	}
}

// Minutes are what the book says of a paper that is filed.
func (d Document) Minutes() act.Minutes {
	return act.Minutes{
		{Key: "document_kind", Value: d.Kind},
		{Key: "document", Value: d.Title},
		{Key: "version", Value: strconv.FormatInt(d.Version, 10)},
		{Key: "sha256", Value: d.SHA256},
	}
}
