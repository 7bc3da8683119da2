package report_test

import (
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/report"
)

// olderList is the built-in checklist as it might have read before: another wording
// of what a level of IN-01 means, and an item that has another id today.
func olderList(t *testing.T) *checklist.Checklist {
	t.Helper()
	c := checklist.Builtin()
	best := c.Item("IN-01").Set.Levels[0]
	for _, l := range c.Item("IN-01").Set.Levels {
		if l.Score > best.Score {
			best = l
		}
	}
	source := strings.ReplaceAll(c.Source, best.Text.In("en"), "As it should be")
	source = strings.ReplaceAll(source, best.Text.In("zh"), "理应如此")
	older, err := checklist.Parse("older", []byte(source))
	if err != nil || older.Hash == c.Hash {
		t.Fatal(err)
	}
	return older
}

// What was recorded under another checklist is put into words by that one: before a
// closing, before a signature, and in the fact log.
func TestListOfThen(t *testing.T) {
	older := olderList(t)
	was := checklist.Answer{State: checklist.Answered, Level: 100, Basis: "seen"}
	now := checklist.Answer{State: checklist.Answered, Level: 0, Basis: "told"}
	v := fullVisit(t)
	at := v.Signatures[0].Entered.Add(time.Hour)
	list := checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldChecklist}
	value := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
	later := []checklist.Later{
		{Change: checklist.Change{Cell: list, Value: checklist.Builtin().Hash, By: "Cy", Entered: at}, Arrived: at, Before: []checklist.Stood{{Value: older.Hash}}},
		{Change: checklist.Change{Cell: value, Value: now.Encode(), By: "Cy", Entered: at}, Arrived: at, Before: []checklist.Stood{{Value: was.Encode()}}},
	}
	v.Closed.Since, v.Signatures[0].Since = checklist.Since{Known: true, Later: later}, checklist.Since{Known: true, Later: later}
	log := []report.Fact{
		{ID: "f1", Kind: value.Kind, Key: value.Key, Field: value.Field, By: actor, Entered: at, To: was.Encode(), Checklist: older.Hash},
		{ID: "f2", Kind: value.Kind, Key: value.Key, Field: value.Field, By: actor, Entered: at.Add(time.Minute), From: []string{was.Encode()}, To: now.Encode(), Checklist: checklist.Builtin().Hash},
	}
	o := report.Options{For: report.Counsel, Facts: log, Past: map[string]*checklist.Checklist{older.Hash: older}}
	for lang, want := range map[string]string{"en": "As it should be", "zh": "理应如此"} {
		for _, f := range forms()[:2] {
			o.Lang = lang
			got := plainText(written(t, f, v, o))
			if n := strings.Count(got, want); n != 3 {
				t.Errorf("%s in %s: the words of then stand %d times, not after the closing, the signature and in the log", f.name, lang, n)
			}
			if !strings.Contains(got, "factory-floor "+older.Version+" ("+older.Hash[:12]+") → factory-floor") {
				t.Errorf("%s in %s: the move of the checklist is not named", f.name, lang)
			}
		}
	}
}

// What changed is told in words, whatever part of the visit it is; nothing stands
// as it is stored.
func TestChangedInWords(t *testing.T) {
	v := fullVisit(t)
	at := v.Closed.Entered.Add(time.Hour)
	change := func(kind, key, field, value string) checklist.Later {
		return checklist.Later{Change: checklist.Change{Cell: checklist.Cell{Kind: kind, Key: key, Field: field}, Value: value, By: "Cy", Entered: at}, Arrived: at}
	}
	v.Closed.Since = checklist.Since{Known: true, Later: []checklist.Later{
		change(checklist.KindLine, "RA-01", "7", `{"status":"mismatch","marks":{"recorded":"20.01","measured":"20.4","operator":"yes"}}`),
		change(checklist.KindSample, "IN-05", checklist.FieldList, `{"name":"Receipts","source":"erp-live","lines":240}`),
		change(checklist.KindSample, "IN-05", checklist.FieldDraw, `{"pick":"random","seed":"demo|IN-05","lines":[15,27],"second":[217]}`),
		change(checklist.KindEntry, "DI-04", "probe/given", "deflection"),
	}}
	for lang, want := range map[string][]string{
		"en": {"recorded: 20.01; measured: 20.4; the cause stops at the operator: yes", "Receipts; lines in the list: 240; Live system screen", "Drawn by the program; Line: 15 27; second stage: 217; Seed: demo|IN-05"},
		"zh": {"记录值: 20.01; 实测值: 20.4; 原因止于操作者: 是", "Receipts; 清单行数: 240; 系统实时画面", "程序随机抽取; 行: 15 27; 第二阶段: 217"},
	} {
		for _, f := range forms()[:2] {
			got := plainText(written(t, f, v, report.Options{Lang: lang}))
			for _, words := range append(want, checklist.Pick(checklist.Builtin().Disclosures, "deflection").Text.In(lang)) {
				if !strings.Contains(got, words) {
					t.Errorf("%s in %s: no %s", f.name, lang, words)
				}
			}
			if strings.Contains(got, `{"status"`) || strings.Contains(got, `"lines":`) {
				t.Errorf("%s in %s: something stands as it is stored", f.name, lang)
			}
		}
	}
}
