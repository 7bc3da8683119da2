//go:build linux && amd64

package store

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A wire stands between a process and the kernel: it counts the calls that the
// process makes on the files below a folder, whoever makes them, and lets some of
// them fail or wait. A call that is new in the code is so covered by itself, and
// those of SQLite are as well.
type wire struct {
	t       *testing.T
	now     outage
	calls   int            // since the fault was set
	pages   []int          // the calls among them that write a page of a working copy
	closing map[int]uint64 // threads in a call that is made all the same, and what it is to return
	asleep  []nap
}

// outage says which calls fail. It travels as the name of a file that the process
// asks to open, and which only the wire knows.
type outage struct {
	under string        // folder
	first int           // call that fails, from 1 on; 0 counts only
	last  int           // last call that fails
	errno syscall.Errno // 0: they only wait
	wait  time.Duration
}

const (
	faultNames = "/gemba-faults/"
	pageNames  = "/gemba-pages/"
)

func (f outage) String() string {
	return fmt.Sprintf("%s%d/%d/%d/%d%s", faultNames, f.first, f.last, int(f.errno), f.wait, f.under)
}

func parseOutage(name string) (f outage) {
	p := strings.SplitN(strings.TrimPrefix(name, faultNames), "/", 5)
	if len(p) != 5 {
		return f
	}
	n := make([]int, 4)
	for i := range n {
		n[i], _ = strconv.Atoi(p[i])
	}
	return outage{"/" + p[4], n[0], n[1], syscall.Errno(n[2]), time.Duration(n[3])}
}

// set has the wire above this process take a fault, and returns how many calls
// there were since the one before. Without a wire there are none.
func (f outage) set() int {
	n, err := unix.Open(f.String(), unix.O_RDONLY, 0)
	if err != nil {
		return -1
	}
	return n
}

// pageWrites returns which calls, since the last fault was set, write a page of a
// working copy: in the middle of a commit, where failing hurts most.
func pageWrites() (calls []int) {
	for {
		n, err := unix.Open(fmt.Sprint(pageNames, len(calls)), unix.O_RDONLY, 0)
		if err != nil || n <= 0 {
			return calls
		}
		calls = append(calls, n)
	}
}

// nap is a thread that is not let on yet.
type nap struct {
	tid  int
	till time.Time
}

// run starts this test binary once more, behind the wire, and returns what it
// printed and how it ended.
func (w *wire) run(args, env []string) (string, syscall.WaitStatus) {
	w.t.Helper()
	runtime.LockOSThread() // the tracer is a thread
	defer runtime.UnlockOSThread()
	out, err := os.Create(filepath.Join(w.t.TempDir(), "out"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer out.Close()
	pid, err := syscall.ForkExec(os.Args[0], append(os.Args[:1:1], args...), &syscall.ProcAttr{
		Env:   append(os.Environ(), append(env, "GODEBUG=asyncpreemptoff=1")...),
		Files: []uintptr{0, out.Fd(), out.Fd()},
		Sys:   &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		w.t.Skipf("this system does not let one process look over another: %v", err)
	}
	status := w.watch(pid)
	text, err := os.ReadFile(out.Name())
	if err != nil {
		w.t.Fatal(err)
	}
	return string(text), status
}

func (w *wire) watch(pid int) syscall.WaitStatus {
	var s syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &s, syscall.WALL, nil); err != nil || !s.Stopped() {
		w.t.Fatalf("wait for the start: %v, %v", err, s)
	}
	const options = syscall.PTRACE_O_TRACECLONE | syscall.PTRACE_O_TRACESYSGOOD | unix.PTRACE_O_TRACESECCOMP | unix.PTRACE_O_EXITKILL
	if err := syscall.PtraceSetOptions(pid, options); err != nil {
		w.t.Fatal(err)
	}
	w.closing = map[int]uint64{}
	syscall.PtraceCont(pid, 0)
	for {
		w.wake()
		wait := syscall.WALL | unix.WNOTHREAD
		if len(w.asleep) > 0 {
			wait |= syscall.WNOHANG
		}
		tid, err := syscall.Wait4(-1, &s, wait, nil)
		switch {
		case err != nil:
			w.t.Fatalf("wait: %v", err)
		case tid == 0:
			time.Sleep(time.Millisecond)
		case tid == pid && (s.Exited() || s.Signaled()):
			return s
		case s.Stopped():
			w.stopped(tid, s)
		}
	}
}

func (w *wire) wake() {
	for len(w.asleep) > 0 && time.Now().After(w.asleep[0].till) {
		syscall.PtraceCont(w.asleep[0].tid, 0)
		w.asleep = w.asleep[1:]
	}
}

// stopped lets a thread run on. One that has ended meanwhile is told by the wait,
// so errors do not matter.
func (w *wire) stopped(tid int, s syscall.WaitStatus) {
	switch sig := s.StopSignal(); {
	case s.TrapCause() == unix.PTRACE_EVENT_SECCOMP:
		w.call(tid)
	case sig == syscall.SIGTRAP|0x80:
		w.closed(tid)
	case sig == syscall.SIGTRAP, sig == syscall.SIGSTOP: // a new thread, at either end
		syscall.PtraceCont(tid, 0)
	default:
		syscall.PtraceCont(tid, int(sig))
	}
}

// call looks at a call that a thread is about to make.
func (w *wire) call(tid int) {
	var r syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &r); err != nil {
		return // the process was killed
	}
	name := calledOn(tid, &r)
	switch {
	case strings.HasPrefix(name, faultNames):
		n := w.calls
		w.now, w.calls, w.pages = parseOutage(name), 0, nil
		w.answer(tid, &r, uint64(n))
	case strings.HasPrefix(name, pageNames):
		n, _ := strconv.Atoi(strings.TrimPrefix(name, pageNames))
		w.answer(tid, &r, uint64(append(w.pages, 0)[min(n, len(w.pages))]))
	case r.Orig_rax == unix.SYS_FLOCK && r.Rsi&unix.LOCK_UN != 0: // no kernel fails to
		syscall.PtraceCont(tid, 0)
	case w.now.under != "" && strings.HasPrefix(name, w.now.under):
		w.counted(tid, &r)
		if r.Orig_rax == unix.SYS_PWRITE64 && strings.HasSuffix(name, ".db") {
			w.pages = append(w.pages, w.calls)
		}
	default:
		syscall.PtraceCont(tid, 0)
	}
}

// counted counts a call and lets it fail or wait, where it is one of those.
func (w *wire) counted(tid int, r *syscall.PtraceRegs) {
	w.calls++
	switch {
	case w.now.first == 0 || w.calls < w.now.first || w.calls > w.now.last:
		syscall.PtraceCont(tid, 0)
	case w.now.errno == syscall.ENOENT && (r.Orig_rax == unix.SYS_UNLINK || r.Orig_rax == unix.SYS_UNLINKAT):
		syscall.PtraceCont(tid, 0) // no kernel says that a file is not there and leaves it there
	case w.now.errno != 0:
		w.answer(tid, r, uint64(-int64(w.now.errno)))
	default:
		w.asleep = append(w.asleep, nap{tid, time.Now().Add(w.now.wait)})
	}
}

// answer has a call return something without being made. A file is closed all
// the same, as the kernel does.
func (w *wire) answer(tid int, r *syscall.PtraceRegs, value uint64) {
	if r.Orig_rax == unix.SYS_CLOSE {
		w.closing[tid] = value
		syscall.PtraceSyscall(tid, 0)
		return
	}
	r.Orig_rax, r.Rax = ^uint64(0), value // no such call
	syscall.PtraceSetRegs(tid, r)
	syscall.PtraceCont(tid, 0)
}

func (w *wire) closed(tid int) {
	var r syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &r); err == nil {
		r.Rax = w.closing[tid]
		syscall.PtraceSetRegs(tid, &r)
	}
	delete(w.closing, tid)
	syscall.PtraceCont(tid, 0)
}

