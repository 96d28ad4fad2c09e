package plain

import (
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

func TestLength(t *testing.T) {
	tests := []struct {
		length deadline.Length
		want   string
	}{
		{deadline.Length{N: 1, Unit: deadline.Years}, "one year"},
		{deadline.Length{N: 2, Unit: deadline.Weeks}, "two weeks"},
		{deadline.Length{N: 12, Unit: deadline.Months}, "twelve months"},
		{deadline.Length{N: 13, Unit: deadline.Months}, "13 months"},
		{deadline.Length{N: 10, Unit: deadline.WorkingDays}, "ten working days"},
		{deadline.Length{N: 24, Unit: deadline.Hours}, "24 hours"},
		{deadline.Length{N: 15, Unit: deadline.Minutes}, "15 minutes"},
	}
	for _, test := range tests {
		if got := Length(test.length); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
