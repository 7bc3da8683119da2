package sheet

import "gemba/checklist"

// The rows of sheets whose entries lie inside other entries of a checklist. The
// first columns say inside which.
type (
	itemRow struct {
		checklist.Item
		knock checklist.Knock
	}
	fieldRow struct {
		item string
		checklist.Field
	}
	optionRow struct {
		item, field, id string
		label           checklist.Text
	}
	capRow struct {
		item, theme string
		checklist.Cap
	}
	opensRow struct {
		item string
		checklist.Branch
	}
	levelRow struct {
		set string
		checklist.AnchorLevel
	}
	choiceRow struct {
		table string
		checklist.Choice
	}
	markRow struct {
		element string
		text    checklist.Text
	}
)

// The names of the sheets.
const (
	settingsSheet = "settings"
	scopesSheet   = "scopes"
	themesSheet   = "themes"
	sectionsSheet = "sections"
	placesSheet   = "places"
	itemsSheet    = "items"
	fieldsSheet   = "fields"
	optionsSheet  = "options"
	capsSheet     = "caps"
	opensSheet    = "opens"
	setsSheet     = "response-sets"
	levelsSheet   = "levels"
	anchorsSheet  = "anchors"
	choicesSheet  = "choices"
	elementsSheet = "capa-elements"
	marksSheet    = "capa-marks"
	rulesSheet    = "rules"
)

// yes is what a column of yes or no can hold.
func yes() []string { return []string{"yes", "no"} }

var settings = layout[checklist.Header]{settingsSheet, "What the checklist is. One row.", []column[checklist.Header]{
	{"id", "Short name of the checklist; a newer version keeps it.", func(h *checklist.Header) any { return &h.ID }, nil},
	{"version", "Such as 1.0.0. Raise it with each edit that you hand out.", func(h *checklist.Header) any { return &h.Version }, nil},
	{"model", "The arithmetic; empty is the one that this gemba computes.", func(h *checklist.Header) any { return &h.Model }, nil},
	{"title", "What a visitor reads when choosing it.", func(h *checklist.Header) any { return &h.Title }, nil},
	{"note", "What it is for, and what it is not for.", func(h *checklist.Header) any { return (*prose)(&h.Note) }, nil},
	{"languages", "Codes of the languages, en among them: en, zh.", func(h *checklist.Header) any { return &h.Languages }, nil},
	{"practice-total", "What all practice weights add up to; empty adds them up.", func(h *checklist.Header) any { return &h.PracticeTotal }, nil},
	{"paper-total", "What all paper weights add up to; empty adds them up.", func(h *checklist.Header) any { return &h.PaperTotal }, nil},
}}

var scopes = layout[checklist.Scope]{scopesSheet, "Sizes of a visit.", []column[checklist.Scope]{
	{"id", "Short name, such as day.", func(s *checklist.Scope) any { return &s.ID }, nil},
	{"title", "What a visitor reads.", func(s *checklist.Scope) any { return &s.Title }, nil},
	{"hours", "Hours on site. The minutes of its items must not exceed 1.4 times as much.", func(s *checklist.Scope) any { return &s.Hours }, nil},
	{"draw", "Largest first draw of a sample.", func(s *checklist.Scope) any { return &s.Draw }, nil},
}}

var themes = layout[checklist.Theme]{themesSheet, "Groups of items whose points are printed as subtotals.", []column[checklist.Theme]{
	{"id", "Short name; candour is the one that stands beside paper and practice.", func(t *checklist.Theme) any { return &t.ID }, nil},
	{"title", "What a reader of the report sees.", func(t *checklist.Theme) any { return &t.Title }, nil},
	{"weight", "What the weights of its items add up to; empty adds them up.", func(t *checklist.Theme) any { return &t.Weight }, nil},
}}

var sections = layout[checklist.Section]{sectionsSheet, "Parts of the walk, in its order.", []column[checklist.Section]{
	{"id", "Short name.", func(s *checklist.Section) any { return &s.ID }, nil},
	{"title", "What stands above its items.", func(s *checklist.Section) any { return &s.Title }, nil},
	{"note", "A line for the visitor.", func(s *checklist.Section) any { return &s.Note }, nil},
}}

var places = layout[checklist.Place]{placesSheet, "Where on the site things are asked, in the order of the walk. " + borrowedNote, []column[checklist.Place]{
	{"id", "Short name; anywhere is asked wherever one stands.", func(p *checklist.Place) any { return &p.ID }, nil},
	{"title", "What a visitor reads.", func(p *checklist.Place) any { return &p.Title }, nil},
}}

