package tui

import "os"

// hangups are the signals of a terminal that goes away; Windows ends the
// program by other means, after which the working copy has everything.
func hangups() []os.Signal { return []os.Signal{os.Interrupt} }

// giveSize has nothing to do: a console knows its size.
func giveSize(*os.File) {}
