package io.mooring.connection.revocation;

import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.connection.oauth.RevocationClient.Tokens;

/** What it takes to end a grant at its provider; printed without the secrets. */
record Opened(AuthorizationServer server, OAuthClient client, Tokens tokens) {}
