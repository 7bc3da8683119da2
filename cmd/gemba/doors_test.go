package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"filippo.io/age"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/checklist/demo"
	"gemba/checklist/illtext"
	"gemba/store"
)

// The fuzz targets of this file stand at the doors through which this program
// takes files of others: none panics, each refusal is a sentence, and nothing but
// text comes out.

// refusal looks at how an error reads where it is printed.
func refusal(t *testing.T, err error) {
	t.Helper()
	var out bytes.Buffer
	complain(&out, err)
	isText(t, out.String())
	if said := strings.TrimPrefix(out.String(), "gemba: "); strings.TrimSpace(said) == "" {
		t.Error("an error without a word")
	}
}

func isText(t *testing.T, text string) {
	t.Helper()
	if fault := illtext.Fault(text, '\n', '\t'); fault != "" {
		t.Errorf("%s is printed", fault)
	}
}

func testdata(f *testing.F, name string) []byte {
	f.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "forms", name))
	if err != nil {
		f.Fatal(err)
	}
	return text
}

// FuzzSettings reads settings, a policy and a map of forms. What is accepted holds
// to its own rules.
func FuzzSettings(f *testing.F) {
	for _, text := range []string{configTemplate, policyTemplate, "[keys.walk]\nenter = \"f12\"\n", "a.b.c = [1, {d = \"\x1b[31m\u202e\"}]", "\xff"} {
		f.Add([]byte(text))
	}
	for _, name := range []string{"central.toml", "kobo.toml", "odata.toml"} {
		f.Add(testdata(f, name))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if s, err := parseSettings("/home/x/config.toml", text); err != nil {
			refusal(t, err)
		} else if key, why := s.fault(); why != "" {
			t.Errorf("%s: %s", key, why)
		}
		if p, err := parsePolicy("policy.toml", text); err != nil {
			refusal(t, err)
		} else if err := p.Check(); err != nil {
			t.Error(err)
		}
		if m, err := parseMap("map.toml", text); err != nil {
			refusal(t, err)
		} else if _, err := m.check(); err != nil {
			t.Error(err)
		}
	})
}

// inMemory is a visit that nothing stores.
func inMemory() *recording {
	v := checklist.NewVisit("v")
	v.Scope = "two-days"
	return &recording{v: v, c: checklist.Builtin(), said: map[checklist.Cell]said{}}
}

// taken takes rows into a visit, and once more.
func taken(t *testing.T, rows []fillRow) {
	t.Helper()
	r := inMemory()
	for range 2 {
		for _, row := range rows[:min(len(rows), 30)] {
			says, _, err := r.fillRow(row)
			if err != nil {
				refusal(t, err)
			}
			isText(t, checklist.Line(says))
		}
	}
	shownWhole(t, r.c, r.v)
}

// shownWhole prints a visit.
func shownWhole(t *testing.T, c *checklist.Checklist, v *checklist.Visit) {
	t.Helper()
	s := &showing{c: c, v: v}
	s.visit()
	isText(t, s.b.String())
	isText(t, assessText(c, v, assessment.Evaluate(c, v), false))
}

// FuzzFill takes a table of answers.
func FuzzFill(f *testing.F) {
	f.Add([]byte("item,value,reason\nIN-02,owner='\x1b[31m',\nIN-04,not-seen,x\n"))
	f.Add([]byte("\uFEFFitem,value,note,observed\nIN-01,80 basis=seen,\"a\nb\",2026-03-11 14:05\nIN-03,population=240 all fine=9,,\n"))
	f.Add([]byte("item,value\nCL-02,promise=a due=2099-01-02\nDI-02,refused\nIN-10,gap=x capa=yes gap=y\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		rows, err := readFill(text, "answers.csv")
		if err != nil {
			refusal(t, err)
		}
		taken(t, rows)
	})
}

