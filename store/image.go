package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/zaklon/zaklon/store/row"
)

// content is what an entry seals: the minutes, and for an act its after-images.
type content struct {
	Body    string          `json:"body,omitempty"` // digest of the form's content
	Minutes json.RawMessage `json:"minutes,omitempty"`
	Rows    []row.Image     `json:"rows,omitempty"`
}

func parseContent(plain []byte) (content, error) {
	var c content
	d := json.NewDecoder(bytes.NewReader(plain))
	d.UseNumber()
	if err := d.Decode(&c); err != nil {
		return content{}, fmt.Errorf("content of an entry: %w", err)
	}
	return c, nil
}
