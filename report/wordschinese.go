package report

// chineseOf holds the report's own words in Chinese, by their English text. A
// test sees that none is missing.
var chineseOf = map[string]string{
	// The page.
	"supplier assessment": "供应商评估", "Contents": "目录", "Supplier not named": "未注明供应商",
	"Internal report": "内部报告", "Report for the supplier": "供应商版报告", "Report for counsel": "法务版报告",
	"Site": "场所", "Order": "订单", "Date of the visit": "来访日期", "Visitors": "来访人员", "Scope": "来访规模", "Days of notice": "提前通知天数",
	"Made with gemba from one visit file. Nothing in this page is fetched from elsewhere.": "由 gemba 根据一份来访文件生成。本页不从别处加载任何内容。",

	// The result.
	"Result": "结果", "Grade": "等级", "grade": "等级", "Paper": "文件", "paper": "文件", "Practice": "实际", "practice": "实际", "Gap": "差距",
	"Axis": "维度", "Score": "得分", "Range": "区间", "Evidence": "证据", "%s to %s": "%s 至 %s",
	"Caps: what is proven and binds the grade":                                "上限：已证实、限制等级的事项",
	"Holds: what is not yet proven and keeps the grade down":                  "保留：尚未证实、压低等级的事项",
	"Numbers that cannot be, and count as not asked":                          "不可能的数字，按未询问计",
	"Beside the confidence":                                                   "另请注意",
	"As promises stand now":                                                   "按承诺目前的履行情况",
	"Paper beside practice":                                                   "文件与实际对照",
	"at most %s":                                                              "最高 %s",
	"%s until proven":                                                         "证实前为 %s",
	"not seen yet":                                                            "尚未看到",
	"proven only to %s":                                                       "目前只证实到 %s",
	"not fully proven yet":                                                    "尚未完全证实",
	"rests on something that this copy does not contain":                      "依据不在本版本之内",
	"firm: nothing that is still open can change the letter":                  "已定：未决事项不会再改变等级",
	"provisional: what is still open can make it %s to %s":                    "暂定：未决事项可使其为 %s 至 %s",
	"paper is ahead of practice: established":                                 "文件领先于实际：已确立",
	"practice is ahead of paper: established":                                 "实际领先于文件：已确立",
	"no gap established yet":                                                  "尚未确立差距",
	"Confidence high. %d %% of the practice evidence exists.":                 "把握程度高。实际方面的证据已有 %d %%。",
	"Confidence moderate. %d %% of the practice evidence exists.":             "把握程度中等。实际方面的证据已有 %d %%。",
	"Confidence low. %d %% of the practice evidence exists.":                  "把握程度低。实际方面的证据已有 %d %%。",
	"Not rated. %d %% of the practice evidence exists.":                       "未评级。实际方面的证据已有 %d %%。",
	"the host fixed the date":                                                 "日期由接待方确定",
	"the host chose the route":                                                "路线由接待方选择",
	"the host's interpreter":                                                  "翻译由接待方提供",
	"a list was typed for the visit":                                          "有清单是为来访临时编的",
	"not rated yet: %d %% of the practice evidence exists, a third is needed": "尚未评级：实际方面的证据已有 %d %%，至少需要三分之一",
	"cannot be better than %s; no letter yet: %d %% of the practice evidence exists":                    "不会高于 %s；尚无等级：实际方面的证据已有 %d %%",
	"The bar is the range that fits what was seen, the mark its middle. Only practice earns the grade.": "横条是与所见相符的区间，竖线是其中点。等级只由实际决定。",
	"Paper %s, range %s to %s. Practice %s, range %s to %s. Gap %s, range %s to %s.":                    "文件 %s，区间 %s 至 %s。实际 %s，区间 %s 至 %s。差距 %s，区间 %s 至 %s。",

	// What to do.
	"What to do": "怎么办", "What would have to be shown": "需要出示的内容", "To be settled first": "首先解决",
	"Each binds the grade until it is shown to be wrong, or no longer holds and that was seen.":                                                          "每一项都限制等级，直到证明它不成立，或情况已改变并经现场确认。",
	"Hold points: look at these before goods leave":                                                                                                      "停止点：发货前查看以下各项",
	"A second visit: these close most":                                                                                                                   "第二次来访：以下各项最能缩小区间",
	"Not yet fully shown, and needed for a better grade":                                                                                                 "尚未充分出示、提高等级所需的内容",
	"%d min, closes %s points":                                                                                                                           "%d 分钟，缩小 %s 分",
	"Together %d minutes of the visitor's own attention.":                                                                                                "合计需要来访者 %d 分钟。",
	"These are the consequences that the method suggests. The decision is the buyer's.":                                                                  "以上是本方法给出的建议，由采购方决定。",
	"These points decide what can be built on this visit. Each can be shown to be wrong, or changed and shown again.":                                    "以下各项决定本次来访的结论。每一项都可以证明其不成立，或改进后再次出示。",
	"No decision yet: too little was seen. Plan a second visit before an order depends on this supplier.":                                                "暂不作决定：看到的太少。在订单依赖该供应商之前，请安排第二次来访。",
	"Do not award on what was seen. A letter needs a second visit; it cannot be better than D until the observations below are settled.":                 "依据所见，不宜下单。等级需要第二次来访；以下事项解决之前不会高于 D。",
	"No letter yet, and at most %s until the observations below are settled. An order before a second visit needs the conditions and hold points below.": "尚无等级；以下事项解决之前最高为 %s。若在第二次来访之前下单，须附以下条件和停止点。",
	"What was seen supports an order without conditions.":                                                                                                "所见支持无条件下单。",
	"What was seen supports an order; agree on the points below with it.":                                                                                "所见支持下单；请就以下各点一并约定。",
	"What was seen supports an order only with the conditions and hold points below.":                                                                    "所见只支持附以下条件和停止点的订单。",
	"Do not award on what was seen. The conditions below come first, then a second visit.":                                                               "依据所见，不宜下单。先满足以下条件，再安排第二次来访。",

	// Points and answers.
	"Where the points went": "分数去向", "Everything": "满分", "Item": "条目", "Kind": "类别", "Points": "分数", "From 0 to 100": "0 至 100",
	"proven lost": "已证实失分", "not yet proven": "尚未证实", "Practice score": "实际得分", "Themes": "主题", "Theme": "主题", "Weight": "权重",
	"proven lost, other items": "其他条目，已证实失分", "not yet proven, other items": "其他条目，尚未证实", "Subtotals by theme": "按主题小计",
	"Taken by the strictest cap; shown under it":                   "最严上限再扣；扣后显示",
	"100 = %s practice score + %s proven lost + %s not yet proven": "100 = %s 实际得分 + %s 已证实失分 + %s 尚未证实",
	"From 100 down to the practice score. What is proven lost are facts; what is not yet proven are open questions, and they say nothing about the factory.": "从 100 分到实际得分。已证实失分是事实；尚未证实的是未决问题，并不说明工厂的好坏。",
	"Every answer": "全部回答", "Answer": "回答", "Basis": "依据", "special weight": "特别权重", "%d of %d": "%d / %d", "no points": "不计分",
	"%d of %d questions of this scope were dealt with.": "本规模的问题已处理 %d / %d。",
	"A star marks a question of special weight.":        "星号表示特别权重。",
	"another observer, not reconciled":                  "另一位观察者，尚未统一", "counts as not asked": "按未询问计", "Notes on the visit": "关于来访的记录",
	"not asked": "未询问", "not seen": "未看到", "not applicable": "不适用", "asked and not given": "已要求但未提供", "reason": "原因",
	"readings": "读数", "from": "来自", "lower limit": "下限", "upper limit": "上限", "step of the gauge": "量具分度", "deviation of the gauge": "量具标准差",
	"confirmed": "已确认", "look closer": "需进一步查看", "not explained": "未解释", "look closer, explained": "需进一步查看，已解释", "in words": "文字说明",
	"dealt with": "已处理", "followed up": "后续核对", "how soon": "快慢", "promised": "承诺", "in their words": "原话", "level %d": "等级 %d",
	"%d of %d fine, all counted": "%d / %d 合格，全部清点", "%d of %d fine, of a list of unknown length": "%d / %d 合格，清单总数未知",
	"%d of %d fine, of a list of %d": "%d / %d 合格，清单共 %d", "appeared later": "后来才出现", "exempt under a written rule": "按书面规定免检", "list": "清单",
	"in two stages, declared before the first was looked at": "分两阶段，事先声明", "gap": "差距", "not named": "未命名",
	"noticed in corrective actions": "纠正措施中已发现", "acted upon": "已采取措施", "noticed by internal audit": "内审已发现", "noticed from outside": "外部已发现",
	"none of the factory's own layers had noticed": "工厂自身各层均未发现",
	"yes": "是", "no": "否", "not known": "未知", "all counted": "全部清点",

	// Evidence.
	"Sample": "样本", "lines in the list": "清单行数", "unknown": "未知", "Seed": "种子", "Line": "行", "Turned out": "结果", "Came from": "来自",
	"Marks and notes": "标记与备注", "second stage": "第二阶段", "still out": "尚未拿到",
	"a second stage was declared before the first was looked at": "查看第一阶段之前已声明第二阶段",
	"nonconformances by the stage at which they were found":      "按发现阶段统计的不合格", "Found at": "发现阶段", "Stage": "阶段", "Count": "数量", "Share": "占比",
	"raised by": "提出者", "line": "产线", "inspector": "检验员", "customer": "客户", "By month": "按月", "Month": "月份", "Points: %s to %s.": "分数：%s 至 %s。",
	"Disclosure probes": "信息披露", "Disclosure probes, in the order of their clocks": "信息披露（按时间顺序）",
	"From asking to the record in hand; the dot is the first answer.": "从提出到拿到记录；圆点为首次答复。",
	"Probe": "提问", "Clock": "计时", "What came": "得到的答复", "On the way": "过程中", "asked": "提出", "first answer": "首次答复", "in hand": "已拿到",
	"no clock ran": "未计时", "asked role": "询问的岗位", "answered by": "答复的岗位",
	"Records asked for": "索取的记录", "Record": "记录", "Asked": "提出", "First answer": "首次答复", "In hand": "拿到", "Minutes, of those expected": "用时 / 预期（分钟）",
	"State": "状态", "not expected any more": "不再等待", "another record came": "拿来的是另一份记录", "in view": "在视线内取件", "out of view": "离开视线取件",
	"Photographs and papers": "照片与资料", "photograph": "照片", "paper, a file": "资料",

	// The end.
	"Commitments": "承诺", "What": "内容", "Role": "岗位", "Due": "期限", "open": "未到期", "open, overdue": "已逾期", "kept": "已兑现", "late": "迟到兑现", "broken": "未兑现",
	"What was not seen": "未看到的内容", "Every question of this scope was dealt with.": "本规模的问题均已处理。",
	"What nobody asked about or saw is neither good nor bad here. It makes the ranges wider.": "没有询问或没有看到的，在此既不算好也不算坏，只会使区间变宽。",
	"%d more questions are not part of this scope.":                                           "另有 %d 个问题不属于本规模。",
	"Method": "方法", "Model": "模型", "Checklist": "检查表", "Hash of the checklist": "检查表哈希值", "Id of the visit": "来访编号",
	"Fingerprint of the visit": "来访指纹", "Report made": "报告生成时间", "What this copy leaves out": "本版本未包含的内容",
	"Fact log": "变更记录", "Entered": "录入", "By": "录入人", "Cell": "字段", "From": "原值", "To": "新值", "suspicious clock": "时钟可疑", "replaced": "已被替换",
	"no value any more": "已清除",
	"Every version of everything that was recorded. Nothing was overwritten; a fact that is replaced stays.": "所有记录的每一个版本。没有任何内容被覆盖；被替换的记录仍然保留。",

	// What was left out.
	"Names of persons. Texts that were typed may still hold names that are recorded nowhere else.":  "人名。键入的文字中仍可能含有别处没有登记的人名。",
	"Everything about candour: its questions, points, caps, probes and what was noted beside them.": "有关坦诚的一切：问题、分数、上限、提问方式及相关记录。",
	"Points of single questions and of themes, and where the points went.":                          "单个问题和主题的分数，以及分数去向。",
	"Notes, comments and photographs of the visitors.":                                              "来访者的记录、意见和照片。",
	"The questions to ask next, and what could change the grade.":                                   "接下来要问的问题，以及可能改变等级的因素。",
	"Nothing.":      "没有。",
	"The fact log.": "变更记录。",
	"The fact log: who changed what, when and from what. It is in the copy for counsel.":                 "变更记录：何人、何时、从何改为何。见法务版。",
	"The fact log, which was not at hand when this report was made.":                                     "变更记录：生成本报告时未能取得。",
	"The files of papers. They stay in the visit file and are known here by their hash.":                 "资料文件本身。它们保留在来访文件中，此处以哈希值标识。",
	"The files of photographs and papers. They stay in the visit file and are known here by their hash.": "照片与资料文件本身。它们保留在来访文件中，此处以哈希值标识。",

	methodWords: "每个问题都有一个区间：与所见相符的最低分和最高分，0 至 100。没有询问的问题为 0 至 100。证据越好，区间越窄；抽样的区间按精确置信限计算，工厂自选的样本几乎不能证明什么。" +
		"实际是现场问题的加权平均，文件是证书与文件的加权平均；得分是区间的中点，证据是 100 % 减去区间的宽度。等级只由实际决定：90 起为 A，80 起为 B，60 起为 C，以下为 D。" +
		"上限表示某事已被证实不好；保留表示关键之事尚未证实良好。请依据区间和上限作决定，不要只看中点。这不是造假的法律证明。",
}

