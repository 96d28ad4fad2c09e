package pdf

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/pdf/object"
)

// information are the keys of the information dictionary. immutable: written here alone.
var information = map[object.Name]item.Name{
	"Title": item.PropTitle, "Author": item.PropAuthor, "Subject": item.PropSubject, "Keywords": item.PropKeywords,
	"Creator": item.PropProgram, "Producer": item.PropProgram, "CreationDate": item.PropDate, "ModDate": item.PropDate, "Company": item.PropCompany,
}

// isInfo tells the object that properties reads.
func (r *reading) isInfo(n object.Ref) bool {
	return slices.ContainsFunc(r.file.Trailers, func(t object.Dict) bool { return t["Info"] == any(n) })
}

// properties takes what the file says of itself. A value that is no string is gone through like any other.
func (r *reading) properties() {
	for _, t := range r.file.Trailers {
		info := r.file.Dict(t["Info"])
		var keys []object.Name
		for key := range info {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			name, known := information[key]
			if !known {
				name = item.Custom
				r.sheet.Once(name, string(key))
			}
			if text, is := r.file.Get(info[key]).(object.Text); is {
				r.sheet.Once(name, decoded(text))
				continue
			}
			r.strings(info[key], key, info)
		}
	}
}

// written are the keys whose strings people write. immutable: written here alone.
var written = map[object.Name]item.Name{
	"Title": item.Bookmark, "Contents": item.Annotation, "RC": item.Annotation, "Subj": item.Annotation, "T": item.Annotation, "NM": item.Annotation,
	"V": item.Form, "DV": item.Form, "TU": item.Form, "TM": item.Form, "Opt": item.Form, "CA": item.Form,
	"URI": item.Link, "Alt": item.Alternative, "ActualText": item.Alternative, "E": item.Alternative, "JS": item.Script,
	"F": item.Attachment, "UF": item.Attachment, "Desc": item.Attachment, "M": item.PropDate,
	"Reason": item.Signature, "Location": item.Signature, "ContactInfo": item.Signature, "Dest": item.Bookmark, "Names": item.Bookmark,
}

// unwritten are the keys whose strings are numbers or marks. immutable: written here alone.
var unwritten = []object.Name{"ID", "Registry", "Ordering", "O", "U", "OE", "UE", "Perms", "Panose", "CharSet", "Lookup", "CheckSum", "Cs", "CreationDate", "ModDate"}

// strings takes every string of a value, by the key it stands under, and learns by which key
// each stream is named. References are not followed: every object is visited for itself.
func (r *reading) strings(v any, key object.Name, in object.Dict) {
	switch v := v.(type) {
	case object.Text:
		r.text(v, key, in)
	case object.Ref:
		if r.roles[v] == "" {
			r.roles[v] = key
		}
	case object.Array:
		if len(v) > 0 && (v[0] == any(object.Name("Indexed")) || v[0] == any(object.Name("ICCBased"))) {
			key = "Lookup"
		}
		for _, e := range v {
			r.strings(e, key, in)
		}
	case *object.Stream:
		r.strings(v.Dict, key, nil)
	case object.Dict:
		r.dict(v, key)
	}
}

// dict takes the strings of a table in the order of its keys.
func (r *reading) dict(d object.Dict, key object.Name) {
	var keys []object.Name
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		switch k {
		case "JS", "JavaScript", "Launch":
			r.sheet.Hold(item.Macro)
		case "XFA":
			r.sheet.Hold(item.Forms)
		case "EF":
			r.sheet.Hold(item.Embedded)
		case "ByteRange":
			r.sheet.Hold(item.Signed)
		}
		under := k
		if key == "CharProcs" || key == "ColorSpace" || key == "Shading" { // the keys of such a table are names of its own
			under = key
		}
		r.strings(d[k], under, d)
	}
}

// text takes one string.
func (r *reading) text(text object.Text, key object.Name, in object.Dict) {
	_, signature := in["ByteRange"]
	if slices.Contains(unwritten, key) || signature && (key == "Contents" || key == "Cert") {
		return
	}
	name, known := written[key]
	switch {
	case signature:
		name = item.Signature
	case !known:
		name = item.Other
	}
	r.sheet.Once(name, decoded(text))
}

// decoded reads a string of text: UTF-16 or UTF-8 if it begins with their mark, else in the
// format's own code, which is that of Windows for the West but for a few signs.
func decoded(text object.Text) string {
	s := string(text)
	if be, is := strings.CutPrefix(s, "\xFE\xFF"); is {
		return fromUTF16(be)
	}
	if u, is := strings.CutPrefix(s, "\xEF\xBB\xBF"); is {
		return u
	}
	if le, is := strings.CutPrefix(s, "\xFF\xFE"); is { // some programs write it the other way round
		b := []byte(le)
		for i := 0; i+1 < len(b); i += 2 {
			b[i], b[i+1] = b[i+1], b[i]
		}
		return fromUTF16(string(b))
	}
	if ascii := strings.IndexFunc(s, func(c rune) bool { return c >= utf8.RuneSelf }) < 0; ascii {
		return s
	}
	var out strings.Builder
	for i := range len(s) {
		out.WriteRune(docSign(s[i]))
	}
	return out.String()
}

// docSigns are the signs of PDFDocEncoding from 0x80 to 0x9E (ISO 32000-1, Annex D.3).
const docSigns = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"

func docSign(c byte) rune {
	switch signs := []rune(docSigns); {
	case c >= 0x80 && int(c-0x80) < len(signs):
		return signs[c-0x80]
	case c == 0xA0:
		return '€'
	}
	return charmap.ISO8859_1.DecodeByte(c)
}

// fromUTF16 reads big-endian UTF-16.
func fromUTF16(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
