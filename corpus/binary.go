package corpus

import "strings"

// magics are the first bytes of files that people hand in by mistake. The longer of two that agree
// stands first.
var magics = []struct {
	offset int
	bytes  string
	what   string
}{
	{0, "PK\x03\x04", "a ZIP archive (a .docx, .odt, .xlsx or .epub file is one)"},
	{0, "PK\x05\x06", "an empty ZIP archive"},
	{0, "\x1F\x8B", "a gzip archive"},
	{0, "BZh91AY&SY", "a bzip2 archive"},
	{0, "\xFD7zXZ\x00", "an xz archive"},
	{0, "\x28\xB5\x2F\xFD", "a zstd archive"},
	{0, "7z\xBC\xAF\x27\x1C", "a 7z archive"},
	{0, "Rar!\x1A\x07", "a RAR archive"},
	{257, "ustar", "a tar archive"},
	{0, "%PDF-", "a PDF document"},
	{0, "{\\rtf", "an RTF document"},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an old Office program (.doc, .xls, .msg)"},
	{0, "AT&TFORM", "a DjVu document"},
	{0, "\x89PNG\r\n\x1A\n", "a PNG image"},
	{0, "\xFF\xD8\xFF", "a JPEG image"},
	{0, "GIF87a", "a GIF image"},
	{0, "GIF89a", "a GIF image"},
	{0, "II*\x00", "a TIFF image"},
	{0, "MM\x00*", "a TIFF image"},
	{8, "WEBPVP8", "a WebP image"},
	{4, "ftyp", "a video or an image in MP4 or HEIF"},
	{0, "ID3\x03\x00", "an MP3 recording"},
	{0, "ID3\x04\x00", "an MP3 recording"},
	{0, "OggS\x00", "an Ogg recording"},
	{0, "fLaC\x00", "a FLAC recording"},
	{0, "SQLite format 3\x00", "an SQLite database"},
	{0, "PAR1", "a Parquet table"},
	{0, "\x7FELF", "a program"},
	{0, "MZ\x90\x00", "a program"},
	{0, "\x00asm", "a program"},
	{0, "\xFF\xFE\x00\x00", "UTF-32 text (save it as UTF-8)"},
	{0, "\x00\x00\xFE\xFF", "UTF-32 text (save it as UTF-8)"},
}

// binaryKind names what the first bytes say a file is, and is empty when they say nothing. The
// marks of four plain letters count only where a zero byte is near, as a text may begin so.
func binaryKind(b []byte) string {
	head := string(b[:min(len(b), 512)])
	for _, m := range magics {
		if len(head) < m.offset || !strings.HasPrefix(head[m.offset:], m.bytes) {
			continue
		}
		if (m.bytes == "ftyp" || m.bytes == "PAR1" || m.bytes == "ustar") && !strings.Contains(head, "\x00") {
			continue
		}
		return m.what
	}
	return ""
}
