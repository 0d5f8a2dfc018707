package importer

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/forms/mask"
)

// secrets are what was kept out of the answers, and the variables that stand for it.
type secrets struct {
	found []Finding
	// names are the variables by the secret: one that stands in several places is one.
	names map[string]string
	texts []string
}

// secret puts a reference in the place of a secret.
func (p *pass) secret(path forms.Path, value *Tree, text string) {
	name := p.secrets.name(path, text)
	_ = p.answers.Set(path, forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: name}))
	p.secrets.keep(text)
	said := forms.Tf("kept out: set the variable %s to it", "未写入：请将其放入环境变量 %s", name)
	if masked(text) {
		said = forms.Tf("masked in the source: set the variable %s to it", "来源中已遮盖：请将其放入环境变量 %s", name)
	}
	p.secrets.found = append(p.secrets.found, Finding{Kind: Secret, Where: value.Where, Path: path, Text: said})
}

// masked tells whether a text stands in the place of a secret: nobody's password is made
// of asterisks alone.
func masked(text string) bool { return strings.Trim(text, "*•") == "" }

// name is the variable for a secret, by the question.
func (s *secrets) name(path forms.Path, text string) string {
	if name, had := s.names[text]; had && !masked(text) {
		return name
	}
	if s.names == nil {
		s.names = map[string]string{}
	}
	used := map[string]bool{}
	for _, name := range s.names {
		used[name] = true
	}
	base := variable(path.Pattern())
	name := base
	for n := 2; used[name]; n++ {
		name = fmt.Sprintf("%s_%d", base, n)
	}
	key := text
	if masked(text) {
		key = string(path)
	}
	s.names[key] = name
	return name
}

func variable(pattern string) string {
	name := strings.ToUpper(pattern)
	words := strings.FieldsFunc(name, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') })
	return strings.Join(words, "_")
}

// keep remembers a secret, to be found elsewhere.
func (s *secrets) keep(text string) {
	if !masked(text) && len(text) >= mask.Shortest {
		s.texts = append(s.texts, text)
	}
}

var (
	// secretNames are the names of members that are secrets wherever they stand.
	secretNames = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(password|passwd|passphrase|secret|token|access_?key(_?(id|secret))?|secret_?(access_?)?key|private_?key|api_?key|signature|authorization|cookie|(^|[^a-z])(pass|pwd|credentials?))$`)
	})
	// secretShapes are texts that are secrets wherever they stand: keys of the clouds,
	// private ones, the password of an address, and that of a command, or of a header that
	// it sends.
	secretShapes = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\bLTAI[0-9A-Za-z]{12,}|\bSTS\.[0-9A-Za-z]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|` +
			`[a-z]://[^/\s:@]*:[^/\s@]+@|(?i:(^|\s)--?[a-z_-]*(password|passwd|secret|token|api-?key)\s+[^\s-]|(^|\s)(-u|--user)[\s=]*["']?[^\s"':/]+:[^\s/]|\bauthorization["']?\s*:\s*["']?(bearer|basic|token|acs|digest)\s+\S)`)
	})
)

// isSecretName tells whether what stands under the name is a secret.
func isSecretName(name string) bool {
	// What tells two sendings of one call apart is nobody's secret.
	return secretNames().MatchString(name) && !strings.EqualFold(strings.ReplaceAll(name, "_", ""), "ClientToken")
}

// shows tells whether a text shows a secret by how it looks.
func shows(text string) bool { return secretShapes().MatchString(text) || mask.Cut(text) != text }

// kept takes secrets out of answers that were not asked for one: those that the source
// marks or names as secret elsewhere, and what looks like one.
func (s *search) kept(best *trial) []Finding {
	s.marked(best)
	k := &keeper{search: s, trial: best, where: map[forms.Path]string{}}
	for t, path := range best.taken {
		if _, had := k.where[path]; !had || len(t.Where) < len(k.where[path]) {
			k.where[path] = t.Where
		}
	}
	k.fields(s.Form.Fields, "")
	return append(best.secrets.found, k.found...)
}

// marked remembers the secrets of the source that no question asks for.
func (s *search) marked(best *trial) {
	for _, text := range s.secrets {
		best.secrets.keep(text)
	}
	secret := map[string]bool{} // Names come again in each item.
	s.source.each(func(t *Tree) {
		for _, m := range t.Members {
			if m.Value.Type != Text {
				continue
			}
			is, known := secret[m.Name]
			if !known {
				is = isSecretName(m.Name)
				secret[m.Name] = is
			}
			if is || m.Value.Secret {
				best.secrets.keep(m.Value.Text)
			}
		}
	})
}

