package assessment

import "gemba/checklist"

// links are the references between items that ranges depend on, as positions
// in Checklist.Items; -1 is none.
type links struct {
	list     []int // the item that says where the item's list came from
	rides    []int // the item whose drawn lines it uses
	flags    []int // the item whose floor a flag raised here takes away
	flaggers []int // the items that can raise a flag against another
}

func linksOf(c *checklist.Checklist) *links {
	n := len(c.Items)
	all := make([]int, 3*n)
	for i := range all {
		all[i] = -1
	}
	k := &links{list: all[:n:n], rides: all[n : 2*n : 2*n], flags: all[2*n:]}
	for i := range c.Items {
		it := &c.Items[i]
		for _, id := range it.SetsPick {
			if j := indexOf(c, id); j >= 0 && c.Items[j].ListFrom == "" {
				k.list[j] = i
			}
		}
		if it.ListFrom != "" {
			k.list[i] = indexOf(c, it.ListFrom)
		}
		if it.Rides != "" {
			k.rides[i] = indexOf(c, it.Rides)
		}
		if it.Flags != "" {
			k.flags[i] = indexOf(c, it.Flags)
			k.flaggers = append(k.flaggers, i)
		}
	}
	return k
}

func indexOf(c *checklist.Checklist, id string) int {
	if it := c.Item(id); it != nil {
		return it.Index
	}
	return -1
}
