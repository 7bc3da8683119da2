package loop

import (
	"os"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/xo/terminfo"
)

// Profile says which colours the terminal of this process has, as the screens
// use them.
func Profile() colorprofile.Profile { return profileOf(os.Environ(), terminfoColours) }

// profileOf says which colours a terminal has, going by its environment. What
// has a meaning is drawn in the sixteen that every terminal with colours has;
// greys and photographs use more where there are more.
//
// NO_COLOR with any value takes colour away (https://no-color.org),
// CLICOLOR_FORCE gives it to a terminal that is not known to have it, and
// CLICOLOR=0 takes it away (https://bixense.com/clicolors). Otherwise the
// terminal database decides.
func profileOf(env []string, colours database) colorprofile.Profile {
	get := func(name string) string {
		for i := len(env) - 1; i >= 0; i-- { // the last one counts
			if v, ok := strings.CutPrefix(env[i], name+"="); ok {
				return v
			}
		}
		return ""
	}
	force := get("CLICOLOR_FORCE")
	switch {
	case get("NO_COLOR") != "":
		return colorprofile.ASCII
	case force != "" && force != "0":
		return colorprofile.ANSI
	case get("CLICOLOR") == "0", monochrome(get("TERM"), colours):
		return colorprofile.ASCII
	}
	switch many := get("COLORTERM"); {
	case many == "truecolor" || many == "24bit":
		return colorprofile.TrueColor
	case strings.Contains(get("TERM"), "256color"):
		return colorprofile.ANSI256
	}
	return colorprofile.ANSI
}

// database looks up how many colours a terminal has.
type database func(term string) (n int, known bool)

// terminfoColours asks the terminal database of the system.
func terminfoColours(term string) (n int, known bool) {
	ti, err := terminfo.Load(term)
	if err != nil {
		return 0, false
	}
	return max(0, ti.Nums[terminfo.MaxColors]), true
}

// monochrome reports whether a terminal has no colours. One that the database
// does not know has colours, unless its name is that of a terminal that never
// had any. One that has them in its name, as xterm-256color, is not looked up.
func monochrome(term string, colours database) bool {
	if term == "" || strings.Contains(term, "color") {
		return false // without a TERM it is Windows
	}
	if n, known := colours(term); known {
		return n == 0
	}
	base, variant, _ := strings.Cut(term, "-")
	switch base {
	case "dumb", "unknown", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "vt510", "vt520":
		return true
	}
	return variant == "m" || variant == "mono"
}
