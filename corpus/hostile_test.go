package corpus

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// hostile are sources that are damaged or mean harm: what must still be read of them, and what the
// one line says that the reader gets.
var hostile = []struct {
	name, source string
	letters      []string // source ids, in order
	says         []string // of the errors, in order
	in, out      string   // words that the text must and must not hold
}{
	{
		name: "index.xml", letters: []string{"1", "2", "3"}, says: []string{"line 5: XML not well formed: <persName> is not closed before </correspAction>"},
		source: index(entry("1", "<persName>Ilse Brandt</persName>"), entry("2", "<persName>Hob Yarrow"), entry("3", "<persName>Oswin Tarn</persName>")),
	},
	{
		name: "cut.xml", letters: []string{"1", "2"}, says: []string{"ends inside an element"},
		source: "<TEI><teiHeader><profileDesc>" + entry("1", "<persName>Ilse Brandt</persName>") + `<correspDesc key="2"><correspAction type="sent"><persName>Hob Yar`,
	},
	{
		name: "entities.xml", letters: []string{"bomb"}, in: "lamp &b; &file; end", out: "boomboom",
		says: []string{"line 2: the entity &b; stands for a file or for other entities"},
		source: `<!DOCTYPE TEI [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY lamp "lamp"><!ENTITY file SYSTEM "file:///etc/passwd">]>
			<TEI xml:id="bomb"><text><body><p>&lamp; &b; &file; end</p></body></text></TEI>`,
	},
	{
		name: "deep.xml", letters: []string{"deep"}, says: []string{"more than 50 deep"},
		source: `<TEI xml:id="deep"><text><body><p>top</p>` + strings.Repeat("<div>", 100) + "x",
	},
	{
		name: "long.xml", letters: []string{"long"}, in: "top", says: []string{"more than 8192 bytes"},
		source: `<TEI xml:id="long"><text><body><p>top</p><p>` + strings.Repeat("word ", 100000) + "</p></body></text></TEI>",
	},
	{
		name: "include.xml", letters: []string{"inc"}, in: "top", says: []string{`line 1: names the file "include.xml" as a part of it`},
		source: `<TEI xmlns:xi="http://www.w3.org/2001/XInclude" xml:id="inc"><teiHeader><xi:include href="include.xml"/><xi:include href="persons.xml"/></teiHeader><text><body><p>top</p></body></text></TEI>`,
	},
	{
		name: "long.html", says: []string{"larger than the limit of 8192 bytes"}, source: "<html><body><p>" + strings.Repeat("word ", 100000),
	},
	{
		name: "charset.xml", says: []string{`unknown character set "klingon"; convert the file to UTF-8`},
		source: `<?xml version="1.0" encoding="klingon"?><TEI><text><body><p>x</p></body></text></TEI>`,
	},
	{
		name: "circle.xml", letters: []string{"x", "y"}, in: "See y.",
		source: `<teiCorpus><TEI xml:id="x"><teiHeader><correspDesc><correspAction type="sent"><persName ref="#p">A</persName></correspAction>
			<correspContext><ref type="prev" target="#y">y</ref></correspContext></correspDesc></teiHeader><text><body><p>See <ref type="letter" target="#y">y</ref>.</p></body></text></TEI>
			<TEI xml:id="y"><teiHeader><correspDesc><correspAction type="sent"><persName ref="#p">A</persName></correspAction>
			<correspContext><ref type="prev" target="#x">x</ref></correspContext></correspDesc></teiHeader><text><body><p>See x.</p>
			<listPerson><person xml:id="p" sameAs="#p"><persName>A</persName></person></listPerson></body></text></TEI></teiCorpus>`,
	},
	{
		name: "box", letters: []string{"<1@x>", "<2@x>"}, in: "cut her",
		source: "From a@x Mon May  3 08:00:00 2004\nFrom: a@x\nMessage-ID: <1@x>\n\nwhole\n\nFrom a@x Mon May  3 08:00:00 2004\nFrom: a@x\nMessage-ID: <2@x>\n\ncut her",
	},
	{
		name: "parts.eml", letters: []string{"<3@x>"}, says: []string{"is cut off or damaged"}, in: "before the cut",
		source: "From: a@x\nMessage-ID: <3@x>\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nbefore the cut\n--q\nContent-Type: applica",
	},
	{
		name: "large.eml", letters: []string{"<4@x>"}, says: []string{"larger than 4096 bytes"}, in: "short",
		source: "From: a@x\nMessage-ID: <4@x>\n\nshort\n" + strings.Repeat("z", 5000),
	},
	{
		name: "colours.csv", says: []string{`none of the columns "red, green" is known`},
		source: "red,green\n1,2\n",
	},
	{
		name: "mixed.csv", letters: []string{"1"}, in: "café",
		source: "sender,addressee\ncaf\xE9,Ilse\n",
	},
	{
		name: "short.docx", says: []string{"damaged"},
		source: "PK\x03\x04" + strings.Repeat("\x00", 22) + "\x13\x00\x00\x00[Content_Types].xml word/document.xml",
	},
	{name: "short.pdf", says: []string{"damaged PDF"}, source: "%PDF-1.4\nnothing"},
}

