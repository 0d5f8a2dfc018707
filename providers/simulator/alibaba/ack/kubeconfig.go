package ack

import (
	"crypto/ed25519"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/binary"
	"encoding/pem"
	"math/big"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// How long a kubeconfig lets one in, in minutes: the bounds of the page, and what
// it is when nobody says, which the page calls the system's choice.
const (
	leastMinutes   = 15
	mostMinutes    = 3 * 24 * 60
	defaultMinutes = 3 * 365 * 24 * 60
)

// kubeconfig is the call DescribeClusterUserKubeconfig. A cluster without a public
// endpoint answers its private one, whichever was asked for.
func (a *api) kubeconfig(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	private := c.Params.Boolean("PrivateIpAddress", false)
	minutes := c.Params.IntegerOr("TemporaryDurationMinutes", leastMinutes, mostMinutes, defaultMinutes)
	if c.Bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	found, refused := a.find(c, c.Path[0])
	if refused != nil {
		return nil, refused
	}
	if s := found.state(c.Now); s != stateRunning {
		return nil, refuse("ErrorClusterState", "the cluster is "+s)
	}
	server := found.server(private)
	if server == "" {
		server = found.server(true)
	}
	ends := c.Now.Add(time.Duration(minutes) * time.Minute).UTC()
	text, err := found.config(server, c.Now.UTC(), ends)
	if err != nil {
		return nil, refuse("InternalError", "")
	}
	return engine.Answer{"config": text, "expiration": ends.Format(time.RFC3339)}, nil
}

// config is the file in the layout of the page's example: the same names for every
// cluster, and an empty line first.
func (c *cluster) config(server string, begins, ends time.Time) (string, error) {
	authority, certificate, key, err := c.credentials(begins, ends)
	if err != nil {
		return "", err
	}
	context := "kubernetes-admin-" + c.ID
	return "\napiVersion: v1\nclusters:\n- cluster:\n    server: " + server + "\n    certificate-authority-data: " + authority +
		"\n  name: kubernetes\ncontexts:\n- context:\n    cluster: kubernetes\n    user: \"kubernetes-admin\"\n  name: " + context +
		"\ncurrent-context: " + context + "\nkind: Config\npreferences: {}\nusers:\n- name: \"kubernetes-admin\"\n  user:\n" +
		"    client-certificate-data: " + certificate + "\n    client-key-data: " + key + "\n", nil
}

// credentials are the cluster's own authority and a client's certificate and key
// under it, each PEM in base64. The keys follow from the cluster, so that they are
// the same at every call.
func (c *cluster) credentials(begins, ends time.Time) (authority, certificate, key string, err error) {
	root, client := c.key("authority"), c.key("client")
	top := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{Organization: []string{"simulated"}, CommonName: c.ID},
		NotBefore: c.Created.UTC(), NotAfter: c.Created.UTC().AddDate(30, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{Organization: []string{"system:users"}, CommonName: "kubernetes-admin"},
		NotBefore: begins, NotAfter: ends, KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	signed := func(made *x509.Certificate, public any) string {
		der, failed := x509.CreateCertificate(nil, made, top, public, root)
		if failed != nil {
			err = failed
		}
		return pemText("CERTIFICATE", der)
	}
	authority, certificate = signed(top, root.Public()), signed(leaf, client.Public())
	der, failed := x509.MarshalPKCS8PrivateKey(client)
	if failed != nil {
		err = failed
	}
	return authority, certificate, pemText("PRIVATE KEY", der), err
}

func (c *cluster) key(of string) ed25519.PrivateKey {
	seed, h := make([]byte, 0, ed25519.SeedSize), engine.Digest(int64(c.Random), "kubeconfig", of) //nolint:gosec // Bits.
	for len(seed) < ed25519.SeedSize {
		h = engine.Mix(h)
		seed = binary.BigEndian.AppendUint64(seed, h)
	}
	return ed25519.NewKeyFromSeed(seed)
}

func pemText(kind string, der []byte) string {
	return base64.StdEncoding.EncodeToString(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}
