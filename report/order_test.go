package report_test

import (
	"strings"
	"testing"

	"gemba/report"
)

// The parts of a page, in the order in which they stand in it. Each is a piece of
// markup or of text that only it has.
var pageOrder = map[string][]string{
	"en": {
		`class="sentence"`, `class="status"`, `class="axes"`, ">Gap<", ">Caps: what is proven and binds the grade<", ">What to do<", "By the buyer&#39;s policy",
		">To be settled first<", ">Hold points: look at these before goods leave<", ">A second visit: these close most<",
		">Where the points went<", ">Themes<", ">Every answer<", `id="i-IN-01"`, ">Notes on the visit<", ">Evidence<", ">Sample IN-03", "Seed:",
		">IP-05: nonconformances by the stage at which they were found<", ">Disclosure probes<", `class="timeline"`, ">Commitments</h2>",
		">Photographs and papers</h2>", ">What was not seen</h2>", ">Method</h2>", ">Model<", ">Hash of the checklist<", ">Fingerprint of the visit<", ">What this copy leaves out<",
		">Fact log</h2>",
	},
	"zh": {
		`class="sentence"`, `class="status"`, `class="axes"`, ">差距<", ">上限：已证实、限制等级的事项<", ">怎么办<", "按采购方规定",
		">首先解决<", ">停止点：发货前查看以下各项<", ">第二次来访：以下各项最能缩小区间<",
		">分数去向<", ">主题<", ">全部回答<", `id="i-IN-01"`, ">证据<", ">样本 IN-03", "种子:",
		`class="stack"`, `class="timeline"`, ">承诺</h2>", ">照片与资料</h2>", ">未看到的内容</h2>", ">方法</h2>", ">模型<", ">检查表哈希值<", ">来访指纹<", ">变更记录</h2>",
	},
}

// A page has every part that a reader needs, in the order in which it is read.
func TestPageOrder(t *testing.T) {
	for lang, parts := range pageOrder {
		page := written(t, forms()[0], fullVisit(t), report.Options{For: report.Counsel, Lang: lang, Facts: facts()})
		_, rest, _ := strings.Cut(page, "<main>")
		for _, part := range parts {
			_, after, found := strings.Cut(rest, part)
			if !found {
				t.Errorf("%s: %q is not there, or before its place; the rest begins with %.300q", lang, part, rest)
				break
			}
			rest = after
		}
	}
}
