package tui

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gemba/checklist"
)

// TestWrapEastern: no line of a Chinese text begins with what may not stand there,
// none ends with an opening bracket, none is too long, and nothing is lost.
func TestWrapEastern(t *testing.T) {
	const never, open = "，。、；：？！）》」』】”’％…", "（《「『【“‘"
	texts := []string{"", "。", "  缩进的字，", "能否请您出示（原件）：2026-03-11 IN-03 的记录？", strings.Repeat("长", 90) + "。", strings.Repeat("x", 50) + "中文，一", "一\n\n二"}
	c := checklist.Builtin()
	for i := range c.Items {
		it := &c.Items[i]
		for _, text := range []checklist.Text{it.Prompt, it.Ask, it.Guidance, it.Evidence, it.Fine} {
			texts = append(texts, text.In("zh"))
		}
	}
	for _, clusters := range []bool{false, true} {
		m := measure{clusters: clusters}
		for w := 16; w < 80; w += 3 { // narrower, an abbreviation in quotation marks is longer than a line
			for _, text := range texts {
				lines := m.wrap(text, w)
				for i, l := range lines {
					first, _ := utf8.DecodeRuneInString(l)
					last, _ := utf8.DecodeLastRuneInString(l)
					if m.width(l) > w {
						t.Errorf("%q is wider than %d", l, w)
					}
					if i > 0 && len(l) > 0 && strings.ContainsRune(never, first) && m.width(lines[i-1]) > 2 {
						t.Errorf("%d: %q begins with %c, after %q", w, l, first, lines[i-1])
					}
					if i+1 < len(lines) && strings.ContainsRune(open, last) && utf8.RuneCountInString(l) > 1 {
						t.Errorf("%d: %q ends with %c", w, l, last)
					}
				}
				squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
				if squeeze(strings.Join(lines, "")) != squeeze(text) {
					t.Errorf("%d: %q became %q", w, text, lines)
				}
			}
		}
	}
}

// TestWrapped checks that texts that were broken before are the same again, that
// whoever gets them may change them, and that not more than some are kept.
func TestWrapped(t *testing.T) {
	m := measure{wrapped: wrapped{}}
	for round := range 2 {
		for w := range 40 {
			for i := range 30 {
				text := strings.Repeat("a word, 一个词; ", i) + strings.Repeat("x", i)
				for _, clusters := range []bool{false, true} {
					m.clusters = clusters
					got := m.wrap(text, w)
					if want := (measure{clusters: clusters}).wrap(text, w); !slices.Equal(got, want) {
						t.Fatalf("round %d: %q in %d cells: %q, not %q", round, text, w, got, want)
					}
					for j := range got {
						got[j] = "changed"
					}
				}
				if len(m.wrapped) > mostWrapped {
					t.Fatalf("%d texts are kept", len(m.wrapped))
				}
			}
		}
	}
	m.wrap(strings.Repeat("long ", longestWrapped), 40)
	for k := range m.wrapped {
		if len(k.text) > longestWrapped {
			t.Errorf("a text of %d bytes is kept", len(k.text))
		}
	}
}

// TestFacts: facts stand beside each other where they fit, and none is torn apart
// that fits a line of its own.
func TestFacts(t *testing.T) {
	l, _ := hongyuan()
	sh := drive(t, l, 80, 24).app.sh
	for w, want := range map[int][]string{
		80: {"文件 95.3   实际 46.7   证据 18 %"},
		30: {"文件 95.3   实际 46.7", "证据 18 %"},
		10: {"文件 95.3", "实际 46.7", "证据 18 %"},
	} {
		d := text{sh: sh, w: w}
		if d.facts(ink{}, "文件 95.3   实际 46.7   证据 18 %"); !slices.Equal(d.lines, want) {
			t.Errorf("in %d cells: %q", w, d.lines)
		}
	}
}

// TestManyBytes: what fits is not cut, however many bytes its letters have.
func TestManyBytes(t *testing.T) {
	for _, s := range []string{"👨‍👩‍👧‍👦", "กี้", strings.Repeat("👨‍👩‍👧‍👦", 3), strings.Repeat("น้ำ", 10)} {
		for _, m := range []measure{{}, {clusters: true}} {
			w := m.width(s)
			if got := m.cut(s, w); got != s {
				t.Errorf("in %d cells %q became %q", w, s, got)
			}
			if got := m.line(s, w); got != s {
				t.Errorf("on a line of %d cells %q became %q", w, s, got)
			}
		}
	}
}
