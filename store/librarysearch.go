package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"gemba/checklist"
)

// Hit is one place where the words of a search were found.
type Hit struct {
	Path, Visit    string // the file, and the id of the visit in it
	Kind, Key      string // what was found, as the visit has it: its header, an answer, an observation, a promise
	Item           string // the item that it is about; empty for the visit as a whole
	Text           string // what was written or asked, from shortly before the first word
	Supplier, Date string
}

// The longest search, in words, and how many answers of one visit it finds by
// the prompts of their items alone.
const (
	maxWords   = 20
	maxPrompts = 3
)

// Search finds the entries in which all words of the query stand, or words that
// begin like them, newest visit first. Case, accents and punctuation do not
// count: "IR-2026/0113" is found by "ir 2026" and by itself. An item about which
// something was recorded is also found by its id and by the words of its prompt.
func (l *Library) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	words := queryWords(query)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	var hits []ranked
	err := l.with(ctx, func(db *sql.DB) (err error) {
		if hits, err = searchEntries(ctx, db, words, limit); err != nil {
			return err
		}
		prompts, err := searchPrompts(ctx, db, words, limit)
		hits = mergeHits(hits, prompts, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search %s: %w", l.folder, err)
	}
	list := make([]Hit, len(hits))
	for i, h := range hits {
		list[i] = h.Hit
		list[i].Path = filepath.Join(l.folder, h.Path)
		list[i].Text = excerpt(h.Text, words)
	}
	return list, nil
}

// queryWords splits a query at its spaces, and each part into what the index
// has of it, which must stand together.
func queryWords(query string) [][]token {
	var words [][]token
	for _, part := range strings.Fields(cut(query, 2000)) {
		if t := tokens(part); len(t) > 0 && len(words) < maxWords {
			words = append(words, t)
		}
	}
	return words
}

// match returns a query in the language of the index. The words hold nothing
// but letters, marks and digits.
func match(words [][]token) string {
	var b strings.Builder
	for i, word := range words {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteByte('"')
		for j, t := range word {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.text)
		}
		b.WriteByte('"')
		if !word[len(word)-1].whole {
			b.WriteByte('*')
		}
	}
	return b.String()
}

// ranked is a hit with the id of its visit. Its path is a name yet.
type ranked struct {
	id int64
	Hit
}

func searchEntries(ctx context.Context, db *sql.DB, words [][]token, limit int) ([]ranked, error) {
	rows, err := db.QueryContext(ctx, `SELECT e.visit, f.name, v.visit, e.kind, e.key, e.item, e.text, v.supplier, v.date
		FROM (SELECT rowid AS id FROM word WHERE word MATCH ? ORDER BY rowid DESC LIMIT ?) w
		CROSS JOIN entry e ON e.id = w.id CROSS JOIN visit v ON v.id = e.visit CROSS JOIN file f ON f.id = v.file
		ORDER BY w.id DESC`, match(words), limit)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(h *ranked) []any {
		return []any{&h.id, &h.Path, &h.Visit, &h.Kind, &h.Key, &h.Item, &h.Text, &h.Supplier, &h.Date}
	})
}

// prompt is one wording of an item.
type prompt struct{ template, item, text string }

// searchPrompts finds answered items by their prompts.
func searchPrompts(ctx context.Context, db *sql.DB, words [][]token, limit int) ([]ranked, error) {
	rows, err := db.QueryContext(ctx, `SELECT p.template, p.item, p.text FROM prompt_word w CROSS JOIN prompt p ON p.id = w.rowid
		WHERE prompt_word MATCH ? ORDER BY w.rowid`, match(words))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(p *prompt) []any { return []any{&p.template, &p.item, &p.text} })
	if err != nil || len(found) == 0 {
		return nil, err
	}
	answered, err := db.QueryContext(ctx, `SELECT a.id, f.name, v.visit, v.supplier, v.date, a.template, a.items
		FROM answered a CROSS JOIN visit v ON v.id = a.id CROSS JOIN file f ON f.id = v.file ORDER BY a.id DESC`)
	if err != nil {
		return nil, err
	}
	defer answered.Close()
	var hits []ranked
	for len(hits) < limit && answered.Next() {
		h := ranked{Hit: Hit{Kind: checklist.KindAnswer}}
		var template, items string
		if err := answered.Scan(&h.id, &h.Path, &h.Visit, &h.Supplier, &h.Date, &template, &items); err != nil {
			return nil, err
		}
		n := 0
		for _, p := range found {
			if p.template != template || n == maxPrompts || !strings.Contains(items, "\n"+p.item+"\n") {
				continue
			}
			if n > 0 && hits[len(hits)-1].Item == p.item {
				continue // in another language
			}
			h.Key, h.Item, h.Text = p.item, p.item, p.text
			hits = append(hits, h)
			n++
		}
	}
	return hits, answered.Err()
}

// mergeHits puts the hits of both kinds in order: by visit, and those in what
// was written first. An answer found in both ways is there once.
func mergeHits(hits, prompts []ranked, limit int) []ranked {
	written := map[string]bool{}
	for _, h := range hits {
		if h.Kind == checklist.KindAnswer {
			written[h.Visit+"\n"+h.Path+"\n"+h.Item] = true
		}
	}
	for _, p := range prompts {
		if !written[p.Visit+"\n"+p.Path+"\n"+p.Item] {
			hits = append(hits, p)
		}
	}
	checklist.Arrange(hits, func(a, b ranked) int { return cmp.Compare(b.id, a.id) })
	return hits[:min(limit, len(hits))]
}

// How much of a text a hit shows, in bytes: at most, and before the first word.
const (
	excerptLength = 240
	excerptBefore = 48
)

// excerpt cuts from a text what stands around the first place where the first
// word was found.
func excerpt(text string, words [][]token) string {
	if len(text) <= excerptLength {
		return text
	}
	start := 0
	if at := firstPlace(tokens(text), words[0]); at > excerptBefore {
		start = at - excerptBefore
		for !utf8.RuneStart(text[start]) {
			start++
		}
		if i := strings.IndexByte(text[start:at], ' '); i >= 0 {
			start += i + 1
		}
	}
	short := cut(text[start:], excerptLength)
	if start+len(short) < len(text) {
		short += "…"
	}
	if start > 0 {
		short = "…" + short
	}
	return short
}

// firstPlace returns where in a text a word of a query begins.
func firstPlace(text, word []token) int {
	for i := range text {
		if len(text)-i < len(word) {
			break
		}
		if slices.EqualFunc(text[i:i+len(word)-1], word[:len(word)-1], func(a, b token) bool { return a.text == b.text }) &&
			strings.HasPrefix(text[i+len(word)-1].text, word[len(word)-1].text) {
			return text[i].start
		}
	}
	return 0
}
