package report_test

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/report"
)

// canaries puts another word into each free text of a visit, and returns which word
// stands where. Items are named by whether the supplier may see them.
func canaries(v *checklist.Visit) map[string]string {
	planted := map[string]string{}
	plant(reflect.ValueOf(v).Elem(), "", planted)
	return planted
}

// fixed are the fields whose values mean something to the program: another word
// there is another visit.
var fixed = strings.Fields("ID Item Scope Date Basis Pick Source Given Outcome Latency Type To Rule Class Status Checklist State Model View Started FirstAnswer InHand Heads Closing")

func plant(v reflect.Value, path string, planted map[string]string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			word := fmt.Sprintf("qzx%05dq", len(planted))
			planted[word] = path
			v.SetString(word)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains(fixed, f.Name) {
				plant(v.Field(i), path+"."+f.Name, planted)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			plant(v.Elem(), path, planted)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 || strings.HasSuffix(path, ".Tactics") {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len()) // not that of the visit that it was taken from
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			plant(v.Index(i), path+about(v.Index(i)), planted)
		}
	case reflect.Map:
		fresh := reflect.MakeMap(v.Type())
		for _, key := range v.MapKeys() {
			e := reflect.New(v.Type().Elem()).Elem()
			e.Set(v.MapIndex(key))
			plant(e, path+kindOf(key.String()), planted)
			fresh.SetMapIndex(key, e)
		}
		if !v.IsNil() {
			v.Set(fresh)
		}
	default: // numbers and the like
	}
}

// about says what an entry of a list is about: an item that the supplier may see or
// one that it may not; of a comment, also its kind.
func about(v reflect.Value) string {
	if v.Kind() != reflect.Struct {
		return ""
	}
	text := ""
	if f := v.FieldByName("Type"); f.IsValid() && f.Kind() == reflect.String {
		text = "[" + f.String() + "]"
	}
	if f := v.FieldByName("Item"); f.IsValid() {
		text += kindOf(f.String())
	}
	return text
}

func kindOf(item string) string {
	it := checklist.Builtin().Item(item)
	switch {
	case it == nil:
		return ""
	case it.Theme == checklist.ThemeCandour, it.Kind == checklist.Probe, it.Axis == checklist.Context && it.Ask.In("en") == "":
		return "[private]"
	}
	return "[shown]"
}

// wide is the full visit with something in the fields that it leaves empty.
func wide(t testing.TB) *checklist.Visit {
	v := fullVisit(t)
	v.Notice, v.Site, v.Order = "9", "the site", "the order"
	for _, id := range []string{"IN-01", "DI-04"} {
		v.Comments = append(v.Comments, checklist.Comment{ID: "x" + id, Item: id, Type: checklist.TypeComment, Text: "a comment", By: actor})
		v.Observations = append(v.Observations, checklist.Observation{ID: "y" + id, Item: id, Text: "a note", By: actor})
		v.Attachments = append(v.Attachments, checklist.Attachment{ID: "z" + id, Item: id, Caption: "a caption", Name: "a name", Original: "00aa", SHA: "00bb", Mime: "image/png", By: actor})
	}
	v.Rivals["DI-04"] = []checklist.Answer{{State: checklist.Answered, Disclosure: checklist.Disclosure{Given: "refusal", Words: "never"}, By: actor}}
	v.Entries["IN-05"] = map[string]string{"a": "what was entered"}
	return v
}

// where lists the paths whose words a text holds, without those of the statement of
// what was left out.
func where(text string, planted map[string]string) []string {
	found := map[string]bool{}
	for _, word := range regexp.MustCompile(`qzx\d{5}q`).FindAllString(strings.ToLower(text), -1) {
		found[planted[word]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// What the supplier sees of what was typed is what the list says, in every form and
// wherever it stands in it: in a text, an attribute, a cell or a key.
func TestSupplierSeesNoMore(t *testing.T) {
	secret := regexp.MustCompile(`private|\.(By|SettledBy|WithdrawnBy|Note|Visitors|Disclosure|Observations|Attachments|Lifts|Pens|Signatures|Closed|Entries)\b|\[(comment|challenge|answer)\]`)
	for _, lang := range report.Languages() {
		v := wide(t)
		planted := canaries(v)
		var list []string
		for _, f := range forms() {
			for _, path := range where(written(t, f, v, report.Options{For: report.Supplier, Lang: lang, Facts: facts()}), planted) {
				if secret.MatchString(path) && !strings.HasPrefix(path, ".Commitments[private].") {
					t.Errorf("%s, %s: %s is in it", f.name, lang, path)
				}
				list = append(list, path+" "+f.name)
			}
		}
		slices.Sort(list)
		golden(t, "supplier-sees.txt", strings.Join(slices.Compact(list), "\n")+"\n")
	}
}

// Nothing that was typed is missing from the JSON of an internal report, nor from
// its page but for what the list names.
func TestInternalHasAll(t *testing.T) {
	v := wide(t)
	planted := canaries(v)
	all := slices.Compact(slices.Sorted(maps.Values(planted)))
	var list []string
	for _, f := range forms()[:3] {
		held := where(written(t, f, v, report.Options{}), planted)
		for _, path := range all {
			if !slices.Contains(held, path) {
				list = append(list, path+" "+f.name)
			}
		}
	}
	slices.Sort(list)
	golden(t, "internal-lacks.txt", strings.Join(list, "\n")+"\n")
}
