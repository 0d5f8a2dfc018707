package ack_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
)

// config is the file as kubectl reads it.
type config struct {
	APIVersion  string         `yaml:"apiVersion"`
	Kind        string         `yaml:"kind"`
	Preferences map[string]any `yaml:"preferences"`
	Current     string         `yaml:"current-context"`
	Clusters    []struct {
		Name    string `yaml:"name"`
		Cluster struct {
			Server    string `yaml:"server"`
			Authority string `yaml:"certificate-authority-data"`
		} `yaml:"cluster"`
	} `yaml:"clusters"`
	Contexts []struct {
		Name    string `yaml:"name"`
		Context struct {
			Cluster string `yaml:"cluster"`
			User    string `yaml:"user"`
		} `yaml:"context"`
	} `yaml:"contexts"`
	Users []struct {
		Name string `yaml:"name"`
		User struct {
			Certificate string `yaml:"client-certificate-data"`
			Key         string `yaml:"client-key-data"`
		} `yaml:"user"`
	} `yaml:"users"`
}

func read(t *testing.T, text any) config {
	t.Helper()
	var out config
	d := yaml.NewDecoder(strings.NewReader(text.(string)))
	d.KnownFields(true)
	if err := d.Decode(&out); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return out
}

func plain(t *testing.T, text string) []byte {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestKubeconfig(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	id, _ := c.Created([]byte(strings.Replace(alibabatest.ManagedBody, "{", `{"endpoint_public_access":true,`, 1)))
	if a := c.Call("DescribeClusterUserKubeconfig", id); a.Code != "ErrorClusterState" {
		t.Errorf("while it is made: %d %s", a.Status, a.Raw)
	}
	c.Clock.Add(time.Hour)
	urls := map[string]string{}
	if err := json.Unmarshal([]byte(c.OK("DescribeClusterDetail", id).At("master_url").(string)), &urls); err != nil {
		t.Fatal(err)
	}
	public, private := urls["api_server_endpoint"], urls["intranet_api_server_endpoint"]
	answer := c.OK("DescribeClusterUserKubeconfig", id, "TemporaryDurationMinutes", "15")
	if want := c.Clock.Now().Add(15 * time.Minute).UTC().Format(time.RFC3339); answer.At("expiration") != want {
		t.Errorf("ends at %v, want %s", answer.At("expiration"), want)
	}
	got := read(t, answer.At("config"))
	name := "kubernetes-admin-" + id
	if got.APIVersion != "v1" || got.Kind != "Config" || got.Current != name || got.Contexts[0].Name != name ||
		got.Clusters[0].Name != "kubernetes" || got.Users[0].Name != "kubernetes-admin" ||
		got.Contexts[0].Context.Cluster != "kubernetes" || got.Contexts[0].Context.User != "kubernetes-admin" {
		t.Errorf("names of %+v", got)
	}
	if got.Clusters[0].Cluster.Server != public || public == "" {
		t.Errorf("server %s, want %s", got.Clusters[0].Cluster.Server, public)
	}
	pair, err := tls.X509KeyPair(plain(t, got.Users[0].User.Certificate), plain(t, got.Users[0].User.Key))
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(plain(t, got.Clusters[0].Cluster.Authority)) {
		t.Fatal("no authority")
	}
	if _, err := pair.Leaf.Verify(x509.VerifyOptions{
		Roots: roots, CurrentTime: c.Clock.Now().Add(time.Minute), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}); err != nil {
		t.Error(err)
	}
	if got := read(t, c.OK("DescribeClusterUserKubeconfig", id, "PrivateIpAddress", "true").At("config")); got.Clusters[0].Cluster.Server != private {
		t.Errorf("private server %s, want %s", got.Clusters[0].Cluster.Server, private)
	}
	for _, minutes := range []string{"14", "4321", "0", "x"} {
		if a := c.Call("DescribeClusterUserKubeconfig", id, "TemporaryDurationMinutes", minutes); a.Status != http.StatusBadRequest || a.Code != "InvalidParameter" {
			t.Errorf("%s minutes: %d %s", minutes, a.Status, a.Raw)
		}
	}
	for _, minutes := range []string{"15", "4320"} {
		c.OK("DescribeClusterUserKubeconfig", id, "TemporaryDurationMinutes", minutes)
	}
	if a := c.Call("DescribeClusterUserKubeconfig", "c0"); a.Code != "ErrorClusterNotFound" {
		t.Errorf("of nobody: %d %s", a.Status, a.Raw)
	}
}

func TestKubeconfigWithoutPublicEndpoint(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	id, _ := c.Created([]byte(alibabatest.ManagedBody))
	c.Clock.Add(time.Hour)
	urls := map[string]string{}
	if err := json.Unmarshal([]byte(c.OK("DescribeClusterDetail", id).At("master_url").(string)), &urls); err != nil {
		t.Fatal(err)
	}
	public, given := urls["api_server_endpoint"]
	got := read(t, c.OK("DescribeClusterUserKubeconfig", id).At("config"))
	if !given || public != "" || got.Clusters[0].Cluster.Server != urls["intranet_api_server_endpoint"] {
		t.Errorf("%v, server %s", urls, got.Clusters[0].Cluster.Server)
	}
}

func TestKubeconfigWithoutRights(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t, "DescribeClusterUserKubeconfig:code=ErrorCheckAcl")
	id, _ := c.Created([]byte(alibabatest.ManagedBody))
	c.Clock.Add(time.Hour)
	if a := c.Call("DescribeClusterUserKubeconfig", id); a.Status != http.StatusForbidden || a.Code != "ErrorCheckAcl" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}
