//go:build linux || darwin

package loop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestMain makes the test binary the program that the tests run in a
// pseudo-terminal, and the shell that stops and continues it.
func TestMain(m *testing.M) {
	switch os.Getenv("LOOP_TEST") {
	case "program":
		os.Exit(program())
	case "shell":
		os.Exit(shell())
	}
	os.Exit(m.Run())
}

// program runs the model as gemba does, and says how it ended.
func program() int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGHUP)
	defer stop()
	if longer, err := time.ParseDuration(os.Getenv("LOOP_ANSWERS")); err == nil {
		answerWait = longer
	}
	m := &model{}
	err := Run(ctx, m)
	end := "quit"
	switch {
	case errors.Is(err, tea.ErrInterrupted):
		end = "interrupted"
	case errors.Is(err, tea.ErrProgramPanic):
		end = "panic"
	case errors.Is(err, tea.ErrProgramKilled):
		end = "killed"
	case err != nil:
		end = err.Error()
	}
	fmt.Printf("\r\nended: %s, %d keys\r\n", end, m.keys)
	if path := os.Getenv("LOOP_END"); path != "" {
		_ = os.WriteFile(path, []byte(end), 0o600) // the test waits for it
	}
	return 0
}

// model shows what it is told.
type model struct {
	w, h, keys, frames int
	log                []string
	typed              string
}

func (m *model) Init() tea.Cmd { return tea.RequestBackgroundColor }

type word string

func say(s string) tea.Cmd { return func() tea.Msg { return word(s) } }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.PasteMsg:
		m.say("pasted %d", len(msg.Content))
	case tea.BackgroundColorMsg:
		m.say("dark %t", msg.IsDark())
	case tea.ResumeMsg:
		m.say("resumed")
	case tea.MouseClickMsg:
		m.say("click %d,%d", msg.X, msg.Y)
	case word:
		m.say("%s", string(msg))
		if msg == "save" {
			return m, save
		}
	case tea.KeyPressMsg:
		m.keys++
		return m, m.key(msg.String())
	}
	return m, nil
}

// save leaves a file behind.
func save() tea.Msg {
	return word(fmt.Sprintf("saved: %v", os.WriteFile(os.Getenv("LOOP_END")+".saved", nil, 0o600)))
}

func (m *model) say(format string, args ...any) {
	m.log = append(m.log, fmt.Sprintf(format, args...))
}

func (m *model) key(k string) tea.Cmd {
	switch k {
	case "q":
		return tea.Quit
	case "z":
		return tea.Suspend
	case "P":
		panic("in update")
	case "C":
		return func() tea.Msg { panic("in a command") }
	case "e":
		return Exec(exec.Command("sh", "-c", "echo in the editor; read line; exit 3"), func(err error) tea.Msg {
			return word(fmt.Sprintf("editor: %v", err))
		})
	case "s":
		return tea.Sequence(say("first"), tea.Batch(say("second"), say("second")), say("third"))
	case "S": // both at once, where the model is busy meanwhile
		return tea.Sequence(
			func() tea.Msg { time.Sleep(100 * time.Millisecond); return word("save") },
			Exec(exec.Command("sh", "-c", `n=0; until test -e "$LOOP_END.saved"; do n=$((n+1)); test $n -lt 50 || exit 3; sleep 0.1; done`), func(err error) tea.Msg {
				return word(fmt.Sprintf("editor: %v", err))
			}))
	case "w":
		time.Sleep(300 * time.Millisecond)
	case "t":
		return tea.Tick(time.Millisecond, func(time.Time) tea.Msg { return word("ticked") })
	}
	m.typed += k
	return nil
}

func (m *model) View() tea.View {
	m.frames++
	last := m.log[max(0, len(m.log)-6):]
	v := tea.NewView(fmt.Sprintf("size %dx%d\nkeys %d\ntyped %s.\nsaid %s", m.w, m.h, m.keys, m.typed, strings.Join(last, ", ")))
	v.AltScreen, v.WindowTitle, v.MouseMode = true, "loop", tea.MouseModeCellMotion
	if os.Getenv("LOOP_FRAMES") != "" {
		v.Content += fmt.Sprintf("\nframes %d", m.frames)
	}
	return v
}

// shell runs the program in a process group of its own, as a shell does, and
// continues it each time it was stopped.
func shell() int {
	signal.Ignore(syscall.SIGTTOU)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "LOOP_TEST=program")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true, Ctty: 0}
	if err := cmd.Start(); err != nil {
		fmt.Println(err)
		return 1
	}
	for {
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil {
			fmt.Println(err)
			return 1
		}
		if !status.Stopped() {
			return status.ExitStatus()
		}
		fmt.Print("\r\nstopped\r\n")
		if err := syscall.Kill(-cmd.Process.Pid, syscall.SIGCONT); err != nil {
			fmt.Println(err)
			return 1
		}
	}
}
