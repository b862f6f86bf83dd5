package web

import "net/http"

// apiRoot is where the API begins. A change that programs would notice gets another number.
const apiRoot = "/api/v1"

// isDownload reports whether a request is for an export, which may take longer.
func isDownload(r *http.Request) bool {
	return len(r.URL.Path) > len(apiRoot+"/export/") && r.URL.Path[:len(apiRoot+"/export/")] == apiRoot+"/export/"
}
