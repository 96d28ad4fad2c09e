package browser

import (
	"maps"
	"net/url"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// A record notes what a tab asks of the network and what the browser complains of. The
// browser calls it from its own goroutine.
type record struct {
	home string // scheme and host of the site

	mu         sync.Mutex
	addresses  map[network.RequestID]string
	sizes      map[string]int // bytes on the wire by address
	foreign    []string       // addresses of other hosts
	complaints []string       // of the console
}

// begin forgets what was noted.
func (r *record) begin() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.addresses, r.sizes = map[network.RequestID]string{}, map[string]int{}
	r.foreign, r.complaints = nil, nil
}

func (r *record) note(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.request(e)
	case *network.EventLoadingFinished:
		if address, known := r.addresses[e.RequestID]; known {
			r.sizes[address] += int(e.EncodedDataLength)
		}
	case *log.EventEntryAdded:
		// That a document has the status of an error is what the tests of errors ask for.
		if e.Entry.Level == "error" && !strings.HasPrefix(e.Entry.Text, "Failed to load resource: the server responded with a status of 4") {
			r.complaints = append(r.complaints, e.Entry.Text+" ("+e.Entry.URL+")")
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			r.complaints = append(r.complaints, "console."+string(e.Type))
		}
	case *runtime.EventExceptionThrown:
		r.complaints = append(r.complaints, e.ExceptionDetails.Text)
	}
}

func (r *record) request(e *network.EventRequestWillBeSent) {
	address, err := url.Parse(e.Request.URL)
	if err != nil || address.Scheme == "data" || address.Scheme == "about" {
		return
	}
	if !strings.HasPrefix(e.Request.URL, r.home+"/") {
		r.foreign = append(r.foreign, e.Request.URL)
	}
	if r.addresses != nil {
		r.addresses[e.RequestID] = address.Path
	}
}

// faults lists what no page may do: ask another host, or make the browser complain.
func (r *record) faults() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []string
	for _, address := range r.foreign {
		out = append(out, "asks another host: "+address)
	}
	for _, text := range r.complaints {
		out = append(out, "the browser complains: "+text)
	}
	return out
}

// weights gives the bytes that came over the wire since begin, as the browser counts them for
// each address.
func (r *record) weights() map[string]int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.sizes)
}
