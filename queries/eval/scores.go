package eval

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Scores are the lines of one comparison, in a fixed order.
type Scores []Line

// A Line is one thing that was measured: "sender", "mentions strict".
type Line struct {
	Name   string
	Values []Value
}

// A Value is one number of a line.
type Value struct {
	Name   string // p, r, f1, accuracy, recall; or tp, fp, fn, n, filled, which are counts
	Number float64
	Count  bool // a whole number
	Empty  bool // there was nothing to measure
}

// rate is a share between 0 and 1, rounded to four digits as it is printed.
func rate(name string, x float64) Value {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64)
	return Value{Name: name, Number: rounded}
}

// share is the rate of n in total; it is empty when there is no total.
func share(name string, n, total int) Value {
	if total == 0 {
		return Value{Name: name, Empty: true}
	}
	return rate(name, float64(n)/float64(total))
}

func count(name string, n int) Value { return Value{Name: name, Number: float64(n), Count: true} }

// String is the number as JSON has it.
func (v Value) String() string {
	switch {
	case v.Empty:
		return "null"
	case v.Count:
		return strconv.Itoa(int(v.Number))
	}
	text := strconv.FormatFloat(v.Number, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// chief is the one number that stands for a line: its F1, else its accuracy, else its recall.
func (l Line) chief() (Value, bool) {
	for _, name := range []string{"f1", "accuracy", "recall", "recall@10"} {
		for _, v := range l.Values {
			if v.Name == name && !v.Empty {
				return v, true
			}
		}
	}
	return Value{}, false
}

// WriteTable writes one line of text for each line of the scores.
func (s Scores) WriteTable(w io.Writer) error {
	for _, line := range s {
		cells := make([]string, len(line.Values))
		for i, v := range line.Values {
			text := v.String()
			if v.Empty {
				text = "-"
			}
			cells[i] = v.Name + " " + text
		}
		if _, err := fmt.Fprintf(w, "%-26s %s\n", line.Name, strings.Join(cells, "  ")); err != nil {
			return err
		}
	}
	return nil
}

// MarshalJSON makes an object of objects with the lines and values in their order.
func (s Scores) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, line := range s {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:{", line.Name)
		for j, v := range line.Values {
			if j > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "%q:%s", v.Name, v)
		}
		b.WriteByte('}')
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// WriteMisses writes the misses under the name of their kind.
func WriteMisses(w io.Writer, misses []Miss) error {
	var kinds []string
	byKind := map[string][]string{}
	for _, m := range misses {
		if byKind[m.Kind] == nil {
			kinds = append(kinds, m.Kind)
		}
		byKind[m.Kind] = append(byKind[m.Kind], m.Text)
	}
	for _, kind := range kinds {
		if _, err := fmt.Fprintf(w, "\n# %s\n  %s\n", kind, strings.Join(byKind[kind], "\n  ")); err != nil {
			return err
		}
	}
	return nil
}
