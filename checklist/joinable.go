package checklist

import (
	"slices"
	"strings"
)

// Joinable reports whether a cell holds a text, so that one can be made of what two
// people wrote. A number, a day, a mark or a choice cannot be made of two.
func (c *Checklist) Joinable(cell Cell) bool {
	switch cell.Kind {
	case KindEntry:
		return c.joinableEntry(cell)
	case KindVisit:
		return slices.Contains([]string{FieldSupplier, FieldSite, FieldOrder, FieldVisitors}, cell.Field)
	}
	return slices.Contains([]string{"text", "what", "role", "shown", "caption", "settled", "reason", "withdrawn"}, cell.Field)
}

// joinableEntry is [Checklist.Joinable] for an entry of an instrument.
func (c *Checklist) joinableEntry(cell Cell) bool {
	kind, name, _ := strings.Cut(cell.Field, "/")
	switch kind {
	case entrySaid:
		return true
	case entryGap:
		return strings.HasSuffix(name, "/what")
	case entryProbe:
		return slices.Contains([]string{"asked", "by", "promise", "words"}, name)
	case entryField:
		it := c.Item(cell.Key)
		return it != nil && it.Field(name) != nil && slices.Contains([]string{"", "text"}, it.Field(name).Type)
	}
	return false
}
