package tui

import (
	"context"
	"image"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// pictureSide is how many points a picture on the screen has on its long side,
// and mostPictures how many of them are kept at hand.
const (
	pictureSide  = 1000
	mostPictures = 8
)

// pictures are those that were looked at last, by the hash or the path of each.
type pictures struct {
	seen []shown
	busy map[string]bool
}

// shown is a picture, or why it cannot be shown.
type shown struct {
	key string
	img image.Image
	why string
}

// pictureMsg is a picture that was loaded.
type pictureMsg struct {
	vs *visiting
	shown
}

// find returns a picture that is at hand.
func (p *pictures) find(key string) (shown, bool) {
	for _, s := range p.seen {
		if s.key == key {
			return s, true
		}
	}
	return shown{}, false
}

// readied loads a picture, and gives it to a terminal that draws pictures itself
// once it is at hand.
func (vs *visiting) readied(key string, from func(context.Context, string, int) (image.Image, error)) tea.Cmd {
	load := vs.loadPicture(key, from)
	s, ok := vs.pictures.find(key)
	if !ok || s.img == nil {
		return load
	}
	w, h := vs.pictureRoom(vs.app.w, vs.app.h-1)
	return tea.Batch(load, vs.sh.gr.send(key, s.img, w, h))
}

// loadPicture fetches a picture in the background, unless it is at hand or on its way.
func (vs *visiting) loadPicture(key string, from func(context.Context, string, int) (image.Image, error)) tea.Cmd {
	p := &vs.pictures
	if _, ok := p.find(key); ok || p.busy[key] {
		return nil
	}
	if p.busy == nil {
		p.busy = map[string]bool{}
	}
	p.busy[key] = true
	ctx := vs.app.ctx
	return func() tea.Msg {
		img, err := from(ctx, key, pictureSide)
		s := shown{key: key, img: img}
		if err != nil {
			s.why = checklist.Line(err.Error())
		}
		return pictureMsg{vs, s}
	}
}

// arrive keeps the picture, and lets the screen that waits for it go on.
func (m pictureMsg) arrive(a *App) tea.Cmd {
	p := &m.vs.pictures
	delete(p.busy, m.key)
	if len(p.seen) == mostPictures {
		p.seen = p.seen[1:]
	}
	p.seen = append(p.seen, m.shown)
	return a.prepare()
}

// arrival is a message that is for the open visit, whatever screen is on top.
type arrival interface{ arrive(a *App) tea.Cmd }

// preparing is a screen that has something to send to the terminal before it
// can draw, which depends on its size.
type preparing interface{ prepare() tea.Cmd }

func (a *App) prepare() tea.Cmd {
	if p, ok := a.top().(preparing); ok {
		return p.prepare()
	}
	return nil
}
