package tui

import (
	"testing"

	"gemba/checklist"
)

// TestCertificateLive judges a certificate against the day of the visit, its
// site and its order, as the fields are typed.
func TestCertificateLive(t *testing.T) {
	for _, c := range []struct {
		name   string
		fields map[string]string
		want   []string
	}{
		{"open", map[string]string{"status": "valid"}, []string{"until when it is in force is not known", "whether it names this gate is open"}},
		{"in force", map[string]string{"status": "valid", "expires": "2028-03-11"}, []string{"in force on 2026-03-11, expires in 731 days"}},
		{"soon", map[string]string{"status": "valid", "expires": "2026-03-21"}, []string{"expires in 10 days: ask for the renewal"}},
		{"just soon", map[string]string{"status": "valid", "expires": "2026-06-09"}, []string{"expires in 90 days: ask for the renewal"}},
		{"not soon", map[string]string{"status": "valid", "expires": "2026-06-10"}, []string{"expires in 91 days  "}}, // and nothing is asked
		{"last day", map[string]string{"status": "valid", "expires": "2026-03-11"}, []string{"expires in 0 days"}},
		{"expired", map[string]string{"status": "valid", "expires": "2026-03-10"}, []string{"expired 1 day before the visit", "worth 0.0–20.0"}},
		{"none", map[string]string{"status": "none"}, []string{"no certificate: it is worth nothing"}},
		{"backwards", map[string]string{"status": "valid", "issued": "2026-01-02", "expires": "2026-01-01"}, []string{"expired 69 days"}},
		{"later", map[string]string{"status": "valid", "issued": "2026-05-01"}, []string{"issued only after the visit"}},
		{"here", map[string]string{"status": "valid", "site": "No. 5, WENZHOU, Zhejiang", "site-covered": "yes", "scope-covered": "no"}, []string{"the address as written agrees with Wenzhou", "its scope does not cover PO 4500123"}},
		{"elsewhere", map[string]string{"status": "valid", "site": "Shanghai"}, []string{"does not name Wenzhou"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, doc := hongyuan()
			doc.visit.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: c.fields}
			drive(t, l, 120, 44).keys("enter").show("CE-01").expect(c.want...)
		})
	}
}

// TestCertificateWithoutDay reads the dates of a certificate by themselves where the
// visit has no day.
func TestCertificateWithoutDay(t *testing.T) {
	for expires, want := range map[string]string{"2026-01-01": "it ends before it was issued: read both dates again", "2028-01-01": "until when it is in force is not known yet"} {
		l, doc := hongyuan()
		doc.visit.Date = ""
		doc.visit.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"status": "valid", "issued": "2026-01-02", "expires": expires}}
		drive(t, l, 120, 44).keys("enter").show("CE-01").expect(want)
	}
}

// TestSourceLive says what a list can prove, by its source, while it is typed.
func TestSourceLive(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 44).keys("enter").show("IN-02").expect("who made the list, and whether you saw it made")
	d.keys("6").expect("IN-03, ", "counts at best as: Picked by the factory", "prove only themselves")
	d.keys("up 1").expect("Drawn by the program", "ends of the range are proven").typeText("2026-02-01").keys("tab").typeText("2026-01-01").expect("ends before it begins")
	d.keys("tab").typeText("240").expect("IN-03: 29 drawn and all fine would prove").keys("esc")
	if f := doc.visit.Answers["IN-02"].Fields; f["source"] != "erp-live" || f["lines"] != "240" {
		t.Errorf("answer %+v", doc.visit.Answers["IN-02"])
	}
}

// TestReceiptLive says what is acknowledged and what is missing; declining is
// noted with what was said.
func TestReceiptLive(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", map[string]checklist.Answer{"CL-01": {Words: "a\nb"}})
	d := drive(t, l, 120, 40).keys("enter").show("CL-03").expect("the list: 2 lines read back, 0 promises", "receipt, not agreement")
	d.typeText("quality manager").expect("they type it themselves").keys("tab n").expect("14:32").keys("tab").typeText("收到").expect("acknowledged by quality manager at 14:32").keys("ctrl+s")
	if f := doc.visit.Answers["CL-03"].Fields; f["role"] != "quality manager" || f["time"] != "14:32" || f["words"] != "收到" {
		t.Errorf("fields %v", f)
	}
	d.show("CL-03").keys("ctrl+r").expect("Instead of an answer").keys("r").typeText("not allowed to sign").keys("enter")
	if a := doc.visit.Answers["CL-03"]; a.State != checklist.Refused || a.Reason != "not allowed to sign" {
		t.Errorf("answer %+v", a)
	}
	d.show("CL-03").expect("declined: not allowed to sign")
}

// TestRemarksSmall keeps what decides where there is no room for all, and the
// form in sight.
func TestRemarksSmall(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 40, 20).keys("enter").show("CE-01").expect("▌Status on the visit date").refuse("is not known yet")
	doc.visit.Answers["CE-01"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"status": "valid", "expires": "2020-01-01"}}
	d.keys("esc").show("CE-01").expect("expired", "▌Status on the visit date").refuse("is open")
}
