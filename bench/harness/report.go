package harness

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
)

// ErrRefused is returned where the figures of a bench are not reported.
var ErrRefused = errors.New("bench: a control varied more than 3 times; its figures are not reported")

// A Report is a whole run.
type Report struct {
	Machine string   `json:"machine"`
	Rounds  int      `json:"rounds"`
	Sheets  []*Sheet `json:"sheets"`
}

// Machine says in one line on what the run took place.
func Machine() string {
	return fmt.Sprintf("%d cores, %s, %s/%s, load %s", runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, strings.Join(loadAverages(), " "))
}

// loadAverages gives the load averages of 1, 5 and 15 minutes.
func loadAverages() []string {
	text, err := os.ReadFile("/proc/loadavg")
	fields := strings.Fields(string(text))
	if err != nil || len(fields) < 3 {
		return []string{"unknown"}
	}
	return fields[:3]
}

// Text writes a sheet as a table; of a refused one the controls and the reason alone.
func (s *Sheet) Text(out io.Writer) error {
	fmt.Fprintf(out, "\n== %s: %s\n", s.Name, s.Title)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "subject\tfigure\tmedian\tmin\tmax\t\t\n")
	for _, one := range s.Series {
		if s.Refused == "" || one.Control {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t\n", one.Subject, one.Figure+", "+one.Unit,
				number(Median(one.Values)), number(slices.Min(one.Values)), number(slices.Max(one.Values)))
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if s.Refused != "" {
		fmt.Fprintf(out, "REFUSED: %s\n", s.Refused)
		return nil
	}
	for _, r := range s.Ratios {
		fmt.Fprintf(out, "  %s: %s (%s to %s over %d rounds); goal %s%s\n", r.Name, number(Median(r.Values)),
			number(slices.Min(r.Values)), number(slices.Max(r.Values)), len(r.Values), r.Goal, verdict(r))
	}
	for _, remark := range s.Remarks {
		fmt.Fprintf(out, "  %s\n", remark)
	}
	return nil
}

func verdict(r Ratio) string {
	switch {
	case r.Goal == Goal{}:
		return ""
	case r.Goal.Met(Median(r.Values)):
		return ": met"
	}
	return ": MISSED"
}

func number(v float64) string {
	switch {
	case v >= 1000:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// Close writes the report as JSON to a file, unless path is empty, without the figures of
// refused sheets. It returns ErrRefused if there is one.
func (r *Report) Close(path string) error {
	var refused error
	for _, s := range r.Sheets {
		if s.Refused != "" {
			refused = ErrRefused
			s.Ratios = nil
			s.Series = slices.DeleteFunc(s.Series, func(o *Series) bool { return !o.Control })
		}
	}
	if path == "" {
		return refused
	}
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return errors.Join(fmt.Errorf("report: %w", err), refused)
	}
	return errors.Join(os.WriteFile(path, append(text, '\n'), 0o600), refused)
}
