package due

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// longest is the size in bytes beyond which a line is refused unread.
const longest = 1 << 20

// Batch is a file of questions to be answered.
type Batch struct {
	In  io.Reader // JSON lines
	Out io.Writer // as many JSON lines, in the same order
	As  Explained
}

// Run answers every line and gives how many it refused. Lines without anything in them are
// passed over. It keeps one line in memory.
func (k *Reckoner) Run(ctx context.Context, f Batch) (refused int, err error) {
	lines := bufio.NewReaderSize(f.In, longest+1)
	out := bufio.NewWriterSize(f.Out, longest)
	var q Question
	var a Answer
	var row []byte
	for n := 0; err == nil; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return refused, ctx.Err()
		}
		var line []byte
		line, err = lines.ReadSlice('\n')
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return refused, fmt.Errorf("line %d: %w", n+1, err)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var answered error
		if errors.Is(err, bufio.ErrBufferFull) {
			row, answered = tooLong(row[:0])
			err = pass(lines)
		} else {
			row, answered = k.line(row[:0], line, &q, writing{&a, f.As})
		}
		if answered != nil {
			refused++
		}
		if _, err := out.Write(append(row, '\n')); err != nil {
			return refused, err
		}
	}
	return refused, out.Flush()
}

// tooLong refuses a line of which only the first part was read.
func tooLong(row []byte) ([]byte, error) {
	refused := &Refused{Why: fmt.Sprintf("the line is longer than %d bytes", longest)}
	return refused.Append(row, []byte("null")), refused
}

// pass goes to the end of a line of which the first part was read.
func pass(lines *bufio.Reader) error {
	for {
		if _, err := lines.ReadSlice('\n'); !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// line answers one line.
func (k *Reckoner) line(row, line []byte, q *Question, w writing) ([]byte, error) {
	err := read(line, q)
	if err != nil {
		q.find(line)
		err = k.Refuse(q, err)
	}
	if q.ID == nil {
		q.ID = []byte("null")
	}
	if err == nil {
		return k.answer(row, q, w)
	}
	var refused *Refused
	errors.As(err, &refused)
	return refused.Append(row, q.ID), err
}

// writing is how answers are written, and the place where each is computed.
type writing struct {
	in *Answer
	as Explained
}

// answer writes the answer of a question, or that it is refused.
func (k *Reckoner) answer(row []byte, q *Question, w writing) ([]byte, error) {
	err := k.into(w.in, q)
	var refused *Refused
	if errors.As(err, &refused) {
		return refused.Append(row, q.ID), err
	}
	return w.in.Append(row, q.ID, w.as), nil
}

// Refuse makes the *Refused of a question that cannot be asked, with the article of its rule.
func (k *Reckoner) Refuse(q *Question, why error) error {
	if versions := k.rules[string(q.Rule)]; len(versions) > 0 {
		return q.refuse(versions[0], why)
	}
	return q.refuse(nil, why)
}

// find finds the id and the rule of a line that was refused before they were reached, so that
// the refusal names the line and the article.
func (q *Question) find(line []byte) {
	var l struct {
		ID   json.RawMessage `json:"id"`
		Rule any             `json:"rule"`
	}
	if json.Unmarshal(line, &l) != nil {
		return
	}
	if q.ID == nil {
		q.ID = l.ID
	}
	if rule, ok := l.Rule.(string); ok && q.Rule == nil {
		q.Rule = []byte(rule)
	}
}
