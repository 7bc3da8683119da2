package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// xdgFolders are where the program keeps what is a user's own.
var xdgFolders = []string{"DATA", "STATE", "CONFIG", "CACHE"}

// ownHome gives a test a user of its own, with empty folders, for as long as it
// runs, whatever visit and name whoever runs it has set. It returns the user's home.
func ownHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	t.Cleanup(xdg.Reload) // after the variables are as they were
	for _, name := range xdgFolders {
		t.Setenv("XDG_"+name+"_HOME", filepath.Join(home, name))
	}
	for _, name := range []string{"GEMBA_FILE", "GEMBA_LIBRARY", "GEMBA_AS"} {
		t.Setenv(name, "")
	}
	xdg.Reload()
	return home
}

// ownFolder is [ownHome] with an empty folder of visits in it.
func ownFolder(t *testing.T) (home, folder string) {
	t.Helper()
	home = ownHome(t)
	folder = filepath.Join(home, "visits")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return home, folder
}

// homeOf is the environment of a program that is started for the user of a home, on
// a computer with a state folder of that name. What the program heeds of the
// environment of whoever runs the tests is not in it.
func homeOf(home, state string) []string {
	var heeded []string
	for _, v := range variables {
		heeded = append(heeded, strings.Split(v.name, ", ")...)
	}
	own := slices.DeleteFunc(os.Environ(), func(set string) bool {
		name, _, _ := strings.Cut(set, "=")
		return slices.Contains(heeded, name)
	})
	return append(own, "HOME="+home,
		"XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_STATE_HOME="+filepath.Join(home, state), "XDG_DATA_HOME="+filepath.Join(home, "data"))
}

// mustRun runs a command in this process and returns what it prints.
func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitFine {
		t.Fatalf("gemba %q: exit code %d: %s", args, code, &errs)
	}
	return out.String()
}

// asScreens is a library or a file as the screens hold it, nothing of it read yet.
func asScreens(t *testing.T, path string) *library {
	t.Helper()
	who, err := loadIdentity()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := newLibrary(path, stateFolder(), who)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// tinyPNG is a picture of one point.
func tinyPNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
