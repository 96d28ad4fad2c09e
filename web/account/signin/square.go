package signin

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// quiet is the light border around a square, in dots, that readers need (ISO/IEC 18004).
const quiet = 4

// square draws a text as a QR code: the path of its dark dots, and the side with its border.
func square(text string) (path string, side int, err error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return "", 0, fmt.Errorf("square: %w", err)
	}
	var b strings.Builder
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fmt.Fprintf(&b, "M%d %dh1v1h-1z", x+quiet, y+quiet)
			}
		}
	}
	return b.String(), code.Size + 2*quiet, nil
}
