package row

import "database/sql"

// All reads every row, whatever the types of its columns, and closes rows.
func All(rows *sql.Rows, columns int) ([][]any, error) {
	defer rows.Close()
	var out [][]any
	for rows.Next() {
		values, err := One(rows, columns)
		if err != nil {
			return nil, err
		}
		out = append(out, values)
	}
	return out, rows.Err()
}

// One reads the row that rows stands at.
func One(rows *sql.Rows, columns int) ([]any, error) {
	values, dest := make([]any, columns), make([]any, columns)
	for i := range values {
		dest[i] = &values[i]
	}
	err := rows.Scan(dest...)
	return values, err
}

// Take sets a text, a number or bytes from a column of just that type.
func Take(field, value any) bool {
	switch f := field.(type) {
	case *int64:
		n, ok := value.(int64)
		*f = n
		return ok
	case *string:
		s, ok := value.(string)
		*f = s
		return ok
	case *[]byte:
		b, ok := value.([]byte)
		*f = b
		return ok
	}
	return false
}
