//go:build linux && amd64

package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"gemba/checklist"
)

// aDay is a visitor's with a visit file, up to the end of the program.
func aDay(o *ordeal) {
	ctx := o.Context()
	var f *File
	o.try("open", func() (err error) {
		f, _, err = Open(ctx, o.path("v.gemba"), options(o.state, "Ana"))
		return err
	})
	o.try("visit", func() error { _, err := f.Visit(ctx, o.visit); return err })
	save := func(changes ...checklist.Change) {
		o.try("save", func() error { return o.saved(f.Save(ctx, o.visit, changes...)) })
	}
	save(answer("Q1", level(1)))
	typed := checklist.Draft{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "x", Field: "text"}, Text: "half a sen"}
	o.try("draft", func() error { return f.SaveDraft(ctx, o.visit, typed) })
	save(answer("Q2", level(2)), answer("Q3", level(3)))
	o.try("attach", func() error {
		_, s, err := f.Attach(ctx, o.visit, Attachment{Path: o.photo, Caption: "the bench"})
		return o.saved(s, err)
	})
	o.try("refresh", func() error { _, err := f.Refresh(ctx); return err })
	o.try("merge", func() error { _, err := f.Merge(ctx, o.path("bo.gemba")); return err })
	o.try("history", func() error { _, err := f.Histories(ctx, o.visit, "Q1"); return err })
	o.try("conflicts", func() error { _, err := f.Conflicts(ctx, o.visit); return err })
	// A file that is not up to date is closed all the same: the next opening takes over.
	if err := f.Close(ctx); err != nil {
		o.told("close", err)
	}
}

// afterTheDay finds in the file everything that was saved, once.
func afterTheDay(o *ordeal) {
	f, r := mustOpen(o, o.path("v.gemba"), options(o.state, "Ana"))
	v, err := f.Visit(o.Context(), o.visit)
	if err != nil {
		o.Fatal(err)
	}
	for item, n := range map[string]int{"Q0": 5, "Q1": 1, "Q2": 2, "Q3": 3, "Q9": 9} {
		if v.Answers[item].Level != n {
			o.Errorf("%s is %d; %s", item, v.Answers[item].Level, brief(r))
		}
	}
	if len(v.Rivals) > 0 || len(v.Attachments) != 1 {
		o.Errorf("rivals %v, photographs %v", v.Rivals, v.Attachments)
	}
	if drafts, err := f.Drafts(o.Context(), o.visit); err != nil || len(drafts) != 1 || drafts[0].Text != "half a sen" {
		o.Errorf("drafts %v, %v", drafts, err)
	}
	mustClose(o, f)
	levels(o, o.path("v.gemba")) // checks the file as a whole
	o.tidy("v.gemba", "bo.gemba")
}

// aNewVisit makes a file with a visit in it.
func aNewVisit(o *ordeal) {
	ctx := o.Context()
	n := 0
	o.try("new", func() error {
		n++ // under another name than the last, which may be taken
		f, _, err := CreateVisit(ctx, o.path(fmt.Sprintf("new %d.gemba", n)), options(o.state, "Ana"), checklist.Builtin(), map[string]string{checklist.FieldSupplier: "Northline"})
		if err != nil {
			return err
		}
		if err := f.Close(ctx); err != nil {
			o.told("close", err)
		}
		return nil
	})
}

// afterTheNewVisit finds one visit. Where not even deleting was possible, what was
// begun may be beside it.
func afterTheNewVisit(o *ordeal) {
	names, err := filepath.Glob(o.path("new *.gemba"))
	if err != nil {
		o.Fatal(err)
	}
	count := 0
	for _, name := range names {
		f, _ := mustOpen(o, name, options(o.state, "Ana"))
		visits, err := f.Visits(o.Context())
		if err != nil {
			o.Error(err)
		}
		for _, v := range visits {
			count++
			if v.Supplier != "Northline" {
				o.Errorf("visit %+v", v)
			}
		}
		mustClose(o, f)
	}
	if lasting := o.last > o.first; count == 0 || !lasting && (count > 1 || len(names) > 1) {
		o.Errorf("%d visits in %v", count, names)
	} else if !lasting {
		o.tidy("v.gemba", "bo.gemba", filepath.Base(names[0]))
	}
}

// aLibrary reads a folder, shows it and searches it, twice: with an index that
// is new and one that is there.
func aLibrary(o *ordeal) {
	ctx := o.Context()
	for range 2 {
		var l *Library
		o.try("open", func() (err error) {
			l, err = OpenLibrary(ctx, o.folder, LibraryOptions{CacheDir: o.state, Version: "1"})
			return err
		})
		o.try("update", func() error {
			for {
				if _, more, err := l.Update(ctx, time.Second); err != nil || !more {
					return err
				}
			}
		})
		o.try("page", func() error { _, err := l.Page(ctx, NewestFirst, 0, 10); return err })
		o.try("list", func() error { _, err := l.List(ctx); return err })
		o.try("search", func() error { _, err := l.Search(ctx, "Hongyuan", 10); return err })
		if err := l.Close(); err != nil {
			o.told("close", err)
		}
	}
}

// afterTheLibrary finds the list as it must be, with an index that went through
// it all.
func afterTheLibrary(o *ordeal) {
	l, err := OpenLibrary(o.Context(), o.folder, LibraryOptions{CacheDir: o.state, Version: "1"})
	if err != nil {
		o.Fatal(err)
	}
	mustUpdate(o, l)
	list := mustList(o, l)
	if len(list) != 2 || slices.ContainsFunc(list, func(s Summary) bool { return s.Problem != "" || s.Visit != o.visit }) {
		o.Errorf("list %+v", list)
	}
	if err := l.Close(); err != nil {
		o.Error(err)
	}
}
