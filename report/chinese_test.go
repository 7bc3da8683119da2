package report_test

import (
	"strings"
	"testing"

	"gemba/checklist"
	"gemba/report"
)

// A Chinese page speaks Chinese, and marks what is in another language.
func TestChinesePage(t *testing.T) {
	root := checkPage(t, written(t, forms()[0], demoVisit(t, "hongyuan"), report.Options{Lang: "zh"}))
	if lang := root.all("html")[0].attrs["lang"]; lang != "zh" {
		t.Errorf("lang=%q", lang)
	}
	page := root.all("body")[0].text.String()
	for _, words := range []string{
		"内部报告", "文件与实际对照", "46.7", "5.9–87.5", "+48.6", "不会高于 C；尚无等级：实际方面的证据已有 18 %", "144 / 240 合格，全部清点",
		"工厂自身各层均未发现", "100 = 46.7 实际得分 + 12.5 已证实失分 + 40.8 尚未证实", "打开不合格品台账", "亲眼所见：作业、原件或实物",
	} {
		if !strings.Contains(page, words) {
			t.Errorf("no %s", words)
		}
	}
	marked := false
	for _, e := range root.all("span") {
		marked = marked || e.attrs["dir"] == "auto" && e.attrs["lang"] == "" && strings.HasPrefix(e.text.String(), "Two inspectors at the bench")
		if lang, ok := e.attrs["lang"]; ok && lang == "zh" {
			t.Errorf("Chinese is marked as foreign: %s", e.text.String())
		}
	}
	if !marked {
		t.Error("what was typed in another language is not marked")
	}
}

// An English page marks what was typed in Chinese.
func TestForeignText(t *testing.T) {
	root := parse(t, written(t, forms()[0], demoVisit(t, "hongyuan"), report.Options{}))
	for _, e := range root.all("h1")[0].children {
		if e.attrs["lang"] == "zh" && e.attrs["dir"] == "auto" && strings.HasPrefix(e.text.String(), "宏远阀门") {
			return
		}
	}
	t.Error("the name of the supplier is not marked as Chinese")
}

// The sentence of a Chinese report is Chinese also where nothing caps the grade and
// where nothing was seen.
func TestChineseSentence(t *testing.T) {
	for name, v := range map[string]*checklist.Visit{"kovai": demoVisit(t, "kovai"), "sorrento": demoVisit(t, "sorrento"), "empty": emptyVisit()} {
		for _, a := range report.Audiences() {
			root := parse(t, written(t, forms()[0], v, report.Options{Lang: "zh", For: a}))
			var sentences []string
			for _, p := range root.all("p") {
				if p.attrs["class"] == "sentence" {
					sentences = append(sentences, p.text.String())
				}
			}
			if len(sentences) != 1 || strings.Contains(sentences[0], " have ") || !strings.Contains(sentences[0], "。") {
				t.Errorf("%s for %s: %q", name, a, sentences)
			}
		}
	}
}

// A cap says in Chinese what fired it: what the fields of the answer come to, not
// the first of them, and of two observers' answers the one that counts.
func TestChineseCaps(t *testing.T) {
	v := emptyVisit()
	v.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"number": "CN-1", "status": "valid"}}
	v.Rivals = map[string][]checklist.Answer{"CE-01": {{State: checklist.Answered, Fields: map[string]string{"number": "CN-1", "status": "expired"}}}}
	v.Answers["IP-05"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"early": "0", "late": "60"}}
	v.Answers["DI-07"] = checklist.Answer{State: checklist.Refused, Reason: "老板不在"}
	page := checkPage(t, written(t, forms()[0], v, report.Options{Lang: "zh"})).all("body")[0].text.String()
	for _, words := range []string{"证书无效；两位观察者，尚未统一", "终检之前发现的不合格 0 / 60：最好为", "已要求但未提供：老板不在"} {
		if !strings.Contains(page, words) {
			t.Errorf("no %s", words)
		}
	}
}
