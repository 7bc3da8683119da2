package report

import (
	"bytes"
	"encoding/base64"

	template "github.com/DataDog/datadog-agent/pkg/template/html"
)

// attachment is a photograph or a paper, known by its hash.
type attachment struct {
	ID      string
	Caption text
	Name    text
	At      string
	By      text
	SHA     text
	Kind    text
	Data    template.URL // of a photograph that is shown

	sha     string
	picture bool
}

func (e *edition) attachments() []attachment {
	var list []attachment
	for i := range e.v.Attachments {
		a := &e.v.Attachments[i]
		out := attachment{
			ID: e.about(a.Item), Caption: e.block(a.Caption), Name: e.typed(a.Name), At: e.stamp(firstKnown(a.Taken, a.Observed, a.Entered)),
			By: e.typed(a.By), SHA: e.typed(a.SHA), Kind: e.say("paper, a file"), sha: a.SHA, picture: a.Picture(),
		}
		if out.picture {
			out.Kind = e.say("photograph")
		}
		list = append(list, out)
	}
	return list
}

// showPictures puts the photographs themselves into a page.
func (e *edition) showPictures(list []attachment) {
	if e.o.Picture == nil {
		return
	}
	for i := range list {
		if !list[i].picture {
			continue
		}
		if data, err := e.o.Picture(list[i].sha); err == nil {
			list[i].Data = dataURL(data)
		}
	}
}

// dataURL returns an image as an address that holds it. What does not begin like
// one of the images that a visit keeps is none, whatever its type is said to be.
func dataURL(data []byte) template.URL {
	for _, kind := range []struct{ begin, mime string }{
		{"\xff\xd8\xff", "image/jpeg"},
		{"\x89PNG\r\n\x1a\n", "image/png"},
		{"GIF8", "image/gif"},
	} {
		if bytes.HasPrefix(data, []byte(kind.begin)) {
			return template.URL("data:" + kind.mime + ";base64," + base64.StdEncoding.EncodeToString(data))
		}
	}
	return ""
}
