package identity

import "testing"

func TestCheckText(t *testing.T) {
	rows := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"lines and tabs", "One.\r\n\tTwo – «три» 4 €", ""},
		{"right-to-left text with a direction mark", "قال \u200f(نعم)", ""},
		{"joiners and soft hyphens of pasted text", "علی\u200cرضا ka\u00admen", ""},
		{"broken UTF-8", "a\xff", "text_encoding"},
		{"override hides the order", "a\u202eb", "text_bidi_control"},
		{"isolate", "\u2066a\u2069", "text_bidi_control"},
		{"NUL", "a\x00", "text_control"},
		{"escape of a terminal", "a\x1b[2J", "text_control"},
		{"hidden tags", "a\U000e0041", "text_control"},
		{"private use", "a\ue000", "text_private_use"},
		{"unassigned", "a\u0378", "text_unassigned"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := code(CheckText(row.in)); got != row.want {
				t.Errorf("CheckText: got %q, want %q", got, row.want)
			}
		})
	}
}
