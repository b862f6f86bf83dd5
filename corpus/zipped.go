package corpus

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// zippedKind says what a zip file holds by its first members: xlsx, docx, odt, epub, or zip for an
// archive of files. It is empty for what is no zip file.
func zippedKind(head []byte) string {
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) && !bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return ""
	}
	office := false
	for at := 0; ; {
		i := bytes.Index(head[at:], []byte("PK\x03\x04"))
		if i < 0 || at+i+30 > len(head) {
			break
		}
		at += i
		size := int(binary.LittleEndian.Uint16(head[at+26:]))
		extra := int(binary.LittleEndian.Uint16(head[at+28:]))
		name := string(head[min(at+30, len(head)):min(at+30+size, len(head))])
		data := head[min(at+30+size+extra, len(head)):]
		at += 30
		switch {
		case name == "mimetype" && bytes.HasPrefix(data, []byte("application/vnd.oasis.opendocument.text")):
			return "odt"
		case name == "mimetype" && bytes.HasPrefix(data, []byte("application/epub+zip")):
			return "epub"
		case name == "[Content_Types].xml", strings.HasPrefix(name, "_rels/"):
			office = true
		case strings.HasPrefix(name, "xl/"):
			return "xlsx"
		case strings.HasPrefix(name, "word/"):
			return "docx"
		case name == "META-INF/container.xml":
			return "epub"
		}
	}
	if office && bytes.Contains(head, []byte("word/document.xml")) {
		return "docx"
	}
	if office && bytes.Contains(head, []byte("xl/workbook.xml")) {
		return "xlsx"
	}
	return "zip"
}

// whole reads a source that cannot be read piece by piece, up to the limit of a file.
func whole(src *Source) ([]byte, error) { return upTo(src, src.Limits.withDefaults().File, "file") }

// upTo reads a source up to a limit, whose name the error tells.
func upTo(src *Source, limit int64, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(src.Reader, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", src.Name, err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s: larger than the limit of %d bytes for a file that has to be read in one piece; build with a higher --limit %s= or split it", src.Name, limit, name)
	}
	return data, nil
}

// A pack is an opened zip file whose members are read within limits.
type pack struct {
	source string
	files  []*zip.File
	limits Limits
}

func openPack(src *Source) (*pack, error) {
	data, err := whole(src)
	if err != nil {
		return nil, err
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s: damaged: %w; repair it or pack it again", src.Name, err)
	}
	return &pack{source: src.Name, files: r.File, limits: src.Limits.withDefaults()}, nil
}

// member returns the content of one member, nil where there is none of that name.
func (p *pack) member(name string) ([]byte, error) {
	for _, f := range p.files {
		if f.Name == name {
			return p.read(f)
		}
	}
	return nil, nil
}

// read unpacks one member, and refuses one that grows beyond all measure.
func (p *pack) read(f *zip.File) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%s: %s is encrypted; save it without a password", p.source, f.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", p.source, f.Name, err)
	}
	defer r.Close()
	limit := min(p.limits.Piece, p.limits.Member, p.limits.Ratio*int64(f.CompressedSize64)+1<<20)
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", p.source, f.Name, err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s: %s grows beyond %d bytes when unpacked; it was left out; build with a higher --limit piece= if it is honest", p.source, f.Name, limit)
	}
	return data, nil
}
