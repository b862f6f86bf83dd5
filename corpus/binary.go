package corpus

import (
	"fmt"
	"strings"
)

// What to do with a file that is no text.
const (
	export     = "export it as plain text first"
	unpack     = "unpack it first"
	transcribe = "transcribe it first"
	leave      = "leave it out"
)

// magics are the first bytes of files that people hand in by mistake, and what to do with them.
var magics = []struct {
	offset       int
	bytes        string
	what, advice string
}{
	{0, "PK\x03\x04", "a ZIP archive (a .docx, .odt, .xlsx or .epub file is one)", export},
	{0, "PK\x05\x06", "an empty ZIP archive", leave},
	{0, "\x1F\x8B", "a gzip archive", unpack},
	{0, "BZh91AY&SY", "a bzip2 archive", unpack},
	{0, "\xFD7zXZ\x00", "an xz archive", unpack},
	{0, "\x28\xB5\x2F\xFD", "a zstd archive", unpack},
	{0, "7z\xBC\xAF\x27\x1C", "a 7z archive", unpack},
	{0, "Rar!\x1A\x07", "a RAR archive", unpack},
	{257, "ustar", "a tar archive", unpack},
	{0, "%PDF-", "a PDF document", export},
	{0, "{\\rtf", "an RTF document", export},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an old Office program (.doc, .xls, .msg)", export},
	{0, "AT&TFORM", "a DjVu document", export},
	{0, "\x89PNG\r\n\x1A\n", "a PNG image", transcribe},
	{0, "\xFF\xD8\xFF", "a JPEG image", transcribe},
	{0, "GIF87a", "a GIF image", transcribe},
	{0, "GIF89a", "a GIF image", transcribe},
	{0, "II*\x00", "a TIFF image", transcribe},
	{0, "MM\x00*", "a TIFF image", transcribe},
	{8, "WEBPVP8", "a WebP image", transcribe},
	{4, "ftyp", "a video or an image in MP4 or HEIF", transcribe},
	{0, "ID3\x03\x00", "an MP3 recording", transcribe},
	{0, "ID3\x04\x00", "an MP3 recording", transcribe},
	{0, "OggS\x00", "an Ogg recording", transcribe},
	{0, "fLaC\x00", "a FLAC recording", transcribe},
	{0, "SQLite format 3\x00", "an SQLite database", export},
	{0, "PAR1", "a Parquet table", export},
	{0, "\x7FELF", "a program", leave},
	{0, "MZ\x90\x00", "a program", leave},
	{0, "\x00asm", "a program", leave},
	{0, "\xFF\xFE\x00\x00", "UTF-32", "save it as UTF-8 first"},
	{0, "\x00\x00\xFE\xFF", "UTF-32", "save it as UTF-8 first"},
}

// refuseKnown returns an error that names what the first bytes say a file is. The marks of plain
// letters alone count only where a zero byte is near, as a text may begin so.
func refuseKnown(b []byte) error {
	head := string(b[:min(len(b), 512)])
	for _, m := range magics {
		if len(head) < m.offset || !strings.HasPrefix(head[m.offset:], m.bytes) {
			continue
		}
		if (m.bytes == "ftyp" || m.bytes == "PAR1" || m.bytes == "ustar") && !strings.Contains(head, "\x00") {
			continue
		}
		return fmt.Errorf("looks like %s, not like text; %s", m.what, m.advice)
	}
	return nil
}
