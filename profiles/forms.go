package profiles

import "clusterwiz/forms"

// Cloud is what a profile may be for.
type Cloud struct {
	ID   string
	Form func() *forms.Form
}

// Forms are the clouds that there are.
type Forms []Cloud

// FormsOf makes Forms of a list of clouds, whose ids id tells.
func FormsOf[C interface{ Form() *forms.Form }](clouds []C, id func(C) string) Forms {
	list := make(Forms, len(clouds))
	for i, cloud := range clouds {
		list[i] = Cloud{ID: id(cloud), Form: cloud.Form}
	}
	return list
}

// find returns the form of the cloud with that id.
func (f Forms) find(id string) (*forms.Form, bool) {
	for _, cloud := range f {
		if cloud.ID == id {
			return cloud.Form(), true
		}
	}
	return nil, false
}

func (f Forms) ids() []string {
	ids := make([]string, len(f))
	for i, cloud := range f {
		ids[i] = cloud.ID
	}
	return ids
}
