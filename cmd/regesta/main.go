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
)

// The exit status of regesta; the help text lists them.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitSkipped = 3
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
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

// A usageError is a command line that cannot be meant so; a skippedError says that the work was
// done but for some documents, which have been named on standard error.
type (
	usageError   struct{ error }
	skippedError int
)

func (e usageError) Unwrap() error { return e.error }

func (e skippedError) Error() string {
	if e == 1 {
		return "done; 1 document or source was skipped, see above"
	}
	return fmt.Sprintf("done; %d documents or sources were skipped, see above", int(e))
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
	var skipped skippedError
	switch {
	case message(err) == "":
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &skipped):
		return exitSkipped
	}
	return exitFailed
}