func index(entries ...string) string {
	return "<TEI><teiHeader><profileDesc>\n" + strings.Join(entries, "\n") + "\n</profileDesc></teiHeader><text><body><p/></body></text></TEI>"
}

func entry(key, sender string) string {
	return fmt.Sprintf(`<correspDesc key="%s" source="#b">
<correspAction type="sent">%s</correspAction></correspDesc>`, key, sender)
}

func TestHostileSources(t *testing.T) {
	limits := Limits{Nesting: 50, Message: 4096, Piece: 8192}
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			r := readFrom(&Source{Name: c.name, Reader: strings.NewReader(c.source), Limits: limits})
			var ids []string
			text := ""
			for _, d := range r.docs {
				ids = append(ids, d.SourceID)
				text += d.Text + "\n"
				if err := sound(d); err != nil {
					t.Error(err)
				}
			}
			if strings.Join(ids, " ") != strings.Join(c.letters, " ") {
				t.Errorf("letters %q, want %q", ids, c.letters)
			}
			if len(r.errors) != len(c.says) {
				t.Fatalf("errors %q, want %q", r.errors, c.says)
			}
			for i, e := range r.errors {
				if !strings.Contains(e, c.says[i]) || !strings.HasPrefix(e, c.name) || strings.Contains(e, "\n") {
					t.Errorf("error %q, want one line on %s that says %q", e, c.name, c.says[i])
				}
			}
			if !strings.Contains(text, c.in) || c.out != "" && strings.Contains(text, c.out) {
				t.Errorf("text %q, want %q and not %q", text, c.in, c.out)
			}
		})
	}
}

