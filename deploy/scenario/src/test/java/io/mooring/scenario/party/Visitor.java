package io.mooring.scenario.party;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlLabel;
import org.htmlunit.html.HtmlPage;

/** A person at a page that works without JavaScript: finds fields by their labels, follows links by their words. */
public final class Visitor implements AutoCloseable {

    private final WebClient client = new WebClient();
    private Page page;

    public Visitor() {
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setTimeout(120_000);
    }

    /** Opens an address and goes wherever it leads. */
    public Visitor open(String url) {
        return on(() -> client.getPage(url));
    }

    /** Opens a link that belongs to nobody yet, and goes in. */
    public Visitor enter(String link) {
        return open(link).send();
    }

    /** Where a link leads that is not followed. */
    public String address(String words) {
        try {
            return html().getFullyQualifiedUrl(html().getAnchorByText(words).getHrefAttribute()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Visitor follow(String words) {
        return on(() -> html().getAnchorByText(words).click());
    }

    /** Fills the field that has this label. */
    public Visitor fill(String label, String value) {
        ((HtmlInput) labelled(label)).setValue(value);
        return this;
    }

    /** What stands in the field of this label. */
    public String value(String label) {
        return ((HtmlInput) labelled(label)).getValue();
    }

    /** What screen readers say with the field of this label. */
    public String described(String label) {
        StringBuilder said = new StringBuilder();
        for (String id : labelled(label).getAttribute("aria-describedby").strip().split(" +")) {
            DomElement told = html().getElementById(id);
            said.append(told == null ? "" : told.asNormalizedText()).append(' ');
        }
        return said.toString().strip();
    }

    /** Whether the field of this label is marked as wrong. */
    public boolean isWrong(String label) {
        return labelled(label).getAttribute("aria-invalid").equals("true");
    }

    /** Changes what the page sends without showing it. */
    public Visitor forge(String name, String value) {
        form().getInputByName(name).setValue(value);
        return this;
    }

    /** Sends the form. */
    public Visitor send() {
        return on(() -> ((DomElement) form().querySelector("[type=submit]")).click());
    }

    public int status() {
        return page.getWebResponse().getStatusCode();
    }

    public String url() {
        return page.getUrl().toString();
    }

    public String text() {
        return page instanceof HtmlPage html ? html.asNormalizedText() : page.getWebResponse().getContentAsString();
    }

    /** As it came. */
    public String source() {
        return page.getWebResponse().getContentAsString();
    }

    public String header(String name) {
        return String.valueOf(page.getWebResponse().getResponseHeaderValue(name));
    }

    private HtmlElement labelled(String words) {
        for (DomNode found : html().querySelectorAll("label")) {
            if (found instanceof HtmlLabel label && label.asNormalizedText().startsWith(words)) {
                return (HtmlElement) html().getElementById(label.getForAttribute());
            }
        }
        throw new AssertionError("no field " + words + " on " + text());
    }

    private HtmlForm form() {
        return html().getForms().getFirst();
    }

    private HtmlPage html() {
        if (page instanceof HtmlPage html) {
            return html;
        }
        throw new AssertionError(status() + " and no page at " + url() + ": " + source());
    }

    private Visitor on(Step step) {
        try {
            page = step.take();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        Page take() throws IOException;
    }

    @Override
    public void close() {
        client.close();
    }
}
