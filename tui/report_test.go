package tui

import (
	"fmt"
	"testing"

	"gemba/report"
)

// r orders a report, from the list and in the visit; the path is shown, and one
// key opens it.
func TestReport(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			lib := threeVisits()
			d := drive(t, lib, size[0], size[1]).keys("r").golden("report")
			d.keys("enter 2 2 ctrl+s").expect("the report is written", "report.html")
			want := report.Order{Form: report.FormHTML, For: report.Supplier, Lang: "zh"}
			if len(lib.orders) != 1 || lib.orders[0] != want {
				t.Fatalf("%+v was ordered", lib.orders)
			}
			d.keys("enter").expect("opening")
			if len(lib.viewed) != 1 {
				t.Fatal("nothing was opened")
			}
			d.keys("esc enter r").keys("3").keys("ctrl+s").expect("the report is written")
			if o := lib.orders[1]; o.Form != report.FormCSV || o.Table != report.Answers {
				t.Errorf("%+v was ordered in the visit", o)
			}
			d.keys("esc").expect("VF-01")
			d.keys("r down down down").typeText("/mnt/stick/of the day.html").expect("of the day").keys("ctrl+s").expect("of the day.html", "in /mnt/stick")
			if len(lib.orders) != 3 {
				t.Errorf("%+v was ordered", lib.orders)
			}
		})
	}
}

// A table that is not for somebody is refused before it is written, and what goes
// wrong is said.
func TestReportRefused(t *testing.T) {
	lib := threeVisits()
	d := drive(t, lib, 80, 24).keys("r 3 1 1 4").keys("ctrl+s").expect("the fact log is for counsel only")
	if len(lib.orders) != 0 {
		t.Fatal("it was ordered all the same")
	}
	d.keys("1")
	lib.broken = errDisk
	d.keys("ctrl+s").expect("the report is not written: no space left on device")
}

// A report is in the language of the settings, where nobody says another.
func TestReportInOwnLanguage(t *testing.T) {
	lib := threeVisits()
	d := drive(t, lib, 80, 24)
	d.app.sh.own = "zh"
	d.keys("r").keys("ctrl+s").expect("报告已写出")
	if len(lib.orders) != 1 || lib.orders[0].Lang != "zh" {
		t.Errorf("%+v was ordered", lib.orders)
	}
}

// B in the list orders all suppliers on one page or as a table; where there is no
// visit it says so.
func TestSuppliersReport(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			lib := threeVisits()
			d := drive(t, lib, size[0], size[1]).keys("B").golden("suppliers-report")
			d.keys("3 2").typeText("/srv/purchasing").keys("ctrl+s").expect("the report is written", "in /srv", "for your own house")
			want := report.Order{Form: report.FormCSV, Lang: "zh"}
			if len(lib.orders) != 1 || lib.orders[0] != want {
				t.Fatalf("%+v was ordered", lib.orders)
			}
			d.keys("esc").expect("newest first")
			lib.broken = errDisk
			d.keys("B").keys("ctrl+s").expect("the report is not written")
		})
	}
	drive(t, &fakeLibrary{name: "Ana"}, 80, 24).keys("B").expect("there is no visit yet")
}
