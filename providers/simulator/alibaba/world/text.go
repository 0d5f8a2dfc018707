package world

// Things of the world are written as their ids. What is read back is a mere
// name until bind puts the real thing in its place.

// MarshalText implements encoding.TextMarshaler.
func (v *VPC) MarshalText() ([]byte, error) { return []byte(v.ID), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (v *VPC) UnmarshalText(b []byte) error { v.ID = string(b); return nil }

// MarshalText implements encoding.TextMarshaler.
func (v *VSwitch) MarshalText() ([]byte, error) { return []byte(v.ID), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (v *VSwitch) UnmarshalText(b []byte) error { v.ID = string(b); return nil }

// MarshalText implements encoding.TextMarshaler.
func (t *InstanceType) MarshalText() ([]byte, error) { return []byte(t.ID), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (t *InstanceType) UnmarshalText(b []byte) error { t.ID = string(b); return nil }

// MarshalText implements encoding.TextMarshaler.
func (f *FileSystem) MarshalText() ([]byte, error) { return []byte(f.ID), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (f *FileSystem) UnmarshalText(b []byte) error { f.ID = string(b); return nil }
