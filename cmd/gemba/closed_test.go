package main

import (
	"path/filepath"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
)

// olderModel makes a file with a visit that an older program closed, whose
// arithmetic came to another result, and whose checklist this program does not ship
// with.
func olderModel(t *testing.T, path string) {
	t.Helper()
	ctx := t.Context()
	source := strings.Replace(checklist.Builtin().Source, "Stand at the receiving bench", "Go to the receiving bench", 1)
	list, err := checklist.Parse("older", []byte(source))
	if err != nil || list.Hash == checklist.Builtin().Hash {
		t.Fatal(err)
	}
	f, err := store.Create(ctx, path, store.Options{StateDir: t.TempDir(), Actor: store.Actor{ID: [16]byte{1}, Name: "Ana"}})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close(ctx)
	v, err := f.NewVisit(ctx, list, map[string]string{"supplier": "Hongyuan", "date": "2026-03-11", "scope": "day"})
	if err != nil {
		t.Fatal(err)
	}
	a := checklist.Answer{State: checklist.Answered, Level: 80, Basis: "seen"}
	answer := checklist.Change{Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}, Value: a.Encode()}
	if _, err := f.Save(ctx, v.ID, answer); err != nil {
		t.Fatal(err)
	}
	if v, err = f.Visit(ctx, v.ID); err != nil {
		t.Fatal(err)
	}
	s := assessment.NewSheet(list, v)
	record := s.Record(s.Result())
	record.Model, record.Status, record.Practice.Score, record.Practice.Lo = "factory-assess/0.9.0", "B?", 81_000, 70_000
	closing := s.Close(s.Result(), "c1")
	closing.Model, closing.Result = record.Model, record.Encode()
	if _, err := f.Save(ctx, v.ID, closing.Change()); err != nil {
		t.Fatal(err)
	}
}

// A visit that an older program closed shows its own checklist, the result of then
// and that of today, and why they differ; nothing in it changed.
func TestOlderModel(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.gemba")
	olderModel(t, path)
	_, v, c, err := findVisit(testCall(t), path, "", "")
	if err != nil {
		t.Fatal(err)
	}
	s := &showing{c: c, v: v}
	s.reviewPage()
	for _, want := range []string{"THEN        B?, practice 81.0 (70.0 to ", "another model,", assessment.Model, "factory-assess/0.9.0"} {
		if !strings.Contains(s.b.String(), want) {
			t.Errorf("%q is not in\n%s", want, s.b.String())
		}
	}
	if strings.Contains(s.b.String(), "SINCE") {
		t.Errorf("something changed:\n%s", s.b.String())
	}
	item := &showing{c: c, v: v}
	item.item(c.Item("IN-01"))
	if !strings.Contains(item.b.String(), "Go to the receiving bench") {
		t.Errorf("another checklist:\n%s", item.b.String())
	}
}
