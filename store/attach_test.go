package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// photograph returns a picture with shades and grain, as a camera makes them,
// whose first quarter is red.
func photograph(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	grain := rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			n := uint8(grain.IntN(24))
			c := color.RGBA{uint8(200*x/w) + n, uint8(200*y/h) + n, uint8((x/40+y/40)%2*120) + n, 255}
			if x < w/2 && y < h/2 {
				c = color.RGBA{220, n, n, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}))
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, img))
	return b.Bytes()
}

// withExif puts an Exif record behind the first two bytes of a JPEG.
func withExif(picture []byte, order binary.ByteOrder, orientation uint16, taken, zone string) []byte {
	b := []byte("II*\x00")
	if order == binary.ByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*")
	}
	u16 := func(v uint16) { b = append(b, 0, 0); order.PutUint16(b[len(b)-2:], v) }
	u32 := func(v uint32) { b = append(b, 0, 0, 0, 0); order.PutUint32(b[len(b)-4:], v) }
	u32(8)
	u16(2)
	u16(tagOrientation)
	u16(3)
	u32(1)
	u16(orientation)
	u16(0)
	u16(tagExif)
	u16(4)
	u32(1)
	u32(38)
	u32(0)
	u16(2)
	for i, s := range []string{taken, zone} {
		u16([]uint16{tagTaken, tagTakenZone}[i])
		u16(2)
		u32(uint32(len(s) + 1))
		u32(uint32(68 + i*(len(taken)+1)))
	}
	u32(0)
	b = append(b, taken+"\x00"+zone+"\x00"...)
	b = append([]byte("Exif\x00\x00"), b...)
	head := []byte{0xff, 0xd8, 0xff, 0xe1, byte((len(b) + 2) >> 8), byte(len(b) + 2)}
	return append(append(head, b...), picture[2:]...)
}

// attaching is a file with one visit, to which files can be attached.
type attaching struct {
	t     testing.TB
	f     *File
	visit string
	dir   string
}

func newAttaching(t testing.TB) *attaching {
	t.Helper()
	a := &attaching{t: t, dir: t.TempDir()}
	a.f = mustCreate(t, filepath.Join(t.TempDir(), "v.gemba"), options(t.TempDir(), "Ana"))
	a.visit = mustVisit(t, a.f).ID
	t.Cleanup(func() { a.f.Close(context.Background()) })
	return a
}

func (a *attaching) attach(name string, content []byte) (checklist.Attachment, error) {
	a.t.Helper()
	path := filepath.Join(a.dir, name)
	must(a.t, os.WriteFile(path, content, 0o600))
	got, saved, err := a.f.Attach(a.t.Context(), a.visit, Attachment{Path: path, Item: "IN-03", Caption: "收货台"})
	if err == nil && !saved.InFile && !saved.Writing {
		a.t.Errorf("saved: %+v", saved)
	}
	return got, err
}

func (a *attaching) mustAttach(name string, content []byte) (checklist.Attachment, []byte) {
	a.t.Helper()
	got, err := a.attach(name, content)
	must(a.t, err)
	data, err := a.f.Blob(a.t.Context(), got.SHA)
	must(a.t, err)
	return got, data
}

