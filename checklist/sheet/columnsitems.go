package sheet

import "gemba/checklist"

var items = layout[itemRow]{itemsSheet, "The questions, in the order of the walk. One row each.", []column[itemRow]{
	{"id", "Short name, such as AB-01. Never used again for something else.", func(i *itemRow) any { return &i.ID }, nil},
	{"section", "The part of the walk; see sheet sections.", func(i *itemRow) any { return &i.Section }, nil},
	{"theme", "The group whose subtotal it counts for; see sheet themes.", func(i *itemRow) any { return &i.Theme }, nil},
	{"prompt", "What the visitor does.", func(i *itemRow) any { return &i.Prompt }, nil},
	{"ask", "What to say or show to the host.", func(i *itemRow) any { return &i.Ask }, nil},
	{"guidance", "What good looks like, and what to watch for.", func(i *itemRow) any { return &i.Guidance }, nil},
	{"evidence", "What to record.", func(i *itemRow) any { return &i.Evidence }, nil},
	{"axis", "practice, paper or context; empty is practice where it has a weight, else context.", func(i *itemRow) any { return &i.Axis }, func() []string { return []string{"practice", "paper", "context"} }},
	{"kind", "How the answer becomes points; empty is level.", func(i *itemRow) any { return &i.Kind }, checklist.KindNames},
	{"instrument", "The screen that takes the answer; empty is the usual one of the kind.", func(i *itemRow) any { return &i.Instrument }, checklist.Instruments},
	{"weight", "Whole number; 0 in context.", func(i *itemRow) any { return (*counted)(&i.Weight) }, nil},
	{"star", "yes: in every scope, stricter limits, holds the grade until proven.", func(i *itemRow) any { return &i.Star }, yes},
	{"na", "yes: may be marked not applicable.", func(i *itemRow) any { return &i.NA }, yes},
	{"na-when", "In which case it may be. A starred item needs it.", func(i *itemRow) any { return &i.NAWhen }, nil},
	{"scopes", "In which sizes of visit it is asked: half-day, day. Empty is all of them.", func(i *itemRow) any { return &i.Scopes }, nil},
	{"place", "Where it is asked; see sheet places. Empty is anywhere.", func(i *itemRow) any { return &i.Place }, nil},
	{"minutes", "Of the visitor's own attention; waiting is not counted.", func(i *itemRow) any { return (*counted)(&i.Minutes) }, nil},
	{"response-set", "level: its levels; see sheet response-sets. Empty is PRX.", func(i *itemRow) any { return &i.ResponseSet }, nil},
	{"anchors", "share, split, ratio: the curve; see sheet anchors. Empty is coverage.", func(i *itemRow) any { return &i.Anchors }, nil},
	{"list", "share: what is drawn from.", func(i *itemRow) any { return &i.List }, nil},
	{"fine", "share: what counts as fine.", func(i *itemRow) any { return &i.Fine }, nil},
	{"draw", "share: recommended first draw.", func(i *itemRow) any { return &i.Draw }, nil},
	{"count-all", "share: yes takes the whole list.", func(i *itemRow) any { return &i.CountAll }, yes},
	{"open", "share: yes where the total is not known.", func(i *itemRow) any { return &i.Open }, yes},
	{"rides", "share: the item whose drawn lines it uses.", func(i *itemRow) any { return &i.Rides }, nil},
	{"list-from", "share: the item that says where the list came from.", func(i *itemRow) any { return &i.ListFrom }, nil},
	{"pass", "share, corrective actions: marks needed to be fine.", func(i *itemRow) any { return &i.Pass }, nil},
	{"record-class", "How soon the record is expected: station, screen, file, archive.", func(i *itemRow) any { return &i.RecordClass }, nil},
	{"knock-grade", "The grade that binds once the knock is ticked as confirmed: B, C or D.", func(i *itemRow) any { return &i.knock.Grade }, nil},
	{"knock-id", "The rule of the knock; see sheet rules.", func(i *itemRow) any { return &i.knock.ID }, nil},
	{"knock-rule", "The fact that is confirmed, in words.", func(i *itemRow) any { return &i.knock.Rule }, nil},
	{"feeds", "Items to which its numbers are offered.", func(i *itemRow) any { return &i.Feeds }, nil},
	{"sets-pick", "Items whose samples prove no more than the source of this list.", func(i *itemRow) any { return &i.SetsPick }, nil},
	{"flags", "The item whose floor an unexplained flag takes away.", func(i *itemRow) any { return &i.Flags }, nil},
}}

var fields = layout[fieldRow]{fieldsSheet, "What an item records besides its answer, one row each.", []column[fieldRow]{
	{"item", "The item that it belongs to.", func(f *fieldRow) any { return &f.item }, nil},
	{"name", "Short name, once in an item.", func(f *fieldRow) any { return &f.Name }, nil},
	{"type", "text, number, date, time, choice, tri (yes, no, not known), list-source or tells.", func(f *fieldRow) any { return &f.Type }, checklist.FieldTypes},
	{"unit", "Of a number.", func(f *fieldRow) any { return &f.Unit }, nil},
	{"role", "What the arithmetic takes it for: num and den, early and late, status, scope, accredited, register.", func(f *fieldRow) any { return &f.Role }, nil},
	{"label", "What stands beside it.", func(f *fieldRow) any { return &f.Label }, nil},
}}

var options = layout[optionRow]{optionsSheet, "What a field of type choice can be.", []column[optionRow]{
	{"item", "The item.", func(o *optionRow) any { return &o.item }, nil},
	{"field", "The field of the item.", func(o *optionRow) any { return &o.field }, nil},
	{"id", "Short name.", func(o *optionRow) any { return &o.id }, nil},
	{"label", "What it says.", func(o *optionRow) any { return &o.label }, nil},
}}

var caps = layout[capRow]{capsSheet, "Where even the best case of an item, or of a theme, is below so many points, the grade cannot be better.", []column[capRow]{
	{"item", "The item; or", func(c *capRow) any { return &c.item }, nil},
	{"theme", "the theme.", func(c *capRow) any { return &c.theme }, nil},
	{"below", "Points from 1 to 100.", func(c *capRow) any { return &c.Below }, nil},
	{"grade", "The best grade that is left: B, C or D.", func(c *capRow) any { return &c.Grade }, nil},
	{"id", "The rule; see sheet rules.", func(c *capRow) any { return &c.ID }, nil},
	{"min-items", "Themes: only where the scope asks so many of its items.", func(c *capRow) any { return &c.MinItems }, nil},
	{"rule", "The rule in words.", func(c *capRow) any { return &c.Rule }, nil},
}}

var opens = layout[opensRow]{opensSheet, "Which items come forward after an answer.", []column[opensRow]{
	{"item", "The item that was answered.", func(o *opensRow) any { return &o.item }, nil},
	{"when", "answered, flagged, refused, or best, level, missing or total with < <= > >= and a number.", func(o *opensRow) any { return &o.When }, nil},
	{"items", "The items that come forward.", func(o *opensRow) any { return &o.Items }, nil},
	{"why", "The reason, for the visitor.", func(o *opensRow) any { return &o.Why }, nil},
}}
