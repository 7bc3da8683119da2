package tui

import (
	"crypto/rand"

	tea "charm.land/bubbletea/v2"
)

// throwDice throws eight dice.
func throwDice() string {
	var b [64]byte
	throw := make([]byte, 0, 8)
	for len(throw) < 8 {
		_, _ = rand.Read(b[:]) // never fails
		for _, x := range b {
			if x < 252 && len(throw) < 8 { // 252 is the largest multiple of 6: each face is equally likely
				throw = append(throw, '1'+x%6)
			}
		}
	}
	return string(throw)
}

// nonceDialog asks for the number that decides a draw. It is the dialog but for
// one key, which throws dice.
type nonceDialog struct {
	*dialog
	dice func() string
}

func (d *nonceDialog) update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "*" {
		d.form.field("nonce").value = d.dice()
		d.form.focus(d.form.at)
		d.typed = true
		return nil
	}
	return d.dialog.update(msg)
}

func (d *nonceDialog) actions() []action {
	return append(d.dialog.actions(), action{hint: "*", name: "dice", about: "throw dice for it"})
}
