package tui

import (
	"fmt"
	"image"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
	"github.com/charmbracelet/x/ansi/sixel"

	"gemba/checklist"
)

// atPhotos opens the photographs of an item.
func atPhotos(t *testing.T, l *fakeLibrary, w, h int) *driver {
	t.Helper()
	d := drive(t, l, w, h).keys("enter")
	if !d.app.top().(*walk).show("IN-07") {
		t.Fatal("IN-07 is not asked")
	}
	return d.keys("P")
}

// TestPhotos takes photographs and papers in by their paths, says what they
// show, moves one to another item and takes one off the list.
func TestPhotos(t *testing.T) {
	l, doc := receipts()
	d := atPhotos(t, l, 120, 36).expect("None yet").keys("enter").expect("there is none here yet")
	d.keys("+ enter").expect("Path: is needed").typeText("'~/gauge 1.jpg'").keys("enter").expect("gauge 1.jpg is in the visit", "▀▀▀")
	if len(doc.taken) != 1 || strings.HasPrefix(doc.taken[0], "~") || !strings.HasSuffix(doc.taken[0], "/gauge 1.jpg") {
		t.Errorf("taken %q", doc.taken)
	}
	d.keys("c").typeText("Caliper at bench 3").keys("enter").expect("Caliper at bench 3")
	d.keys("+").typeText("/x/missing.jpg").keys("enter").expect("missing.jpg was not taken in", "not found")
	d.keys("+").typeText("file:///x/drawing%20B.pdf").keys("enter").expect("drawing B.pdf, application/pdf", "photos (2)")
	d.keys("v").expect("opening drawing B.pdf")
	if len(l.viewed) != 1 || l.viewed[0] != "/tmp/drawing B.pdf" {
		t.Errorf("viewed %q", l.viewed)
	}
	d.keys("m").typeText("IN-99").keys("enter").expect("no item has this id").keys("backspace backspace backspace backspace backspace backspace backspace 0 1 enter").expect("photos (1)")
	d.keys("tab").expect("of the visit (2)", "IN-01", "IN-07").keys("tab j enter").expect("Caliper at bench 3").keys("enter")
	before := len(doc.visit.Attachments)
	d.keys("d").expect("stays in the history").typeText("blurred").keys("enter").expect("taken off the list", "None yet")
	last := doc.saved[len(doc.saved)-1]
	if len(doc.visit.Attachments) != before-1 || last.Field != checklist.FieldDeleted || last.Reason != "blurred" || last.Key != "photo-1" {
		t.Errorf("removed %+v, %d left", last, len(doc.visit.Attachments))
	}
	d.keys("esc").refuse("1 photo")
	d.app.top().(*walk).show("IN-01")
	d.expect("1 photo (P)")
}

// TestPhotoFolder takes in what arrives in the folder of a phone.
func TestPhotoFolder(t *testing.T) {
	l, doc := receipts()
	d := atPhotos(t, l, 120, 36).expect("W names the folder")
	d.keys("w").typeText("/nowhere").keys("enter").expect("this folder cannot be watched").keys("esc")
	d.keys("w").typeText("/sync/phone").keys("enter").expect("/sync/phone, 0 files")
	l.photos = []PhotoFile{{"/sync/phone/IMG_2.jpg", "IMG_2.jpg", 412_300, noon}, {"/sync/phone/IMG_1.jpg", "IMG_1.jpg", 12_300, noon.Add(-time.Hour)}}
	d.send(tickMsg{lookEvery}).expect("IMG_2.jpg has arrived", "P w takes it in")
	d.keys("w").expect("▌  IMG_2.jpg", "03-11 14:32", "IMG_2.jpg, 413 kB", "▀▀▀")
	d.keys("enter").expect("IMG_2.jpg is in the visit").keys("w").expect("in the visit")
	d.keys("space space enter").expect("photos (3)")
	if got := strings.Join(doc.taken, " "); got != "/sync/phone/IMG_2.jpg /sync/phone/IMG_1.jpg /sync/phone/IMG_2.jpg" {
		t.Errorf("taken %s", got)
	}
	// A folder that goes away is told, and is there again when it comes back.
	had := l.photos
	l.photos, l.broken = nil, syscall.ENOENT
	d.keys("w").send(tickMsg{2 * lookEvery}).expect("cannot be read: no such file or directory").keys("enter").expect("the folder cannot be read just now; it is looked at again by itself")
	l.photos, l.broken = had, nil
	d.send(tickMsg{4 * lookEvery}).expect("▌  IMG_2.jpg").keys("esc")
	// A picture in the folder that cannot be read says so and holds up nothing.
	l.photos = append(l.photos, PhotoFile{"/sync/phone/IMG_0.jpg", "IMG_0.jpg", 9, noon.Add(-2 * time.Hour)})
	d.keys("w")
	l.broken = checklist.ErrInvalid
	d.keys("j j").expect("▌  IMG_0.jpg", "! invalid")
	l.broken = nil
	d.keys("esc").expect("photos (3)")
}

// TestPhotoTorn says why a picture cannot be shown.
func TestPhotoTorn(t *testing.T) {
	l, _ := receipts()
	atPhotos(t, l, 80, 24).keys("+").typeText("/x/torn.jpg").keys("enter").expect("! invalid").keys("enter").expect("! invalid")
}

