package io.mooring.connection.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Keys of service accounts, made when they are needed. */
public final class KeyFiles {

    public static final String EMAIL = "robot@project.iam.example";
    public static final String TOKEN_URL = "https://oauth2.googleapis.com/token";

    private KeyFiles() {}

    public static KeyPair rsa(int bits) {
        return pair("RSA", bits);
    }

    public static KeyPair ec() {
        return pair("EC", 256);
    }

    private static KeyPair pair(String kind, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7468. */
    public static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key.getEncoded())
                + "\n-----END " + label + "-----\n";
    }

    /** As Google Cloud makes it. */
    public static ObjectNode file(KeyPair pair) {
        return JsonNodeFactory.instance.objectNode().put("type", "service_account").put("project_id", "project")
                .put("private_key_id", "k1").put("private_key", pem("PRIVATE KEY", pair.getPrivate()))
                .put("client_email", EMAIL).put("client_id", "1234").put("token_uri", TOKEN_URL);
    }
}
