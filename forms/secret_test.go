package forms_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"clusterwiz/forms"
)

// TestSecretsNeverShow prints everything that can hold a secret in every way
// that there is, and looks for the secret itself, in Base64 too.
func TestSecretsNeverShow(t *testing.T) {
	t.Parallel()
	const canary = "canary-7f3a91"
	const encoded = "Y2FuYXJ5LTdmM2E5MQ=="
	secret := forms.Plain(canary)
	answers := said(t, "access.password", secret, "access.token", secret, "limits.max_count", secret)
	body := synthetic().Body(answers)
	nested := secretInJSON().Body(said(t, "outer.inner.secret", secret))
	password, _ := synthetic().Question(answers, nil, "access.password")
	held := map[string]any{
		"secret": secret, "pointer": &secret, "slice": []any{secret}, "map": map[string]forms.Secret{"a": secret},
		"struct": struct{ S forms.Secret }{secret}, "hidden member": struct{ s forms.Secret }{secret},
		"answers": answers, "answers by value": *answers, "body": body, "body by value": *body, "members": body.Members(),
		"JSON in JSON": nested, "its members": nested.Members(), "question": password, "scope": password.Scope(),
		"problems": synthetic().Check(answers, nil), "lines": body.Lines(), "lines of JSON in JSON": nested.Lines(),
		"value text": forms.ValueText(secret), "shown": password.Show(secret, forms.En), "resolved": secret.Resolved(canary),
	}
	shows := func(what, text string) {
		if strings.Contains(text, canary) || strings.Contains(text, encoded) {
			t.Errorf("%s shows the secret: %s", what, text)
		}
	}
	for name, value := range held {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			shows(name+" with "+verb, fmt.Sprintf(verb, value))
		}
		shows(name+" in an error", fmt.Errorf("send: %v", value).Error())
		if data, err := json.Marshal(value); err == nil {
			shows(name+" as JSON", string(data))
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("message", "value", value)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("message", "value", value)
		shows(name+" in a log", log.String())
	}
	for name, object := range map[string]*forms.Body{"body": body, "JSON in JSON": nested} {
		shows("masked "+name, bodyJSON(t, object, forms.Masked))
		if revealed := bodyJSON(t, object, forms.Revealed); !strings.Contains(revealed, canary) {
			t.Errorf("%s does not hold the secret, so this test proves nothing: %s", name, revealed)
		}
	}
}

func TestSecretEqual(t *testing.T) {
	t.Parallel()
	ref := forms.Ref{Kind: forms.FromEnv, Name: "PW"}
	a := forms.Plain("x")
	for name, c := range map[string]struct {
		b    forms.Secret
		want bool
	}{
		"same text":      {forms.Plain("x"), true},
		"other text":     {forms.Plain("y"), false},
		"with reference": {forms.Referenced(ref).Resolved("x"), false},
		"unknown":        {forms.Referenced(ref), false},
		"zero":           {forms.Secret{}, false},
	} {
		if got := a.Equal(c.b); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
	if text, known := (forms.Secret{}).Reveal(); known || text != "" {
		t.Error("the zero secret is known")
	}
	if got := forms.Referenced(ref).Resolved("x").Ref(); got != ref {
		t.Errorf("the reference is lost: %v", got)
	}
}
