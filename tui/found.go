package tui

import "gemba/checklist"

// Found is what a look met in the place of the visible file of an open visit. The
// file has everything again after it, or gets it as soon as it can be written.
type Found int

// What a look can meet there.
const (
	FoundCopy     Found = iota // the file, or a copy of it with something added
	FoundNothing               // nothing: it was deleted, moved or renamed
	FoundEmpty                 // an empty file
	FoundOlder                 // an older copy of it
	FoundStranger              // the file of another visit, which is in the file too now
	FoundDamaged               // a damaged copy, which was put aside
)

// News is what a look at the visible file brought.
type News struct {
	Visit *checklist.Visit // as it stands now; nil where nothing came in
	Saved checklist.Saved
	Found Found
	Kept  string // where a damaged copy was put aside
}

// happened says what somebody did to the file, and what may help against it.
var happened = map[Found]struct{ what, hint string }{
	FoundNothing:  {"somebody deleted or moved the file of this visit", "if it was moved on purpose there are two now, and merging them loses nothing"},
	FoundEmpty:    {"somebody emptied the file of this visit", "look whether the files beside it are whole"},
	FoundOlder:    {"somebody put an older copy in the place of the file", "to see how it stood then, keep that copy under another name"},
	FoundStranger: {"somebody put another visit in the place of the file", "gemba split takes the two apart again"},
	FoundDamaged:  {"somebody damaged the file of this visit", "what lay there was put aside as %s"},
}

// sayFound says what somebody did to the file behind the back of the visit, and
// that nothing is lost by it.
func (a *App) sayFound(n News) {
	sh, h := a.sh, happened[n.Found]
	fate := "everything is safe on this computer"
	switch {
	case !n.Saved.InFile:
	case n.Found == FoundStranger:
		fate = "nothing is lost, and both are in it now"
	default:
		fate = "it is written again, and nothing is lost"
	}
	hint := sh.tell(h.hint)
	if n.Found == FoundDamaged {
		hint = ""
		if n.Kept != "" {
			hint = sh.tell(h.hint, n.Kept)
		}
	}
	a.announce(sh.tell("%s: %s", sh.tell(h.what), sh.tell(fate)), hint)
}
