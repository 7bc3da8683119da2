package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"gemba/checklist"
	"gemba/checklist/sheet"
)

// checklistFolder is where the user's own checklists lie.
func checklistFolder() string { return filepath.Join(xdg.ConfigHome, "gemba", "checklists") }

// The endings of the forms in which a checklist is kept, besides a folder.
const (
	endTOML = ".toml"
	endXLSX = ".xlsx"
	endCSV  = ".csv"
)

// namedList is a checklist that goes by a name, or why it cannot be read.
type namedList struct {
	name string
	path string // empty where gemba ships with it
	list *checklist.Checklist
	err  error
}

// allChecklists returns the checklists that gemba ships with and the user's own,
// by name. One of the latter that cannot be read is among them, with its error.
func allChecklists() ([]namedList, error) {
	var all []namedList
	for _, c := range checklist.Builtins() {
		all = append(all, namedList{name: c.ID, list: c})
	}
	entries, err := os.ReadDir(checklistFolder())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look for checklists: %w", err)
	}
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(filepath.Ext(e.Name()), endTOML) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(checklistFolder(), e.Name())
		c, err := readChecklist(path)
		all = append(all, namedList{name: strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())), path: path, list: c, err: err})
	}
	return all, nil
}

// findChecklist returns the checklist that an argument means; see
// [checklistHelp]. What is not there wraps [checklist.ErrNotFound].
func findChecklist(arg string) (*checklist.Checklist, error) {
	if isChecklistPath(arg) {
		return readChecklist(arg)
	}
	all, err := allChecklists()
	if err != nil {
		return nil, err
	}
	var found []*namedList
	var names []string
	for i := range all {
		n := &all[i]
		if n.name == arg || n.list != nil && n.list.ID == arg {
			found = append(found, n)
		}
		names = append(names, n.name)
	}
	switch {
	case len(found) == 1:
		return found[0].list, found[0].err
	case len(found) > 1:
		var paths []string
		for _, n := range found {
			if n.path != "" {
				paths = append(paths, n.path)
			}
		}
		return nil, usage("rename one of your own, or give its path: "+strings.Join(paths, ", "), "%d checklists are called %q", len(found), arg)
	}
	return nil, hinted{fmt.Errorf("checklist %q: %w", arg, checklist.ErrNotFound), "name one of " + strings.Join(names, ", ") + ", or a .toml, .xlsx or .csv file"}
}

// isChecklistPath reports whether an argument can only be the path of a
// checklist: it has a folder in it or an ending, or is a folder.
func isChecklistPath(arg string) bool {
	if filepath.Base(arg) != arg || slices.Contains([]string{endTOML, endXLSX, endCSV}, strings.ToLower(filepath.Ext(arg))) {
		return true
	}
	info, err := os.Stat(filepath.Join(arg, "items.csv"))
	return err == nil && !info.IsDir()
}

// mostChecklist is the largest file of a checklist that is read, in bytes.
const mostChecklist = 16_000_000

// readChecklist reads a checklist of any form.
func readChecklist(path string) (*checklist.Checklist, error) {
	b, c, err := readForm(path)
	if err != nil || b == nil {
		return c, err
	}
	return b.Checklist()
}

// readForm reads a checklist that is kept as a text, or the book of one that is
// kept as a spreadsheet: one of the two.
func readForm(path string) (*sheet.Book, *checklist.Checklist, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, hinted{fmt.Errorf("checklist %s: %w", path, checklist.ErrNotFound), "check the path; gemba checklist list names those that need none"}
	case err != nil:
		return nil, nil, err
	case info.IsDir():
		b, err := readBookFolder(path)
		return b, nil, err
	}
	data, err := readSmall(path, info)
	if err != nil {
		return nil, nil, err
	}
	name := filepath.Base(path)
	switch strings.ToLower(filepath.Ext(path)) {
	case endTOML:
		c, err := checklist.Parse(name, data)
		return nil, c, err
	case endXLSX:
		b, err := sheet.ReadXLSX(name, data)
		return b, nil, err
	case endCSV:
		b, err := sheet.ReadCSV(name, data)
		return b, nil, err
	}
	return nil, nil, usage("give a .toml text, an .xlsx workbook, a .csv file or a folder of CSV files", "%s is not a checklist by its ending", path)
}

func readBookFolder(path string) (*sheet.Book, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !strings.EqualFold(filepath.Ext(e.Name()), endCSV) {
			continue
		}
		if files[e.Name()], err = readSmall(filepath.Join(path, e.Name()), info); err != nil {
			return nil, err
		}
	}
	return sheet.ReadFolder(filepath.Base(path), files)
}

func readSmall(path string, info fs.FileInfo) ([]byte, error) {
	if info.Size() > mostChecklist {
		return nil, hinted{fmt.Errorf("%s: %w: larger than %d bytes", path, checklist.ErrInvalid, mostChecklist), "a checklist has some hundred rows; is this the right file?"}
	}
	return os.ReadFile(path)
}

// scopeNames returns the ids of the scopes of a checklist.
func scopeNames(c *checklist.Checklist) []string {
	names := make([]string, len(c.Scopes))
	for i, s := range c.Scopes {
		names[i] = s.ID
	}
	return names
}
