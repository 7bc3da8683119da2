//go:build !windows

package tui

import (
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// hangups are the signals of a terminal that goes away.
func hangups() []os.Signal { return []os.Signal{syscall.SIGHUP} }

// giveSize gives a terminal that does not know its size one: serial lines and
// some tools that play a terminal say 0x0, and nothing would be drawn. The size
// is that of LINES and COLUMNS, else 80x24.
func giveSize(tty *os.File) {
	size, err := unix.IoctlGetWinsize(int(tty.Fd()), unix.TIOCGWINSZ)
	if err != nil || size.Row > 0 && size.Col > 0 {
		return
	}
	size.Row, size.Col = fromEnv("LINES", 24), fromEnv("COLUMNS", 80)
	_ = unix.IoctlSetWinsize(int(tty.Fd()), unix.TIOCSWINSZ, size) // without it the screen stays empty
}

func fromEnv(name string, other uint16) uint16 {
	n, err := strconv.ParseUint(os.Getenv(name), 10, 16)
	if err != nil || n == 0 {
		return other
	}
	return uint16(n)
}