// methodWords is the method in a paragraph.
const methodWords = "Every question has a range: the worst and the best score, 0 to 100, that fit what was seen. A question that nobody asked is 0 to 100. " +
	"Better evidence makes the range narrower; the range of a sample comes from exact limits, and records that the factory picked prove almost nothing. " +
	"Practice is the weighted average of the questions of the floor, paper that of certificate and documents. The score is the middle of the range, and evidence is 100 % less its width. " +
	"Practice alone earns the grade: A from 90, B from 80, C from 60, D below. A cap says that something is proven bad, a hold that something decisive is not yet proven good. " +
	"Decide on the range and the caps, not on the middle. None of this is legal proof of falsification."

// rulesChinese are the rules of the model that can lower a grade.
var rulesChinese = map[string]string{
	"R1": "实际类条目的最好情况低于 10", "R2": "特别权重的实际类条目最好情况不高于 40", "R3": "特别权重的实际类条目最好情况低于 10",
	"K1": "记录造假已确认", "K2": "证书被篡改，或发证机构不予承认", "K3": "来访者发现的差距，工厂自身各层均未发现（均已查看）",
	"K4": "收货：即使按最好情况，有来料检验记录的也不足 75 %（不足 50 % 为 D）", "K5": "拒绝进入或拒绝提供记录；该条目同时按最差回答计",
	"K6": "两次或以上信息披露提问的最好情况不高于 20", "K7": "没有对本场所和本范围有效的证书", "K8": "贵方订单的材料与其证明的牌号不符，待复验",
	"K9": "未经贵方同意对贵方要求让步使用", "K10": "零件或时间未到就已签字或填写", "K11": "贵方订单的材料未检先发，且无紧急放行记录",
	"K12": "对贵方关键特性使用过期量具，待重新验证", "T1": "坦诚小计：最好情况低于 40（低于 20 为 C）",
}
