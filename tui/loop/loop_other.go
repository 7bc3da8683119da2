//go:build !unix

package loop

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// run leaves consoles that are not of Unix to Bubble Tea.
func run(ctx context.Context, model tea.Model) error { return runStock(ctx, model) }
