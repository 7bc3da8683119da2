package main

import (
	"cmp"
	"slices"
	"strings"

	"gemba/checklist"
)

// walkOrder compares two cells by the order of the walk.
func walkOrder(c *checklist.Checklist, a, b checklist.Cell) int {
	place := func(cell checklist.Cell) int {
		if it := c.Item(cell.Key); it != nil {
			return it.Index
		}
		kinds := []string{checklist.KindObservation, checklist.KindRequest, checklist.KindCommitment, checklist.KindPhoto, checklist.KindComment, checklist.KindLift, checklist.KindPen, checklist.KindSignature}
		switch i := slices.Index(kinds, cell.Kind); {
		case cell.Kind == checklist.KindVisit:
			return -1
		case i >= 0:
			return len(c.Items) + i
		}
		return len(c.Items) + len(kinds)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Key, b.Key), strings.Compare(a.Field, b.Field))
}

// cellName names a cell of a visit so that it can be typed.
func cellName(cell checklist.Cell) string {
	field := cell.Field
	if field == checklist.FieldDeleted {
		field = "removed"
	}
	switch cell.Kind {
	case checklist.KindAnswer:
		return cell.Key
	case checklist.KindVisit:
		return headerItem + "." + field
	case checklist.KindSample, checklist.KindLine, checklist.KindEntry:
		return cell.Key + "." + cell.Kind + "." + field
	}
	return cell.Kind + "." + tail(cell.Key) + "." + field
}

// itemOfCell returns the item that a cell belongs to by its name, or nothing.
func itemOfCell(cell checklist.Cell) string {
	switch cell.Kind {
	case checklist.KindAnswer, checklist.KindSample, checklist.KindLine, checklist.KindEntry:
		return cell.Key
	}
	return ""
}
