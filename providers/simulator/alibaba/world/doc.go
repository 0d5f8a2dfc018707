// Package world is what exists in Alibaba Cloud before the first call: regions with
// zones, networks, images, file systems and machine types. It follows from the
// seed, but for what examples of the API pages name, and never changes.
package world
