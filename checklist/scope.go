package checklist

// PracticeWeight returns what the items on the practice axis that a scope asks
// weigh together.
func (c *Checklist) PracticeWeight(scope string) int64 {
	var w int64
	for i := range c.Items {
		if it := &c.Items[i]; it.Axis == Practice && it.InScope(scope) {
			w += int64(it.Weight)
		}
	}
	return w
}

// LargestScope returns the scope whose practice items weigh most, the first of
// equals, or nil where the checklist has none. A visit of which the scope is not
// known is measured by it.
func (c *Checklist) LargestScope() *Scope {
	var largest *Scope
	var most int64
	for i := range c.Scopes {
		if w := c.PracticeWeight(c.Scopes[i].ID); largest == nil || w > most {
			largest, most = &c.Scopes[i], w
		}
	}
	return largest
}
