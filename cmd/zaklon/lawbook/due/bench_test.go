package due

import (
	"bytes"
	"fmt"
	"io"
	"testing"
)

// BenchmarkBatch answers the lines of docs/cli.md: six rules, one line in five with an extension.
func BenchmarkBatch(b *testing.B) {
	k, _ := reckoner(b)
	var lines bytes.Buffer
	rules := []string{"MNE-A10", "MNE-A01", "APD-01", "EXT-02", "UN-01", "APR-04"}
	for i := range b.N {
		fmt.Fprintf(&lines, `{"id":%d,"rule":"%s","anchor":"20%02d-%02d-%02d"`, i, rules[i%6], 18+i%10, 1+i%12, 1+i%28)
		if i%30 == 0 {
			fmt.Fprintf(&lines, `,"extensions":[{"on":"20%02d-%02d-%02d","until":"20%02d-%02d-%02d","ground":"complex_facts"}]`, 18+i%10, 1+i%12, 1+i%28, 19+i%10, 1+i%12, 1+i%28)
		}
		lines.WriteString("}\n")
	}
	b.ReportAllocs()
	b.ResetTimer()
	if _, err := k.Run(b.Context(), Batch{In: &lines, Out: io.Discard, As: WithoutExplanation}); err != nil {
		b.Fatal(err)
	}
}
