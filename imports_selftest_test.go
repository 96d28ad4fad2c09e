package zaklon

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A plant is a small graph of testdata/imports.txt and what one ban must find in it.
type plant struct {
	ban   string
	graph graph
	finds []string
}

func readPlants(t *testing.T) []plant {
	t.Helper()
	text, err := os.ReadFile("testdata/imports.txt")
	if err != nil {
		t.Fatal(err)
	}
	var plants []plant
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, isName := strings.CutPrefix(line, "ban "); isName {
			plants = append(plants, plant{ban: name, graph: graph{}})
			continue
		}
		p := &plants[len(plants)-1]
		if chain, isFind := strings.CutPrefix(line, "finds "); isFind {
			p.finds = append(p.finds, chain)
			continue
		}
		from, to, isEdge := strings.Cut(line, " -> ")
		if !isEdge {
			t.Fatalf("testdata/imports.txt: %q is no edge", line)
		}
		p.graph[from] = append(p.graph[from], to)
	}
	return plants
}

// TestBansFire plants a violation of every ban and wants exactly that found.
func TestBansFire(t *testing.T) {
	planted := map[string]bool{}
	for _, p := range readPlants(t) {
		planted[p.ban] = true
		if p.ban == "none" {
			for _, b := range bans {
				if got := b.violations(p.graph); len(got) > 0 {
					t.Errorf("%s: finds %q in a graph that keeps the plan", b.name, got)
				}
			}
			continue
		}
		i := slices.IndexFunc(bans, func(b ban) bool { return b.name == p.ban })
		if i < 0 {
			t.Errorf("%s: planted, but no ban of that name", p.ban)
			continue
		}
		if got := bans[i].violations(p.graph); !slices.Equal(got, p.finds) {
			t.Errorf("%s: got %q, want %q", p.ban, got, p.finds)
		}
	}
	for _, b := range bans {
		if !planted[b.name] {
			t.Errorf("%s: no violation planted in testdata/imports.txt", b.name)
		}
		if b.because == "" {
			t.Errorf("%s: a ban without a reason", b.name)
		}
	}
}

// TestPlanChecksFire plants what the checks beside the bans must find.
func TestPlanChecksFire(t *testing.T) {
	g := graph{
		"web/asylum": {"desk/asylum", "desk/border", "desk/protectionfile", "desk/staff"},
		"desk/tax":   {"desk"},
		"law":        nil,
	}
	if got, want := twoDesks(g), []string{"web/asylum imports desk/asylum and desk/border"}; !slices.Equal(got, want) {
		t.Errorf("twoDesks: got %q, want %q", got, want)
	}
	if got, want := unplanned(g), []string{"desk/tax"}; !slices.Equal(got, want) {
		t.Errorf("unplanned: got %q, want %q", got, want)
	}
}

// TestWallIsNotEmpty proves that the wall has two sides that no package shares.
func TestWallIsNotEmpty(t *testing.T) {
	for _, pattern := range join(openRules, openDesks, openPages) {
		if pkg := strings.TrimSuffix(pattern, "/..."); matches(pkg, join(sealedRules, sealedDesks, sealedPages)) {
			t.Errorf("%s: stands on both sides of the wall", pkg)
		}
	}
}
