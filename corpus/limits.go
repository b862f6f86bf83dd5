package corpus

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
