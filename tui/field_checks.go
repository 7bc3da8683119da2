package tui

import (
	"strconv"
	"time"

	"gemba/checklist"
)

// number prints a count; nothing for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// count reads a count; what cannot be read is -1, which no rule accepts.
func count(s string) int {
	if s == "" || s == "?" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func checkCount(s string) string {
	if n := count(s); n < 0 {
		return "a whole number, 0 or more"
	}
	return ""
}

func checkPopulation(s string) string {
	if s == "?" {
		return ""
	}
	return checkCount(s)
}

// checkNumber refuses what a field of numbers cannot hold.
func checkNumber(f *checklist.Field) func(string) string {
	return func(s string) string {
		switch {
		case s == "" || f.TakesNumber(s):
			return ""
		case checklist.IsNumber(s):
			return "a number, 0 or more"
		}
		return "a number such as 12 or 0.35"
	}
}

// dateHint is the hint of a field that takes a date, with [shell.today].
const dateHint = "YYYY-MM-DD; t is today"

// today makes today's date out of the key t.
func (sh *shell) today(key string) (string, bool) {
	return sh.now().Format(time.DateOnly), key == "t"
}

// rightNow makes the time of day out of the key n.
func (sh *shell) rightNow(key string) (string, bool) { return clock(sh.now()), key == "n" }

func checkDate(s string) string {
	if _, err := time.Parse(time.DateOnly, s); s != "" && err != nil {
		return "a date such as 2026-03-11"
	}
	return ""
}

func checkTime(s string) string {
	if _, err := time.Parse("15:04", s); s != "" && err != nil {
		return "a time such as 14:05"
	}
	return ""
}

// required says so while a field is empty.
func required(s string) string {
	if s == "" {
		return "is needed"
	}
	return ""
}
