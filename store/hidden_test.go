package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
)

// What is put where no reader of the book comes by, or makes the reading endless, is found too,
// and is a misfit and no error: Verify tells of all the rest.
func TestVerifyFindsWhatHides(t *testing.T) {
	for reason, statement := range map[string]string{
		"an entry without a number":     `INSERT INTO book SELECT NULL, 'x', sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, 'x', sealed, hash FROM book WHERE seq = 1`,
		"an entry before every number":  `INSERT INTO book SELECT -9223372036854775807 - 1, 'x', sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, 'x', sealed, hash FROM book WHERE seq = 1`,
		"a checkpoint without end":      `UPDATE checkpoint SET size = 4611686018427387904`,
		"a checkpoint of another type":  `UPDATE checkpoint SET seq = CAST(seq AS BLOB)`,
		"a checkpoint without a period": `INSERT INTO checkpoint SELECT NULL, seq, reach, size, note, seal FROM checkpoint`,
		"a head without a register":     `INSERT INTO book_head SELECT NULL, seq, hash, size, root, seal FROM book_head`,
		"a file without a name":         `INSERT INTO blob (id, case_id, sealed) VALUES (NULL, 'x', 'x')`,
		"a data key of no case":         `INSERT INTO case_key (case_id, wrapped) VALUES (NULL, 'x')`,
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

// Files are read page by page, and every one of them.
func TestVerifyReadsEveryFile(t *testing.T) {
	r, _ := create(t)
	ctx := context.Background()
	const files = 70
	err := r.Write(ctx, func(tx *store.Tx) error {
		err := tx.NewCase(ctx, "c1")
		for i := range files {
			_, errFile := tx.PutBlob(ctx, "c1", fmt.Append(nil, i))
			err = errors.Join(err, errFile)
		}
		_, errEntry := tx.Append(ctx, contract.Record("c1"))
		return errors.Join(err, errEntry)
	})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := r.Verify(ctx); err != nil || len(v.Misfits) != files {
		t.Errorf("got %d misfits, %v, want one for each of %d files that no row names", len(v.Misfits), err, files)
	}
}
