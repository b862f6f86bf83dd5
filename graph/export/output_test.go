package export_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"regesta/graph/export"
)

// TestCancelled checks that an export that is broken off leaves nothing behind.
func TestCancelled(t *testing.T) {
	store := oddGraph(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			folder := t.TempDir()
			target := filepath.Join(folder, "out"+f.Ext)
			if _, err := export.Write(ctx, store, f, options, target); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want that of the context", err)
			}
			left, err := os.ReadDir(folder)
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// TestClosedPipe checks that every format stops with the error of a pipe that nobody reads, by which
// the command knows that it may end in silence.
func TestClosedPipe(t *testing.T) {
	store := oddGraph(t)
	for _, f := range export.Formats() {
		if f.Folder {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			r.Close()
			if _, err := export.Stream(context.Background(), store, f, options, w); !errors.Is(err, syscall.EPIPE) {
				t.Errorf("error %v, want a broken pipe", err)
			}
		})
	}
}

// TestFullDisk checks that no format takes a full disk for success.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	store := oddGraph(t)
	for _, f := range export.Formats() {
		if f.Folder {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			if _, err := export.Stream(context.Background(), store, f, options, full); !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("error %v, want that the disk is full", err)
			}
		})
	}
}

// TestFoldersInFolders checks that force replaces the files of an export that has folders of its own.
func TestFoldersInFolders(t *testing.T) {
	store := oddGraph(t)
	folder := filepath.Join(t.TempDir(), "vault")
	for range 2 {
		o := options
		o.Force = true
		if _, err := export.Write(context.Background(), store, export.Obsidian, o, folder); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "person", "anna.md")); err != nil {
		t.Error(err)
	}
}
