package checklist

import "strconv"

// Checklist is everything that a visit can ask, with the tables that its
// answers are chosen from. It is read-only once parsed.
type Checklist struct {
	Header       `toml:"checklist"`
	Scopes       []Scope       `toml:"scope,omitempty"`
	Themes       []Theme       `toml:"theme,omitempty"`
	Places       []Place       `toml:"place,omitempty"`
	Sections     []Section     `toml:"section,omitempty"`
	Bases        []Choice      `toml:"basis,omitempty"`
	States       []Choice      `toml:"state,omitempty"`
	ResponseSets []ResponseSet `toml:"response-set,omitempty"`
	AnchorSets   []Anchors     `toml:"anchors,omitempty"`
	Picks        []Choice      `toml:"pick,omitempty"`
	ListSources  []Choice      `toml:"list-source,omitempty"`
	LineStatuses []Choice      `toml:"line-status,omitempty"`
	Disclosures  []Choice      `toml:"disclosure,omitempty"`
	Outcomes     []Choice      `toml:"outcome,omitempty"`
	Latencies    []Choice      `toml:"latency,omitempty"`
	Classes      []Choice      `toml:"record-class,omitempty"`
	Tactics      []Choice      `toml:"tactic,omitempty"`
	GapLayers    []Choice      `toml:"gap-layer,omitempty"`
	NCRStages    []Choice      `toml:"ncr-stage,omitempty"`
	CapaElements []CapaElement `toml:"capa-element,omitempty"`
	ThreadLinks  []Choice      `toml:"thread-link,omitempty"`
	Tells        []Choice      `toml:"tell,omitempty"`
	Slips        []Choice      `toml:"slip,omitempty"`
	Rules        []Rule        `toml:"rule,omitempty"`
	Items        []Item        `toml:"item,omitempty"`

	// Source is the text that was parsed, and Hash the lower-case hexadecimal
	// SHA-256 of it: two checklists are the same when their hashes are.
	Source string `toml:"-"`
	Hash   string `toml:"-"`

	index map[string]int // item id to position in Items
}

// Item returns the item with the given id, or nil.
func (c *Checklist) Item(id string) *Item {
	if i, ok := c.index[id]; ok {
		return &c.Items[i]
	}
	return nil
}

// Section returns the section with the given id, or nil.
func (c *Checklist) Section(id string) *Section { return byID(c.Sections, id) }

// Scope returns the scope with the given id, or nil.
func (c *Checklist) Scope(id string) *Scope { return byID(c.Scopes, id) }

// Place returns the place with the given id, or nil.
func (c *Checklist) Place(id string) *Place { return byID(c.Places, id) }

// Theme returns the theme with the given id, or nil.
func (c *Checklist) Theme(id string) *Theme { return byID(c.Themes, id) }

// Rule returns the rule with the given id, or nil.
func (c *Checklist) Rule(id string) *Rule { return byID(c.Rules, id) }

// asked returns the items of a section that a visit of the given scope asks,
// in the order of the walk.
func (c *Checklist) asked(section, scope string) []*Item {
	var items []*Item
	for i := range c.Items {
		if it := &c.Items[i]; it.Section == section && it.InScope(scope) {
			items = append(items, it)
		}
	}
	return items
}

// Header identifies a checklist and the assessment model it is written for.
type Header struct {
	ID            string   `toml:"id"`
	Version       string   `toml:"version,omitempty"`
	Model         string   `toml:"model,omitempty"`
	Title         Text     `toml:"title,inline,omitempty"`
	Note          string   `toml:"note,omitempty"`
	Languages     []string `toml:"languages,omitempty"`
	PracticeTotal int      `toml:"practice-total"`
	PaperTotal    int      `toml:"paper-total"`
}

// Grade is a letter from A (best) to D. The zero value means "no letter".
type Grade string

