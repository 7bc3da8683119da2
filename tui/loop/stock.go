package loop

import (
	"context"
	"os"

	tea "charm.land/bubbletea/v2"
)

// runStock is Bubble Tea's own runtime.
func runStock(ctx context.Context, model tea.Model) error {
	_, err := tea.NewProgram(stock{model}, tea.WithContext(ctx), tea.WithOutput(os.Stdout), tea.WithColorProfile(Profile())).Run()
	return err
}

// stock gives Bubble Tea the messages of this package in the form it knows.
type stock struct{ tea.Model }

func (s stock) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch e := msg.(type) {
	case ExecMsg:
		return s, tea.ExecProcess(e.Cmd, e.Then)
	case relaidMsg:
		return s, tea.ClearScreen
	}
	m, cmd := s.Model.Update(msg)
	return stock{m}, cmd
}
