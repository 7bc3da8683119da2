package report

import (
	"slices"
	"strings"
	"testing"
)

// TestOneTerm expects one Chinese term for one thing, in reports, on screens and in a
// walk, and that of the checklist where the checklist has one.
func TestOneTerm(t *testing.T) {
	other := map[string]string{
		"停留点": "停止点", "操作工": "操作者", "访问者": "来访者", "买方": "采购方", "采购方政策": "采购方规定",
		"事实台账": "变更记录", "照片与文件": "照片与资料", "照片或文件": "照片或资料", "复核": "审阅", "评论": "意见", "笔记": "观察",
		"关闭来访": "结束来访", "关闭时": "结束时", "探问": "信息披露提问", "复述": "宣读", "听说": "口头说明", "旁证": "互证",
		"着取来": "取件", "诚实": "真实", "无辜": "正当", "量具分析": "量具研究", "校验值": "哈希值", "优盘": "U 盘", "记录人": "观察者",
	}
	for _, p := range slices.Concat(append(slices.Clone(chineseOnScreen), wordsChinese, spokenChinese, walkSaidChinese, saidInEnglish[chinese])...) {
		words := strings.NewReplacer("采购方", "").Replace(p[1])
		for wrong, right := range other {
			if strings.Contains(words, wrong) || strings.Contains(p[1], wrong) && wrong == "采购方政策" {
				t.Errorf("%q is %s, and elsewhere %s: %s", p[0], wrong, right, p[1])
			}
		}
	}
}

// TestGapOrDifference keeps two things apart that are one word in English: what was
// found, and what lies between paper and practice.
func TestGapOrDifference(t *testing.T) {
	for _, table := range chineseOnScreen {
		for _, p := range table {
			between := strings.Contains(p[0], "gap %s") || strings.Contains(p[0], "widest gap") || p[0] == "gap"
			switch {
			case strings.Contains(p[1], "差距") && !between:
				t.Errorf("%q is what lies between paper and practice: %s", p[0], p[1])
			case strings.Contains(p[1], "缺口") && between:
				t.Errorf("%q is what was found: %s", p[0], p[1])
			}
		}
	}
}

// TestSaidAsShown expects a sentence that comes with its numbers in it to be worded as
// the screens word it, and one without numbers to be worded once.
func TestSaidAsShown(t *testing.T) {
	shown := byEnglish(chineseOnScreen...)()
	for _, p := range spokenChinese {
		switch words, ok := shown[p[0]]; {
		case ok && !strings.Contains(p[0], "%s"):
			t.Errorf("%q is on the screens already: %s, %s", p[0], words, p[1])
		case ok && words != p[1]:
			t.Errorf("%q has two wordings: %s, %s", p[0], words, p[1])
		}
	}
}
