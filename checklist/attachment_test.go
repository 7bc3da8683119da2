package checklist

import (
	"testing"
	"time"
)

func TestAttachment(t *testing.T) {
	v := NewVisit("v")
	for _, c := range []Change{
		change(KindPhoto, "2", FieldSHA, "ab"),
		change(KindPhoto, "1", FieldCaption, "收货台, 14:32"),
		change(KindPhoto, "1", FieldMime, "image/jpeg"),
		change(KindPhoto, "1", FieldItem, "IN-03"),
		change(KindPhoto, "1", FieldName, "IMG_0113.JPG"),
		change(KindPhoto, "1", FieldOriginal, "cd"),
		change(KindPhoto, "1", FieldTaken, "2026-03-11T14:32:07+08:00"),
		change(KindPhoto, "1", FieldSHA, "ef"),
		change(KindPhoto, "1", "invented-later", "x"),
		change(KindPhoto, "3", FieldSHA, "gone"),
		change(KindPhoto, "3", FieldDeleted, "1"),
	} {
		v.Apply(c)
	}
	if len(v.Attachments) != 2 || v.Attached("IN-03") != 1 || v.Attached("") != 1 {
		t.Fatalf("%+v", v.Attachments)
	}
	a := v.Attachments[0]
	want := Attachment{
		ID: "1", Item: "IN-03", Caption: "收货台, 14:32", Mime: "image/jpeg", Name: "IMG_0113.JPG", SHA: "ef", Original: "cd",
		Taken: a.Taken, Observed: time.Time{}, Entered: entry, By: "Ana",
	}
	if a != want || a.Taken.UTC() != time.Date(2026, 3, 11, 6, 32, 7, 0, time.UTC) {
		t.Errorf("%+v", a)
	}
	if !a.Picture() || v.Attachments[1].Picture() {
		t.Error("what is a picture")
	}
	// Another caption does not make it another person's photograph.
	later := change(KindPhoto, "1", FieldCaption, "the dock")
	later.By = "Bo"
	if v.Apply(later); v.Attachments[0].By != "Ana" || v.Attachments[0].Caption != "the dock" {
		t.Errorf("%+v", v.Attachments[0])
	}
}

func TestWorse(t *testing.T) {
	order := []LineStatus{LineMatch, "", LineExempt, LineLate, LineMismatch, LineMissing}
	for i, a := range order {
		for j, b := range order {
			if got := a.Worse(b); got != (i > j) {
				t.Errorf("%q worse than %q: %v", a, b, got)
			}
		}
	}
	if later := LineStatus("invented-later"); !later.Worse(LineLate) || later.Worse(LineMissing) || later.Worse(LineMismatch) || LineMismatch.Worse(later) {
		t.Error("a status that this version does not know counts like one that is not fine")
	}
}
