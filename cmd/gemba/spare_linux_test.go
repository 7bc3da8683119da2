package main

import (
	"bytes"
	"fmt"
	"os"
	"testing"
)

// TestUnmapProgram: most of the program's pages are given back, and it runs on.
func TestUnmapProgram(t *testing.T) {
	if !fixed() {
		t.Skip("a program that can be loaded anywhere keeps its pages")
	}
	for range 3 {
		before := mappedFiles(t)
		unmapProgram()
		if after := mappedFiles(t); after >= before {
			t.Errorf("%d kB of files are mapped, %d before", after, before)
		}
		if mustRun(t, "--help") == "" {
			t.Error("no help")
		}
	}
}

func mappedFiles(t *testing.T) (kB int) {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := bytes.Cut(status, []byte("RssFile:"))
	if _, err := fmt.Sscan(string(line), &kB); err != nil {
		t.Fatal(err)
	}
	return kB
}
