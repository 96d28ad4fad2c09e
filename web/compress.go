package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"sync"
)

// compressed compresses pages and lists for browsers that accept it. The built assets come
// compressed from the theme, and papers are sent as they are.
func compressed(next http.Handler) http.Handler {
	pool := &sync.Pool{New: func() any { return gzip.NewWriter(io.Discard) }}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Add("Vary", "Accept-Encoding")
		c := &compressor{ResponseWriter: w, pool: pool}
		next.ServeHTTP(c, r)
		c.close() // a page that was broken off stays without its end
	})
}

// A compressor decides at the first byte whether an answer is compressed: text that nobody
// has encoded yet.
type compressor struct {
	http.ResponseWriter
	pool    *sync.Pool
	writer  *gzip.Writer
	decided bool
}

func (c *compressor) WriteHeader(status int) {
	c.decide(status)
	c.ResponseWriter.WriteHeader(status)
}

func (c *compressor) decide(status int) {
	if c.decided {
		return
	}
	c.decided = true
	h := c.Header()
	text := strings.HasPrefix(h.Get("Content-Type"), "text/")
	if !text || h.Get("Content-Encoding") != "" || h.Get("Content-Disposition") != "" || status == http.StatusNotModified {
		return
	}
	h.Set("Content-Encoding", "gzip")
	h.Del("Content-Length")
	c.writer, _ = c.pool.Get().(*gzip.Writer)
	c.writer.Reset(c.ResponseWriter)
}

func (c *compressor) Write(b []byte) (int, error) {
	c.decide(http.StatusOK)
	if c.writer == nil {
		return c.ResponseWriter.Write(b)
	}
	return c.writer.Write(b)
}

func (c *compressor) close() {
	if c.writer == nil {
		return
	}
	_ = c.writer.Close() // the browser has gone away; there is nobody to tell
	c.pool.Put(c.writer)
}
