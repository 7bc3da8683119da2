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
		name, isField := strings.CutPrefix(cell.Field, "field/")
		if !isField {
			return strings.HasPrefix(cell.Field, "gap/") || strings.HasPrefix(cell.Field, "cell/")
		}
		it := c.Item(cell.Key)
		return it != nil && it.Field(name) != nil && slices.Contains([]string{"", "text"}, it.Field(name).Type)
	case KindVisit:
		return slices.Contains([]string{FieldSupplier, FieldSite, FieldOrder, FieldVisitors}, cell.Field)
	}
	return slices.Contains([]string{"text", "what", "role", "shown", "caption", "settled", "reason", "withdrawn"}, cell.Field)
}