// Which argument of a call names a file: its path, or its descriptor.
var (
	pathArgs = map[uint64]int{
		unix.SYS_OPEN: 0, unix.SYS_STAT: 0, unix.SYS_LSTAT: 0, unix.SYS_ACCESS: 0, unix.SYS_UNLINK: 0, unix.SYS_RMDIR: 0,
		unix.SYS_MKDIR: 0, unix.SYS_RENAME: 0, unix.SYS_LINK: 0, unix.SYS_CHMOD: 0, unix.SYS_READLINK: 0, unix.SYS_TRUNCATE: 0,
		unix.SYS_OPENAT: 1, unix.SYS_NEWFSTATAT: 1, unix.SYS_STATX: 1, unix.SYS_FACCESSAT: 1, unix.SYS_FACCESSAT2: 1, unix.SYS_UNLINKAT: 1,
		unix.SYS_MKDIRAT: 1, unix.SYS_RENAMEAT: 1, unix.SYS_RENAMEAT2: 1, unix.SYS_LINKAT: 1, unix.SYS_FCHMODAT: 1, unix.SYS_READLINKAT: 1,
	}
	fileArgs = map[uint64]int{
		unix.SYS_READ: 0, unix.SYS_PREAD64: 0, unix.SYS_WRITE: 0, unix.SYS_PWRITE64: 0, unix.SYS_FSYNC: 0, unix.SYS_FDATASYNC: 0,
		unix.SYS_FTRUNCATE: 0, unix.SYS_FSTAT: 0, unix.SYS_LSEEK: 0, unix.SYS_GETDENTS64: 0, unix.SYS_FCNTL: 0, unix.SYS_FLOCK: 0,
		unix.SYS_FCHMOD: 0, unix.SYS_FALLOCATE: 0, unix.SYS_CLOSE: 0, unix.SYS_COPY_FILE_RANGE: 2, unix.SYS_SENDFILE: 0, unix.SYS_SPLICE: 2,
	}
)

// calledOn returns the path of the file that a call is about.
func calledOn(tid int, r *syscall.PtraceRegs) string {
	args := []uint64{r.Rdi, r.Rsi, r.Rdx}
	if i, ok := pathArgs[r.Orig_rax]; ok {
		b := make([]byte, 512)
		n, _ := syscall.PtracePeekData(tid, uintptr(args[i]), b)
		path, _, _ := bytes.Cut(b[:max(0, n)], []byte{0})
		return string(path)
	}
	path, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", tid, int32(args[fileArgs[r.Orig_rax]])))
	return path
}

// showCalls has the calls on files of this process stop at the wire, and no
// others, which would be slow.
func showCalls() error {
	const load, equal, ret, trace, allow = 0x20, 0x15, 0x06, 0x7ff00000, 0x7fff0000
	prog := []unix.SockFilter{{Code: load}} // the number of the call
	for nr := range maps.Keys(pathArgs) {
		prog = append(prog, unix.SockFilter{Code: equal, Jf: 1, K: uint32(nr)}, unix.SockFilter{Code: ret, K: trace})
	}
	for nr := range maps.Keys(fileArgs) {
		prog = append(prog, unix.SockFilter{Code: equal, Jf: 1, K: uint32(nr)}, unix.SockFilter{Code: ret, K: trace})
	}
	prog = append(prog, unix.SockFilter{Code: ret, K: allow})
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	fprog := unix.SockFprog{Len: uint16(len(prog)), Filter: &prog[0]}
	_, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&fprog)))
	if errno != 0 {
		return errno
	}
	return nil
}
