package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// The columns of a table of answers. The first two are needed.
const (
	columnItem     = "item"
	columnValue    = "value"
	columnReason   = "reason"
	columnNote     = "note"
	columnObserved = "observed"
)

// maxTable is the largest table of answers, in bytes.
const maxTable = 16_000_000

var fillColumns = []string{columnItem, columnValue, columnReason, columnNote, columnObserved}

// readFill reads a table of answers. An empty line, and one without a value, is
// left out.
func readFill(text []byte, file string) ([]fillRow, error) {
	const hint = "the first line names the columns: item,value and, where wanted, reason, note, observed"
	table := csv.NewReader(bytes.NewReader(text))
	head, err := table.Read()
	if err != nil {
		return nil, usage(hint, "%s is not a table of answers: %v", file, err)
	}
	for i, name := range head {
		head[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\uFEFF")))
		if !slices.Contains(fillColumns, head[i]) || slices.Contains(head[:i], head[i]) {
			return nil, usage(hint, "%s: the column %q is not one of a table of answers, or is there twice", file, name)
		}
	}
	if !slices.Contains(head, columnItem) || !slices.Contains(head, columnValue) {
		return nil, usage(hint, "%s has no column item, or none called value", file)
	}
	var rows []fillRow
	for {
		cells, err := table.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, usage("each line has as many cells as the first", "%s: %v", file, err)
		}
		if row, some := tableRow(head, cells); some {
			row.line, _ = table.FieldPos(0)
			row.where = fmt.Sprintf("line %d", row.line)
			rows = append(rows, row)
		}
	}
}

// tableRow makes a row of the cells of a line, if it has a value.
func tableRow(head, cells []string) (fillRow, bool) {
	var row fillRow
	value := ""
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		switch head[i] {
		case columnItem:
			row.item = cell
		case columnReason:
			row.reason = cell
		case columnNote:
			row.note = cell
		case columnValue:
			words, err := splitWords(cell)
			value, row.entries, row.err = cell, [][]string{words}, cmp.Or(row.err, err)
		case columnObserved:
			at, err := observedAt(cell, time.Now())
			row.at, row.err = at, cmp.Or(row.err, err)
		}
	}
	return row, value != ""
}
