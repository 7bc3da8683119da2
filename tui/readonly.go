package tui

// recorder is a screen whose purpose is to change what was seen in a visit. It is
// not opened while the visit is closed: what was typed there would come to
// nothing.
type recorder interface {
	changes() *visiting // nil where a closed visit takes what it records
}

func (d *dialog) changes() *visiting {
	if d.review {
		return nil
	}
	return d.vs
}

func (w *writer) changes() *visiting { return w.visiting }

func (s *answering) changes() *visiting { return s.visiting }

// penHint says how a closed visit can be changed.
const penHint = "v opens the review, where p takes the pen"

// closedWhy says why nothing that was seen can be recorded, or nothing.
func (vs *visiting) closedWhy() string {
	if err := vs.v.Writable(); err != nil {
		return err.Error()
	}
	return ""
}

// refused says so where a screen cannot be opened because its visit is closed.
func (a *App) refused(s screen) bool {
	r, ok := s.(recorder)
	if !ok {
		return false
	}
	vs := r.changes()
	if vs == nil || vs.closedWhy() == "" {
		return false
	}
	a.say(vs.closedWhy(), penHint)
	return true
}
