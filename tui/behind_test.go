package tui

import (
	"context"
	"errors"
	"testing"
	"time"

	"gemba/checklist"
)

// shutting is a document that closes with an error, or without one.
type shutting struct {
	Document
	err error
}

func (s shutting) Close(context.Context) error { return s.err }

// TestBehind: the way out tells of each visit whose last changes did not reach its file,
// and of none that was closed well since.
func TestBehind(t *testing.T) {
	var b behind
	shut := func(id string, err error) {
		t.Helper()
		vs := &visiting{sh: &shell{now: func() time.Time { return noon }}, v: checklist.NewVisit(id), doc: shutting{err: err}}
		if saved, wrong := b.close(t.Context(), vs); wrong != nil || !errors.Is(saved.Why, err) || err == nil && saved.Why != nil {
			t.Errorf("closing %s: %+v, %v", id, saved, wrong)
		}
	}
	other := errors.New("the folder of the file is not there")
	shut("v1", errDisk)
	shut("v2", other)
	if err := b.err(); !errors.Is(err, errDisk) || !errors.Is(err, other) {
		t.Errorf("told is %v", err)
	}
	shut("v1", nil)
	if err := b.err(); errors.Is(err, errDisk) || !errors.Is(err, other) {
		t.Errorf("then told is %v", err)
	}
	shut("v2", nil)
	if err := b.err(); err != nil {
		t.Errorf("in the end told is %v", err)
	}
}
