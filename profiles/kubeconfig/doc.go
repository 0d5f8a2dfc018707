// Package kubeconfig renames what a cloud hands out and writes it as kubectl would:
// into a file of its own, or among the entries of the files that KUBECONFIG names.
// What it holds lets one into a cluster: it is in no error and no text, and its files
// are for their owner alone. Rules: "Organizing Cluster Access Using kubeconfig
// Files" of Kubernetes, and k8s.io/client-go v0.31 tools/clientcmd.
package kubeconfig
