package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
)

// shared is how two people work one item on two copies. A step is in the words of
// "gemba answer", in which a bar parts two calls; after a tilde it is what a
// screen records of fields and counts before the answer is complete.
type shared struct {
	item        string
	base        string // before the copy was made
	ana, bo     string // each on a copy of their own, about other lines
	want        string // what both come to
	mine, yours string // about one line, apart
}

// instruments has a case for each instrument of the built-in checklist.
var instruments = map[string]shared{
	"scale": {
		item: "CE-06", ana: "40 basis=seen", bo: "~major=2|~minor=5", want: `{"state":"answered","level":40,"basis":"seen","fields":{"major":"2","minor":"5"}}`,
		mine: "major=3", yours: "major=4",
	},
	"fields": {
		item: "VF-02", base: "route-by=visitor", ana: "asked=store", bo: "closed=lab",
		want: `{"state":"answered","fields":{"asked":"store","closed":"lab","route-by":"visitor"}}`, mine: "asked=press", yours: "asked=paint",
	},
	"count": {
		item: "VF-04", ana: "running=12", bo: "machines=20|own-running=yes",
		want: `{"state":"answered","fields":{"machines":"20","own-running":"yes","running":"12"}}`, mine: "running=11", yours: "running=13",
	},
	"certificate": {
		item: "CE-01", base: "number=QMS-1 status=valid", ana: "expires=2027-01-01 site-covered=yes", bo: "issuer=TUV scope-covered=no",
		want: `{"state":"answered","fields":{"expires":"2027-01-01","issuer":"TUV","number":"QMS-1","scope-covered":"no","site-covered":"yes","status":"valid"}}`,
		mine: "expires=2027-02-01", yours: "expires=2028-02-01",
	},
	"ratio": {
		item: "CE-07", ana: "declared=100 counted=160", bo: "~auditor-days=3",
		want: `{"state":"answered","fields":{"auditor-days":"3","counted":"160","declared":"100"}}`, mine: "counted=150", yours: "counted=140",
	},
	"load-test": {
		item: "QA-09", ana: "~sheets=40 readings=12", bo: "~seconds=30", want: `{"state":"not-seen","fields":{"readings":"12","seconds":"30","sheets":"40"}}`,
		mine: "~seconds=20", yours: "~seconds=25",
	},
	"staffing": {
		item: "QA-01", base: "~told/day:4", ana: "~seen/day:4", bo: "~told/night:4 seen/night:1",
		want: `{"state":"answered","fields":{"seen":"5","told":"8"},"counts":{"seen/day":4,"seen/night":1,"told/day":4,"told/night":4}}`,
		mine: "~seen/day:3", yours: "~seen/day:2",
	},
	"list-source": {
		item: "IN-02", base: "lines=200", ana: "lines=240 source=erp-live", bo: "owner=store|from=2026-01-01",
		want: `{"state":"answered","fields":{"from":"2026-01-01","lines":"240","owner":"store","source":"erp-live"}}`, mine: "lines=241", yours: "lines=242",
	},
	"acknowledgement": {
		item: "CL-03", ana: "role='quality manager'", bo: "time=16:40|words=agreed",
		want: `{"state":"answered","fields":{"role":"quality manager","time":"16:40","words":"agreed"}}`, mine: "time=16:30", yours: "time=16:50",
	},
	"tells": {
		item: "RA-04", base: "tells=repeat", ana: "tells=repeat,tight", bo: "tells=edge,repeat|chosen=May",
		want: `{"state":"answered","fields":{"chosen":"May","tells":"edge repeat tight"}}`, mine: "chosen=June", yours: "chosen=July",
	},
	"record-sample": {
		item: "IN-03", base: "list.lines=240|draw.pick=visitor draw.lines=27,112,131,146", ana: "line.27=match line.27.place=bench", bo: "line.27=match line.112=missing|line.131=late",
		want: "27 match bench, 112 missing, 131 late", mine: "line.146=match", yours: "line.146=missing",
	},
	"capa-rubric": {
		item: "CA-01", base: "list.lines=17|draw.pick=visitor draw.lines=3,4,5", ana: "line.3=match line.3.mark.sum=8", bo: "line.4=mismatch line.4.mark.sum=3",
		want: "3 match sum=8, 4 mismatch sum=3", mine: "line.5=match line.5.mark.sum=8", yours: "line.5=mismatch line.5.mark.sum=7",
	},
	"remeasure": {
		item: "RA-01", base: "list.lines=17|draw.pick=visitor draw.lines=3,4,5", ana: "line.3=match line.3.mark.measured=20.02", bo: "line.4=mismatch line.4.mark.measured=20.41",
		want: "3 match measured=20.02, 4 mismatch measured=20.41", mine: "line.5=match line.5.mark.measured=20", yours: "line.5=match line.5.mark.measured=20.1",
	},
	"thread": {
		item: "TR-01", base: "list.lines=8|draw.pick=visitor draw.lines=1,2,3,4", ana: "line.1=match line.1.mark.minutes=4", bo: "line.3=missing",
		want: "1 match minutes=4, 3 missing", mine: "line.4=match", yours: "line.4=late",
	},
	"self-detection": {
		item: "IN-10", base: "gap='no record' capa=no", ana: "internal-audit=no", bo: "external=no|acted=no",
		want: `{"state":"answered","gaps":[{"what":"no record","capa":"no","acted":"no","internal-audit":"no","external":"no"}]}`, mine: "capa=yes", yours: "capa=unknown",
	},
	"ncr-tally": {
		item: "IP-05", base: "early=1 late=1 count.in-process=1 count.final=1 basis=seen", ana: "early=3 count.in-process=3", bo: "early=2 late=2 count.in-process=2 count.final=2|period=2026",
		want: `{"state":"answered","basis":"seen","fields":{"early":"4","late":"2","period":"2026"},"counts":{"final":2,"in-process":4}}`, mine: "period=2025", yours: "period=Q1",
	},
	"readings": {
		item: "RA-02", base: "60 basis=seen step=0.01", ana: "readings='10.1 10.2'", bo: "readings='10.3'",
		want: `{"state":"answered","level":60,"basis":"seen","readings":{"values":["10.1","10.2","10.3"],"step":"0.01"}}`, mine: "80", yours: "40",
	},
	"mass-balance": {
		item: "TR-02", base: "~received=1000", ana: "~issued=900", bo: "~scrap=60|80 basis=seen",
		want: `{"state":"answered","level":80,"basis":"seen","fields":{"issued":"900","received":"1000","scrap":"60"}}`, mine: "scrap=61", yours: "scrap=62",
	},
	"timer": {
		item: "TR-05", ana: "~started=2026-03-11T14:05:00+08:00", bo: "60 basis=seen",
		want: `{"state":"answered","level":60,"basis":"seen","fields":{"started":"2026-03-11T14:05:00+08:00"}}`, mine: "80", yours: "40",
	},
	"probe": {
		item: "DI-01", base: "started=2026-03-11T14:05:00+08:00 given=prompted", ana: "first-answer=2026-03-11T14:06:00+08:00 tactic=blame", bo: "words='only once'|outcome=verified tactic=certificate",
		want: `{"state":"answered","disclosure":{"given":"prompted","outcome":"verified","tactics":["blame","certificate"],"words":"only once","started":"2026-03-11T14:05:00+08:00","first-answer":"2026-03-11T14:06:00+08:00"}}`,
		mine: "outcome=pending", yours: "outcome=broken",
	},
	"requests": {
		item: "RA-10", base: "request='IQC 4711' asked=0:00", ana: "request=register asked=0:01", bo: "id=* answered=0:02",
		want: "IQC 4711 answered, register", mine: "id=* in-hand=0:03", yours: "id=* in-hand=0:04",
	},
	"commitments": {
		item: "CL-02", base: "promise=records", ana: "promise=gauge", bo: "id=* due=2026-04-01",
		want: "records 2026-04-01, gauge", mine: "id=* due=2026-05-01", yours: "id=* due=2026-06-01",
	},
	"read-back": { // both begin with what was found
		item: "CL-01", ana: "words='IN-03: 96 of 240\n  host: agreed\nIN-10: silent\n  host: '", bo: "words='IN-03: 96 of 240\n  host: \nIN-10: silent\n  host: not so\nQA-01: one at night'",
		want: `{"state":"answered","words":"IN-03: 96 of 240\n  host: agreed\nIN-10: silent\n  host: not so\nQA-01: one at night"}`,
		mine: "words='IN-03: 96 of 240\n  host: agreed, by June\nIN-10: silent'", yours: "words='IN-03: 96 of 240\n  host: denied\nIN-10: silent\n  host: not so\nQA-01: one at night'",
	},
}

