package tui

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"gemba/checklist"
)

// behind closes visits and remembers those whose last changes did not reach
// the visible file, so that the way out can say so. A visit that is opened
// again and closed well is forgotten.
type behind struct {
	mu     sync.Mutex       // visits are closed in commands
	faults map[string]error // by the id of the visit
}

// close closes a visit. That its file cannot be written is not a reason to try
// again: everything is safe on this computer, and the next opening goes on.
func (c *behind) close(ctx context.Context, vs *visiting) (checklist.Saved, error) {
	err := vs.doc.Close(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil {
		delete(c.faults, vs.v.ID)
		return checklist.Saved{}, nil
	}
	if c.faults == nil {
		c.faults = map[string]error{}
	}
	c.faults[vs.v.ID] = err
	return checklist.Saved{At: vs.sh.now(), Why: err}, nil
}

// err joins what is wrong with the visits that are behind, in a fixed order.
func (c *behind) err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	ids := slices.SortedFunc(maps.Keys(c.faults), cmp.Compare[string])
	var errs []error
	for _, id := range ids {
		errs = append(errs, c.faults[id])
	}
	return errors.Join(errs...)
}
