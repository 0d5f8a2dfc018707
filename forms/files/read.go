package files

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"clusterwiz/forms"
)

// Refusal is a file that is not read for what it is, in words for a person.
type Refusal struct {
	// Why goes on from "the file cannot be read: "; Remedy says what to do.
	Why, Remedy forms.Text
}

// Error implements error, in English.
func (r *Refusal) Error() string { return r.Why.En }

// Read returns what the regular file at path holds, of at most so many bytes.
// It never waits for anybody. The error is a [*Refusal] for what is no regular
// file or too large, else that of the system.
func Read(path string, most int64) ([]byte, error) {
	if err := regular(os.Stat(path)); err != nil {
		return nil, err
	}
	var file *os.File
	err := patiently(func() (err error) {
		// What took its place meanwhile must not hold the program up.
		file, err = os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err := regular(info, err); err != nil {
		return nil, err
	}
	data := bytes.NewBuffer(make([]byte, 0, min(info.Size(), most)+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(file, most+1)); err != nil {
		return nil, err
	}
	if int64(data.Len()) > most {
		return nil, tooLarge(most)
	}
	return data.Bytes(), nil
}

// Tail returns the last bytes of the regular file at path, as many as buffer holds, in the
// buffer. It never waits for anybody; errors are those of [Read].
func Tail(path string, buffer []byte) ([]byte, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err := regular(info, err); err != nil {
		return nil, err
	}
	n, err := file.ReadAt(buffer, max(info.Size()-int64(len(buffer)), 0))
	if errors.Is(err, io.EOF) { // It is shorter, or was cut meanwhile.
		err = nil
	}
	return buffer[:n], err
}

// Await is [Read] for a file that may be a pipe as well, and waits until that is
// written or ctx ends, whose error it then returns.
func Await(ctx context.Context, path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil && info.Mode()&fs.ModeNamedPipe == 0 {
		err = regular(info, nil)
	}
	if err != nil {
		return nil, err
	}
	return Within(ctx, func() ([]byte, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }()
		return All(file, most)
	})
}

// Within returns what read does, or the error of ctx as soon as that ends. A pipe
// that nobody writes to cannot be left but by leaving it behind.
func Within(ctx context.Context, read func() ([]byte, error)) ([]byte, error) {
	type contents struct {
		data []byte
		err  error
	}
	done := make(chan contents, 1)
	go func() {
		data, err := read()
		done <- contents{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case got := <-done:
		return got.data, got.err
	}
}

// All reads a stream to its end. One of more than so many bytes is a [*Refusal],
// and read no further.
func All(from io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(from, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, tooLarge(most)
	}
	return data, nil
}

func tooLarge(most int64) *Refusal {
	size := forms.Tf("%d KiB", "%d KiB", most>>10)
	if most >= 1<<20 {
		size = forms.Tf("%d MiB", "%d MiB", most>>20)
	}
	return &Refusal{forms.Tf("it is larger than %s", "超过 %s", size), checkPath}
}

var checkPath = forms.T("check the path", "请检查路径")

// regular refuses what is no regular file.
func regular(info fs.FileInfo, err error) error {
	if err != nil || info.Mode().IsRegular() {
		return err
	}
	refusal := &Refusal{Remedy: forms.T("name a file", "请指定文件")}
	switch mode := info.Mode(); {
	case mode.IsDir():
		refusal.Why = forms.T("it is a directory", "这是一个目录")
	case mode&fs.ModeNamedPipe != 0:
		refusal.Why = forms.T("it is a pipe, not a file", "这是管道，不是文件")
	case mode&fs.ModeSocket != 0:
		refusal.Why = forms.T("it is a socket, not a file", "这是套接字，不是文件")
	case mode&fs.ModeDevice != 0:
		refusal.Why = forms.T("it is a device, not a file", "这是设备，不是文件")
	default:
		refusal.Why = forms.T("it is no regular file", "这不是普通文件")
	}
	return refusal
}
