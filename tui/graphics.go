package tui

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
	"github.com/charmbracelet/x/ansi/sixel"
	"golang.org/x/image/draw"
)

// graphics is what the terminal can show of a picture. It is asked once, when
// the first picture is to be shown; until it has answered, and where it cannot
// more, pictures are drawn in half blocks.
type graphics struct {
	mono  bool // no colours at all
	asked bool
	kitty bool // knows the kitty graphics protocol
	sixel bool
	cell  image.Point // points in a cell

	placed []placement // pictures that the terminal has
}

// placement is a picture that was sent to the terminal for so many cells.
type placement struct {
	key  string
	w, h int
}

// heard takes what the terminal says about itself.
func (g *graphics) heard(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		g.mono = msg.Profile < colorprofile.ANSI
	case uv.KittyGraphicsEvent:
		if bytes.HasPrefix(msg.Payload, []byte("OK")) && msg.Options.ID == probeID {
			g.kitty = true
		}
	case uv.PrimaryDeviceAttributesEvent:
		g.sixel = slices.Contains(msg, 4)
	case uv.CellSizeEvent:
		g.cell = image.Pt(min(msg.Width, mostCell), min(msg.Height, mostCell))
	}
}

// askCell asks how many points a cell has, and mostCell is how many it may have.
const (
	askCell  = "\x1b[16t"
	mostCell = 64
)

// probeID is the picture that the terminal is asked about.
const probeID = 31

// ask asks what the terminal can show. Terminals that would print the question,
// or take it for the title of a window, are not asked about kitty graphics.
func (g *graphics) ask() tea.Cmd {
	if g.asked {
		return nil
	}
	g.asked = true
	question := ansi.RequestPrimaryDeviceAttributes + askCell
	if term := os.Getenv("TERM"); os.Getenv("TMUX") == "" && (strings.HasPrefix(term, "xterm") || strings.Contains(term, "kitty") || strings.Contains(term, "ghostty")) {
		question = ansi.KittyGraphics([]byte("AAAA"), fmt.Sprintf("i=%d", probeID), "s=1", "v=1", "a=q", "t=d", "f=24") + question
	}
	return tea.Raw(question)
}

// The pictures that the terminal keeps have numbers that are colours of the
// palette too: the cells of a picture carry its number as their colour.
const firstID, mostPlaced = 100, 12

// draw draws a picture in at most w × h cells: by the terminal itself where it
// has the picture already, in half blocks otherwise.
func (g *graphics) draw(key string, img image.Image, w, h int) []string {
	cw, ch := pictureCells(img.Bounds().Size(), w, h)
	at := slices.Index(g.placed, placement{key, cw, ch})
	if at < 0 {
		return g.halfBlocks(img, w, h)
	}
	before, after := placeholderInk(firstID + at)
	lines := make([]string, ch)
	for y := range lines {
		var b strings.Builder
		b.WriteString(before)
		for x := range cw {
			b.WriteRune(kitty.Placeholder)
			b.WriteRune(kitty.Diacritic(y))
			b.WriteRune(kitty.Diacritic(x))
		}
		lines[y] = b.String() + after
	}
	return lines
}

// send gives a picture to a terminal that draws pictures itself, for so many
// cells, unless it has it.
func (g *graphics) send(key string, img image.Image, w, h int) tea.Cmd {
	cw, ch := pictureCells(img.Bounds().Size(), w, h)
	p := placement{key, cw, ch}
	if !g.kitty || cw == 0 || slices.Contains(g.placed, p) {
		return nil
	}
	if len(g.placed) == mostPlaced {
		g.placed = nil // the numbers are used again; what had them is sent again when it is shown
	}
	g.placed = append(g.placed, p)
	return transmit(img, firstID+len(g.placed)-1, cw, ch)
}

// transmit sends a picture to the terminal, to be shown wherever cells with its
// number are drawn.
func transmit(img image.Image, id, w, h int) tea.Cmd {
	return func() tea.Msg {
		var b bytes.Buffer
		err := kitty.EncodeGraphics(&b, img, &kitty.Options{
			Action: kitty.TransmitAndPut, Transmission: kitty.Direct, Format: kitty.PNG, Quiet: 2, Chunk: true,
			ID: id, VirtualPlacement: true, Columns: w, Rows: h,
		})
		if err != nil {
			return nil
		}
		return tea.RawMsg{Msg: b.String()}
	}
}

// forget is for a terminal that was given up and taken back: what it had of
// pictures may be gone.
func (g *graphics) forget() { g.placed = nil }

// overlay draws a picture by sixel graphics, in at most w × h cells from the
// first. It lies over the text until that is written again.
func (g *graphics) overlay(img image.Image, w, h int) tea.Cmd {
	cell := g.cell
	if cell.X < 1 || cell.Y < 1 {
		cell = image.Pt(10, 20)
	}
	return func() tea.Msg {
		cw, ch := pictureCells(img.Bounds().Size(), w, h)
		fitted := image.NewRGBA(image.Rect(0, 0, cw*cell.X, ch*cell.Y))
		draw.ApproxBiLinear.Scale(fitted, fitted.Bounds(), img, img.Bounds(), draw.Src, nil)
		var b bytes.Buffer
		if err := (&sixel.Encoder{}).Encode(&b, fitted); err != nil {
			return nil
		}
		return tea.RawMsg{Msg: ansi.SaveCursor + ansi.CursorHomePosition + ansi.SixelGraphics(0, 1, 0, b.Bytes()) + ansi.RestoreCursor}
	}
}
