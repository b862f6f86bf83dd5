package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"strings"
)

// Zip reads archives of sources.
var Zip = register(&Format{
	Name:  "zip",
	Doc:   "A zip archive of sources of any format, archives too; each member is read as if it were a file in a folder. Nothing is written to disk under a member's name.",
	Match: func(_ string, head []byte) bool { return zippedKind(head) == "zip" },
	Read:  readZip,
})

// Gzip reads one source that is compressed.
var Gzip = register(&Format{
	Name:  "gzip",
	Doc:   "One compressed source of any format, a tar archive too.",
	Match: func(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte{0x1F, 0x8B, 8}) },
	Read:  readGzip,
})

// Tar reads archives of sources as they stream by.
var Tar = register(&Format{
	Name:  "tar",
	Doc:   "A tar archive of sources of any format; each member is read as if it were a file in a folder.",
	Match: func(_ string, head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" },
	Read:  readTar,
})

// inMemory is up to which size an archive is kept in memory; a larger one goes to a temporary file.
const inMemory = 64 << 20

func readZip(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		at, size, done, err := spooled(src.Reader)
		if err != nil {
			yield(nil, fmt.Errorf("%s: cannot be read: %w", src.Name, err))
			return
		}
		defer done()
		archive, err := zip.NewReader(at, size)
		if err != nil && archive == nil {
			yield(nil, fmt.Errorf("%s: damaged archive: %w; repair it or pack it again", src.Name, err))
			return
		}
		u := newUnpacking(src)
		for _, f := range archive.File {
			if f.FileInfo().IsDir() {
				continue
			}
			if !u.member(f.Name, int64(f.CompressedSize64), func() (io.Reader, func(), error) {
				if f.Flags&1 != 0 {
					return nil, nil, errors.New("encrypted; pack it without a password")
				}
				r, err := f.Open()
				if err != nil {
					return nil, nil, err
				}
				return r, func() { r.Close() }, nil
			}, yield) {
				return
			}
		}
	}
}

func readTar(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		archive := tar.NewReader(src.Reader)
		u := newUnpacking(src)
		for {
			h, err := archive.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
				yield(nil, fmt.Errorf("%s: damaged archive: %w; the members before were read", src.Name, err))
				return
			}
			if h.Typeflag != tar.TypeReg {
				continue
			}
			if !u.member(h.Name, h.Size, func() (io.Reader, func(), error) { return archive, func() {}, nil }, yield) {
				return
			}
		}
	}
}

func readGzip(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		packed := &countingReader{r: src.Reader}
		r, err := gzip.NewReader(packed)
		if err != nil {
			yield(nil, fmt.Errorf("%s: damaged: %w; pack it again", src.Name, err))
			return
		}
		name := strings.TrimSuffix(src.Name, ".gz")
		if stem, ok := strings.CutSuffix(src.Name, ".tgz"); ok {
			name = stem + ".tar"
		}
		u := newUnpacking(src)
		u.source(name, &bounded{r: r, left: u.limits.Archive, packed: func() int64 { return packed.n }, ratio: u.limits.Ratio}, yield)
	}
}

// An unpacking goes through the members of one archive within its limits.
type unpacking struct {
	src     *Source
	limits  Limits
	members int
	left    int64 // bytes that all members may still unpack to
}

func newUnpacking(src *Source) *unpacking {
	limits := src.Limits.withDefaults()
	return &unpacking{src: src, limits: limits, left: limits.Archive}
}

// member reads one member; it reports whether to go on.
func (u *unpacking) member(name string, packed int64, open func() (io.Reader, func(), error), yield func(*Document, error) bool) bool {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if hiddenMember(clean) {
		return true
	}
	problem := func(format string, args ...any) bool {
		return yield(nil, fmt.Errorf("%s: member %s: %s", u.src.Name, oneSpaced(name), oneSpaced(fmt.Sprintf(format, args...))))
	}
	if u.members++; u.members > u.limits.Members {
		problem("the archive has more than %d members; the rest was left out; build with a higher --limit members= to read it", u.limits.Members)
		return false
	}
	if path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") || len(clean) > 1 && clean[1] == ':' {
		return problem("its name leads outside the archive; it was left out")
	}
	if u.left <= 0 {
		problem("the archive unpacks to more than %d bytes; the rest was left out; build with a higher --limit archive= to read it", u.limits.Archive)
		return false
	}
	r, done, err := open()
	if err != nil {
		return problem("%v", err)
	}
	defer done()
	limited := &bounded{r: r, left: min(u.limits.Member, u.left), packed: func() int64 { return packed }, ratio: u.limits.Ratio}
	more := u.source(u.src.Name+"/"+oneSpaced(clean), limited, yield)
	u.left -= limited.read
	return more
}

// hiddenMember reports whether a member is none of the user's files.
func hiddenMember(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// source reads what a member holds, archives in it too, down to the limit of depth.
func (u *unpacking) source(name string, r io.Reader, yield func(*Document, error) bool) bool {
	inner := &Source{Name: name, Reader: r, Profile: u.src.Profile, Limits: u.src.Limits, depth: u.src.depth + 1}
	if inner.depth > u.limits.Depth {
		return yield(nil, fmt.Errorf("%s: archives stand more than %d deep in each other; it was left out", name, u.limits.Depth))
	}
	for d, err := range Read(inner) {
		if !yield(d, err) {
			return false
		}
	}
	return true
}

// A bounded reader ends with an error where a member unpacks to more than it may: in bytes, or
// against its packed size.
type bounded struct {
	r      io.Reader
	left   int64
	read   int64
	packed func() int64
	ratio  int64
}

// smallMember is up to which size no ratio is asked for: a few blank pages compress very well.
const smallMember = 16 << 20

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("unpacks to more than %d bytes; the rest was left out; build with a higher --limit member= or archive= to read it", b.read)
	}
	if b.read > smallMember && b.read > b.ratio*(b.packed()+1) {
		return 0, fmt.Errorf("unpacks to more than %d times its size, as no letters do; the rest was left out", b.ratio)
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left, b.read = b.left-int64(n), b.read+int64(n)
	return n, err
}

// A countingReader counts what was read.
type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// spooled makes a stream readable anywhere: in memory, or in a temporary file when it is large.
func spooled(r io.Reader) (at io.ReaderAt, size int64, done func(), err error) {
	head, err := io.ReadAll(io.LimitReader(r, inMemory))
	if err != nil {
		return nil, 0, nil, err
	}
	if len(head) < inMemory {
		return bytes.NewReader(head), int64(len(head)), func() {}, nil
	}
	f, err := os.CreateTemp("", "regesta-*.zip")
	if err != nil {
		return nil, 0, nil, err
	}
	done = func() { f.Close(); os.Remove(f.Name()) }
	if _, err = f.Write(head); err == nil {
		size, err = io.Copy(f, r)
	}
	if err != nil {
		done()
		return nil, 0, nil, err
	}
	return f, size + int64(len(head)), done, nil
}
