package checklist

// ChoiceTables returns the names of the tables that answers are chosen from, as
// the text of a checklist writes them.
func ChoiceTables() []string {
	return []string{
		"basis", "state", "pick", "list-source", "line-status", "disclosure", "outcome", "latency", "record-class",
		"tactic", "gap-layer", "ncr-stage", "thread-link", "tell", "slip",
	}
}

// Choices returns the table of that name, or nil where there is none.
func (c *Checklist) Choices(table string) *[]Choice {
	switch table {
	case "basis":
		return &c.Bases
	case "state":
		return &c.States
	case "pick":
		return &c.Picks
	case "list-source":
		return &c.ListSources
	case "line-status":
		return &c.LineStatuses
	case "disclosure":
		return &c.Disclosures
	case "outcome":
		return &c.Outcomes
	case "latency":
		return &c.Latencies
	case "record-class":
		return &c.Classes
	case "tactic":
		return &c.Tactics
	case "gap-layer":
		return &c.GapLayers
	case "ncr-stage":
		return &c.NCRStages
	case "thread-link":
		return &c.ThreadLinks
	case "tell":
		return &c.Tells
	case "slip":
		return &c.Slips
	}
	return nil
}
