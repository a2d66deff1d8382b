package io.mooring.connection.handoff;

import java.util.List;

import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.contracts.provider.FormField;

/**
 * One field of a form as it is drawn; public since templates read it. A secret is never drawn with its value.
 *
 * @param key stands for it in the HTML
 * @param type text, password, number, checkbox, select, textarea, or key for a secret of several lines
 * @param value shown in it
 * @param error what is wrong with what was given; empty when nothing is
 */
public record Field(String key, String name, String label, String type, boolean required, String value, String help,
        List<String> choices, String error) {

    private static final String PREFIX = "v.";
    private static final String KEY = "key";
    private static final int LONG = 64_000;

    static Field of(int index, AuthMethod.Field it) {
        String type = !it.choices().isEmpty() ? "select" : it.secret() ? "password" : "text";
        return new Field("f" + index, it.name(), it.label(), type, it.required() && it.fallback() == null,
                it.fallback() == null || it.secret() ? "" : it.fallback(), it.description(), it.choices(), "");
    }

    static Field of(int index, FormField it) {
        String type = it.name().equals("ca_certificate") ? "textarea" : it.type();
        return new Field("f" + index, it.name(), it.label(), type, it.required() && it.fallback() == null,
                it.fallback() == null || it.secret() ? "" : it.fallback().toString(),
                it.help() == null ? "" : it.help(), it.choices(), "");
    }

    /** Those of a service account. */
    static List<Field> ofKey() {
        return List.of(new Field("f0", "key", "Key file", KEY, true, "",
                "The JSON file the provider made with the key: all of its text.", List.of(), ""),
                new Field("f1", "subject", "User to act for", "text", false, "",
                        "Only where the service account may act for others.", List.of(), ""));
    }

    /** One that only the provider's address needs. */
    static Field variable(int index, String name) {
        return new Field("f" + index, name, name, "text", true, "", "", List.of(), "");
    }

    /** Its name in the form that is sent. */
    public String sent() {
        return PREFIX + name;
    }

    public boolean checked() {
        return value.equals("true");
    }

    boolean secret() {
        return type.equals("password") || type.equals(KEY);
    }

    /** What screen readers read with it. */
    public String describedBy() {
        return (help.isEmpty() ? "" : key + "-help") + (error.isEmpty() ? "" : " " + key + "-error");
    }

    Field with(Submission given) {
        if (secret()) {
            return this;
        }
        String text = type.equals("checkbox") ? String.valueOf(given.has(sent())) : given.text(sent());
        return new Field(key, name, label, type, required, text.length() > LONG ? "" : text, help, choices, error);
    }

    Field wrong(String message) {
        return new Field(key, name, label, type, required, value, help, choices, message);
    }
}
