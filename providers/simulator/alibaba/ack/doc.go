// Package ack answers for Container Service for Kubernetes (CS 2015-12-15): its
// clusters, tasks, pools and nodes, and its own look-ups.
package ack