// keeper looks through answers for secrets.
type keeper struct {
	*search
	trial *trial
	where map[forms.Path]string
	found []Finding
}

func (k *keeper) fields(fields []forms.Field, at forms.Path) {
	for i := range fields {
		f := &fields[i]
		path := at.Key(f.Key)
		switch f.Kind {
		case forms.Object:
			k.fields(f.Fields, path)
		case forms.List:
			for n := range k.trial.answers.Len(path) {
				k.fields(f.Fields, path.Index(n))
				k.pair(f.Fields, path.Index(n))
			}
		default:
			if value, said := k.trial.answers.Get(path); said {
				k.answer(f, path, value)
			}
		}
	}
}

// pair takes the value out of an item such as a tag, whose key names a secret.
func (k *keeper) pair(fields []forms.Field, at forms.Path) {
	for i := range fields {
		name, _ := k.trial.answers.Get(at.Key("key"))
		value, _ := k.trial.answers.Get(at.Key("value"))
		key, _ := name.(string)
		if text, _ := value.(string); fields[i].Key == "value" && isSecretName(key) && len(text) >= mask.Certain {
			k.out(&fields[i], at.Key("value"))
		}
	}
}

func (k *keeper) answer(f *forms.Field, path forms.Path, value any) {
	switch v := value.(type) {
	case string:
		if k.leaks(v, f.MayHide) {
			k.out(f, path)
		}
	case []string:
		rest := slices.DeleteFunc(slices.Clone(v), func(text string) bool { return k.leaks(text, false) })
		if len(rest) < len(v) {
			k.out(f, path)
			if len(rest) > 0 {
				_ = k.trial.answers.Set(path, rest)
			}
		}
	case map[string]string:
		k.table(f, path, v)
	}
}

// leaks tells whether a secret stands in the text. What a word of a name says counts
// only where secrets may be: a description may speak of passwords.
func (k *keeper) leaks(text string, may bool) bool {
	if secretShapes().MatchString(text) || may && shows(text) {
		return true
	}
	for _, secret := range k.trial.secrets.texts {
		if text == secret || len(secret) >= mask.Certain && strings.Contains(text, secret) {
			return true
		}
	}
	return false
}

func (k *keeper) table(f *forms.Field, path forms.Path, entries map[string]string) {
	table, out := forms.Table{}, false
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		text := entries[name]
		table[name] = text
		if !isSecretName(name) && !k.leaks(text, true) {
			continue
		}
		out = true
		of := path.Key(name)
		if !f.MayHide {
			delete(table, name)
			k.entry(path, name, forms.T("kept out, since it looks like a secret and has no place here", "看似敏感信息，此处不能存放，已去除"))
			continue
		}
		variable := variable(string(of))
		table[name] = forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: variable})
		k.entry(path, name, forms.Tf("kept out, since it looks like a secret: set the variable %s to it", "看似敏感信息，未写入：请将其放入环境变量 %s", variable))
	}
	if out {
		k.set(f, path, table)
	}
}

func (k *keeper) set(f *forms.Field, path forms.Path, table forms.Table) {
	if f.MayHide && len(table) > 0 {
		_ = k.trial.answers.Set(path, table)
		return
	}
	plain := map[string]string{}
	for name, value := range table {
		plain[name], _ = value.(string)
	}
	if len(plain) == 0 {
		k.trial.answers.Unset(path)
		return
	}
	_ = k.trial.answers.Set(path, plain)
}

// out puts a reference in the place of an answer that shows a secret, where that may be,
// and takes the answer away where not.
func (k *keeper) out(f *forms.Field, path forms.Path) {
	if !f.MayHide {
		k.trial.answers.Unset(path)
		k.tell(path, forms.T("kept out, since it holds a secret", "含有敏感信息，已去除"))
		return
	}
	name := strings.ToLower(variable(string(path))) + ".txt"
	_ = k.trial.answers.Set(path, forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: name}))
	k.tell(path, forms.Tf("kept out, since it holds what looks like a secret: put it into the file %s beside the profile",
		"含有疑似敏感信息，未写入：请将其存入配置文件旁的文件 %s", name))
}

// entry tells of one entry of a table.
func (k *keeper) entry(path forms.Path, name string, text forms.Text) {
	where := named(k.where[path], name)
	for t, of := range k.trial.taken {
		if of == path && strings.HasSuffix(t.Where, named("", name)) {
			where = t.Where
		}
	}
	k.found = append(k.found, Finding{Kind: Secret, Where: where, Path: path, Text: text})
}

func (k *keeper) tell(path forms.Path, text forms.Text) {
	k.found = append(k.found, Finding{Kind: Secret, Where: k.where[path], Path: path, Text: text})
}
