// Package adhoc runs queries that somebody wrote in a process of their own, which is killed when it
// takes too long or too much memory. A query may loop without a result, call itself without end or
// ask for all pairs; the database itself looks at its deadline once per result only, and a script
// can take all memory at one stroke. Use it wherever a query comes from outside; [queries.AdHoc] is
// what runs inside.
//
// The process is this program once more. Its main function, and that of tests, must call [Main]
// before anything else.
package adhoc

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"regesta/queries"
)

// argument is what the program is started with to become the process of one query.
const argument = "query-process"

// opening is how long the process may take beyond the time of the query, to open the graph.
const opening = 30 * time.Second

// mostAnswer is how many bytes an answer may have, with every name spelt out.
const mostAnswer = 64 << 20

// A request is what the process reads.
type request struct {
	DB       string
	Language string
	Text     string
	Limits   queries.Limits
}

// An answer is what it writes. Wrong is an error of the query, which is no failure.
type answer struct {
	Table *plain
	Wrong string
}

// plain is a table as it is, not as people want it.
type plain queries.Table

// A Stopped error says that a query was stopped at one of its limits.
type Stopped struct{ why string }

func (e *Stopped) Error() string { return e.why }

// Run puts a query to the graph at db. What goes beyond the limits is killed and reported as a
// [Stopped] error.
func Run(ctx context.Context, db, language, text string, limits queries.Limits) (*queries.Table, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("query: starting its process: %w", err)
	}
	in, err := json.Marshal(request{db, language, text, limits})
	if err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, limits.Time+opening)
	defer cancel()
	cmd := exec.CommandContext(limited, self, argument)
	cmd.Env = append(os.Environ(), "GOTRACEBACK=none")
	cmd.Stdin = bytes.NewReader(in)
	cmd.WaitDelay = time.Second
	out := &bounded{most: mostAnswer}
	cmd.Stdout = out
	err = cmd.Run()
	var a answer
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case limited.Err() != nil:
		return nil, tooLong(limits)
	case out.over:
		return nil, &Stopped{fmt.Sprintf("the answer has more than %d MB; ask for less", mostAnswer>>20)}
	case err != nil && !ended(err):
		return nil, fmt.Errorf("query: starting its process: %w", err)
	case json.Unmarshal(out.Bytes(), &a) != nil:
		// The runtime ends a process that cannot have more memory, or whose stack is too deep.
		return nil, tooMuch(limits)
	case a.Wrong != "":
		return nil, &Stopped{a.Wrong}
	}
	return (*queries.Table)(a.Table), nil
}

func tooLong(l queries.Limits) error {
	return &Stopped{fmt.Sprintf("the query took longer than %s and was stopped; ask for less", l.Time)}
}

func tooMuch(l queries.Limits) error {
	return &Stopped{fmt.Sprintf("the query took more than %d MB of memory, or called itself too often, and was stopped; ask for less", l.Memory>>20)}
}

// ended reports whether an error is about how a process ended, not whether it began.
func ended(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit)
}

// A bounded buffer takes so much and no more.
type bounded struct {
	bytes.Buffer
	most int
	over bool
}

func (b *bounded) Write(data []byte) (int, error) {
	if b.Len()+len(data) > b.most {
		b.over = true
		return 0, io.ErrShortWrite
	}
	return b.Buffer.Write(data)
}
