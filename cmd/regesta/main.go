// Command regesta reads editions of correspondence and answers questions about who wrote to whom,
// when and about what, each answer with the sentence that says so.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"regesta/queries"
	"regesta/queries/adhoc"
)

// The exit status of regesta; the help text lists them.
const (
	exitDone       = 0
	exitFailed     = 1
	exitUsage      = 2
	exitIncomplete = 3
)

func main() {
	adhoc.Main() // a process of one query is this program too
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)   // a second Ctrl-C ends the process at once
	signal.Ignore(syscall.SIGPIPE) // a reader that went away is an error of the write, which run knows
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run executes one command line and returns the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) (status int) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(errOut, "regesta: a mistake of regesta's own: %v; please report it with the command that led here\n", p)
			status = exitFailed
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if message := message(err); message != "" {
		fmt.Fprintln(errOut, "regesta: "+message)
	}
	return exitStatus(err)
}

// A usageError is a command line that cannot be meant so; an incompleteError says that the work was
// done but for so many documents or rows, which have been named on standard error.
type (
	usageError      struct{ error }
	incompleteError int
)

func (e usageError) Unwrap() error { return e.error }

func (e incompleteError) Error() string {
	return fmt.Sprintf("done, with %s, see above", count(int(e), "problem"))
}

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// message is the one line that an error is worth. A reader that went away (`| head`) is none.
func message(err error) string {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return ""
	case errors.Is(err, context.Canceled):
		return "cancelled, nothing was changed"
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

func exitStatus(err error) int {
	var usage usageError
	var bad queries.BadArgument
	var incomplete incompleteError
	switch {
	case message(err) == "":
		return exitDone
	case errors.As(err, &usage), errors.As(err, &bad):
		return exitUsage
	case errors.As(err, &incomplete):
		return exitIncomplete
	}
	return exitFailed
}
