package io.mooring.scenario.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.Cookie;
import org.htmlunit.util.WebConnectionWrapper;
import org.jspecify.annotations.Nullable;

/** A person's browser, with cookies and without JavaScript. Redirects are followed one by one. */
public final class Browser implements AutoCloseable {

    private static final int MOST_STEPS = 40;

    private final WebClient client = new WebClient();

    public Browser() {
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setRedirectEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setTimeout(120_000);
        client.setWebConnection(new TrustingConnection(client));
    }

    /**
     * Keeps cookies that this machine sets for secure connections alone, though there is no TLS: real browsers do so, since
     * loopback addresses are trustworthy origins to them, while HtmlUnit drops such cookies. Keycloak marks all its cookies so.
     */
    private static final class TrustingConnection extends WebConnectionWrapper {

        private final WebClient client;

        private TrustingConnection(WebClient client) {
            super(client);
            this.client = client;
        }

        @Override
        public WebResponse getResponse(WebRequest request) throws IOException {
            WebResponse response = super.getResponse(request);
            String host = request.getUrl().getHost();
            if (host.equals("127.0.0.1") || host.equals("localhost")) {
                response.getResponseHeaders().stream().filter(header -> header.getName().equalsIgnoreCase("Set-Cookie"))
                        .flatMap(header -> HttpCookie.parse(header.getValue()).stream()).filter(HttpCookie::getSecure)
                        .forEach(cookie -> client.getCookieManager().addCookie(plain(host, cookie)));
            }
            return response;
        }

        private static Cookie plain(String host, HttpCookie cookie) {
            long age = cookie.getMaxAge();
            Date end = age < 0 ? null : new Date(System.currentTimeMillis() + age * 1000);
            return new Cookie(host, cookie.getName(), cookie.getValue(), cookie.getPath(), end, false,
                    cookie.isHttpOnly(), null);
        }
    }

    /** What is on the screen in the end; {@code location} of a redirect that was not followed. */
    public record Seen(int status, URI url, String text, String location, List<String> cookies) {}

    /** Opens an address and nothing more. */
    public Seen open(String url) {
        try {
            return seen(client.getPage(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page with one button, and presses it. */
    public Seen press(String url) {
        try {
            return seen(submitted(client.getPage(url), "", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends this with every request from now on. */
    public Browser saying(String header, String value) {
        client.addRequestHeader(header, value);
        return this;
    }

    /** Goes on, signing in and agreeing wherever it is asked, until a redirect leads to where it is to stop. */
    public String signIn(String url, String name, String password, Predicate<String> stop) {
        try {
            Page page = client.getPage(url);
            for (int step = 0; step < MOST_STEPS; step++) {
                String next = location(page.getWebResponse());
                if (!next.isEmpty() && stop.test(next)) {
                    return next;
                }
                page = next.isEmpty() ? submitted(page, name, password) : client.getPage(next);
            }
            throw new AssertionError("no way out of " + page.getUrl());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on, signing in and agreeing, until a page wants nothing more; answers its text. */
    public String approve(String url, String name, String password) {
        return goOn(url, name, password, page -> page.querySelector("[type=submit]:not([name=abort])"));
    }

    /** Goes on until a page lets the person say no, and says it; answers what comes then. */
    public String refuse(String url) {
        return goOn(url, "", "", page -> {
            DomNode no = page.querySelector("[name=abort]");
            return no == null ? page.querySelector("form [type=submit]") : no;
        });
    }

    private String goOn(String url, String name, String password, Function<HtmlPage, @Nullable DomNode> next) {
        try {
            Page page = client.getPage(url);
            for (int step = 0; step < MOST_STEPS; step++) {
                String redirect = location(page.getWebResponse());
                DomNode button = redirect.isEmpty() && page instanceof HtmlPage html ? next.apply(html) : null;
                if (redirect.isEmpty() && button == null) {
                    return page.getWebResponse().getContentAsString();
                }
                page = button == null ? client.getPage(redirect) : pressed((HtmlPage) page, button, name, password);
            }
            throw new AssertionError("no end at " + page.getUrl());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page pressed(HtmlPage page, DomNode button, String name, String password) throws IOException {
        fill(page, "login", name);
        fill(page, "password", password);
        return ((DomElement) button).click();
    }

    private static Page submitted(Page page, String name, String password) throws IOException {
        if (!(page instanceof HtmlPage html) || html.getForms().isEmpty()) {
            throw new AssertionError(page.getWebResponse().getStatusCode() + " without a form at " + page.getUrl()
                    + ": " + page.getWebResponse().getContentAsString());
        }
        for (String field : List.of("login", "username")) {
            fill(html, field, name);
        }
        fill(html, "password", password);
        DomNode button = html.querySelector("form [type=submit]");
        return ((DomElement) button).click();
    }

    private static void fill(HtmlPage page, String field, String value) {
        DomNode input = page.querySelector("input[name=" + field + "]");
        if (input instanceof HtmlInput box && !"hidden".equals(box.getType())) {
            box.setValue(value);
        }
    }

    private static Seen seen(Page page) {
        WebResponse response = page.getWebResponse();
        return new Seen(response.getStatusCode(), URI.create(page.getUrl().toString()), response.getContentAsString(),
                location(response), response.getResponseHeaders().stream()
                        .filter(header -> header.getName().equalsIgnoreCase("Set-Cookie"))
                        .map(header -> header.getValue()).toList());
    }

    private static String location(WebResponse response) {
        String given = response.getStatusCode() / 100 == 3 ? response.getResponseHeaderValue("Location") : null;
        return given == null
                ? ""
                : URI.create(response.getWebRequest().getUrl().toString()).resolve(given).toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
