package profiles

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
)

// Draft is unfinished work, saved after each answer.
type Draft struct {
	// ID tells drafts apart; see [NewDraftID].
	ID                        string
	Provider, Region, Account string
	// Endpoint is [Profile.Endpoint].
	Endpoint string
	// Untagged is [Profile.Untagged].
	Untagged bool
	// Saved is when; Step is the page that was open.
	Saved   time.Time
	Step    forms.StepID
	Answers *forms.Answers
}

// Drafts keeps drafts in a directory, a file each, so that several processes
// never write the same one. It is safe for concurrent use.
type Drafts struct {
	dir   string
	known Forms

	mu sync.Mutex
	// held is the one that this session has open, nil for none.
	held *held
}

const (
	draftBegin = "draft-"
	draftEnd   = ".json"
	// longestID keeps the file name below what systems allow, also when each
	// character of the id has to be spelled out.
	longestID = 64
)

var errDraftID = errors.New("an id of 1-64 bytes is needed")

// NewDraftID returns an id that no other draft has.
func NewDraftID() string { return strings.ToLower(rand.Text()) }

// OpenDrafts opens the drafts in dir, which is made where it does not exist. By
// the forms of the clouds that are known, answers that an older program kept in
// another type are brought to that of their fields.
func OpenDrafts(dir string, known Forms) (*Drafts, error) {
	if err := Placed(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return nil, fileError(forms.Tf("drafts cannot be kept in %s", "无法在 %s 保存草稿", dir), err)
	}
	return &Drafts{dir: dir, known: known}, nil
}

// Save writes the draft whole or not at all, without the text of any secret.
func (d *Drafts) Save(draft Draft) error {
	data, err := encodeDraft(draft)
	if err == nil && (draft.ID == "" || len(draft.ID) > longestID) {
		err = errDraftID
	}
	if err != nil {
		return fileError(forms.Tf("draft %s cannot be saved", "无法保存草稿 %s", printable(draft.ID)), err)
	}
	return Save(d.file(draft.ID), data, true)
}

// List returns the drafts, newest first. damaged are the files that cannot be
// read as one and are left out.
func (d *Drafts) List() (drafts []Draft, damaged []string, err error) {
	entries, err := os.ReadDir(d.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fileError(forms.Tf("drafts in %s cannot be listed", "无法列出 %s 中的草稿", d.dir), err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if entry.IsDir() || !strings.HasPrefix(name, draftBegin) || !strings.HasSuffix(name, draftEnd) {
			continue
		}
		path := filepath.Join(d.dir, name)
		draft, err := readDraft(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			damaged = append(damaged, path)
			continue
		}
		if form, ok := d.known.find(draft.Provider); ok {
			form.Convert(draft.Answers)
		}
		drafts = append(drafts, draft)
	}
	sort.SliceStable(drafts, func(i, j int) bool {
		a, b := &drafts[i], &drafts[j]
		return cmp.Or(b.Saved.Compare(a.Saved), cmp.Compare(a.ID, b.ID)) < 0
	})
	return drafts, damaged, nil
}

// Remove deletes a draft; one that is not there is no error.
func (d *Drafts) Remove(id string) error {
	d.mu.Lock()
	if d.held != nil && d.held.id == id {
		d.letGo()
	}
	d.mu.Unlock()
	path := d.file(id)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fileError(forms.Tf("draft %s cannot be removed", "无法删除草稿 %s", path), err)
	}
	return nil
}

// file gives each id a name of its own, also where the file system does not
// tell capital letters apart.
func (d *Drafts) file(id string) string {
	var b strings.Builder
	for i := range len(id) {
		c := id[i]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02x", c)
	}
	return filepath.Join(d.dir, draftBegin+b.String()+draftEnd)
}

func readDraft(path string) (Draft, error) {
	data, err := files.Read(path, largest)
	if err != nil {
		return Draft{}, err
	}
	return decodeDraft(data)
}

// draftFile is a draft as it stands in its file.
type draftFile struct {
	Version  int             `json:"version"`
	ID       string          `json:"id"`
	Provider string          `json:"provider"`
	Region   string          `json:"region,omitempty"`
	Endpoint string          `json:"endpoint,omitempty"`
	Account  string          `json:"account,omitempty"`
	Untagged bool            `json:"untagged,omitempty"`
	Saved    time.Time       `json:"saved"`
	Step     forms.StepID    `json:"step,omitempty"`
	Answers  json.RawMessage `json:"answers"`
}

func encodeDraft(draft Draft) ([]byte, error) {
	answers, err := json.Marshal(cmp.Or(draft.Answers, &forms.Answers{}))
	if err != nil {
		return nil, err
	}
	return json.Marshal(draftFile{
		Version: Version, ID: draft.ID, Provider: draft.Provider, Region: draft.Region, Account: draft.Account, Endpoint: draft.Endpoint, Untagged: draft.Untagged,
		Saved: draft.Saved.UTC(), Step: draft.Step, Answers: answers,
	})
}

var errDraft = errors.New("not a draft")

func decodeDraft(data []byte) (Draft, error) {
	var file draftFile
	if err := json.Unmarshal(data, &file); err != nil {
		return Draft{}, err
	}
	if file.Version != Version || file.ID == "" {
		return Draft{}, errDraft
	}
	answers := &forms.Answers{}
	if err := json.Unmarshal(file.Answers, answers); err != nil {
		return Draft{}, err
	}
	return Draft{
		ID: file.ID, Provider: file.Provider, Region: file.Region, Account: file.Account, Endpoint: file.Endpoint, Untagged: file.Untagged,
		Saved: file.Saved, Step: file.Step, Answers: answers,
	}, nil
}
