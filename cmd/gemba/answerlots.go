package main

import (
	"encoding/json"

	"gemba/checklist"
)

// lots puts the readings of another lot beside those that were looked at. A lot is
// named before a second one comes; naming one that is kept turns to it.
func (p *answerParser) lots(base checklist.Answer) error {
	was, now := base.Readings, &p.a.Readings
	if p.it.Instrument != readingsInstrument || len(was.Values) == 0 || now.Lot == was.Lot {
		return nil
	}
	kept, turns := p.a.Fields[checklist.LotField+now.Lot]
	switch {
	case now.Lot == "" || !turns && !p.read: // the lot that is there has another name
		return nil
	case was.Lot == "":
		return usage("lot=NAME by itself names the values that are there; then lot="+now.Lot+" takes those of another", "the values of %s have no lot yet", p.it.ID)
	}
	if turns && !p.read {
		lot := now.Lot
		if err := json.Unmarshal([]byte(kept), now); err != nil {
			return err
		}
		now.Lot = lot
	}
	delete(p.a.Fields, checklist.LotField+now.Lot)
	checklist.KeepLot(&p.a, was)
	return nil
}
