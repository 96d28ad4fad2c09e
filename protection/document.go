package protection

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

// FileDocument puts a paper into the file.
func FileDocument(f File, in Filing, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.check(); err != nil {
		return f, nil, err
	}
	d := in.document(o)
	d.Series, d.Version = d.ID, 1
	next.Documents = append(slices.Clip(f.Documents), d)
	return next.wound(o, d.minutes())
}

// ReplaceDocument files a new version of a paper; the earlier version stays.
func ReplaceDocument(f File, in Filing, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.check(); err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Documents, func(d Document) bool { return d.ID == in.Replaces })
	if i < 0 {
		return f, nil, o.Refuse("replaces", "document_missing")
	}
	d := in.document(o)
	d.Series = f.Documents[i].Series
	for _, other := range f.Documents {
		if other.Series == d.Series {
			d.Version = max(d.Version, other.Version)
		}
	}
	d.Version++
	next.Documents = append(slices.Clip(f.Documents), d)
	return next.wound(o, d.minutes())
}

func (in Filing) check() error {
	var c act.Checks
	c.OneOf("kind", in.Kind, DocumentKinds())
	c.Line("title", in.Title)
	c.Require(in.Size > 0, "content", "file_empty")
	c.Require(in.Size <= MaxDocument, "content", "file_too_large", "max", "25 MB")
	c.Require(in.Size == 0 || slices.Contains(MediaTypes(), in.MediaType), "content", "file_type")
	return c.Err()
}

func (in Filing) document(o act.Occasion) Document {
	return Document{
		ID: o.NewID(), Kind: in.Kind, Title: identity.Clean(in.Title), MediaType: in.MediaType, Size: in.Size,
		SHA256: in.SHA256, Blob: in.Blob, FiledOn: o.On, FiledBy: o.Officer,
	}
}

func (d Document) minutes() act.Minutes {
	return act.Minutes{
		{Key: "document_kind", Value: d.Kind},
		{Key: "document", Value: d.Title},
		{Key: "version", Value: strconv.FormatInt(d.Version, 10)},
		{Key: "sha256", Value: d.SHA256},
	}
}