// FuzzForms takes an export of forms, by a map that fits it or by another.
func FuzzForms(f *testing.F) {
	maps := [][]byte{testdata(f, "kobo.toml"), testdata(f, "central.toml"), testdata(f, "odata.toml")}
	for i := range maps {
		for _, name := range []string{"kobo.json", "central.json", "visit.csv"} {
			f.Add(uint8(i), testdata(f, name))
		}
	}
	f.Add(uint8(0), []byte(`[{"end":"2026-03-11T14:05:00+08:00","receiving":{"bench":["record",1,null]},"gaps":[{"what":"\u001b[31m"}],"seen":3}]`))
	now := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		m, err := parseMap("map.toml", maps[int(which)%len(maps)])
		if err != nil {
			t.Fatal(err)
		}
		e, err := readExport(text, filepath.Join("testdata", "forms", "visit.csv"), m)
		if err != nil {
			refusal(t, err)
			return
		}
		got, err := readForms(e, m, "", now)
		if err != nil {
			refusal(t, err)
			return
		}
		taken(t, got.rows)
	})
}

// FuzzShown prints a visit with whatever facts a colleague's copy may bring: on
// each line a kind, a key, a field and a value.
func FuzzShown(f *testing.F) {
	f.Add("visit\t\tsupplier\t" + hostile + "\nanswer\tIN-01\tvalue\t{\"state\":\"answered\",\"level\":80}\nobservation\t1\ttext\t" + hostile + "\nobservation\t1\titem\tIN-01")
	f.Add("commitment\t1\twhat\t" + hostile + "\ncommitment\t1\tdue\tx\nrequest\t1\titem\tIN-03\nrequest\t1\twhat\t" + hostile + "\nphoto\t1\tname\t" + hostile)
	f.Add("closing\t1\tby\t" + hostile + "\ncomment\t1\ttext\t" + hostile + "\nlift\tK5\treason\t" + hostile + "\nsample\tIN-03\tdraw\t{}\nline\tIN-03\t1\t{}")
	for _, v := range demo.Visits() {
		var facts []string
		for id, a := range v.Answers {
			facts = append(facts, checklist.KindAnswer+"\t"+id+"\tvalue\t"+a.Encode())
		}
		f.Add(strings.Join(facts, "\n"))
	}
	c := checklist.Builtin()
	at := time.Date(2026, 3, 11, 14, 5, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		v := checklist.NewVisit("v")
		v.Scope = "two-days"
		var lines []version
		for line := range strings.SplitSeq(text, "\n") {
			part := append(strings.SplitN(line, "\t", 4), "", "", "")
			if len(lines) == 60 || strings.ContainsFunc(part[0]+part[2], unicode.IsControl) {
				break
			}
			cell := checklist.Cell{Kind: part[0], Key: part[1], Field: part[2]}
			v.Apply(checklist.Change{Cell: cell, Value: part[3], By: part[3], Reason: part[3], Entered: at, Observed: at})
			lines = append(lines, versionOf(pastLists{now: c}, &store.Entry{Cell: cell, By: part[3], Role: part[3], Device: part[3], From: []string{part[3]}, To: part[3], Reason: part[3], Entered: at}))
		}
		shownWhole(t, c, v)
		isText(t, historyText(pastLists{now: c}, lines))
	})
}

// FuzzSealed opens encrypted copies. One that opens is the one that was made.
func FuzzSealed(f *testing.F) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		f.Fatal(err)
	}
	const inside = "what is inside"
	var copied bytes.Buffer
	w, err := age.Encrypt(&copied, key.Recipient())
	if err == nil {
		_, err = io.WriteString(w, inside)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		f.Fatal(err)
	}
	f.Add(copied.Bytes())
	f.Add([]byte("age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 18\n"))
	f.Add([]byte("# public key: age1\n" + key.String() + "\n"))
	path := filepath.Join(f.TempDir(), "copy.gemba.age")
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if forKey(path) && !sealed(path) && bytes.HasPrefix(content, []byte("age-encryption.org/v1\n")) {
			t.Error("it is for a key, and not encrypted")
		}
		var plain bytes.Buffer
		if err := decrypt(&plain, bytes.NewReader(content), []age.Identity{key}); err != nil {
			refusal(t, err)
		} else if plain.String() != inside {
			t.Errorf("%q", plain.String())
		}
		if _, err := keysIn(path); err != nil {
			refusal(t, err)
		}
	})
}
