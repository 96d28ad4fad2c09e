// Package row is how a row of a register is written and read: which columns a table has, how a
// field becomes the value of a column, sealed where it must be, and what is noted of a row as its
// after-image.
//
// It runs no statement and holds no key: whoever writes a row says how it is sealed. It may not be
// used but by package store and what belongs to it.
package row

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/zaklon/zaklon/deadline"
)

// A Table names a table of rows and its columns. Every table has "id" as its first column;
// one whose rows belong to cases has "case_id" as its second.
type Table struct {
	Name    string
	Columns []string
}

// Sealed marks a field of text that is stored sealed with the key of its case.
func Sealed(text *string) any { return sealed{text} }

type sealed struct{ text *string }

// Select is the beginning of a query for whole rows.
func (t Table) Select() string {
	return "SELECT " + strings.Join(t.Columns, ", ") + " FROM " + t.Name
}

// Upsert is the same text on both engines: placeholders in order of first appearance.
func (t Table) Upsert() string {
	marks := make([]string, len(t.Columns))
	sets := make([]string, 0, len(t.Columns))
	for i, c := range t.Columns {
		marks[i] = fmt.Sprintf("$%d", i+1)
		if c != "id" {
			sets = append(sets, c+" = excluded."+c)
		}
	}
	return "INSERT INTO " + t.Name + " (" + strings.Join(t.Columns, ", ") + ") VALUES (" + strings.Join(marks, ", ") +
		") ON CONFLICT (id) DO UPDATE SET " + strings.Join(sets, ", ")
}

// A Place is where a value stands: its column, as "table.column", and the case whose key seals it.
type Place struct{ Column, Case string }

// A Cipher seals and opens the texts of rows.
type Cipher struct {
	Seal func(at Place, text string) ([]byte, error)
	Open func(at Place, sealed []byte) (string, error)
}

// Encode makes the values of a row out of its fields: pointers in the order of the table's
// columns, to strings, integers, booleans, days, bytes, or Sealed text of case caseID.
func Encode(c Cipher, table Table, caseID string, fields []any) ([]any, error) {
	values := make([]any, len(fields))
	for i, f := range fields {
		at := Place{table.Name + "." + table.Columns[i], caseID}
		v, err := c.encode(f, at)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at.Column, err)
		}
		values[i] = v
	}
	return values, nil
}

func (c Cipher) encode(field any, at Place) (any, error) {
	switch f := field.(type) {
	case sealed:
		return c.Seal(at, *f.text)
	case *deadline.Date:
		return f.String(), nil
	case *bool:
		if *f {
			return int64(1), nil
		}
		return int64(0), nil
	case *[]byte:
		return append([]byte{}, *f...), nil // never NULL
	}
	return plain(reflect.ValueOf(field).Elem())
}

func plain(v reflect.Value) (any, error) {
	switch {
	case v.Kind() == reflect.String:
		return v.String(), nil
	case v.CanInt():
		return v.Int(), nil
	}
	return nil, fmt.Errorf("no column holds a %s", v.Type())
}

// Decode sets the fields of a row from its values, and is the inverse of Encode.
func Decode(c Cipher, table Table, values, fields []any) error {
	caseID := ""
	if len(table.Columns) > 1 && table.Columns[1] == "case_id" {
		caseID, _ = values[1].(string)
	}
	for i, f := range fields {
		at := Place{table.Name + "." + table.Columns[i], caseID}
		if err := c.decode(f, values[i], at); err != nil {
			return fmt.Errorf("%s: %w", at.Column, err)
		}
	}
	return nil
}

func (c Cipher) decode(field, value any, at Place) error {
	switch f := field.(type) {
	case sealed:
		b, _ := value.([]byte)
		text, err := c.Open(at, b)
		*f.text = text
		return err
	case *deadline.Date:
		s, _ := value.(string)
		return f.UnmarshalText([]byte(s))
	case *bool:
		*f = value == int64(1)
		return nil
	case *[]byte:
		*f, _ = value.([]byte)
		return nil
	}
	return assign(reflect.ValueOf(field).Elem(), value)
}

func assign(to reflect.Value, value any) error {
	switch x := value.(type) {
	case string:
		if to.Kind() == reflect.String {
			to.SetString(x)
			return nil
		}
	case int64:
		if to.CanInt() {
			to.SetInt(x)
			return nil
		}
	}
	return fmt.Errorf("the column holds a %T where a %s belongs", value, to.Type())
}
