// Package ehpc answers for E-HPC 2024-07-30: its clusters, what was done to them,
// and its own look-ups.
package ehpc
