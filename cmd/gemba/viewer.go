package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
)

// View shows a file with the program that the system has for it, and does not
// wait for that.
func (l *library) View(_ context.Context, path string) error {
	name, args := viewer(runtime.GOOS, path)
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	go cmd.Wait() //nolint:errcheck // how the viewer ends is not our concern
	return nil
}

// viewer returns the command with which a system shows a file. The path is an
// argument of its own and never passes a shell.
func viewer(system, path string) (name string, args []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case "darwin":
		return "open", []string{path}
	}
	return "xdg-open", []string{path}
}
