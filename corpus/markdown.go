package corpus

import (
	"bytes"
	"fmt"
	"iter"
	"path"
	"regexp"
	"strings"
)

// Markdown reads letters and editions kept as Markdown.
var Markdown = register(&Format{
	Name: "markdown",
	Doc: "Markdown, one letter or a whole edition, read like plain text: headings, paragraphs, footnotes; the front matter states sender, " +
		"addressee, date and the like under the headings of tables.",
	Match: func(name string, head []byte) bool { return markdownHead(name, head) },
	Read:  readMarkdown,
})

var (
	frontMatter = regexp.MustCompile(`\A(?:\x{FEFF})?---[ \t]*\r?\n((?:[^\n]*\n){1,100}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\z)`)
	yamlLine    = regexp.MustCompile(`^([\pL_][\pL\pN _-]*):\s+(.*)$`)
	atxHeading  = regexp.MustCompile(`(?m)^#{1,6}[ \t]+\S`)
)

// markdownHead reports whether a text is Markdown: its name says so, or front matter with headings
// below it. Stars and underscores prove nothing, editions in plain text have them too.
func markdownHead(name string, head []byte) bool {
	head = head[:min(len(head), 64<<10)]
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".qmd", ".rmd":
		return IsText(head) && !htmlHead(head) && !messageHead(head) && rootName(head) == ""
	}
	m := frontMatter.FindSubmatchIndex(head)
	return m != nil && yamlLine.Match(bytes.SplitN(head[m[2]:m[3]], []byte("\n"), 2)[0]) && atxHeading.Match(head[m[1]:])
}

func readMarkdown(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		data, err := whole(src)
		if err != nil {
			yield(nil, err)
			return
		}
		text, _, err := Decode(data)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", src.Name, err))
			return
		}
		text = strings.ReplaceAll(text, "\r\n", "\n")
		var stated [][2]string
		if m := frontMatter.FindStringSubmatchIndex(text); m != nil {
			stated = frontFields(text[m[2]:m[3]])
			text = text[m[1]:]
		}
		p := &prose{}
		p.markdown(text)
		var docs []*Document
		for d, err := range p.documents(src) {
			if err != nil {
				yield(nil, err)
				return
			}
			docs = append(docs, d)
		}
		if len(docs) == 0 && len(stated) > 0 {
			docs = []*Document{{Source: src.Name, SourceID: baseName(src.Name), ID: Stem(src.Name)}}
		}
		if len(docs) == 1 {
			docs[0] = withRecord(docs[0], stated)
		}
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// frontFields reads the plain fields of front matter; lists come as one value with bars between.
func frontFields(yaml string) [][2]string {
	var fields [][2]string
	for line := range strings.Lines(yaml) {
		line = strings.TrimRight(line, "\n")
		if m := yamlLine.FindStringSubmatch(line); m != nil {
			value := strings.TrimSpace(m[2])
			if strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
				value = strings.ReplaceAll(value[1:len(value)-1], ",", "|")
			}
			fields = append(fields, [2]string{m[1], unlinked(strings.Trim(value, `"'`))})
			continue
		}
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && len(fields) > 0 {
			last := &fields[len(fields)-1]
			last[1] = strings.Trim(last[1]+"|"+unlinked(strings.Trim(item, `"' `)), "|")
		} else if name, ok := strings.CutSuffix(strings.TrimSpace(line), ":"); ok {
			fields = append(fields, [2]string{name, ""})
		}
	}
	return fields
}

// unlinked takes a wiki link apart: "[[page|words]]" is the words.
func unlinked(s string) string {
	s = strings.Trim(s, `"' `)
	if inner, ok := strings.CutPrefix(s, "[["); ok {
		inner = strings.TrimSuffix(inner, "]]")
		if _, words, ok := strings.Cut(inner, "|"); ok {
			return words
		}
		return inner
	}
	return s
}

