package report

// commitment is a promise and what became of it.
type commitment struct {
	ID    string // of the item
	What  text
	Role  text
	Due   text
	State text
	Done  text
}

func (e *edition) commitments() []commitment {
	var list []commitment
	for _, c := range e.v.Commitments {
		out := commitment{
			ID: e.about(c.Item), What: e.typed(c.What), Role: e.typed(c.Role), Due: e.typed(c.Due), State: e.typed(c.State), Done: e.typed(c.Done),
		}
		switch c.State {
		case "":
			out.State = e.say("open")
		case "open", "kept", "late", "broken":
			out.State = e.say(c.State)
		}
		if c.Overdue(e.o.Now) {
			out.State = e.say("open, overdue")
		}
		list = append(list, out)
	}
	return list
}