// TestPhotoGraphics draws a picture in half blocks, in shades where there is no
// colour, and by the terminal itself where it can.
func TestPhotoGraphics(t *testing.T) {
	l, _ := receipts()
	d := atPhotos(t, l, 80, 24).keys("+").typeText("/x/a.jpg").keys("enter")
	content := d.app.View().Content
	if !strings.Contains(content, "38;2;200;0;0") || !strings.Contains(content, "48;2;0;0;200") {
		t.Errorf("no colours of the picture in %q", content)
	}
	d.send(tea.ColorProfileMsg{Profile: colorprofile.Ascii}).expect("░░░").refuse("▀▀▀")
	d.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor}).expect("▀▀▀")
	other := kitty.Options{ID: 7}
	d.send(uv.KittyGraphicsEvent{Options: other, Payload: []byte("OK")}).expect("▀▀▀")
	d.send(uv.KittyGraphicsEvent{Options: kitty.Options{ID: probeID}, Payload: []byte("OK")}).refuse("▀▀▀")
	if !strings.ContainsRune(d.app.View().Content, kitty.Placeholder) {
		t.Error("no cells for the picture of the terminal")
	}
	d.send(tea.WindowSizeMsg{Width: 60, Height: 20}).refuse("▀▀▀")
	d.keys("enter").refuse("▀▀▀").keys("esc esc").refuse(string(kitty.Placeholder))
}

// TestPhotoSixel leaves the page blank for a picture that the terminal lays over
// it, and draws that as large as its cells are.
func TestPhotoSixel(t *testing.T) {
	l, _ := receipts()
	d := atPhotos(t, l, 80, 24).keys("+").typeText("/x/a.jpg").keys("enter")
	d.send(uv.PrimaryDeviceAttributesEvent{62, 22}).keys("enter").expect("▀▀▀").keys("enter")
	d.send(uv.PrimaryDeviceAttributesEvent{62, 4, 22}).send(uv.CellSizeEvent{Width: 8, Height: 16}).expect("▀▀▀").keys("enter").refuse("▀▀▀").expect("a.jpg")
	raw := fmt.Sprint(d.app.sh.gr.overlay(aPicture(), 80, 22)().(tea.RawMsg).Msg)
	_, payload, ok := strings.Cut(raw, "q")
	if !ok || !strings.HasPrefix(raw, ansi.SaveCursor+ansi.CursorHomePosition+"\x1bP") || !strings.HasSuffix(raw, "\x1b\\"+ansi.RestoreCursor) {
		t.Fatalf("%.60q", raw)
	}
	img, err := (&sixel.Decoder{}).Decode(strings.NewReader(payload))
	if err != nil || img.Bounds().Dx() != 8*80 || img.Bounds().Dy() < 16*20 {
		t.Errorf("%v, %v", img.Bounds(), err)
	}
	d.keys("esc").expect("▀▀▀")
}

func TestPictureCells(t *testing.T) {
	for _, c := range []struct{ x, y, w, h, cw, ch int }{
		{80, 40, 40, 20, 40, 10}, {40, 80, 40, 20, 20, 20}, {1600, 1, 40, 20, 40, 1}, {1, 1600, 40, 20, 1, 20}, {80, 40, 0, 5, 0, 0}, {3, 2, 1, 1, 1, 1},
	} {
		if cw, ch := pictureCells(image.Pt(c.x, c.y), c.w, c.h); cw != c.cw || ch != c.ch {
			t.Errorf("%d×%d in %d×%d cells: %d×%d, not %d×%d", c.x, c.y, c.w, c.h, cw, ch, c.cw, c.ch)
		}
	}
}

func TestTypedPath(t *testing.T) {
	t.Setenv("HOME", "/home/ana")
	for in, want := range map[string]string{
		"/a/b.jpg": "/a/b.jpg", "~/b.jpg": "/home/ana/b.jpg", "~": "/home/ana", "~ana/b": "~ana/b", `'/a b.jpg'`: "/a b.jpg", `"/a b.jpg"`: "/a b.jpg",
		`/a\ b.jpg`: "/a b.jpg", "file:///a%20b.jpg": "/a b.jpg", "'": "'", "": "",
	} {
		if got := typedPath(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

// TestPhotoSizes draws the screens at every size.
func TestPhotoSizes(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {24, 8}, {40, 20}, {63, 20}, {64, 20}, {80, 24}, {120, 36}, {300, 100}} {
		l, _ := receipts()
		l.folder, l.photos = "/sync", []PhotoFile{{"/sync/\x1b[2J.jpg", "\x1b[2J\u202e.jpg", 1, noon}}
		d := atPhotos(t, l, size[0], size[1]).keys("w").keys("enter c").typeText("x\u202e").keys("enter")
		d.printable()
		d.keys("enter enter tab esc")
	}
}

func TestPhotoGolden(t *testing.T) {
	for _, size := range sizes {
		l, _ := receipts()
		d := atPhotos(t, l, size[0], size[1]).keys("+").typeText("/x/IMG_0113.jpg").keys("enter + ").typeText("/x/IMG_0114.jpg").keys("enter c").typeText("游标卡尺 caliper at bench 3").keys("enter")
		d.golden("photos")
	}
}