// TestInstrumentsMerge has two people work each instrument on two copies.
func TestInstrumentsMerge(t *testing.T) {
	c := checklist.Builtin()
	for i := range c.Items {
		if _, ok := instruments[c.Items[i].Instrument]; !ok {
			t.Errorf("%s: nobody works %q on two copies", c.Items[i].ID, c.Items[i].Instrument)
		}
	}
	for name, s := range instruments {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s.work(t)
		})
	}
}

// work has two people work other lines, and then one line.
func (s shared) work(t *testing.T) {
	p := newPair(t)
	p.do(p.ana, s.item, s.base)
	p.apart()
	p.do(p.ana, s.item, s.ana)
	p.do(p.bo, s.item, s.bo)
	v := p.together(0)
	if got := s.shown(v); got != s.want {
		t.Errorf("together %q, want %q", got, s.want)
	}
	p.apart()
	p.do(p.ana, s.item, s.mine)
	p.do(p.bo, s.item, s.yours)
	p.together(1)
}

// TestObserversOfPeople counts one shift differently on two copies: both numbers
// are shown, none is mixed with the other observer's, and the lower range counts
// until somebody says which holds.
func TestObserversOfPeople(t *testing.T) {
	const item = "QA-01"
	c := checklist.Builtin()
	it := c.Item(item)
	p := newPair(t)
	p.do(p.ana, item, "~told/day:4 seen/day:4")
	p.apart()
	p.do(p.ana, item, "~told/day:4 seen/day:2") // half of them
	p.do(p.bo, item, "~told/day:8 seen/day:4")  // half of more: mixed with Ana's it would be a quarter, or all
	v := p.together(1)
	if len(v.Rivals[item]) != 1 || v.Rivals[item][0].By != "Ana" || v.Answers[item].Fields["told"] != "8" || v.Answers[item].Fields["seen"] != "4" {
		t.Fatalf("%+v beside %+v", v.Rivals[item], v.Answers[item])
	}
	if r := v.Rivals[item][0]; r.Fields["told"] != "4" || r.Fields["seen"] != "2" {
		t.Errorf("Ana's is %+v", r)
	}
	half := checklist.Answer{State: checklist.Answered, Fields: map[string]string{"told": "4", "seen": "2"}}
	alone := checklist.NewVisit("alone")
	alone.Answers[item] = half
	want, _ := assessment.ItemRange(c, alone, it)
	if got, _ := assessment.ItemRange(c, v, it); got != want {
		t.Errorf("range %v, want %v", got, want)
	}
	sheet := assessment.NewSheet(c, v)
	if m := sheet.Matters(sheet.Result(), time.Now()); m[0].Kind != assessment.Conflicting || m[1].Kind == assessment.Conflicting {
		t.Errorf("matters %+v", m[:2])
	}
	if text := cellText(c, checklist.Cell{Kind: checklist.KindEntry, Key: item, Field: "row/day"}, `{"seen":2,"told":4}`, false); text != "told 4, seen 2" {
		t.Error(text)
	}
	// One number apart: the worse of the two counts, whoever wrote later.
	p = newPair(t)
	p.do(p.ana, item, "~told/day:4 seen/day:4")
	p.apart()
	p.do(p.ana, item, "~seen/day:1")
	p.do(p.bo, item, "~seen/day:3")
	alone.Answers[item] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"told": "4", "seen": "1"}}
	low, _ := assessment.ItemRange(c, alone, it)
	alone.Answers[item].Fields["seen"] = "3"
	high, _ := assessment.ItemRange(c, alone, it)
	v = p.together(1)
	if got, _ := assessment.ItemRange(c, v, it); got.Lo != low.Lo || got.Hi != low.Hi || low.Hi >= high.Hi {
		t.Errorf("range %v between %v and %v", got, low, high)
	}
}

