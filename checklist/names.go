package checklist

// Names that a checklist may use and that the program acts on. Everything else
// in a checklist is the author's to name; these are listed in docs/checklists.md.
const (
	// ThemeCandour is the theme whose subtotal stands beside paper and practice,
	// and which a supplier's copy of a report leaves out.
	ThemeCandour = "candour"
	// ScopeDay is the visit of one day, against which smaller ones are measured;
	// a checklist without it is measured by its largest scope.
	ScopeDay = "day"
	// PlaceAnywhere is the place of items that can be asked wherever one stands.
	PlaceAnywhere = "anywhere"
	// PlaceFloor is the production floor.
	PlaceFloor = "floor"
	// SourceTyped is the list source of a list made for the visitor.
	SourceTyped = "typed"
)

// Fields of recording items that say how much the visit itself proves. They are
// printed beside the confidence of an assessment.
const (
	FrameNotice      = "notice"      // days that the factory had
	FrameDateBy      = "date-by"     // who fixed the date
	FrameRouteBy     = "route-by"    // who chose the route
	FrameInterpreter = "interpreter" // who interprets; anybody doubles the expected minutes of records
	FrameRunning     = "running"     // machines running
	FrameMachines    = "machines"    // machines seen
	FrameLines       = "lines"       // lines of the list that a list source names

	FrameHost = "host" // the value of the fields above that means the host
	FrameNone = "none" // the value of FrameInterpreter that means nobody
)

// DefaultScope is the scope that a new visit has unless another is chosen: that
// of one day, else the first.
func (c *Checklist) DefaultScope() string {
	if c.Scope(ScopeDay) != nil || len(c.Scopes) == 0 {
		return ScopeDay
	}
	return c.Scopes[0].ID
}

// Interpreted reports whether somebody interprets during the visit, which
// doubles how long a record may take.
func (v *Visit) Interpreted(c *Checklist) bool {
	for i := range c.Items {
		it := &c.Items[i]
		if it.Field(FrameInterpreter) == nil {
			continue
		}
		if who := v.Answers[it.ID].Fields[FrameInterpreter]; who != "" && who != FrameNone {
			return true
		}
	}
	return false
}
