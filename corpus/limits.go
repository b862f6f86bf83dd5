package corpus

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Limits bound what a hostile or damaged source may cost. The zero value of each field stands for
// its default.
type Limits struct {
	Member     int64 // bytes of one archive member when unpacked; 1 GiB
	Archive    int64 // bytes of all members of one archive when unpacked; 8 GiB
	Ratio      int64 // unpacked bytes per packed byte of an archive member; 1000
	Members    int   // members of one archive; 1,000,000
	Depth      int   // archives inside archives, messages inside messages; 8
	Nesting    int   // elements inside elements of XML; 2000
	Attachment int64 // bytes of one part of a message that are looked at; 32 MiB
	Message    int64 // bytes of one message that are kept; the rest is skipped; 64 MiB
	Piece      int64 // bytes of what is held in memory with its markup: one TEI element, one web page; 64 MiB
	File       int64 // bytes of a file that has to be read in one piece (a spreadsheet, a PDF); 512 MiB
}

func (l Limits) withDefaults() Limits {
	set := func(v *int64, def int64) {
		if *v == 0 {
			*v = def
		}
	}
	set(&l.Member, 1<<30)
	set(&l.Archive, 8<<30)
	set(&l.Ratio, 1000)
	set(&l.Attachment, 32<<20)
	set(&l.Message, 64<<20)
	set(&l.File, 512<<20)
	set(&l.Piece, 64<<20)
	if l.Members == 0 {
		l.Members = 1_000_000
	}
	if l.Depth == 0 {
		l.Depth = 8
	}
	if l.Nesting == 0 {
		l.Nesting = 2000
	}
	return l
}

// Set changes one limit as a user writes it: "message=200MB", "depth=12". Sizes may end in KB, MB
// or GB, each 1024 of the one before.
func (l *Limits) Set(setting string) error {
	name, value, _ := strings.Cut(setting, "=")
	sizes := map[string]*int64{"member": &l.Member, "archive": &l.Archive, "attachment": &l.Attachment, "message": &l.Message, "file": &l.File, "piece": &l.Piece, "ratio": &l.Ratio}
	counts := map[string]*int{"members": &l.Members, "depth": &l.Depth, "nesting": &l.Nesting}
	n, err := size(value)
	switch size, count := sizes[name], counts[name]; {
	case size == nil && count == nil:
		return fmt.Errorf("limit %q: there are archive, attachment, depth, file, member, members, message, nesting, piece and ratio; write one as message=200MB", setting)
	case err != nil:
		return fmt.Errorf("limit %q: %w", setting, err)
	case size != nil:
		*size = n
	default:
		*count = int(min(n, 1<<31-1))
	}
	return nil
}

// size reads a number above 0 with or without a unit.
func size(value string) (int64, error) {
	value = strings.ToUpper(strings.TrimSpace(value))
	unit := int64(1)
	for i, suffix := range []string{"KB", "MB", "GB"} {
		if number, ok := strings.CutSuffix(value, suffix); ok {
			value, unit = strings.TrimSpace(number), 1<<(10*(i+1))
		}
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/unit {
		return 0, errors.New("write a whole number above 0, like 200MB")
	}
	return n * unit, nil
}
