package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/graph"
	"regesta/graph/build"
	"regesta/graph/resolve"
	"regesta/queries"
	"regesta/queries/adhoc"
	"regesta/queries/web"
)

const serveHelp = `Serve the graph to a browser, and as JSON to programs (/api/v1/openapi.json describes it). Only this
machine is served unless --listen says otherwise; then everybody who asks must show a token. Nothing
can be changed but, with --edit, decisions on doubtful names, which the next "regesta build" obeys.
When another build has finished, its graph is served without a restart. Ctrl-C ends.`

const serveExample = `  regesta serve --open
  regesta serve --edit
  regesta serve --listen 0.0.0.0:7373 --token "$(openssl rand -hex 16)"`

type serveOptions struct {
	*globals
	listen    string
	open      bool
	decisions string
	web       web.Options
}

func (o *serveOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.listen, "listen", "127.0.0.1:7373", "`address` to listen at; port 0 takes any that is free")
	f.BoolVar(&o.open, "open", false, "open a browser")
	f.BoolVar(&o.web.Edit, "edit", false, "let decisions on doubtful names be made")
	f.StringVar(&o.decisions, "decisions", "", "`file` of decisions on names (default decisions.jsonl beside the db)")
	f.StringVar(&o.web.Author, "author", "", "who decides (default your user name)")
	f.StringVar(&o.web.Token, "token", os.Getenv("REGESTA_TOKEN"), "what everybody must show who asks (environment REGESTA_TOKEN)")
	f.StringArrayVar(&o.web.Hosts, "host", nil, "`name` of this machine by which it may be asked (repeatable)")
	f.StringArrayVar(&o.web.AllowOrigins, "allow-origin", nil, "web page that may read the API: https://example.org (repeatable)")
}

func newServe(g *globals) *cobra.Command {
	o := &serveOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "Look at the graph in a browser; answer programs in JSON",
		Long:    serveHelp,
		Example: serveExample,
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return o.run(cmd) },
	}
	o.addFlags(cmd.Flags())
	return cmd
}

func (o *serveOptions) run(cmd *cobra.Command) error {
	for _, origin := range o.web.AllowOrigins {
		if u, err := url.Parse(origin); err != nil || u.Scheme == "" || u.Host == "" || u.Path != "" {
			return usagef("--allow-origin %q is no origin; write https://example.org, without a slash at the end", origin)
		}
	}
	listener, err := o.listener()
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // the server closes it; this is for when there is none
	o.web.Version, o.web.Decisions = version(), decisionsFile(o.decisions, o.db)
	if o.web.Author == "" {
		o.web.Author = userName()
	}
	o.web.Doubts = func() ([]resolve.Doubt, error) { return build.ReadDoubts(o.db) }
	o.web.AdHoc = func(ctx context.Context, language, text string, limits queries.Limits) (*queries.Table, error) {
		return adhoc.Run(ctx, o.db, language, text, limits)
	}
	o.web.Log = slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	server, err := web.New(func() (*graph.Store, error) { return o.globals.open() }, o.web)
	if err != nil {
		return err
	}
	address := o.address(listener.Addr())
	fmt.Fprintf(cmd.OutOrStdout(), "%s is served at %s\n", o.db, address)
	if o.open {
		if err := openBrowser(address); err != nil && !o.quiet {
			fmt.Fprintf(cmd.ErrOrStderr(), "regesta: no browser could be opened (%v); open the address yourself\n", err)
		}
	}
	return errors.Join(server.Serve(cmd.Context(), listener), server.Close())
}

// listener takes the address, and refuses to be reached from elsewhere without a token.
func (o *serveOptions) listener() (net.Listener, error) {
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return nil, fmt.Errorf("--listen %s: %w; name another address", o.listen, err)
	}
	if !web.Loopback(listener.Addr()) && strings.TrimSpace(o.web.Token) == "" {
		return nil, errors.Join(listener.Close(), usagef("--listen %s can be reached from other machines; set a --token that everybody must show, or leave --listen out", o.listen))
	}
	return listener, nil
}

// address is where a browser finds the server, with the token.
func (o *serveOptions) address(a net.Addr) string {
	host := a.String()
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		host = fmt.Sprintf("localhost:%d", tcp.Port)
	}
	address := url.URL{Scheme: "http", Host: host, Path: "/"}
	if o.web.Token != "" {
		address.RawQuery = url.Values{"token": {o.web.Token}}.Encode()
	}
	return address.String()
}

// openBrowser asks the system to show an address.
func openBrowser(address string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	case "darwin":
		cmd = exec.Command("open", address)
	default:
		cmd = exec.Command("xdg-open", address)
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}
