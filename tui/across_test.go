package tui

import (
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
)

// TestLettersForAll: every text of the checklists that is shown to the host can be
// set in large type, in both languages.
func TestLettersForAll(t *testing.T) {
	for _, c := range checklist.Builtins() {
		for i := range c.Items {
			it := &c.Items[i]
			texts := []checklist.Text{it.Ask, it.Prompt}
			if it.Set != nil {
				for _, l := range it.Set.Levels {
					texts = append(texts, l.Text)
				}
			}
			for _, text := range texts {
				for _, lang := range []string{"en", "zh"} {
					if _, ok := asType(text.In(lang)); !ok {
						t.Errorf("%s: there is no letter for a character of %q", it.ID, text.In(lang))
					}
				}
			}
		}
	}
}

// TestAcrossTheTable: what each item shows the host, in every window and in both
// directions: each text is there, at 80 columns all of it is large, and nothing
// else of the visit is on the page.
func TestAcrossTheTable(t *testing.T) {
	for _, own := range []string{"en", "zh"} {
		for _, size := range sizes {
			l, _ := hongyuan()
			d := drive(t, l, size[0], size[1]).reads(own).keys("enter")
			for i := range d.app.visit.c.Items {
				it := &d.app.visit.c.Items[i]
				p := newAcross(d.app.visit, it, "", d.app.visit.turn)
				d.app.open(p)
				seen := map[int]bool{}
				for k, page := range p.pages(size[0], size[1]-1) {
					p.at = k
					seen[page.text] = true
					allowed := strings.Join(append(p.texts()[page.text].parts, page.small), "\n")
					if frame := d.frame(); strings.Contains(frame, it.ID) || strings.Contains(frame, "worth") {
						t.Fatalf("%s is on the page that the host reads:\n%s", it.ID, frame)
					}
					large := strings.ContainsAny(strings.Join(page.lines, ""), string(quarters[1:]))
					if !large && size[0] >= 80 {
						t.Errorf("%s at %dx%d is not large: %q", it.ID, size[0], size[1], allowed)
					}
					if text := strings.Join(strings.Fields(strings.Join(page.lines, " ")), ""); !large && !strings.Contains(strings.Join(strings.Fields(allowed), ""), text) {
						t.Errorf("%s shows %q, which is no part of %q", it.ID, text, allowed)
					}
				}
				if len(seen) != len(p.texts()) {
					t.Errorf("%s: %d of %d texts are shown", it.ID, len(seen), len(p.texts()))
				}
				if d.keys("space"); p.at != 0 {
					t.Errorf("%s: behind the last page comes %d", it.ID, p.at)
				}
				d.keys("esc")
			}
		}
	}
}

// TestAcrossFrames are the pages as they are seen.
func TestAcrossFrames(t *testing.T) {
	for _, own := range []string{"en", "zh"} {
		for _, size := range sizes {
			l, _ := hongyuan()
			d := drive(t, l, size[0], size[1]).reads(own).keys("enter").on("IN-01")
			d.keys("t").golden("across-" + d.app.sh.lang)
		}
	}
}

// TestAcrossKeys: t shows the item large from the walk, from its detail and from
// its instrument; there t makes one's own language large, T turns all texts.
func TestAcrossKeys(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24).keys("enter").on("IN-01").keys("t").expect("Which lot are you inspecting now", "●")
	page := d.app.top().(*across)
	d.keys("space space k").expect("Working today")
	d.keys("t").expect("今天正常运行")
	if !page.own || page.at == 0 {
		t.Errorf("the text did not stay: %+v", page)
	}
	d.keys("T").expect("所有屏幕的文字现为中文").keys("esc").expect("到来料检验台").keys("T").refuse("到来料检验台")
	d.keys("enter ctrl+t").expect("●")
	if _, ok := d.app.top().(*across); !ok {
		t.Error("the detail shows nothing to the host")
	}
	d.keys("esc esc").on("IN-01").keys("e").typeText("log of March").keys("ctrl+s E t")
	if got := d.app.top().(*across).texts(); got[0].parts[0] != "log of March" || len(got) < 3 {
		t.Errorf("a record that was asked for: %+v", got)
	}
}

// TestAcrossEverywhere: t or ctrl+t shows the words large wherever there is an
// item: on each instrument, too.
func TestAcrossEverywhere(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter")
	for i := range doc.Checklist().Items {
		it := &doc.Checklist().Items[i]
		if it.Instrument == "" {
			continue
		}
		d.app.open(answerScreen(d.app.visit, it))
		on := d.app.top()
		key := "t"
		if a, ok := find(on.actions(), "t"); !ok || a.name != "中文" {
			key = "ctrl+t"
		}
		d.keys(key)
		if p, ok := d.app.top().(*across); !ok || p.it != it {
			t.Errorf("%s (%T): %s shows %T", it.ID, on, key, d.app.top())
		} else {
			d.keys("esc")
		}
		if d.app.top() != on {
			t.Fatalf("%s: esc does not come back", it.ID)
		}
		d.app.back()
	}
}

// TestPieces: a text is taken apart behind its stops, and nothing is lost.
func TestPieces(t *testing.T) {
	for _, s := range []string{"One. Two? Three", "版本 1.2 已批准。请出示！", ""} {
		if got := strings.Join(pieces(s, fullStops), ""); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	if got := pieces("版本 1.2 已批准。请出示！", fullStops); !slices.Equal(got, []string{"版本 1.2 已批准。", "请出示！"}) {
		t.Errorf("%q", got)
	}
}
