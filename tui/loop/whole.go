//go:build unix

package loop

import (
	"errors"
	"strconv"
	"time"

	"github.com/muesli/cancelreader"
)

// How long is waited for what may follow, before a key is taken for itself: after
// an escape, and after one with the letter that begins a sequence, which is a key
// with alt on old terminals. Everything beyond them is certainly the beginning of
// something, and is waited for until its end comes, as on a line where a packet was
// lost. Tmux waits half a second for the second one, readline as well.
const (
	escapeWait  = 50 * time.Millisecond
	unclearWait = time.Second
)

// tornFor is how long after an escape that was taken for the key the rest of what
// it may have begun is known by its form.
const tornFor = 2 * time.Second

// wholes reads from the terminal and gives whole characters, keys and answers. A
// slow line and a busy machine cut them anywhere, and the decoder takes a piece for
// all of it after 50 ms: half a Chinese character would be lost, the answer about a
// colour be typed into a note, and a paste whose end is missed never end.
type wholes struct {
	cancelreader.CancelReader
	awaiting func() time.Duration // how long an answer may still be on its way

	room      [4096]byte // for one read at a time
	pieces    chan piece // of a read that is waited for only so long
	reading   bool       // such a read is under way
	held      []byte     // that was read and not given yet
	pasting   bool
	escaped   time.Time // when an escape was taken for the key, and nothing has come since
	err       error     // that comes after what is held
	cancelled bool
}

// piece is what one read gave.
type piece struct {
	text []byte
	err  error
}

func newWholes(r cancelreader.CancelReader, ahead []byte, awaiting func() time.Duration) *wholes {
	return &wholes{CancelReader: r, held: ahead, awaiting: awaiting, pieces: make(chan piece, 1)}
}

func (w *wholes) Read(b []byte) (int, error) {
	for {
		if n := w.give(b); n > 0 {
			return n, nil
		}
		if w.err != nil {
			n := copy(b, w.held)
			if w.held = w.held[n:]; n > 0 {
				return n, nil
			}
			return 0, w.err
		}
		w.wait()
	}
}

// piece reads what comes next. It is good until the next read.
func (w *wholes) piece() piece {
	n, err := w.CancelReader.Read(w.room[:])
	return piece{w.room[:n], err}
}

// wait takes the next piece. Where none comes for so long, what is held is taken for
// what it is by itself. A key is read here, and only the rest of something beside:
// handing a key on would cost a part of the time in which it is answered.
func (w *wholes) wait() {
	d := w.patience()
	if d == 0 && !w.reading {
		w.take(w.piece())
		return
	}
	if !w.reading {
		w.reading = true
		go func() { w.pieces <- w.piece() }()
	}
	var late <-chan time.Time
	if d > 0 {
		late = time.After(d)
	}
	select {
	case p := <-w.pieces:
		w.arrived(p)
	case <-late:
		select {
		case p := <-w.pieces: // it is the machine that is slow
			w.arrived(p)
		default:
			w.keyAlone()
		}
	}
}

// arrived takes the piece of a read beside.
func (w *wholes) arrived(p piece) {
	w.reading = false
	w.take(p)
}

func (w *wholes) take(p piece) {
	if torn := time.Since(w.escaped) < tornFor; torn && len(w.held) == 0 && continues(p.text) {
		w.held = append(w.held, '\x1b')
	}
	w.escaped = time.Time{}
	w.held, w.err = append(w.held, p.text...), p.err
	w.cancelled = errors.Is(p.err, cancelreader.ErrCanceled)
}

// patience is how long is waited for the rest of what is held, 0 for as long as it
// takes.
func (w *wholes) patience() time.Duration {
	switch {
	case w.pasting || len(w.held) == 0 || w.held[0] != '\x1b':
		return 0
	case len(w.held) == 1 || w.held[1] == '\x1b':
		return max(escapeWait, w.awaiting())
	}
	if _, form := sequence(w.held); form == unclear {
		return unclearWait
	}
	return 0
}

// keyAlone takes the escape at the beginning for the key, with the letter behind it
// for one with alt, and writes it in the form that nothing can follow.
func (w *wholes) keyAlone() {
	key, n := "\x1b[27u", 1
	if len(w.held) > 1 && w.held[1] != '\x1b' {
		key, n = "\x1b["+strconv.Itoa(int(w.held[1]))+";3u", 2
	} else if len(w.held) == 1 {
		w.escaped = time.Now()
	}
	w.held = append([]byte(key), w.held[n:]...)
}

// give moves what is whole, as far as there is room for it.
func (w *wholes) give(b []byte) (given int) {
	for len(w.held) > 0 {
		n, form := next(w.held, w.pasting)
		switch form {
		case unclear, begun:
			return given
		case apart:
			w.keyAlone()
			continue
		case torn:
			w.held = w.held[n:]
			continue
		case console:
			w.held = append([]byte("\x1b[1"+string(w.held[3]-'A'+'1')+"~"), w.held[n:]...)
			continue
		case whole:
		}
		if given+n > len(b) {
			break
		}
		switch string(w.held[:n]) {
		case pasteBegin:
			w.pasting = true
		case pasteEnd:
			w.pasting = false
		}
		given += copy(b[given:], w.held[:n])
		w.held = w.held[n:]
	}
	return given
}