// shown prints what stands of an item.
func (s shared) shown(v *checklist.Visit) string {
	var parts []string
	for _, no := range slices.Sorted(maps.Keys(v.Lines[s.item])) {
		l := v.Lines[s.item][no]
		words := []string{strconv.Itoa(no), string(l.Status)}
		if l.Place != "" {
			words = append(words, l.Place)
		}
		for _, mark := range slices.Sorted(maps.Keys(l.Marks)) {
			words = append(words, mark+"="+l.Marks[mark])
		}
		parts = append(parts, strings.Join(words, " "))
	}
	for _, r := range v.Requests {
		parts = append(parts, strings.TrimSuffix(r.What+" answered", map[bool]string{true: " answered"}[r.Answered.IsZero()]))
	}
	for _, p := range v.Commitments {
		parts = append(parts, strings.TrimSpace(p.What+" "+p.Due))
	}
	if len(parts) == 0 {
		return v.Answers[s.item].Encode()
	}
	return strings.Join(parts, ", ")
}

// pair is two people with a copy each.
type pair struct {
	t       *testing.T
	dir     string
	ana, bo *store.File
	visit   string
	round   int
}

func newPair(t *testing.T) *pair {
	p := &pair{t: t, dir: t.TempDir()}
	var err error
	if p.ana, err = store.Create(t.Context(), p.path("ana"), p.options("Ana")); err != nil {
		t.Fatal(err)
	}
	v, err := p.ana.NewVisit(t.Context(), checklist.Builtin(), map[string]string{checklist.FieldSupplier: "Hongyuan", checklist.FieldDate: "2026-03-11", checklist.FieldScope: "two-days"})
	if err != nil {
		t.Fatal(err)
	}
	p.visit = v.ID
	t.Cleanup(func() { p.close(p.ana, p.bo) })
	return p
}

