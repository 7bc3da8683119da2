package main

// exitWords says what each exit code means, for the manual and docs/commands.md.
var exitWords = []struct {
	code  int
	words string
}{
	{exitFine, "fine"},
	{exitFailed, "failed"},
	{exitUsage, "wrong call"},
	{exitNotFound, "not found"},
	{exitConflict, "a conflict is left"},
	{exitDamaged, "damaged"},
	{exitNotPublished, "recorded on this computer, not in the visible file yet"},
}

// variables are those of the environment that the program heeds, for the manual
// and docs/commands.md.
var variables = []struct{ name, words string }{
	{"GEMBA_FILE", "the visit file of commands that are given none, as --file gives it"},
	{"GEMBA_LIBRARY", "the folder of visit files, as --library gives it"},
	{"GEMBA_AS", "the name of who records, as --as gives it"},
	{"NO_COLOR", "no colour, where it is set to anything; so does --no-color"},
	{"CLICOLOR_FORCE", "colour also on a terminal that is not known to have any, and in help that goes elsewhere; 0 is not set"},
	{"CLICOLOR", "no colour, where it is 0; CLICOLOR_FORCE goes before it, and NO_COLOR before both"},
	{"VISUAL, EDITOR", "the editor behind ctrl+e in the program, a command as a shell reads it; vi without them; VISUAL goes before EDITOR"},
	{"PAGER", "the program that long texts go through on a terminal; none where it is not set"},
	{"TERM", "where it is dumb, the screens are not shown and nothing is drawn over"},
	{"GEMBA_RUNTIME", "where it is stock, the screens run on Bubble Tea's own runtime; Windows always does"},
	{"XDG_DATA_HOME", "the library lies in gemba below it"},
	{"XDG_CONFIG_HOME", "the settings and who works here lie in gemba below it"},
	{"XDG_STATE_HOME", "working copies of open files lie in gemba below it"},
	{"XDG_CACHE_HOME", "indexes of libraries lie in gemba below it; they can be thrown away"},
}
