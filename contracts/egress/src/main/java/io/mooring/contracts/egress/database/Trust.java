package io.mooring.contracts.egress.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;

/** Whom TLS believes. */
final class Trust {

    /** Read once: the JDK's list is a file, and an event loop must not wait for it each time. */
    private static final TrustManagerFactory PUBLIC = factory(null);

    private Trust() {}

    /** Makes the socket verify as the mode says: certificates against the issuers, the name against the host. */
    static void apply(NetClientOptions options, TlsMode mode, @Nullable String caCertificate) {
        switch (mode) {
            case OFF -> options.setHostnameVerificationAlgorithm("");
            case REQUIRE -> options.setTrustAll(true).setHostnameVerificationAlgorithm("");
            case VERIFY_CA -> options.setTrustOptions(options(caCertificate)).setHostnameVerificationAlgorithm("");
            case VERIFY_FULL ->
                options.setTrustOptions(options(caCertificate)).setHostnameVerificationAlgorithm("HTTPS");
        }
    }

    /** For drivers that bring their own TLS. */
    static SSLContext context(@Nullable String caCertificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");

            context.init(null, trusting(caCertificate).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static TrustOptions options(@Nullable String caCertificate) {
        for (TrustManager manager : trusting(caCertificate).getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager verifying) {
                return TrustOptions.wrap(verifying);
            }
        }
        throw new IllegalStateException("the JDK's trust managers verify X.509");
    }

    private static TrustManagerFactory trusting(@Nullable String caCertificate) {
        return caCertificate == null ? PUBLIC : factory(caCertificate);
    }

    private static TrustManagerFactory factory(@Nullable String caCertificate) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(caCertificate == null ? null : issuers(caCertificate));
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new DatabaseFailure(DatabaseFault.TLS_UNTRUSTED, "the CA certificate is not a PEM certificate");
        }
    }

    private static KeyStore issuers(String pem) throws GeneralSecurityException, IOException {
        KeyStore issuers = KeyStore.getInstance(KeyStore.getDefaultType());
        issuers.load(null, null);
        var bytes = new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII));
        int number = 0;
        for (Certificate issuer : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
            issuers.setCertificateEntry("issuer-" + number++, issuer);
        }
        if (number == 0) {
            throw new IOException("there is no certificate in it");
        }
        return issuers;
    }
}
