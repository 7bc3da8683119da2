//go:build unix

package loop

import (
	"bytes"
	"os"

	"golang.org/x/sys/unix"
)

// queue is what a terminal keeps at most of what nobody has read (4096 bytes on
// Linux, 1024 on macOS).
const queue = 4096

// typedAhead takes what was typed while the terminal was not raw yet, as at the
// start or while an editor ended. Until then the terminal made a line feed, which
// is ctrl+j, of every Enter; it is Enter again here.
func typedAhead(tty *os.File) []byte {
	waits := []unix.PollFd{{Fd: int32(tty.Fd()), Events: unix.POLLIN}}
	if n, err := unix.Poll(waits, 0); err != nil || n == 0 || waits[0].Revents != unix.POLLIN {
		return nil // nothing, or a terminal that is gone, which reading finds
	}
	b := make([]byte, queue)
	n, err := unix.Read(int(tty.Fd()), b)
	if err != nil || n <= 0 {
		return nil
	}
	return bytes.ReplaceAll(b[:n], []byte{'\n'}, []byte{'\r'})
}
