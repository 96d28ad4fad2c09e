package row

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
)

// An Image is a row as it stands after an act, by column.
type Image struct {
	Table string         `json:"table"`
	ID    string         `json:"id"`
	Gone  bool           `json:"gone,omitempty"`
	Row   map[string]any `json:"row,omitempty"`
}

// NewImage notes the values of a row.
func NewImage(table Table, values []any) Image {
	row := make(map[string]any, len(values))
	for i, v := range values {
		row[table.Columns[i]] = imageValue(v)
	}
	id, _ := values[0].(string)
	return Image{Table: table.Name, ID: id, Row: row}
}

// bytesMark distinguishes bytes from text in an image. No text column can hold the NUL.
const bytesMark = "\x00bytes:"

// imageValue gives a column's value a form that JSON keeps apart from every other value.
func imageValue(v any) any {
	if b, ok := v.([]byte); ok {
		return bytesMark + base64.StdEncoding.EncodeToString(b)
	}
	return v
}

// Value is the inverse of imageValue after a journey through JSON.
func Value(v any) (any, error) {
	switch x := v.(type) {
	case json.Number:
		return x.Int64()
	case string:
		if rest, ok := strings.CutPrefix(x, bytesMark); ok {
			return base64.StdEncoding.DecodeString(rest)
		}
		return x, nil
	}
	return nil, fmt.Errorf("an after-image holds a %T", v)
}

// Differs names the first column in which a row is not its after-image, or "".
func (im Image) Differs(row map[string]any) string {
	for column, v := range row {
		want, kept := im.Row[column]
		if !kept {
			return column
		}
		plain, err := Value(want)
		if err != nil || !sameValue(plain, v) {
			return column
		}
	}
	for column := range im.Row {
		if _, stands := row[column]; !stands {
			return column
		}
	}
	return ""
}

func sameValue(a, b any) bool {
	if x, ok := a.([]byte); ok {
		y, ok := b.([]byte)
		return ok && bytes.Equal(x, y)
	}
	if _, ok := b.([]byte); ok {
		return false
	}
	return a == b
}