var responseSets = layout[checklist.ResponseSet]{setsSheet, "Sets of levels for items of kind level. " + borrowedNote, []column[checklist.ResponseSet]{
	{"id", "Short name, as items use it.", func(s *checklist.ResponseSet) any { return &s.ID }, nil},
	{"title", "What the set is about.", func(s *checklist.ResponseSet) any { return &s.Title }, nil},
}}

var levels = layout[levelRow]{levelsSheet, "The levels of each response set, the best first. " + borrowedNote, []column[levelRow]{
	{"response-set", "The set that it belongs to.", func(l *levelRow) any { return &l.set }, nil},
	{"score", "Points from 0 to 100.", func(l *levelRow) any { return (*counted)(&l.Score) }, nil},
	{"key", "The digit that answers with it: 0 to 8.", func(l *levelRow) any { return &l.Key }, nil},
	{"text", "What must be true for it.", func(l *levelRow) any { return &l.Text }, nil},
}}

var anchors = layout[checklist.Anchors]{anchorsSheet, "Curves that turn a share into points. " + borrowedNote, []column[checklist.Anchors]{
	{"id", "Short name, as items use it.", func(a *checklist.Anchors) any { return &a.ID }, nil},
	{"note", "What the share is of.", func(a *checklist.Anchors) any { return (*prose)(&a.Note) }, nil},
	{"points", "percent=points, rising: 0=0; 50=40; 98=100. Straight lines between.", func(a *checklist.Anchors) any { return &a.Points }, nil},
}}

var choices = layout[choiceRow]{choicesSheet, "Everything else that answers are chosen from. The model fixes their ids and numbers; the words are yours. " + borrowedNote, []column[choiceRow]{
	{"table", "Which list: basis, state, pick, list-source and so on.", func(c *choiceRow) any { return &c.table }, checklist.ChoiceTables},
	{"id", "Short name.", func(c *choiceRow) any { return &c.ID }, nil},
	{"key", "The key that chooses it.", func(c *choiceRow) any { return &c.Key }, nil},
	{"text", "What it says.", func(c *choiceRow) any { return &c.Text }, nil},
	{"note", "A remark for the visitor.", func(c *choiceRow) any { return &c.Note }, nil},
	{"guarantees", "basis, outcome: percent of the points that is proven.", func(c *choiceRow) any { return &c.Guarantees }, nil},
	{"points", "disclosure: points before the outcome is known.", func(c *choiceRow) any { return &c.Points }, nil},
	{"minus", "latency: points that it costs.", func(c *choiceRow) any { return &c.Minus }, nil},
	{"minutes", "record-class: expected minutes to have it in hand.", func(c *choiceRow) any { return &c.Minutes }, nil},
	{"best-pick", "list-source: the best that a draw from it can count as.", func(c *choiceRow) any { return &c.BestPick }, nil},
	{"counts", "line-status: fine, not-fine or leaves.", func(c *choiceRow) any { return &c.Counts }, nil},
	{"side", "ncr-stage: early, late or none.", func(c *choiceRow) any { return &c.Side }, nil},
	{"innocent", "tell: its innocent explanation.", func(c *choiceRow) any { return &c.Innocent }, nil},
	{"settles", "tell: the test that settles it.", func(c *choiceRow) any { return &c.Settles }, nil},
}}

var elements = layout[checklist.CapaElement]{elementsSheet, "What a corrective action is graded on. " + borrowedNote, []column[checklist.CapaElement]{
	{"id", "Short name.", func(e *checklist.CapaElement) any { return &e.ID }, nil},
	{"title", "What a visitor reads.", func(e *checklist.CapaElement) any { return &e.Title }, nil},
}}

var marks = layout[markRow]{marksSheet, "What earns 0, 1 and 2 marks of each element, in this order. " + borrowedNote, []column[markRow]{
	{"element", "The element that it belongs to.", func(m *markRow) any { return &m.element }, nil},
	{"text", "What earns the mark.", func(m *markRow) any { return &m.text }, nil},
}}

var rules = layout[checklist.Rule]{rulesSheet, "Every rule that can lower the grade, for printing. " + borrowedNote, []column[checklist.Rule]{
	{"id", "Short name, as caps and knocks use it. R1 to R3 and K3 to K6 are the model's.", func(u *checklist.Rule) any { return &u.ID }, nil},
	{"grade", "The best grade that it leaves: B, C or D.", func(u *checklist.Rule) any { return &u.Grade }, nil},
	{"by", "generic (the model), item, knock or theme.", func(u *checklist.Rule) any { return &u.By }, nil},
	{"text", "The rule in words.", func(u *checklist.Rule) any { return &u.Text }, nil},
}}

// borrowedNote stands beside sheets that may be left out.
const borrowedNote = "Left out, it is taken from the built-in checklist."
