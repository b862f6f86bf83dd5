package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// finishing is how long a server that was told to stop waits for requests to come to their end.
const finishing = 30 * time.Second

// Serve answers on a listener until ctx is done; then it takes no more requests and finishes those
// it has.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
	defer cancel()
	err := server.Shutdown(last)
	if errors.Is(err, context.DeadlineExceeded) {
		err = errors.Join(errors.New("stopped with requests unfinished"), server.Close())
	}
	return err
}

// Loopback reports whether an address to listen at can be reached from this machine only.
func Loopback(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
