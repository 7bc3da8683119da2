package report

// walkChinese is what a walk line by line says, in Chinese.
var walkChinese = [][2]string{
	{"%s. help lists what a line can be.", "%s。help 列出每行可键入的内容。"},
	{"Section %s, %d of %d done.", "分节：%s，共 %[3]d 项，已完成 %[2]d 项。"},
	{"Say: %s", "可对对方说：%s"},
	{"Recorded: %s", "已记录：%s"},
	{"that was the last item", "已是最后一项"},
	{"that was the first item", "已是第一项"},
	{"; best goes to what can change most, quit leaves", "；best 前往最能改变结果的问题，quit 离开"},
	{"%s, %d minutes: %s", "%s，%d 分钟：%s"},
	{"%d of the questions are not answered; best goes to the one that can change most", "尚有 %d 个问题未回答；best 前往最能改变结果的一个"},

	// What an item takes.
	{"Answer %s, and how you know: %s", "请答 %s，并加依据：%s"},
	{
		"Answer list.lines= list.source=, then draw.n= draw.nonce=, then line.N=match and so on; or population= fine= all",
		"请答 list.lines= list.source=，再 draw.n= draw.nonce=，再 line.N=match 等；或 population= fine= all",
	},
	{"Answer promise= role= due=, or none", "请答 promise= role= due=，或 none"},
	{
		"Answer gap= with what is missing, capa= acted= internal-audit= external=",
		"请用 gap= 写缺什么，再 capa= acted= internal-audit= external=",
	},
	{
		"Answer count.told/SHIFT= count.rostered/SHIFT= count.seen/SHIFT=",
		"请答 count.told/班次= count.rostered/班次= count.seen/班次=",
	},
	{"Answer %s", "请答 %s"},
	{"%s takes %s", "%s 可接受 %s"},

	{"; takes reads all of it out.", "；takes 逐一读出。"},

	// What a line did.
	{" or ", " 或 "},
	{"taken in: %s", "已收入：%s"},
	{"written: %s", "已写出：%s"},
	{"as it was", "没有变化"},
	{"recorded, no points moved", "已记录，分数未变"},
	{"saved in %s", "已存入 %s"},
	{"kept on this computer, not in %s yet", "已存于本机，尚未写入 %s"},
	{"id=%s and what became of it changes this entry", "用 id=%s 加后来的情况可更改此条"},
	{"Drawn, %d lines: %s", "已抽取 %d 行：%s"},
	{"How do you know? %s; until then it counts as told.", "依据是什么？%s；在此之前按听说计。"},

	// The assessment.
	{"Grade %s: %s", "等级 %s：%s"},
	{"%s %s, from %s to %s, evidence %d %%", "%s %s，区间 %s 至 %s，证据 %d %%"},
	{"gap %s, from %s to %s", "差距 %s，区间 %s 至 %s"},

	// What a line can be.
	{
		"an answer, as gemba answer takes it: also population=240 fine=144 all, or refused --reason 'not today'; with --note TEXT, --observed 14:05",
		"一个答案，写法同 gemba answer：也可为 population=240 fine=144 all，或 refused --reason '今天不行'；可加 --note 文字、--observed 14:05",
	},
	{"the header of the visit", "来访的抬头"},
	{"to the item after or before; an empty line is next", "到后一项或前一项；空行即 next"},
	{"to the item after, and this one stays open", "到后一项，此项仍未完成"},
	{"to the question that can change most", "到最能改变结果的问题"},
	{"to an item; IN-03 and an answer does both", "到一个条目；IN-03 后接答案则两者都做"},
	{"an observation on the item", "对此项的一条观察"},
	{"a photograph or a paper, taken in on the item; more words are its caption", "把照片或文件收入此项；其后的文字为说明"},
	{"takes back what the last line recorded; the history keeps both", "撤回上一行所记；历史中两者都保留"},
	{"the question once more", "再读一遍问题"},
	{"what the item takes, each on a line", "此项可接受的内容，逐行读出"},
	{"the item in full, with what was recorded", "此项全文及所记内容"},
	{"everything that is still open in the visit", "来访中所有未了事项"},
	{"the assessment", "评估"},
	{"closes the visit: from then on it is read-only", "关闭来访：此后只读"},
	{"writes the report beside the visit; report md, csv or json instead of a page", "在来访旁写出报告；report md、csv 或 json 则不用网页"},
	{"these lines", "这些行"},
	{"leave; so does the end of the input", "离开；输入结束时也离开"},

	// Why a line was refused.
	{"the text is empty", "文字为空"},
	{"no file is named", "没有写出文件名"},
	{"nothing was recorded yet", "尚未记录任何内容"},
	{"it takes back what was recorded since the walk began", "只能撤回本次开始之后所记的"},
	{"a draw is not taken back", "抽取不能撤回"},
	{"draw again with --reason TEXT: the history keeps both", "用 --reason 文字 重新抽取：历史中两者都保留"},
	{"a closing is not taken back", "关闭不能撤回"},
	{"gemba pen VISIT --reason TEXT opens the visit again", "gemba pen 来访 --reason 文字 可重新打开"},
	{"close it, or use the other kind around it", "补上另一半，或在外面用另一种引号"},
	{"note TEXT", "note 文字"},
	{"photo FILE, and words for what is to be seen", "photo 文件，再加说明文字"},
	{"gemba show VISIT says since when", "gemba show 来访 说明自何时起"},
	{"a line takes --reason, --note, --observed and --basis", "一行可加 --reason、--note、--observed、--basis"},
}