func (p *pair) path(name string) string { return filepath.Join(p.dir, name+".gemba") }

func (p *pair) options(name string) store.Options {
	o := store.Options{StateDir: filepath.Join(p.dir, "state"), Actor: store.Actor{Name: name}, Device: name}
	copy(o.Actor.ID[:], name)
	return o
}

func (p *pair) close(files ...*store.File) {
	for _, f := range files {
		if f != nil {
			if err := f.Close(context.Background()); err != nil {
				p.t.Error(err)
			}
		}
	}
}

// apart gives Bo a copy of what Ana has.
func (p *pair) apart() {
	p.t.Helper()
	p.round++
	p.close(p.bo)
	name := p.path(fmt.Sprint("bo", p.round))
	if err := p.ana.Copy(p.t.Context(), name); err != nil {
		p.t.Fatal(err)
	}
	var err error
	if p.bo, _, err = store.Open(p.t.Context(), name, p.options("Bo")); err != nil {
		p.t.Fatal(err)
	}
}

// do records by the words of "gemba answer".
func (p *pair) do(f *store.File, item, calls string) {
	p.t.Helper()
	for call := range strings.SplitSeq(calls, "|") {
		words, err := splitWords(call)
		if err != nil {
			p.t.Fatal(err)
		}
		if len(words) == 0 {
			continue
		}
		v, err := f.Visit(p.t.Context(), p.visit)
		if err != nil {
			p.t.Fatal(err)
		}
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], "id=*", "id="+oldest(v))
		}
		r := &recording{f: f, v: v, c: checklist.Builtin()}
		changes, _, err := r.changes(item, words, "because", time.Time{})
		if strings.HasPrefix(call, "~") {
			changes, err = r.partly(item, words), nil
		}
		if err != nil {
			p.t.Fatalf("%s %s: %v", item, call, err)
		}
		if _, err := f.Save(p.t.Context(), p.visit, changes...); err != nil {
			p.t.Fatal(err)
		}
	}
}

// oldest is the request or the promise that was entered first.
func oldest(v *checklist.Visit) string {
	switch {
	case len(v.Requests) > 0:
		return v.Requests[0].ID
	case len(v.Commitments) > 0:
		return v.Commitments[0].ID
	}
	return ""
}

// partly records fields and counts of an answer, as a screen does at each key.
func (r *recording) partly(item string, words []string) []checklist.Change {
	a := r.v.Answers[item]
	a.Fields, a.Counts = maps.Clone(a.Fields), maps.Clone(a.Counts)
	if a.State == checklist.Blank {
		a.State = checklist.NotSeen
	}
	for _, w := range words {
		w = strings.TrimPrefix(w, "~")
		if name, value, ok := strings.Cut(w, "="); ok {
			if a.Fields == nil {
				a.Fields = map[string]string{}
			}
			a.Fields[name] = value
			continue
		}
		name, value, _ := strings.Cut(w, ":")
		if a.Counts == nil {
			a.Counts = map[string]int{}
		}
		a.Counts[name], _ = strconv.Atoi(value)
	}
	return r.v.Split(r.c.Item(item), checklist.AnswerChange(item, a, ""), checklist.NewSession(), checklist.NewSession)
}

// together merges the copies both ways, and returns the visit that both then
// hold, with so many conflicts.
func (p *pair) together(conflicts int) *checklist.Visit {
	p.t.Helper()
	other := p.path(fmt.Sprint("other", p.round))
	if err := p.ana.Copy(p.t.Context(), other); err != nil {
		p.t.Fatal(err)
	}
	for _, m := range []struct {
		into *store.File
		from string
	}{{p.ana, p.bo.Path()}, {p.bo, other}} {
		if _, err := m.into.Merge(p.t.Context(), m.from); err != nil {
			p.t.Fatal(err)
		}
	}
	var texts [2]bytes.Buffer
	var visits [2]*checklist.Visit
	for i, f := range []*store.File{p.ana, p.bo} {
		if err := f.Export(p.t.Context(), p.visit, &texts[i]); err != nil {
			p.t.Fatal(err)
		}
		var err error
		if visits[i], err = f.Visit(p.t.Context(), p.visit); err != nil {
			p.t.Fatal(err)
		}
		list, err := f.Conflicts(p.t.Context(), p.visit)
		if err != nil || len(list) != conflicts {
			p.t.Errorf("%d conflicts, want %d: %+v %v", len(list), conflicts, list, err)
		}
	}
	if texts[0].String() != texts[1].String() {
		p.t.Error("the copies do not hold the same")
	}
	return visits[0]
}
