package mrz

import (
	"slices"
	"strings"
	"testing"
)

func TestParseName(t *testing.T) {
	tests := []struct {
		reason, field      string
		primary, secondary string
		truncated          bool
		problem            string
	}{
		{"two identifiers", "ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA", false, ""},
		{"fillers behind", "ERIKSSON<<ANNA<MARIA<<<<<<", "ERIKSSON", "ANNA MARIA", false, ""},
		{"a primary of several words", "VAN<DER<MUELLEN<<HENRIK", "VAN DER MUELLEN", "HENRIK", false, ""},
		{"one name only", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH", "", false, ""},
		{"full to the last of 39", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", true, ""},
		{"full to the last of 30", "BENNELONG<WOOLOOMOOLOO<WARRAND", "BENNELONG WOOLOOMOOLOO WARRAND", "", true, ""},
		{"one filler at the end says it is whole", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<<", "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG", false, ""},
		{"small letters and blanks", " eriksson<<anna ", "ERIKSSON", "ANNA", false, ""},
		{"no primary", "<<ANNA", "", "ANNA", false, "mrz_name name"},
		{"a filler first", "<ERIKSSON<<ANNA", "ERIKSSON", "ANNA", false, "mrz_name name"},
		{"a second pair", "ERIKSSON<<ANNA<<MARIA", "ERIKSSON", "ANNA MARIA", false, "mrz_name name"},
		{"three fillers between", "ERIKSSON<<<ANNA", "ERIKSSON", "ANNA", false, "mrz_name name"},
		{"a digit", "ERIKSS0N<<ANNA", "ERIKSS0N", "ANNA", false, "mrz_name name"},
		{"a character no zone has", "ERIKSSÖN<<ANNA", "", "", false, "mrz_character name"},
		{"fillers alone", "<<<<", "", "", false, "mrz_name name"},
		{"nothing", "", "", "", false, "mrz_name name"},
	}
	for _, tt := range tests {
		name, problems := ParseName(tt.field)
		primary, secondary := strings.Join(name.Primary, " "), strings.Join(name.Secondary, " ")
		if primary != tt.primary || secondary != tt.secondary || name.Truncated != tt.truncated || list(problems) != tt.problem {
			t.Errorf("%s: ParseName(%q) got %+v with %q", tt.reason, tt.field, name, list(problems))
		}
	}
}

func TestTruncatedInAZone(t *testing.T) {
	text := strings.Replace(specimenTD3, "ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", 1)
	zone, problems := Parse(text, today)
	if last, cut := zone.Name.Last(); len(problems) > 0 || last != "K" || !cut {
		t.Errorf("got %+v %v, want the last word K cut short", zone.Name, problems)
	}
	zone, _ = Parse(specimenTD3, today)
	if last, cut := zone.Name.Last(); last != "" || cut {
		t.Errorf("got %q, want no word cut short in a field with fillers", last)
	}
	whole := Name{Primary: []string{"BENNELONG"}, Truncated: true}
	if last, cut := whole.Last(); last != "BENNELONG" || !cut {
		t.Errorf("got %q, want the last of the primary if there is no secondary", last)
	}
}

func TestNameText(t *testing.T) {
	tests := []struct {
		reason string
		name   Name
		want   string
	}{
		{"both", Name{Primary: []string{"VAN", "DAM"}, Secondary: []string{"A", "B"}}, "VAN DAM, A B"},
		{"primary only", Name{Primary: []string{"DAM"}}, "DAM"},
		{"secondary only", Name{Secondary: []string{"A"}}, "A"},
		{"nothing", Name{}, ""},
	}
	for _, tt := range tests {
		if got := tt.name.Text(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestIsName(t *testing.T) {
	tests := []struct {
		reason, text string
		want         bool
	}{
		{"a pair of fillers inside", "ERIKSSON<<ANNA", true},
		{"fillers behind one name", "ARKFREITH<<<<", true},
		{"one filler between words is not enough", "ANNA<MARIA", false},
		{"a plain word", "ANNA", false},
		{"small letters", "Eriksson<<Anna", false},
		{"another sign", "ANNA-<<", false},
		{"fillers alone", "<<<", false},
		{"nothing", "", false},
	}
	for _, tt := range tests {
		if got := IsName(tt.text); got != tt.want {
			t.Errorf("%s: IsName(%q) got %v", tt.reason, tt.text, got)
		}
	}
}

func TestArabic(t *testing.T) {
	tests := []struct {
		reason, field, latin, arabic string
		ok                           bool
	}{
		{"one code of two letters", "XHSN", "hsn", "حسن", true},
		{"codes of three letters, words divided", "XSHRF<MXSSTTFXAY", "shrf msttfa", "شرف مصتتفى", true},
		{"the ta marbuta of the end", "FAXTTMXAH", "fatma", "فاطمة", true},
		{"alef with hamza; ayn", "XAEMYN<<EMR", "amyn amr", "أمين عمر", true},
		{"a longer code before a shorter", "XAHXAA", "aa", "ةآ", true},
		{"small letters", "xhsn", "hsn", "حسن", true},
		{"no code with an X", "MHMD", "", "", false},
		{"an X that begins no code", "XBCD", "", "", false},
		{"another sign", "XH-SN", "", "", false},
		{"fillers alone", "<<", "", "", false},
		{"a hamza alone has no Latin letter", "XE", "", "ء", false},
	}
	for _, tt := range tests {
		latin, ok := Arabic(tt.field)
		if latin != tt.latin || ok != tt.ok {
			t.Errorf("%s: Arabic(%q) got %q %v, want %q %v", tt.reason, tt.field, latin, ok, tt.latin, tt.ok)
		}
		if arabic, _ := ArabicLetters(tt.field); arabic != tt.arabic {
			t.Errorf("%s: ArabicLetters(%q) got %q, want %q", tt.reason, tt.field, arabic, tt.arabic)
		}
	}
}

func TestCodesDecodeOneWay(t *testing.T) {
	var names []string
	for name := range codes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if got, n := codeAt(name + "<"); n != len(name) || got != codes[name] {
			t.Errorf("codeAt(%q) got %v of %d letters", name, got, n)
		}
	}
}
