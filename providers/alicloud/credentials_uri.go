package alicloud

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	chain "github.com/aliyun/credentials-go/credentials/providers"

	"clusterwiz/forms/files"
)

const (
	// uriLimit is how long a service on the way may take to give keys; the
	// vendor's library allows the same.
	uriLimit = 15 * time.Second
	// mostKeys is far above what keys and their token take as JSON.
	mostKeys = 64 << 10
)

var errServed = errors.New("the credentials URI gave no usable keys")

// served asks an address for keys. The vendor's provider is not used: it reads a
// reply of any size, and quotes it in its errors.
type served struct {
	uri     string
	last    chain.Credentials
	expires time.Time
}

// GetProviderName implements chain.CredentialsProvider.
func (*served) GetProviderName() string { return "credential_uri" }

// GetCredentials implements chain.CredentialsProvider. Keys are used until three
// minutes before they expire.
func (s *served) GetCredentials() (*chain.Credentials, error) {
	if time.Until(s.expires) <= renewed {
		body, err := s.ask()
		if err != nil {
			return nil, err
		}
		if s.last, s.expires, err = servedKeys(body); err != nil {
			return nil, err
		}
	}
	last := s.last
	return &last, nil
}

func (s *served) ask() ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), uriLimit)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.uri, http.NoBody)
	if err != nil {
		return nil, err
	}
	reply, err := new(http.Client).Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = reply.Body.Close() }()
	if reply.StatusCode != http.StatusOK {
		return nil, errServed
	}
	return files.All(reply.Body, mostKeys)
}

// servedKeys reads a reply, in which nothing may be missing.
func servedKeys(body []byte) (chain.Credentials, time.Time, error) {
	var keys struct{ AccessKeyID, AccessKeySecret, SecurityToken, Expiration string }
	if json.Unmarshal(body, &keys) != nil || keys.AccessKeyID == "" || keys.AccessKeySecret == "" || keys.SecurityToken == "" {
		return chain.Credentials{}, time.Time{}, errServed
	}
	expires, err := time.Parse(time.RFC3339, keys.Expiration)
	if err != nil {
		return chain.Credentials{}, time.Time{}, errServed
	}
	return chain.Credentials{AccessKeyId: keys.AccessKeyID, AccessKeySecret: keys.AccessKeySecret, SecurityToken: keys.SecurityToken}, expires, nil
}
