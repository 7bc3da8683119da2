package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

const licencesDoc = "../../docs/licences.md"

// licences are told by what stands in each and in no other. All of them go
// together with the MIT licence of gemba.
var licences = []struct{ name, says string }{
	{"Apache-2.0", "Apache License"},
	{"MIT", "Permission is hereby granted, free of charge"},
	{"BSD", "Redistribution and use in source and binary forms"},
}

// TestLicences finds the licence of every module that is linked, and holds
// docs/licences.md to them. A licence of another kind fails.
func TestLicences(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems link other modules")
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || len(info.Deps) == 0 {
		t.Fatal("the test binary does not say what it is made of")
	}
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# Licences\n\nEvery module that is linked into gemba on Linux, found by `go test ./cmd/gemba -run Licences -update`.\n" +
		"All of them allow what the licence of gemba, MIT, allows.\n\n| module | version | licence |\n|---|---|---|\n")
	for _, m := range info.Deps {
		dir := filepath.Join(strings.TrimSpace(string(cache)), escaped(m.Path)+"@"+escaped(m.Version))
		name, err := licenceIn(dir)
		if err != nil {
			t.Errorf("%s %s: %v", m.Path, m.Version, err)
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", m.Path, m.Version, name)
	}
	if *update {
		if err := os.WriteFile(licencesDoc, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text, err := os.ReadFile(licencesDoc); err != nil || string(text) != b.String() {
		t.Errorf("docs/licences.md is not what is linked, which is\n%s\n%v", b.String(), err)
	}
}

// escaped is how the module cache writes upper case.
func escaped(path string) string {
	return regexp.MustCompile("[A-Z]").ReplaceAllStringFunc(path, func(s string) string { return "!" + strings.ToLower(s) })
}

func licenceIn(dir string) (string, error) {
	var names []string
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "COPYING*", "License*"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		names = append(names, found...)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // a folder of licences
		}
		for _, l := range licences {
			if strings.Contains(string(text), l.says) {
				return l.name, nil
			}
		}
	}
	return "", fmt.Errorf("no licence that is known in %v", names)
}
