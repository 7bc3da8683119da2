package tui

import (
	"strings"
	"testing"

	"gemba/checklist"
)

// TestEveryItem answers each item of the built-in checklist through its own
// screen, with nothing but keys, and expects an answer that counts.
func TestEveryItem(t *testing.T) {
	c := checklist.Builtin()
	for i := range c.Items {
		it := &c.Items[i]
		t.Run(it.ID, func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
			d := drive(t, l, 80, 24).keys("enter")
			w := d.app.top().(*walk)
			if !w.show(it.ID) {
				t.Fatal("is not in the walk")
			}
			d.keys("enter")
			answerByKeys(d, it)
			if got := doc.visit.Answers[it.ID]; got.State != checklist.Answered {
				t.Fatalf("answer %+v\n%s", got, d.frame())
			}
			if why := w.sheet.Fault(it.ID); why != "" {
				t.Errorf("counts as not asked: %s", why)
			}
			if r := w.sheet.Range(it.ID); it.Scored() && r.Hi-r.Lo >= 100_000 {
				t.Errorf("the range is still %v", r)
			}
			if _, ok := d.app.top().(*walk); !ok {
				t.Errorf("still in %T", d.app.top())
			}
			if len(doc.drafts) > 0 {
				t.Errorf("drafts left: %v", doc.drafts)
			}
		})
	}
}

// timedKeys answer the items whose instruments have clocks or count.
var timedKeys = map[string]func(*driver){
	"requests":  func(d *driver) { d.keys("e").typeText("PMC 223").keys("ctrl+s i m esc") },
	"probe":     func(d *driver) { d.keys("space space space 2 u 1 esc") },
	"timer":     func(d *driver) { d.keys("space space 8 e esc") },
	"ncr-tally": func(d *driver) { d.typeText("2025-10 to 2026-03").keys("ctrl+s p p f esc") },
}

// shownKeys answer the items whose instruments work out what was shown.
var shownKeys = map[string]func(*driver){
	"self-detection": func(d *driver) { d.keys("+").typeText("标签上没有批号").keys("enter n n n esc") },
}

// answerByKeys fills in the screen of an item.
func answerByKeys(d *driver, it *checklist.Item) {
	if keys := timedKeys[it.Instrument]; keys != nil {
		keys(d)
		return
	}
	if keys := shownKeys[it.Instrument]; keys != nil {
		keys(d)
		return
	}
	switch it.Kind {
	case checklist.Words:
		d.typeText("agreed: 没有异议").keys("esc")
		return
	case checklist.Promises:
		d.keys("+").typeText("send the log").keys("tab").typeText("quality").keys("tab").typeText("2026-04-01").keys("ctrl+s esc")
		return
	case checklist.Share:
		if it.Instrument == "record-sample" {
			d.keys("f")
		}
		d.typeText("240").keys("tab")
		if d.app.top().(*answering).form.get("pick") != pickAll {
			d.keys("a")
		}
		d.typeText("144").keys("esc")
		return
	default: // a form with one field after the other
	}
	for range 60 {
		s, ok := d.app.top().(*answering)
		if !ok {
			return
		}
		f := &s.form.fields[s.form.at]
		switch {
		case f.name == "confirmed" || f.name == "flagged" || f.name == "reason":
			d.keys("esc")
			return
		case f.kind == oneOf:
			at := s.form.at
			key := f.options[len(f.options)-1].key
			if it.Kind == checklist.Gaps {
				key = "n"
			}
			d.keys(key)
			if s.form.at == at {
				d.keys("enter")
			}
		case f.kind == someOf:
			d.keys(f.options[0].key + " enter")
		case strings.Contains(f.hint, "YYYY"):
			d.typeText("2027-03-11").keys("enter")
		case strings.Contains(f.hint, "HH:MM"):
			d.typeText("14:05").keys("enter")
		default:
			d.typeText("7").keys("enter")
		}
	}
	d.Fatalf("the form of %s does not end:\n%s", it.ID, d.frame())
}
