package checklist

// identified is an entry of one of the tables of a checklist: it has an id, which
// no other entry of its table has.
type identified[T any] interface {
	*T
	id() string
}

// byID returns the entry of a table with the given id, or nil.
func byID[T any, P identified[T]](table []T, id string) *T {
	for i := range table {
		if P(&table[i]).id() == id {
			return &table[i]
		}
	}
	return nil
}

func (s *Scope) id() string       { return s.ID }
func (t *Theme) id() string       { return t.ID }
func (p *Place) id() string       { return p.ID }
func (s *Section) id() string     { return s.ID }
func (c *Choice) id() string      { return c.ID }
func (e *CapaElement) id() string { return e.ID }
func (s *ResponseSet) id() string { return s.ID }
func (a *Anchors) id() string     { return a.ID }
func (r *Rule) id() string        { return r.ID }
func (it *Item) id() string       { return it.ID }