func shaText(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func TestAttachPhotograph(t *testing.T) {
	a := newAttaching(t)
	original := withExif(jpegOf(t, photograph(2000, 1500), 92), binary.LittleEndian, 6, "2026:03:11 14:32:07", "+08:00")
	got, data := a.mustAttach("IMG 0113.JPG", original)
	img, kind, err := image.Decode(bytes.NewReader(data))
	if err != nil || kind != "jpeg" || len(data) > smallPicture {
		t.Fatalf("%d bytes of %s: %v", len(data), kind, err)
	}
	// Orientation 6 was held with the right side up: what was above is right.
	if size := img.Bounds().Size(); size != image.Pt(1200, 1600) {
		t.Errorf("%v", size)
	}
	if r, g, _, _ := img.At(900, 200).RGBA(); r < 0xa000 || g > 0x4000 {
		t.Errorf("the red quarter is not above on the right: %x %x", r, g)
	}
	want := checklist.Attachment{
		ID: got.ID, Item: "IN-03", Caption: "收货台", Mime: "image/jpeg", Name: "IMG 0113.JPG", SHA: shaText(data), Original: shaText(original),
		Taken: got.Taken, Observed: got.Observed, Entered: got.Entered, By: "Ana",
	}
	if got != want || got.Taken.Format(time.RFC3339) != "2026-03-11T14:32:07+08:00" || got.Entered.IsZero() {
		t.Errorf("%+v", got)
	}
	v, err := a.f.Visit(t.Context(), a.visit)
	if err != nil || len(v.Attachments) != 1 || v.Attachments[0].SHA != got.SHA || v.Attachments[0].By != "Ana" || !v.Attachments[0].Taken.Equal(got.Taken) {
		t.Errorf("%+v %v", v.Attachments, err)
	}
	if err := Check(t.Context(), a.f.Path()); err != nil {
		t.Error(err)
	}
	// It travels with the facts, and once.
	other := mustCreate(t, filepath.Join(t.TempDir(), "w.gemba"), options(t.TempDir(), "Bo"))
	for _, want := range []int{1, 0} {
		if r, err := other.Merge(t.Context(), a.f.Path()); err != nil || r.Blobs != want {
			t.Errorf("merge: %+v %v", r, err)
		}
	}
	if moved, err := other.Blob(t.Context(), got.SHA); err != nil || !bytes.Equal(moved, data) {
		t.Errorf("after the merge: %v", err)
	}
	mustClose(t, other)
}

func TestAttachKeepsWhatIsSmall(t *testing.T) {
	a := newAttaching(t)
	small := photograph(300, 200)
	var moving bytes.Buffer
	must(t, gif.Encode(&moving, small, nil))
	for name, c := range map[string]struct {
		content []byte
		mime    string
	}{
		"small.jpg":   {jpegOf(t, small, 80), "image/jpeg"},
		"small.png":   {pngOf(t, small), "image/png"},
		"small.gif":   {moving.Bytes(), "image/gif"},
		"report.pdf":  {[]byte("%PDF-1.7\n..."), "application/pdf"},
		"lot list.TX": {[]byte("批号\t数量\n"), "text/plain"},
		"lots.csv":    {[]byte("a,b\n"), "text/csv"},
		"x.bin":       {[]byte{0, 1, 2}, "application/octet-stream"},
		"IMG.HEIC":    {[]byte("\x00\x00\x00\x18ftypheic"), "image/heic"},
	} {
		got, data := a.mustAttach(name, c.content)
		if got.Mime != c.mime || !bytes.Equal(data, c.content) || got.SHA != got.Original || !got.Taken.IsZero() || got.Name != name {
			t.Errorf("%s: %+v, %d bytes of %d", name, got, len(data), len(c.content))
		}
	}
	// A picture that is small and lies on its side is turned.
	got, data := a.mustAttach("side.jpg", withExif(jpegOf(t, small, 80), binary.BigEndian, 8, "", ""))
	if c, err := jpeg.DecodeConfig(bytes.NewReader(data)); err != nil || c.Width != 200 || c.Height != 300 || got.SHA == got.Original {
		t.Errorf("%+v %+v %v", c, got, err)
	}
}

func TestAttachMakesSmall(t *testing.T) {
	a := newAttaching(t)
	noise := image.NewNRGBA(image.Rect(0, 0, 1700, 900))
	for i, r := 0, rand.New(rand.NewPCG(3, 4)); i < len(noise.Pix); i++ {
		noise.Pix[i] = uint8(r.Uint32())
	}
	for name, c := range map[string]struct {
		content []byte
		long    int // 0: anything
	}{
		"noise.png": {pngOf(t, noise), 0},
		"strip.png": {pngOf(t, image.NewGray(image.Rect(0, 0, 9000, 2))), 1600},
		"clear.png": {pngOf(t, image.NewNRGBA(image.Rect(0, 0, 3200, 1600))), 1600},
	} {
		got, data := a.mustAttach(name, c.content)
		img, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil || got.Mime != "image/jpeg" || len(data) > smallPicture || c.long > 0 && img.Bounds().Dx() != c.long {
			t.Errorf("%s: %+v, %d bytes: %v", name, got, len(data), err)
			continue
		}
		if r, _, _, _ := img.At(1, 0).RGBA(); name == "clear.png" && r < 0xf000 {
			t.Errorf("%s: what is transparent is not white: %x", name, r)
		}
	}
}

func TestUpright(t *testing.T) {
	// 1 2
	// 3 4
	// 5 6
	src := image.NewRGBA(image.Rect(0, 0, 2, 3))
	for i := range 6 {
		src.SetRGBA(i%2, i/2, color.RGBA{uint8(i + 1), 0, 0, 255})
	}
	for orientation, want := range []string{1: "12 34 56", "21 43 65", "65 43 21", "56 34 12", "135 246", "531 642", "642 531", "246 135"} {
		if orientation == 0 {
			continue
		}
		got, rows := upright(src, orientation), []string(nil)
		for y := range got.Rect.Dy() {
			row := ""
			for x := range got.Rect.Dx() {
				row += string('0' + rune(got.RGBAAt(x, y).R))
			}
			rows = append(rows, row)
		}
		if s := strings.Join(rows, " "); s != want {
			t.Errorf("orientation %d: %s, want %s", orientation, s, want)
		}
	}
}

func TestAttachRefuses(t *testing.T) {
	a := newAttaching(t)
	before := a.f.countFacts(t)
	huge := pngOf(t, image.NewGray(image.Rect(0, 0, 8, 8)))
	binary.BigEndian.PutUint32(huge[16:], 1<<30)
	binary.BigEndian.PutUint32(huge[20:], 1<<30)
	sound := jpegOf(t, photograph(400, 300), 90)
	for name, c := range map[string]struct {
		content []byte
		says    string
	}{
		"huge.png":  {huge, ""},
		"bomb.gif":  {[]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00\x3b"), "65535 × 65535 points"},
		"bomb.jpg":  {[]byte("\xff\xd8\xff\xc2\x00\x11\x08\x17\x70\x17\x70\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00\xff\xda\x00\x0c"), "6000 × 6000 points, and 24 million"},
		"cut.jpg":   {sound[:len(sound)/2], "picture"},
		"head.jpg":  {sound[:3], "picture"},
		"empty.pdf": {nil, "empty"},
		"large.bin": {make([]byte, maxPaper+1), "20 MB"},
	} {
		_, err := a.attach(name, c.content)
		if !errors.Is(err, checklist.ErrInvalid) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for path, want := range map[string]error{filepath.Join(a.dir, "none.jpg"): checklist.ErrNotFound, a.dir: checklist.ErrInvalid} {
		if _, _, err := a.f.Attach(t.Context(), a.visit, Attachment{Path: path}); !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	small := filepath.Join(a.dir, "small.txt")
	must(t, os.WriteFile(small, []byte("x"), 0o600))
	for _, visit := range []string{"", "0198f6a0-0000-7000-8000-000000000000"} {
		if _, _, err := a.f.Attach(t.Context(), visit, Attachment{Path: small}); !errors.Is(err, checklist.ErrNotFound) {
			t.Errorf("visit %q: %v", visit, err)
		}
	}
	if _, _, err := a.f.Attach(t.Context(), a.visit, Attachment{Path: small, Caption: "a\x00b"}); !errors.Is(err, checklist.ErrInvalid) {
		t.Errorf("caption: %v", err)
	}
	if got := a.f.countFacts(t); got != before {
		t.Errorf("refused files left %d facts", got-before)
	}
	if ids, err := contentIDs(t.Context(), a.f.book.db, `SELECT sha FROM blob`); err != nil || len(ids) != 0 {
		t.Errorf("refused files left %d blobs, %v", len(ids), err)
	}
	for _, sha := range []string{"", "zz", shaText([]byte("x"))} {
		if _, err := a.f.Blob(t.Context(), sha); !errors.Is(err, checklist.ErrNotFound) {
			t.Errorf("blob %q: %v", sha, err)
		}
	}
}

func TestBlobIsVerified(t *testing.T) {
	a := newAttaching(t)
	got, _ := a.mustAttach("x.txt", []byte("as it was"))
	if _, err := a.f.book.db.ExecContext(t.Context(), `UPDATE blob SET data = x'00'`); err != nil {
		t.Fatal(err)
	}
	if _, err := a.f.Blob(t.Context(), got.SHA); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}

func TestPaperName(t *testing.T) {
	for in, want := range map[string]string{
		"IMG_0113.JPG": "IMG_0113.JPG", "../../etc/passwd": "passwd", `C:\x\收货 台.pdf`: "收货 台.pdf",
		"a\x1b[31m\u202eb.txt": "a[31mb.txt", "": "", ".hidden": "hidden", "x.\u0000": "x",
		strings.Repeat("現", 90) + ".heic": strings.Repeat("現", 38) + ".heic",
	} {
		if got := paperName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzExif reads whatever the fuzzer makes of an Exif record: no panic, and an
// orientation that there is.
func FuzzExif(f *testing.F) {
	picture := []byte{0xff, 0xd8, 0xff, 0xda}
	f.Add(withExif(picture, binary.LittleEndian, 6, "2026:03:11 14:32:07", "+08:00"))
	f.Add(withExif(picture, binary.BigEndian, 3, "2026:03:11 14:32:07", ""))
	f.Fuzz(func(t *testing.T, content []byte) {
		if o, _ := exif(content, time.UTC); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}

// BenchmarkAttach takes in a photograph of twelve million points.
func BenchmarkAttach(b *testing.B) {
	a := newAttaching(b)
	path := filepath.Join(a.dir, "IMG.jpg")
	must(b, os.WriteFile(path, jpegOf(b, photograph(4000, 3000), 92), 0o600))
	info, err := os.Stat(path)
	must(b, err)
	var kept int
	for b.Loop() {
		got, _, err := a.f.Attach(b.Context(), a.visit, Attachment{Path: path})
		must(b, err)
		data, err := a.f.Blob(b.Context(), got.SHA)
		must(b, err)
		kept = len(data)
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB-original")
	b.ReportMetric(float64(kept)/1e3, "KB-kept")
}
