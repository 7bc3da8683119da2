package store

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Taken returns when the picture in a file outside of any visit was taken, as
// its camera says, and the SHA-256 of the file in hexadecimal, as
// [checklist.Attachment.Original] has it. A camera that does not say in which
// zone its clock is, is taken to be in the given one. The time is zero where
// the file does not say: only JPEGs do. The file is only read, and the errors
// are those of [File.Attach].
func Taken(path string, zone *time.Location) (taken time.Time, original string, err error) {
	content, err := readWhole(path)
	if err != nil {
		return time.Time{}, "", err
	}
	sum := sha256.Sum256(content)
	if pictureKind(content) == mimeJPEG {
		_, taken = exif(content, zone)
	}
	return taken, hex.EncodeToString(sum[:]), nil
}
