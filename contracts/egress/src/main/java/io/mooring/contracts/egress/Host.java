package io.mooring.contracts.egress;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host as it stands in a URI or a form, understood the way clients do (WHATWG URL §3.5): an address in any of its
 * spellings is an address, everything else is a name. What could be read in two ways is refused.
 */
sealed interface Host {

    /** A name that still has to be resolved: lower-case ASCII, no trailing dot. */
    record Name(String value) implements Host {}

    /** An address; nothing to resolve. */
    record Literal(InetAddress address) implements Host {}

    Pattern ASCII_NAME = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    int LONGEST_NAME = 253;

    static Host parse(String text) {
        if (text.isEmpty()) {
            throw EgressFailure.refused("the host is empty");
        }
        if (text.indexOf('%') >= 0) {
            throw EgressFailure.refused("the host has a zone or percent-encoded characters");
        }
        return text.startsWith("[") || text.indexOf(':') >= 0 ? parseIpv6(text) : parseName(text);
    }

    private static Host parseIpv6(String text) {
        var bracketed = text.startsWith("[") && text.endsWith("]");
        try {
            var address = Inet6Address.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text);
            if (address instanceof Inet4Address) {
                throw EgressFailure.refused("the host is an IPv4 address written as IPv6 (RFC 4291 §2.5.5.2)");
            }
            return new Literal(address);
        } catch (IllegalArgumentException e) {
            throw EgressFailure.refused("the host is not a valid IPv6 address");
        }
    }

    private static Host parseName(String text) {
        var ascii = toAscii(text);
        var name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (name.length() > LONGEST_NAME || !ASCII_NAME.matcher(name).matches()) {
            throw EgressFailure.refused("the host is not a valid name");
        }
        return ENDS_IN_NUMBER.matcher(name).matches() ? parseIpv4(name) : new Name(name);
    }

    /** Maps full-width digits, ideographic dots and the like to ASCII first, as every client does. */
    private static String toAscii(String text) {
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw EgressFailure.refused("the host is not a valid name");
        }
    }

    /** Decimal, octal and hexadecimal in one to four parts: 2130706433, 0177.0.0.1, 0x7f.1, 127.1. */
    private static Host parseIpv4(String name) {
        try {
            return new Literal(Inet4Address.ofPosixLiteral(name));
        } catch (IllegalArgumentException e) {
            throw EgressFailure.refused("the host is not a valid IPv4 address");
        }
    }
}
