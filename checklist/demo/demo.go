package demo

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"

	"gemba/checklist"
)

//go:embed visits/*.toml
var files embed.FS

// Visit is one visit of the demonstration, made with the built-in checklist.
// The company in it is invented and its name says so.
type Visit struct {
	Name         string            // of the file, without its ending
	Fields       map[string]string // of the visit, by checklist.FieldSupplier and so on
	Answers      map[string]checklist.Answer
	Observations []checklist.Observation // in the order of their ids and times
	Commitments  []checklist.Commitment
	At           time.Time // when the visit began, in the time of its place
	By           string    // name of the visitor

	sheets map[string]sheet // item id: its sample line by line
}

// Visits returns the visits of the demonstration, the latest first. They are
// the caller's to change.
func Visits() []Visit {
	visits := make([]Visit, 0, len(load()))
	for _, f := range load() {
		visits = append(visits, f.visit())
	}
	return visits
}

// load reads the files once. They are part of the program and a test reads
// them, so a fault in one of them is a fault of the program.
var load = sync.OnceValue(func() []file {
	names, err := fs.Glob(files, "visits/*.toml")
	if err != nil {
		panic(err)
	}
	read := make([]file, len(names))
	for i, name := range names {
		if err := read[i].read(name); err != nil {
			panic(fmt.Sprintf("demonstration: %s: %v", name, err))
		}
	}
	checklist.Arrange(read, func(a, b file) int { return b.At.Compare(a.At) })
	return read
})

// read decodes one file; a key that does not exist is an error.
func (f *file) read(name string) error {
	text, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	d := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields()
	if err := d.Decode(f); err != nil {
		return err
	}
	if !f.Invented {
		return errors.New("a company of the demonstration must be marked as invented")
	}
	f.name = name[len("visits/") : len(name)-len(".toml")]
	return nil
}