// Scope is a size of visit. It is chosen before the visit and frozen with it.
type Scope struct {
	ID    string  `toml:"id"`
	Title Text    `toml:"title,inline,omitempty"`
	Hours float64 `toml:"hours"`
	Draw  int     `toml:"draw,omitempty"` // largest first draw of a sample
}

// Theme is a group of items whose points are printed as a subtotal.
type Theme struct {
	ID     string `toml:"id"`
	Title  Text   `toml:"title,inline,omitempty"`
	Weight int    `toml:"weight"`
	Caps   []Cap  `toml:"caps,inline,multiline,omitempty"`
}

// Place is where on the site an item is asked.
type Place struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title,inline,omitempty"`
}

// Section is a group of items in the order of the walk.
type Section struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title,inline,omitempty"`
	Note  Text   `toml:"note,inline,omitempty"`
}

// Choice is one entry of a table from which an answer is chosen: a basis, a
// disclosure, an outcome, a latency, a state, a tactic and so on. A table uses
// the numbers that belong to it and leaves the others zero.
type Choice struct {
	ID         string `toml:"id"`
	Key        string `toml:"key,omitempty"`
	Text       Text   `toml:"text,inline,omitempty"`
	Note       Text   `toml:"note,inline,omitempty"`
	Guarantees int    `toml:"guarantees,omitempty"`      // basis, outcome: percent of the points that is proven
	Points     int    `toml:"points,omitempty"`          // disclosure: points before the outcome is known
	Minus      int    `toml:"minus,omitempty"`           // latency: points it costs
	Minutes    int    `toml:"minutes,omitempty"`         // record class: expected minutes to have it in hand
	BestPick   string `toml:"best-pick,omitempty"`       // list source: the best a draw from it can count as
	Counts     string `toml:"counts,omitempty"`          // line status: fine, not-fine or leaves
	Side       string `toml:"side,omitempty"`            // NCR stage: early, late or none
	Innocent   Text   `toml:"innocent,inline,omitempty"` // tell: its innocent explanation
	Settles    Text   `toml:"settles,inline,omitempty"`  // tell: the test that settles it
}

// Pick returns the entry of a table with the given id, or nil.
func Pick(table []Choice, id string) *Choice { return byID(table, id) }

// ChoiceText returns the words of an entry of a table; the id itself where the table
// does not have it.
func ChoiceText(table []Choice, id, lang string) string {
	if c := Pick(table, id); c != nil {
		return c.Text.In(lang)
	}
	return id
}

// LinkText names a link of a thread by its line; a line that is none is its number.
func (c *Checklist) LinkText(line int, lang string) string {
	if line < 1 || line > len(c.ThreadLinks) {
		return strconv.Itoa(line)
	}
	return c.ThreadLinks[line-1].Text.In(lang)
}

// CapaElement is one of the elements on which a corrective action is graded.
type CapaElement struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title,inline,omitempty"`
	Marks []Text `toml:"marks,inline,multiline,omitempty"` // what earns 0, 1 and 2
}

// ResponseSet is a set of anchored levels.
type ResponseSet struct {
	ID     string        `toml:"id"`
	Title  Text          `toml:"title,inline,omitempty"`
	Levels []AnchorLevel `toml:"levels,inline,multiline,omitempty"`
}

// AnchorLevel is one level of a response set: its points and what it means.
type AnchorLevel struct {
	Score int    `toml:"score"`
	Key   string `toml:"key,omitempty"`
	Text  Text   `toml:"text,inline,omitempty"`
}

// Anchors turns a percentage into points, in straight lines between its
// points of (percent, points).
type Anchors struct {
	ID     string      `toml:"id"`
	Note   string      `toml:"note,omitempty"`
	Points [][]float64 `toml:"points,omitempty"`
}

// Rule is one of the rules that can lower a grade, for printing.
type Rule struct {
	ID    string `toml:"id"`
	Grade Grade  `toml:"grade,omitempty"`
	By    string `toml:"by,omitempty"`
	Text  Text   `toml:"text,inline,omitempty"`
}
