package tui

import "os"

// hangups are the signals of a terminal that goes away; Windows ends the
// program by other means, after which the working copy has everything.
func hangups() []os.Signal { return []os.Signal{os.Interrupt} }
