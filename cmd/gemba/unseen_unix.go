//go:build linux || darwin

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// unseen asks for lines on a terminal that shows nothing of what is typed. The
// terminal is as it was when it ends, also by a signal, and while the process is
// stopped.
type unseen struct {
	tty     *os.File
	lines   *bufio.Reader // of tty
	out     io.Writer
	signals chan os.Signal
	stop    chan struct{} // closed by end

	mu     sync.Mutex
	before *unix.Termios // nil while the terminal is not ours
	prompt string
}

// begin hides what is typed from now on.
func (u *unseen) begin() error {
	u.signals, u.stop = make(chan os.Signal, 8), make(chan struct{})
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGTSTP} {
		if !signal.Ignored(s) { // as nohup has it
			signal.Notify(u.signals, s)
		}
	}
	go u.heed()
	return u.hide()
}

// end shows again what is typed.
func (u *unseen) end() {
	signal.Stop(u.signals)
	close(u.stop)
	u.show()
}

func (u *unseen) ask(prompt string) (string, error) {
	u.mu.Lock()
	u.prompt = prompt
	fmt.Fprint(u.out, prompt)
	u.mu.Unlock()
	line, err := secretLine(u.lines)
	fmt.Fprintln(u.out)
	return line, err
}

func (u *unseen) hide() error {
	u.mu.Lock()
	defer u.mu.Unlock()
	before, err := unix.IoctlGetTermios(int(u.tty.Fd()), getTermios)
	if err != nil {
		return err
	}
	hidden := *before
	hidden.Lflag &^= unix.ECHO | unix.ECHONL
	hidden.Lflag |= unix.ICANON | unix.ISIG
	hidden.Iflag |= unix.ICRNL
	if err := unix.IoctlSetTermios(int(u.tty.Fd()), setTermios, &hidden); err != nil {
		return err
	}
	u.before = before
	return nil
}

func (u *unseen) show() {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.before != nil {
		_ = unix.IoctlSetTermios(int(u.tty.Fd()), setTermios, u.before) // a terminal that is gone needs no restoring
		u.before = nil
	}
}

// heed lets a signal do what it does to any program, on a terminal that is as it
// was. Where the process goes on afterwards, it asks again.
func (u *unseen) heed() {
	for {
		select {
		case <-u.stop:
			return
		case s := <-u.signals:
			u.show()
			u.obey(s.(syscall.Signal)) //nolint:forcetypeassert // there is no other kind
			if u.hide() == nil {
				u.mu.Lock()
				fmt.Fprint(u.out, "\n", u.prompt)
				u.mu.Unlock()
			}
		}
	}
}

// obey takes a signal as if it had not been caught. It returns where that does
// not end the process: once it is continued, or at once where nobody would.
func (u *unseen) obey(s syscall.Signal) {
	fmt.Fprintln(u.out)
	if s != syscall.SIGTSTP {
		signal.Reset(s)
		_ = syscall.Kill(os.Getpid(), s) // its own process
		time.Sleep(time.Second)          // the signal comes meanwhile
		return
	}
	if !continuable() {
		return
	}
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	// What Go has caught once it does not give back, so it is stopped for sure.
	if syscall.Kill(os.Getpid(), syscall.SIGSTOP) == nil {
		<-continued
	}
}

// continuable reports whether a shell could continue this process: its parent is
// of the same session and of another group. Otherwise the system does not let
// ctrl+z stop a process either.
func continuable() bool {
	parent := os.Getppid()
	session, err := unix.Getsid(0)
	of, errOf := unix.Getsid(parent)
	group, errGroup := unix.Getpgid(parent)
	return err == nil && errOf == nil && errGroup == nil && of == session && group != unix.Getpgrp()
}
