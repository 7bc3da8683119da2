package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
)

// wanted says whether somebody asks for a visit, by its supplier and id and by the
// name of its file. Of a file that cannot be read there is no visit, but its name.
type wanted func(name string, v *checklist.Visit) bool

// inIndex says whether a visit is wanted as the index of its library has it.
func (want wanted) inIndex(s *store.Summary) bool {
	return want(filepath.Base(s.Path), &checklist.Visit{ID: s.Visit, Supplier: s.Supplier})
}

// everything wants all visits.
func everything(string, *checklist.Visit) bool { return true }

// named wants the visits that go by an argument of a command.
func named(arg string) wanted {
	return func(name string, v *checklist.Visit) bool {
		return containsFold(stemOf(name), arg) || strings.EqualFold(name, arg) ||
			v != nil && (containsFold(v.Supplier, arg) || hasID(v.ID, arg))
	}
}

// ofSupplier wants the visits of the supplier of a visit.
func ofSupplier(of *checklist.Visit) wanted {
	return func(name string, v *checklist.Visit) bool {
		return v == nil && containsFold(stemOf(name), strings.TrimSpace(of.Supplier)) || v != nil && assessment.SameSupplier(v, of)
	}
}

// visitsWanted returns visits of a library. A library that is not there holds none.
func visitsWanted(ctx context.Context, want wanted, libraryFolder string) ([]foundVisit, error) {
	names, err := visitFiles(libraryFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	passed := passedOver(ctx, want, libraryFolder, len(names))
	var found []foundVisit
	for _, name := range names {
		if passed[name] {
			continue
		}
		for _, f := range visitsIn(ctx, filepath.Join(libraryFolder, name)) {
			if want(name, f.visit) {
				found = append(found, f)
			}
		}
	}
	return found, ctx.Err()
}

// indexFrom is the number of files from which on looking into the index of a
// library is quicker than reading them.
const indexFrom = 100

// passedOver returns the files that need not be read: those whose visits the index
// of the library knows as they stand, and of which none is wanted. Where there is
// no index, or it has not read a file yet, the file itself is read.
func passedOver(ctx context.Context, want wanted, libraryFolder string, files int) map[string]bool {
	if files < indexFrom {
		return nil
	}
	list, err := indexed(ctx, libraryFolder)
	if err != nil {
		return nil
	}
	passed := map[string]bool{}
	for i := range list {
		s := &list[i]
		name := filepath.Base(s.Path)
		known := !s.Pending && s.Problem == "" && !want.inIndex(s)
		if before, there := passed[name]; there {
			known = known && before // a file may hold several visits
		}
		passed[name] = known
	}
	return passed
}

// indexed lists a library as its index has it, after a moment in which files are
// read that it does not have.
func indexed(ctx context.Context, folder string) ([]store.Summary, error) {
	lib := &library{folder: folder}
	if err := lib.openIndex(ctx, cacheFolder()); err != nil {
		return nil, err
	}
	defer lib.Close() //nolint:errcheck // it is a cache
	_, _, _ = lib.index.Update(ctx, completeWait)
	return lib.index.List(ctx)
}
