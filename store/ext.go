package store

import (
	"bytes"
	"encoding/json"
	"time"

	"gemba/checklist"
)

// ext is what a fact may carry besides its value. Names that this version does
// not know are kept in the file and passed over here.
type ext struct {
	Device     string `json:"device,omitempty"`      // where it was entered
	Observed   *int64 `json:"observed,omitempty"`    // unix ms, where it differs from the entry
	ObservedTZ int    `json:"observed_tz,omitempty"` // minutes east of UTC
	Reason     string `json:"reason,omitempty"`      // why it was changed
}

// newExt returns the text for a change, or "" where there is nothing to say.
func newExt(c checklist.Change, device string) string {
	e := ext{Device: device, Reason: c.Reason}
	if !c.Observed.IsZero() && c.Observed.UnixMilli() != c.Entered.UnixMilli() {
		ms := c.Observed.UnixMilli()
		e.Observed, e.ObservedTZ = &ms, zoneMinutes(c.Observed)
	}
	if e == (ext{}) {
		return ""
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil { // no part of an ext can fail to marshal
		panic(err)
	}
	return string(bytes.TrimSpace(b.Bytes()))
}

// ext reads what the fact carries. A text that cannot be read says nothing.
func (f *Fact) ext() ext {
	var e ext
	if f.Ext == "" || json.Unmarshal([]byte(f.Ext), &e) != nil {
		return ext{}
	}
	return e
}

// change returns the fact as a change of a visit.
func (f *Fact) change(by string) checklist.Change {
	e := f.ext()
	c := checklist.Change{
		Cell: f.Cell, Value: f.Value, Cleared: f.Cleared,
		Reason: e.Reason, Entered: timeOf(f.At, f.TZ), By: by,
	}
	c.Observed = c.Entered
	if e.Observed != nil {
		c.Observed = timeOf(*e.Observed, min(max(e.ObservedTZ, -maxTZ), maxTZ))
	}
	return c
}

// entered returns when a change was entered: as the caller says, or now.
func entered(c checklist.Change, now time.Time) time.Time {
	if c.Entered.IsZero() {
		return now
	}
	return c.Entered
}