// walkSaidChinese are the refusals of a walk that come with names in them.
var walkSaidChinese = [][2]string{
	{"%s is not a value of %s at %s", "%[3]s 的 %[2]s 不接受 %[1]s"},
	{"%s is not a value of %s", "%s 不是 %s 可接受的值"},
	{"%s takes a date such as %s", "%s 可接受日期，如 %s"},
	{"a date such as %s", "日期，如 %s"},
	{"a time such as %s", "时间，如 %s"},
	{"now, or a time such as %s", "now，或时间，如 %s"},
	{"a number, 0 or more", "数字，不小于 0"},
	{"a number", "数字"},
	{"a whole number, up to a million", "整数，不超过一百万"},
	{"text", "文字"},
	{"yes or no", "yes 或 no"},
	{"yes, no or unknown", "yes、no 或 unknown"},
	{"what is missing, in words", "缺什么，用文字写"},
	{"the number of lines in the list, or unknown", "清单的行数，或 unknown"},
	{"values as they stand in the record, parted by spaces", "记录中的数值，用空格分开"},
	{"photo takes the path of a file, from the folder in which gemba was started", "photo 后写文件路径，从启动 gemba 的文件夹算起"},
	{"%s lines refused", "%s 行被拒绝"},
	{"%s line refused", "%s 行被拒绝"},
	{"each is named above; the others were recorded", "上面已逐行说明；其余均已记录"},
	{
		"comment, lift, sign and what became of a promise stay open to you; gemba pen VISIT --reason TEXT takes the pen to change the rest",
		"评论、解除上限、签署与承诺的后续仍可记录；gemba pen 来访 --reason 文字 解锁后可改其余",
	},
	{"report takes %s", "report 可接受 %s"},
	{"%s takes %s", "%s 可接受 %s"},
	{"%s takes %s; help lists what a line can be", "%s 可接受 %s；help 列出每行可键入的内容"},
	{"%s; help lists what a line can be", "%s；help 列出每行可键入的内容"},
	{"the quote %s is not closed", "引号 %s 未闭合"},
	{"the visit is closed already, by %s", "来访已由 %s 关闭"},
	{"%s is not a form of report", "%s 不是报告的形式"},
	{"closed at %s", "已关闭，等级 %s"},
	{"line %s was not drawn", "第 %s 行未被抽中"},
	{"gemba show VISIT %s lists the lines that were", "gemba show 来访 %s 列出抽中的各行"},
	{"%s is not a date", "%s 不是日期"},
	{"no item is called %s", "没有名为 %s 的条目"},
}
