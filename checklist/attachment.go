package checklist

import (
	"strings"
	"time"
)

// KindPhoto is the kind of cells of a photograph or a paper that belongs to a
// visit; its key is a UUIDv7. The picture itself is kept beside the facts, by
// its hash.
const KindPhoto = "photo"

// The fields of a photograph or a paper.
const (
	FieldItem     = "item"     // which item it is about; none: the visit
	FieldCaption  = "caption"  // what is to be seen, in the visitor's words
	FieldMime     = "mime"     // media type of what is kept
	FieldSHA      = "sha"      // SHA-256 of what is kept, in hexadecimal
	FieldName     = "name"     // of the file that it was made from
	FieldOriginal = "original" // SHA-256 of that file
	FieldTaken    = "taken"    // when, as the camera says, RFC 3339
)

// Attachment is a photograph or a paper that belongs to a visit.
type Attachment struct {
	ID       string
	Item     string // empty: about the visit
	Caption  string
	Mime     string
	Name     string    // of the file that it was made from
	SHA      string    // of what is kept, in hexadecimal
	Original string    // of the file that it was made from; differs where the picture was scaled down
	Taken    time.Time // as the camera says; zero where it does not
	Observed time.Time
	Entered  time.Time
	By       string
}

// Picture reports whether it is an image that can be shown, and not a paper.
func (a *Attachment) Picture() bool {
	switch strings.ToLower(a.Mime) {
	case "image/jpeg", "image/png", "image/gif":
		return true
	}
	return false
}

// Changes are the changes that make the attachment: its parts that have a
// value.
func (a *Attachment) Changes() []Change {
	taken := ""
	if !a.Taken.IsZero() {
		taken = a.Taken.Format(time.RFC3339)
	}
	list := partChanges(KindPhoto, a.ID, FieldItem, a.Item, FieldCaption, a.Caption, FieldMime, a.Mime,
		FieldName, a.Name, FieldOriginal, a.Original, FieldTaken, taken, FieldSHA, a.SHA)
	for i := range list {
		list[i].Observed, list[i].Entered, list[i].By = a.Observed, a.Entered, a.By
	}
	return list
}

// Attached returns how many photographs and papers belong to an item.
func (v *Visit) Attached(item string) int {
	n := 0
	for i := range v.Attachments {
		if v.Attachments[i].Item == item {
			n++
		}
	}
	return n
}

func applyAttachment(a *Attachment, c Change) {
	switch c.Field {
	case FieldItem:
		a.Item = c.Value
	case FieldCaption:
		a.Caption = c.Value
	case FieldMime:
		a.Mime = c.Value
	case FieldName:
		a.Name = c.Value
	case FieldOriginal:
		a.Original = c.Value
	case FieldTaken:
		a.Taken = Moment(c.Value)
	case FieldSHA:
		a.SHA = c.Value
		a.Observed, a.Entered, a.By = c.Observed, c.Entered, c.By
	}
}
