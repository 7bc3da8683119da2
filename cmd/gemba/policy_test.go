package main

import (
	"reflect"
	"strings"
	"testing"

	"gemba/report"
)

// The file that gemba config policy makes sets nothing as it is; with every key in
// force it says every part of a policy, and says what holds without it.
func TestPolicyTemplate(t *testing.T) {
	method := report.DefaultPolicy()
	for _, text := range []string{"", policyTemplate, inForce(policyTemplate)} {
		p, err := parsePolicy("policy.toml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(*p, method) {
			t.Errorf("%+v, want %+v", *p, method)
		}
	}
	fields := reflect.TypeFor[report.Policy]()
	for i := range fields.NumField() {
		key := fields.Field(i).Tag.Get("toml")
		if !strings.Contains(policyTemplate, "\n#"+key+" = ") && !strings.Contains(policyTemplate, "\n["+key+"]\n") {
			t.Errorf("the template has no %s", key)
		}
	}
}

// Every value that cannot be is named with its line, and said why.
func TestBadPolicy(t *testing.T) {
	for text, want := range map[string]string{
		"unratd = \"order\"":                           `p.toml:1: a policy has no key "unratd"`,
		"\ngrade-b = 75":                               `p.toml:2: a policy has no key "grade-b"`,
		"unrated = \"perhaps\"":                        `p.toml:1: unrated: "perhaps" is not one of ["order" "order-with-hold-points" "second-visit" "do-not-award"]`,
		"unrated = 3":                                  `p.toml:1: unrated: `,
		"hold-points = \"two\"":                        `p.toml:1: hold-points: `,
		"hold-points = -1":                             "p.toml:1: hold-points: -1 is not from 0 to 1000",
		"hold-points = 1.5":                            `p.toml:1: `,
		"months-valid = -1":                            "p.toml:1: months-valid: -1 is not from 0 to 1200",
		"overdue-promises = -2":                        "p.toml:1: overdue-promises: -2 is not from -1 to 1000",
		"\nhold-point-below = 600":                     "p.toml:2: hold-point-below: 600 is not from 0 to 100",
		"open-questions = 91":                          "p.toml:1: open-questions: 91 is not from 0 to 90",
		"[grades]\nA = \"yes\"":                        `p.toml:2: grades.A: "yes" is not one of`,
		"[grades]\n\nE = \"order\"":                    `p.toml:3: grades.E: "E" is not one of ["A" "B" "C" "D"]`,
		"[grades]\nA = \"second-visit\"":               `p.toml: grades.B: "order" permits more than a better letter does, "second-visit"`,
		"[grades]\nD = \"order\"":                      `p.toml:2: grades.D: "order" permits more than a better letter does, "order-with-hold-points"`,
		"[unrated-capped-at]\nA = \"order\"":           `p.toml:2: unrated-capped-at.A: "A" is not one of ["B" "C" "D"]`,
		"[unrated-capped-at]\nD = \"order\"":           `p.toml:2: unrated-capped-at.D: "order" permits more`,
		"[unrated-capped-at]\nC = \"\"\nD = \"order\"": `p.toml:3: unrated-capped-at.D: "order" permits more`,
		"grades = \"order\"":                           `p.toml:1: `,
		"months-valid = 1\nmonths-valid = 2":           `p.toml:`,
		"[grades":                                      `p.toml:1: `,
	} {
		p, err := parsePolicy("p.toml", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %+v, %v; want %s", text, p, err, want)
		}
	}
}