var (
	footnoteDef  = regexp.MustCompile(`^\[\^([^\]]+)\]:\s*(.*)$`)
	footnoteMark = regexp.MustCompile(`\[\^([^\]]+)\]`)
	mdLink       = regexp.MustCompile(`!?\[([^\]]*)\]\([^)\s]*(?:\s"[^"]*")?\)`)
	wikiLink     = regexp.MustCompile(`!?\[\[(?:[^\]|]*\|)?([^\]]*)\]\]`)
	mdEmphasis   = regexp.MustCompile(`(\*\*\*|\*\*|\*|__|_|~~)(\S(?:.*?\S)?)(\*\*\*|\*\*|\*|__|_|~~)`)
	mdComment    = regexp.MustCompile(`(?s)<!--.*?-->`)
	inlineTag    = regexp.MustCompile(`</?(?:br|sup|sub|em|i|b|strong|span|u|small|p|div)\b[^>]*>`)
)

// markdown adds a text without its markup.
func (p *prose) markdown(text string) {
	text = mdComment.ReplaceAllString(text, "")
	notes := map[string]string{}
	var lines []string
	last := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if m := footnoteDef.FindStringSubmatch(line); m != nil {
			last = m[1]
			notes[last] = unmarked(m[2])
			continue
		}
		if last != "" && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")) {
			notes[last] += " " + unmarked(strings.TrimSpace(line))
			continue
		}
		last = ""
		lines = append(lines, line)
	}
	for _, block := range strings.Split(strings.Join(lines, "\n"), "\n\n") {
		p.markdownBlock(strings.Trim(block, "\n"), notes)
	}
}

func (p *prose) markdownBlock(block string, notes map[string]string) {
	var out []string
	for line := range strings.Lines(block) {
		line = strings.TrimRight(line, " \t\n\\")
		if heading := strings.TrimLeft(line, "#"); heading != line && strings.HasPrefix(heading, " ") {
			p.paragraph(strings.Join(out, "\n"))
			out = nil
			p.flush()
			p.paragraph(p.marks(unmarked(strings.TrimRight(strings.TrimSpace(heading), "# ")), notes))
			continue
		}
		if strings.Trim(line, "-*_= ") == "" && len(strings.TrimSpace(line)) >= 3 {
			continue // a rule, or the underline of a heading
		}
		line = strings.TrimPrefix(strings.TrimPrefix(line, "> "), ">")
		out = append(out, p.marks(unmarked(line), notes))
	}
	p.paragraph(strings.Join(out, "\n"))
}

// marks replaces the marks of notes by their numbers.
func (p *prose) marks(line string, notes map[string]string) string {
	return footnoteMark.ReplaceAllStringFunc(line, func(mark string) string {
		words, ok := notes[mark[2:len(mark)-1]]
		if !ok {
			return ""
		}
		return fmt.Sprintf("[%d]", p.note(words))
	})
}

// unmarked takes links, emphasis and tags off a line.
func unmarked(line string) string {
	line = inlineTag.ReplaceAllString(line, "")
	line = wikiLink.ReplaceAllString(line, "$1")
	line = mdLink.ReplaceAllString(line, "$1")
	for range 3 {
		plain := mdEmphasis.ReplaceAllStringFunc(line, func(s string) string {
			m := mdEmphasis.FindStringSubmatch(s)
			if m[1] != m[3] {
				return s
			}
			return m[2]
		})
		if plain == line {
			break
		}
		line = plain
	}
	return strings.NewReplacer(`\*`, "*", `\_`, "_", `\#`, "#", `\[`, "[", `\]`, "]").Replace(line)
}

// withRecord puts what a file states of a letter behind its text, if it states anything known.
func withRecord(d *Document, stated [][2]string) *Document {
	t := &tableRow{composer: &composer{}, table: &letterTable{}, cells: map[string]string{}, spans: map[string]Span{}}
	t.text.WriteString(d.Text)
	t.zones, t.fields = d.Zones, d.Fields
	for _, f := range stated {
		holds := knownColumns[foldHeading(f[0])]
		if f[1] == "" || holds == "text" || holds == "summary" || holds == "title" || t.cells[holds] != "" {
			continue
		}
		t.table.headers, t.table.columns = append(t.table.headers, f[0]), append(t.table.columns, holds)
		if holds != "" {
			t.cells[holds] = clean(f[1])
		}
		t.cell(len(t.table.headers)-1, clean(f[1]))
	}
	t.state()
	out := *d
	if lang := languageCode(t.cells["language"]); lang != "" {
		out.Language = lang
	}
	return t.composer.document(&out)
}