// zipped packs members, each a name and its content.
func zipped(t testing.TB, members ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.Create(m[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, m[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipped(t testing.TB, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const table = "sender,addressee\nIlse Brandt,Hob Yarrow\n"

func TestArchivesWithinLimits(t *testing.T) {
	bomb := "sender,addressee\n" + strings.Repeat("x", 40<<20)
	deep := table
	for range 6 {
		deep = zipped(t, [2]string{"inner", deep})
	}
	many := make([][2]string, 8)
	for i := range many {
		many[i] = [2]string{fmt.Sprintf("%d.csv", i), table}
	}
	for _, c := range []struct {
		name, source string
		limits       Limits
		letters      int
		says         string
	}{
		{"ratio.zip", zipped(t, [2]string{"bomb.csv", bomb}, [2]string{"good.csv", table}), Limits{Ratio: 100}, 1, "more than 100 times its size"},
		{"member.zip", zipped(t, [2]string{"bomb.csv", bomb}, [2]string{"good.csv", table}), Limits{Member: 1 << 20}, 1, "unpacks to more than 1048576 bytes"},
		{"whole.zip", zipped(t, [2]string{"a.csv", table + strings.Repeat("a,b\n", 500)}, [2]string{"b.csv", table}), Limits{Archive: 1000}, -1, "the archive unpacks to more than 1000 bytes"},
		{"deep.zip", deep, Limits{Depth: 4}, 0, "more than 4 deep"},
		{"many.zip", zipped(t, many...), Limits{Members: 5}, 5, "more than 5 members"},
		{"bomb.csv.gz", gzipped(t, bomb), Limits{Ratio: 100}, -1, "more than 100 times its size"},
		{"cut.csv.gz", gzipped(t, strings.Repeat(table, 3))[:30], Limits{}, -1, "unexpected EOF"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readFrom(&Source{Name: c.name, Reader: strings.NewReader(c.source), Limits: c.limits})
			if c.letters >= 0 && len(r.docs) != c.letters {
				t.Errorf("%d letters, want %d", len(r.docs), c.letters)
			}
			if !strings.Contains(strings.Join(r.errors, "\n"), c.says) {
				t.Errorf("errors %q, want one that says %q", r.errors, c.says)
			}
		})
	}
}

// repeater yields a piece of text over and over, n bytes in all.
type repeater struct {
	piece string
	left  int64
	at    int
}

func (r *repeater) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := copy(p, r.piece[r.at:])
	n = int(min(int64(n), r.left))
	r.left -= int64(n)
	r.at = (r.at + n) % len(r.piece)
	return n, nil
}

const letterInBox = `From ilse@skerry.example Mon May  3 08:00:00 2004
From: Ilse Brandt <ilse@skerry.example>
To: Hob Yarrow <hob@lorne.example>, Oswin Tarn <tarn@lorne.example>
Date: Mon, 3 May 2004 08:00:00 +0000
Message-ID: <x@skerry.example>
Subject: The gates

The gates are closed, and the lenses stand in the lamp room. The Board asks for
receipts before Saturday; Tarn has none, and the boat from Lorne is late again.

> Has Dorcas Wynn trimmed the wick?

She has, at four and at ten, whatever the wind. There is oil for a week and not
for a day more, so let the Perpetua bring two casks when she comes for the mail.

`

// TestLargeMailbox reads a mailbox with an attachment of 100 MB, and a long one, in little memory.
func TestLargeMailbox(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 150 MB")
	}
	head := "From a@x Mon May  3 08:00:00 2004\nFrom: a@x\nMessage-ID: <big@x>\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nsee inside\n--q\n" +
		"Content-Type: application/pdf; name=big.pdf\nContent-Transfer-Encoding: base64\n\n"
	source := io.MultiReader(strings.NewReader(head), &repeater{piece: strings.Repeat("QUJD", 19) + "\n", left: 100 << 20},
		strings.NewReader("\n--q--\n\n"), &repeater{piece: letterInBox, left: int64(len(letterInBox)) * 50000})
	letters, peak := 0, uint64(0)
	var errs []string
	for d, err := range Read(&Source{Name: "box", Reader: source, Limits: Limits{Message: 8 << 20}}) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		if letters++; letters == 1 && (d.SourceID != "<big@x>" || !States(d, FieldAttachment)) {
			t.Errorf("first letter %s, attachment %v", d.SourceID, States(d, FieldAttachment))
		}
		if letters%5000 == 0 {
			var m runtime.MemStats
			runtime.GC() // what is still held, and not what was not yet collected
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	if letters != 50001 || len(errs) != 1 {
		t.Errorf("%d letters, errors %q", letters, errs)
	}
	if peak > 128<<20 {
		t.Errorf("%d MB of memory", peak>>20)
	}
}

func benchmarkReader(b *testing.B, name, head, piece, tail string) {
	n := int64(len(piece)) * (8 << 20 / int64(len(piece)))
	b.SetBytes(n)
	b.ReportAllocs()
	for b.Loop() {
		r := io.MultiReader(strings.NewReader(head), &repeater{piece: piece, left: n}, strings.NewReader(tail))
		for _, err := range Read(&Source{Name: name, Reader: r}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkMbox reads messages of the usual length, that is 3 to 4 kB.
func BenchmarkMbox(b *testing.B) {
	body := letterInBox[strings.Index(letterInBox, "\n\n"):]
	benchmarkReader(b, "box", "", letterInBox+strings.Repeat(body, 5), "")
}

// BenchmarkMboxGigabyte reads a mailbox of 1 GiB, made as it is read, and reports the largest heap that
// was in use on the way: it does not grow with the mailbox.
func BenchmarkMboxGigabyte(b *testing.B) {
	body := letterInBox[strings.Index(letterInBox, "\n\n"):]
	piece := letterInBox + strings.Repeat(body, 5)
	const size = 1 << 30
	b.SetBytes(size)
	for b.Loop() {
		letters, peak := 0, uint64(0)
		for _, err := range Read(&Source{Name: "box", Reader: &repeater{piece: piece, left: size}}) {
			if err != nil {
				b.Fatal(err)
			}
			if letters++; letters%10000 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse)
			}
		}
		b.ReportMetric(float64(peak)/(1<<20), "MB-peak")
	}
}

func BenchmarkCMIF(b *testing.B) {
	benchmarkReader(b, "index.xml", "<TEI><teiHeader><profileDesc>", `
   <correspDesc key="41" source="#b-1">
    <correspAction type="sent">
     <persName ref="http://d-nb.info/gnd/100000011">Brandt, Ilse</persName>
     <placeName ref="https://www.geonames.org/2999001">Skerry</placeName>
     <date when="1871-05-03"/>
    </correspAction>
    <correspAction type="received">
     <persName ref="http://d-nb.info/gnd/100000022">Halloway, Marten</persName>
    </correspAction>
   </correspDesc>`, "</profileDesc></teiHeader></TEI>")
}

func BenchmarkTEI(b *testing.B) {
	benchmarkReader(b, "corpus.xml", "<teiCorpus>", `
  <TEI xml:id="s1"><teiHeader><fileDesc><titleStmt><title>Ilse Brandt to Marten Halloway</title></titleStmt></fileDesc>
   <profileDesc><correspDesc><correspAction type="sent"><persName ref="#p1">Ilse Brandt</persName><date when="1871-05-03"/></correspAction>
    <correspAction type="received"><persName ref="#p2">Marten Halloway</persName></correspAction></correspDesc></profileDesc></teiHeader>
   <text><body><opener><dateline><placeName>Skerry</placeName>, <date when="1871-05-03">May 3</date></dateline><salute>Dear Marten,</salute></opener>
    <p>The lenses came on Monday<note>By the brig Perpetua, which was late.</note> and stand in the lamp room with <persName ref="#p3">Dorcas Wynn</persName>,
     who has trimmed the wick at four and at ten, whatever the wind. The <orgName>Board</orgName> asks for receipts before Saturday, and
     <persName>Tarn</persName> has none. There is oil for a week and not for a day more.</p>
    <p>Let the brig bring two casks when she comes for the mail, and glass for the <hi rend="italic">north</hi> window.</p>
    <closer>Ever yours, <signed>I. B.</signed></closer></body></text></TEI>`, "</teiCorpus>")
}
