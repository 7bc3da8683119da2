package store

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"time"

	"gemba/checklist"

	"golang.org/x/image/draw"
)

const (
	// longSide is how many points the long side of a kept picture has at most,
	// and smallPicture how many bytes it has: the pictures decide the size of a
	// visit file, and with it how long a save takes.
	longSide     = 1600
	smallPicture = 400_000
	// maxPoints is the largest picture that is decoded, which takes up to eight
	// bytes a point, and maxPasses the largest that comes in several passes,
	// which takes up to twenty.
	maxPoints = 64_000_000
	maxPasses = 24_000_000
)

// The media types of pictures that can be shown.
const (
	mimeJPEG = "image/jpeg"
	mimePNG  = "image/png"
	mimeGIF  = "image/gif"
)

// pictureKind returns the media type of a picture that can be decoded, by what
// it begins with, or nothing.
func pictureKind(content []byte) string {
	for _, kind := range []struct{ begins, mime string }{
		{"\xff\xd8\xff", mimeJPEG}, {"\x89PNG\r\n\x1a\n", mimePNG}, {"GIF87a", mimeGIF}, {"GIF89a", mimeGIF},
	} {
		if bytes.HasPrefix(content, []byte(kind.begins)) {
			return kind.mime
		}
	}
	return ""
}

// shrink turns the picture upright and makes it small. One that is small and
// upright is kept as it is, once it is known to be sound.
func (p *paper) shrink(ctx context.Context, zone *time.Location) error {
	orientation := 1
	if p.mime == mimeJPEG {
		orientation, p.taken = exif(p.data, zone)
	}
	img, err := decodePicture(p.mime, p.data)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	size := img.Bounds().Size()
	if orientation == 1 && len(p.data) <= smallPicture && max(size.X, size.Y) <= longSide {
		return nil
	}
	p.data, err = encodePicture(ctx, upright(scaled(img, longSide), orientation))
	p.mime = mimeJPEG
	return err
}

// decodePicture decodes a picture that has a reasonable size, of a moving one
// the first frame. The size is looked at first: a hundred bytes can ask for all
// the memory there is.
func decodePicture(mime string, content []byte) (image.Image, error) {
	config, decode := jpeg.DecodeConfig, jpeg.Decode
	switch mime {
	case mimePNG:
		config, decode = png.DecodeConfig, png.Decode
	case mimeGIF:
		config, decode = gif.DecodeConfig, gif.Decode
	}
	most := maxPoints
	if mime == mimeJPEG && !onePass(content) {
		most = maxPasses
	}
	c, err := config(bytes.NewReader(content))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w picture: %w", checklist.ErrInvalid, err)
	case c.Width < 1 || c.Height < 1 || c.Width > most/c.Height:
		return nil, fmt.Errorf("%w picture: it says that it has %d × %d points, and %d million are the most", checklist.ErrInvalid, c.Width, c.Height, most/1_000_000)
	}
	img, err := decode(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("%w picture: %w", checklist.ErrInvalid, err)
	}
	return img, nil
}

// scaled returns a picture whose long side has at most so many points, on
// white. Halving averages four points; the last step is less than a half. Both
// together come close to a better filter, which would need a hundred times the
// memory.
func scaled(img image.Image, side int) *image.RGBA {
	size := img.Bounds().Size()
	for max(size.X, size.Y) >= 2*side {
		size = image.Pt(max(1, size.X/2), max(1, size.Y/2))
		img = drawn(img, size)
	}
	if long := max(size.X, size.Y); long > side {
		size = image.Pt(max(1, (size.X*side+long/2)/long), max(1, (size.Y*side+long/2)/long))
	}
	return drawn(img, size)
}

func drawn(img image.Image, size image.Point) *image.RGBA {
	dst := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(dst, dst.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(dst, dst.Bounds(), img, img.Bounds(), draw.Over, nil)
	return dst
}

// upright undoes how the camera was held; see the orientation of [exif].
func upright(src *image.RGBA, orientation int) *image.RGBA {
	if orientation == 1 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	size := image.Pt(w, h)
	if orientation >= 5 {
		size = image.Pt(h, w)
	}
	dst := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			dst.SetRGBA(x, y, src.RGBAAt(source(x, y, w, h, orientation)))
		}
	}
	return dst
}

// source returns which point of a picture of w × h points, as the camera wrote
// it, is at x, y of the upright one.
func source(x, y, w, h, orientation int) (sx, sy int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}

// encodePicture encodes with as much quality as goes into a small picture.
// Where even little quality does not, the picture gets fewer points.
func encodePicture(ctx context.Context, img *image.RGBA) ([]byte, error) {
	for {
		for _, quality := range []int{85, 75, 65, 55, 45} {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			var b bytes.Buffer
			if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
				return nil, err
			}
			if b.Len() <= smallPicture {
				return b.Bytes(), nil
			}
		}
		img = scaled(img, max(img.Rect.Dx(), img.Rect.Dy())*3/4)
	}
}
