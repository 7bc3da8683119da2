package main

import (
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

func newObserve() *cobra.Command {
	var flags recordFlags
	var change, remove string
	cmd := &cobra.Command{
		Use:   "observe VISIT [ITEM] TEXT...",
		Short: "Record an observation in a visit",
		Long: `Records an observation in your own words, on an item or on the visit as a whole.
TEXT may be - to read standard input. --change replaces the text of an
observation, --remove takes one off the list; both take the beginning or the end
of its id, as gemba show prints it, and the old text stays in the history.

` + visitHelp,
		Example: "  gemba observe hongyuan IN-03 'Went through all 240 with the clerk' --observed 13:15\n  gemba observe hongyuan 'Welcome in the showroom' --as 'Ana Ruiz'\n  pbpaste | gemba observe hongyuan IN-03 -\n  gemba observe hongyuan --change dec9b148 'Went through all 240 with the quality clerk'\n  gemba observe hongyuan --remove dec9b148 --reason 'entered twice'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			least, most := 1, -1
			if remove != "" {
				least, most = 0, 0
			}
			visit, rest, err := flags.take(cmd, args, least, most)
			if err != nil {
				return err
			}
			if change != "" && remove != "" {
				return usage("say either --change or --remove", "an observation cannot be changed and removed at once")
			}
			return flags.observe(cmd, visit, rest, change, remove)
		},
	}
	flags.register(cmd)
	flags.registerObserved(cmd)
	cmd.Flags().StringVar(&change, "change", "", "id of the observation whose text is replaced")
	cmd.Flags().StringVar(&remove, "remove", "", "id of the observation that is taken off the list")
	return cmd
}

// observeResult is what "gemba observe --json" prints.
type observeResult struct {
	ID    string `json:"id"`
	Item  string `json:"item,omitempty"`
	Saved string `json:"saved"`
}

func (f *recordFlags) observe(cmd *cobra.Command, visit string, words []string, change, remove string) error {
	ctx := cmd.Context()
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	changes, o, err := r.observation(cmd, words, change, remove)
	if err != nil {
		return r.abandon(ctx, err)
	}
	for i := range changes {
		changes[i].Reason = f.reason
	}
	saved, err := r.save(ctx, changes...)
	if err != nil {
		return err
	}
	text := "observation " + tail(o.ID)
	if o.Item != "" {
		text = o.Item + ": " + text
	}
	if remove != "" {
		text += " taken off the list"
	}
	o.Saved = savedWord(saved)
	return sayRecorded(cmd, f.asJSON, o, text, saved, r.f.Path())
}

// observation returns the changes that a call asks for.
func (r *recording) observation(cmd *cobra.Command, words []string, change, remove string) ([]checklist.Change, observeResult, error) {
	if part := change + remove; part != "" {
		old, err := oneOf(r.v.Observations, func(o *checklist.Observation) string { return o.ID }, part, "observation")
		if err != nil {
			return nil, observeResult{}, err
		}
		o := observeResult{ID: old.ID, Item: old.Item}
		cell := checklist.Cell{Kind: checklist.KindObservation, Key: o.ID, Field: checklist.FieldDeleted}
		if remove != "" {
			return []checklist.Change{{Cell: cell, Value: "1", Observed: r.at}}, o, nil
		}
		cell.Field = "text"
		text, err := textOf(cmd, words)
		return []checklist.Change{{Cell: cell, Value: text, Observed: r.at}}, o, err
	}
	item, words, err := r.about(words)
	if err != nil {
		return nil, observeResult{}, err
	}
	text, err := textOf(cmd, words)
	if err != nil {
		return nil, observeResult{}, err
	}
	o := observeResult{ID: newUUID(), Item: item}
	return noteChanges(o.ID, item, text, r.at), o, nil
}

// likeItem is a word that looks like the id of an item.
var likeItem = checklist.Pattern(`^[A-Za-z]{1,4}-[0-9]{1,3}$`)

// about parts the words of an observation into the item that the first one
// names, if it does, and the text.
func (r *recording) about(words []string) (string, []string, error) {
	if r.c.Item(words[0]) == nil && !likeItem().MatchString(words[0]) {
		return "", words, nil
	}
	it, err := itemOf(r.c, words[0])
	if err != nil {
		return "", nil, err
	}
	return it.ID, words[1:], nil
}

// noteChanges make a new observation, on an item or on the visit.
func noteChanges(id, item, text string, at time.Time) []checklist.Change {
	cell := checklist.Cell{Kind: checklist.KindObservation, Key: id}
	var changes []checklist.Change
	if item != "" {
		cell.Field = "item"
		changes = append(changes, checklist.Change{Cell: cell, Value: item, Observed: at})
	}
	cell.Field = "text"
	return append(changes, checklist.Change{Cell: cell, Value: text, Observed: at})
}
