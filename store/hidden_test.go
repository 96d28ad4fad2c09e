package store_test

import (
	"context"
	"testing"
	"time"
)

// What is put where no reader of the book comes by, or makes the reading endless, is found too,
// and is a misfit and no error: Verify tells of all the rest.
func TestVerifyFindsWhatHides(t *testing.T) {
	for reason, statement := range map[string]string{
		"an entry without a number":           `INSERT INTO book SELECT NULL, 'x', sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, 'x', sealed, hash FROM book WHERE seq = 1`,
		"an entry before every number":        `INSERT INTO book SELECT -9223372036854775807 - 1, 'x', sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, 'x', sealed, hash FROM book WHERE seq = 1`,
		"a checkpoint without end":            `UPDATE checkpoint SET size = 4611686018427387904`,
		"a checkpoint of another type":        `UPDATE checkpoint SET seq = CAST(seq AS BLOB)`,
		"a checkpoint without a period":       `INSERT INTO checkpoint SELECT NULL, seq, reach, size, note, seal FROM checkpoint`,
		"a head without a register":           `INSERT INTO book_head SELECT NULL, seq, hash, size, root, seal FROM book_head`,
		"a file without a name":               `INSERT INTO blob (id, case_id, sealed) VALUES (NULL, 'x', 'x')`,
		"a data key of no case":               `INSERT INTO case_key (case_id, wrapped) VALUES (NULL, 'x')`,
	} {
		l := begin(t)
		l.enter("first")
		behind(t, l.cfg, statement)
		ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
		v, err := l.reg.Verify(ctx)
		if err != nil || len(v.Misfits) == 0 {
			t.Errorf("%s: got %v, %v", reason, v.Misfits, err)
		}
		stop()
	}
}
