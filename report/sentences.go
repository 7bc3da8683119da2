package report

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"gemba/checklist"
)

// saidInEnglish are the sentences that come in English with their numbers and names
// already in them: why an answer cannot be, what frames a visit, what the rule made
// of a value that was measured again. %s stands for what is put in, in order; what
// somebody typed stands there in quotes. Where it is a sentence of this table too, it
// is said again as well.
var saidInEnglish = map[tongue][][2]string{chinese: {
	// Why an answer cannot be.
	{"a count cannot be negative", "数目不能为负"},
	{"a count is at most a million", "数目最多为一百万"},
	{"more machines are running than were seen", "运转的设备多于看到的设备"},
	{"a list has at most a million lines", "清单最多一百万行"},
	{"enter how many lines the list has, or that this is not known", "请填写清单的行数，或注明未知"},
	{"no line was drawn yet", "尚未抽取任何行"},
	{"%s lines cannot be drawn from a list of %s", "抽取 %s 行，而清单只有 %s 行"},
	{"%s lines cannot be fine when %s were drawn", "合格 %s 行，而只抽取了 %s 行"},
	{"%s lines cannot be late when %s of %s are fine", "后来才出现 %s 行，而合格 %s 行、抽取 %s 行"},
	{"enter who chose the lines: the program, the visitor or the factory", "请填写由谁抽取：程序、来访者或工厂"},
	{"enter both numbers, in digits", "请用数字填写两个数"},
	{"the number to compare with cannot be 0", "作比较的数不能为 0"},
	{"enter both counts, in whole numbers", "请用整数填写两个数目"},
	{"add at least one gap", "请至少填写一处缺口"},
	{"enter the status of the certificate", "请填写证书状态"},
	{"enter the disclosure", "请填写披露情况"},
	{"enter the outcome", "请填写核实结果"},
	{"enter the latency", "请填写等候时间"},
	{"this item cannot be marked as not applicable", "此条目不能标为不适用"},
	{"give the reason why it is not applicable", "请填写不适用的理由"},
	{"level %s does not exist here", "此处没有 %s 级"},
	{"basis %s does not exist", "没有依据 %s"},
	{"pick %s does not exist", "没有抽取方式 %s"},
	{"list source %s does not exist", "没有清单来源 %s"},
	{"certificate status %s does not exist", "没有证书状态 %s"},
	{"disclosure %s does not exist", "没有披露情况 %s"},
	{"outcome %s does not exist", "没有核实结果 %s"},
	{"latency %s does not exist", "没有等候时间 %s"},
	{"%s is not a number", "%s不是数字"},
	{"%s is not a date such as 2026-03-11", "%s不是日期（如 2026-03-11）"},
	{"%s is not a time such as 14:05", "%s不是时间（如 14:05）"},
	{"%s is not yes, no or unknown", "%s不是“是、否或未知”"},
	{"%s is not one of the choices", "%s不在可选项之中"},

	// What frames a visit.
	{"%s days of notice", "提前 %s 天得到通知"},
	{"%s of %s machines running", "运转设备 %s / %s 台"},

	// What the rule made of a value that was measured again.
	{"asked for and not measured", "要求复测而未测"},
	{"with the second gauge %s", "换用第二件量具：%s"},
	{"off by %s; no rule without the uncertainty or both limits", "相差 %s；没有不确定度或两端界限，无从判断"},
	{"off by %s, within %s: twice the uncertainty", "相差 %s，不超过 %s（不确定度的两倍）"},
	{"off by %s, within %s: a tenth of the tolerance", "相差 %s，不超过 %s（公差的十分之一）"},
	{"off by %s, more than %s: twice the uncertainty", "相差 %s，超过 %s（不确定度的两倍）"},
	{"off by %s, more than %s: a tenth of the tolerance", "相差 %s，超过 %s（公差的十分之一）"},
}}

// said is a sentence that can be recognized, and what it is in another language.
type said struct {
	english *regexp.Regexp
	other   string
}

// recognizable makes the sentences of a table such that they can be recognized.
func recognizable(pairs [][2]string) func() []said {
	return sync.OnceValue(func() []said {
		list := make([]said, 0, len(pairs))
		for _, p := range pairs {
			pattern := strings.ReplaceAll(regexp.QuoteMeta(p[0]), "%s", "(.+?)")
			list = append(list, said{regexp.MustCompile("^" + pattern + "$"), p[1]})
		}
		return list
	})
}

// recognized are the sentences of saidInEnglish.
var recognized = map[tongue]func() []said{chinese: recognizable(saidInEnglish[chinese])}

// again says a sentence again in the language, if it is one that can be recognized.
func (l tongue) again(s string) (string, bool) { return oneOf(recognized[l], s, l.again) }

// oneOf says a sentence of a list again, with what stands in it said again by inner.
// It is the same sentence where there is no list, or it is not in it.
func oneOf(list func() []said, s string, inner func(string) (string, bool)) (string, bool) {
	if list == nil {
		return s, false
	}
	for _, k := range list() {
		m := k.english.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		args := make([]any, 0, len(m))
		for _, arg := range m[1:] {
			if other, ok := inner(arg); ok {
				arg = other
			}
			args = append(args, arg)
		}
		return fmt.Sprintf(k.other, args...), true
	}
	return s, false
}

// Again says in a language what the program says in English with its numbers and
// names already in it, and as it is where it is not known.
func Again(lang, sentence string) string {
	s, _ := tongue(lang).again(sentence)
	return s
}

// fault says why an answer to an item cannot be. A field stands in it by its label.
func (e *edition) fault(it *checklist.Item, s string) text {
	if it != nil {
		for i := range it.Fields {
			label := &it.Fields[i].Label
			why, ok := cutLabel(s, label.In(english))
			if !ok || !label.Has(string(e.tongue)) {
				continue
			}
			if other, known := e.again(why); known {
				return e.typed(e.listed(*label).S + "：" + other)
			}
		}
	}
	if other, ok := e.again(s); ok {
		return e.typed(other)
	}
	return e.typedEnglish(s)
}

// cutLabel takes the label of a field, of which the first letter may be small, off
// the beginning of a sentence about it.
func cutLabel(s, label string) (rest string, ok bool) {
	head := len(label) + len(": ")
	if label == "" || len(s) < head || !strings.EqualFold(s[:len(label)], label) || s[len(label):head] != ": " {
		return s, false
	}
	return s[head:], true
}
