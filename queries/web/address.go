package web

import (
	"net/url"
	"strings"
)

// letterURL and entityURL are the addresses of pages.
func letterURL(id string) string { return "/letters/" + escapeID(id) }
func entityURL(id string) string { return "/entities/" + escapeID(id) }

// escapeID writes an id as a part of an address. The slashes of an id stay as they are, unless a
// server would take them for something else: folders that are empty or point upwards.
func escapeID(id string) string {
	parts := strings.Split(id, "/")
	for i, part := range parts {
		if part == "" || part == "." || part == ".." {
			// A dot is not escaped by anybody, so the slashes around it are.
			return strings.ReplaceAll(url.PathEscape(id), "/", "%2F")
		}
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}
