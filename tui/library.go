package tui

import (
	"context"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// Library is the folder of visit files that the program was opened on.
// Package main provides it.
type Library interface {
	PhotoFolder
	// Title names the library on the screen.
	Title() string
	// Page lists at most n visits from a place on, as far as they are known
	// without reading their files: at once, however many there are.
	Page(ctx context.Context, o Order, from, n int) (Page, error)
	// Place says where a visit stands in the list, if it is in it.
	Place(ctx context.Context, o Order, path, visit string) (place int, ok bool)
	// Update reads files that changed, for a fraction of a second, and says
	// whether anything is another and whether there is more to read.
	Update(ctx context.Context) (changed, more bool, err error)
	// Search finds words in everything written, newest first.
	Search(ctx context.Context, words string) ([]Hit, error)
	// Checklists are those that a visit can be made with, the usual one first.
	Checklists(ctx context.Context) []*checklist.Checklist
	// Create makes a visit file with one visit in it. The fields are those of
	// a visit cell; the supplier is there, and the checklist, by its hash, where
	// another than the usual one was chosen.
	Create(ctx context.Context, fields map[string]string) (Document, error)
	// Discard puts a copy that was merged out of the way, where it can be found
	// again.
	Discard(ctx context.Context, path string) error
	// Preview says what merging another file into that of an entry would bring,
	// and writes nothing.
	Preview(ctx context.Context, e Entry, path string) (Incoming, error)
	// Merge takes in what another file has.
	Merge(ctx context.Context, e Entry, path string) (Incoming, error)
	// Open opens a visit for work.
	Open(ctx context.Context, path, visit string) (Document, error)
	// Unseal opens an encrypted file: it writes the visit file that it holds, verified,
	// beside it. The secret is a passphrase, or the path of the file of a key.
	Unseal(ctx context.Context, path, secret string) (Unsealed, error)
	// Report writes the report of a visit and says where it is: to a file or into a
	// folder, or beside its file where that is empty. It replaces nothing.
	Report(ctx context.Context, path, visit string, o report.Order, to string) (string, error)
	// Suppliers writes the report of all suppliers, of which the order's form and
	// language count, as Report does: into the library where nothing else is said.
	Suppliers(ctx context.Context, o report.Order, to string) (string, error)
	// Load reads the visits of entries, to compare them. Those that cannot be read
	// are left out.
	Load(ctx context.Context, entries []Entry) ([]assessment.Visited, error)
	// View shows a file with the system's own program for it.
	View(ctx context.Context, path string) error
	// Identity is who is working, as told at the first start; empty before.
	Identity() (name, role string)
	// Identify keeps who is working, on this computer.
	Identify(ctx context.Context, name, role string) error
	// Unfinished is what was typed for a new visit and not made into one.
	Unfinished(ctx context.Context) map[string]string
	// SaveUnfinished keeps that; nil forgets it.
	SaveUnfinished(ctx context.Context, fields map[string]string) error
}

// Entry is one visit in a library, as the list shows it.
type Entry struct {
	Path, Visit                 string // the file, and the id of the visit in it
	Supplier, Site, Order, Date string
	Changed                     time.Time
	Walked                      int      // percent of the asked items that were dealt with
	Conflicts                   int      // cells about which observers disagree
	Damaged                     bool     // the file is: what is shown is what is left of it
	Copies                      []string // files that a sync program left beside this one: other people's versions of it
	Problem                     string   // why the file cannot be read; then there is no visit
	Hint                        string   // what may help against that
	Sealed                      Sealing  // the file is encrypted; then there is no visit, and no problem either
	Digest
}

// Digest is what the list shows of an assessment. Scores are milli-points,
// evidence is in per mille.
type Digest struct {
	Status   string   `json:"status"`
	Sentence string   `json:"sentence"`
	Chinese  string   `json:"zh,omitempty"` // the sentence
	Practice int64    `json:"practice"`
	Lo       int64    `json:"lo"`
	Hi       int64    `json:"hi"`
	Evidence int64    `json:"evidence"`
	Paper    int64    `json:"paper"`
	Gap      int64    `json:"gap"`
	Due      []string `json:"due,omitempty"` // days on which open promises are due
}

// sentence is what the assessment comes to, in a language.
func (d *Digest) sentence(lang string) string {
	if lang == "zh" && d.Chinese != "" {
		return d.Chinese
	}
	return d.Sentence
}

// DigestOf assesses a visit for the list.
func DigestOf(v *checklist.Visit, c *checklist.Checklist) Digest {
	sheet := assessment.NewSheet(c, v)
	r := sheet.Result()
	d := Digest{
		Status: r.Status, Sentence: r.Sentence, Chinese: report.NewSpeaker("zh", c, v, sheet, r).Sentence(), Practice: r.Practice.Score, Lo: r.Practice.Lo, Hi: r.Practice.Hi,
		Evidence: r.Practice.Evidence, Paper: r.Paper.Score, Gap: r.Gap.Score,
	}
	for _, p := range v.Commitments {
		if p.Open() && p.Due != "" {
			d.Due = append(d.Due, p.Due)
		}
	}
	return d
}

// Hit is one place where the words of a search were found.
type Hit struct {
	Path, Visit    string
	Supplier, Date string
	Item           string // of the checklist; empty for the visit as a whole
	Text           string
}

// Version is one line of a history: one value that a cell had.
type Version struct {
	checklist.Cell
	ID                         string
	By, Role, Device           string
	Observed, Entered, Arrived time.Time
	Suspect                    bool     // the author's clock disagrees with what the author had seen
	From                       []string // what it replaced
	To                         string
	Cleared                    bool
	Reason                     string
	Stands                     bool // no other version replaces it
}

// Conflict is a cell about which observers disagree, the version shown first.
type Conflict struct {
	checklist.Cell
	Removed  bool // somebody removed the entry while another changed it
	Aside    bool // somebody set the item aside while another worked it: the second version is what was worked
	Versions []Version
	Besides  []string // ids of versions that have no line of their own
}

// Incoming is what another file would bring, or has brought.
type Incoming struct {
	New, Known, Rejected, Conflicts int
	Damaged                         bool
	Changes                         []report.Brought // by whom, for which items
}

// PastList is a checklist that a visit had from a time on.
type PastList struct {
	Since time.Time
	List  *checklist.Checklist
}

// Document is one open visit.
type Document interface {
	PhotoStore
	// Visit is the visit as it stood when the document was opened; the screens
	// apply to it what they save.
	Visit() *checklist.Visit
	// Checklist is the one that the visit is walked by.
	Checklist() *checklist.Checklist
	// Past are the checklists that the visit had, one after another, where it had
	// several; the last one is that of today.
	Past() []PastList
	// Drafts are the texts that were being typed and not entered, oldest first.
	Drafts() []checklist.Draft
	// Notice is what the visitor should know about how the file was opened,
	// such as what was recovered; usually empty.
	Notice() string
	// Save stores changes, all or none, in their order, and says where they are. The
	// error is for changes that are not stored anywhere; a visible file that cannot
	// be written is in what it returns.
	Save(ctx context.Context, changes ...checklist.Change) (checklist.Saved, error)
	// SaveDraft keeps text that is being typed; an empty one forgets it.
	SaveDraft(ctx context.Context, d checklist.Draft) (checklist.Saved, error)
	// History is every version of a cell, oldest first.
	History(ctx context.Context, cell checklist.Cell) ([]Version, error)
	// ItemHistory is every version of everything about an item, cell by cell and
	// each oldest first, with what was taken off its lists.
	ItemHistory(ctx context.Context, item string) ([]Version, error)
	// Conflicts is what the observers disagree about.
	Conflicts(ctx context.Context) ([]Conflict, error)
	// Reconcile records a change as what holds instead of the versions shown.
	Reconcile(ctx context.Context, c checklist.Change, versions []string) (checklist.Saved, error)
	// Reload reads the visit again.
	Reload(ctx context.Context) (*checklist.Visit, error)
	// Refresh writes what is not in the visible file yet, takes in what others
	// have put there, and says what it met.
	Refresh(ctx context.Context) (News, error)
	// Report writes the report of the visit, as it was saved, to a file or into a
	// folder, or beside its file where that is empty, and says where it is.
	Report(ctx context.Context, o report.Order, to string) (string, error)
	// Close writes what is pending into the visible file and ends the work on it.
	Close(ctx context.Context) error
}
