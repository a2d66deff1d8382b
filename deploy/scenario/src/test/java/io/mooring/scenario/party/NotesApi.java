package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

/** An integration {@code notes} with a tool that reads, one that writes and one that destroys, connected for all users. */
public record NotesApi(Tenant tenant) {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "info": {"title": "Notes", "version": "1"}, "servers": [{"url": "SERVER"}],
             "paths": {
              "/notes": {"post": {"operationId": "writeNote", "requestBody": {"required": true, "content":
                {"application/json": {"schema": {"type": "object", "required": ["text"], "properties": {
                  "text": {"type": "string"}, "password": {"type": "string"}}}}}},
                "responses": {"200": {"description": "kept"}}}},
              "/notes/{note}": {
                "parameters": [{"name": "note", "in": "path", "required": true, "schema": {"type": "string"}}],
                "get": {"operationId": "readNote", "responses": {"200": {"description": "the note"}}},
                "delete": {"operationId": "deleteNote", "responses": {"200": {"description": "gone"}}}}}}""";

    /** Registered, connected and known to the executor. */
    public static NotesApi connected(Tenant tenant, Upstream upstream) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", "notes", "spec", Map.of("kind", "blob", "value",
                DOCUMENT.replace("SERVER", upstream.url().toString())))).expect(201);
        await().atMost(SOON).until(
                () -> tenant.admin().post("/api/connections", ParcelApi.openConnection("notes", "main")),
                answer -> answer.status() != 400 && answer.status() != 404).expect(201);
        NotesApi notes = new NotesApi(tenant);
        await().atMost(SOON).until(() -> notes.tools("anybody").size() == 3);
        return notes;
    }

    /** Names of the tools a user may run. */
    public List<String> tools(String user) {
        return tenant.admin().get("/api/tools?user_id=" + user).expect(200).json().path("tools")
                .findValuesAsText("name").stream().filter(name -> name.startsWith("mcp_notes_")).toList();
    }

    /** Deletes a note for a user. */
    public Answer delete(Api caller, String user, String note) {
        return execute(caller, user, "mcp_notes_deleteNote", Map.of("note", note));
    }

    /** Writes a note for a user. */
    public Answer write(Api caller, String user, Map<String, ?> body) {
        return execute(caller, user, "mcp_notes_writeNote", Map.of("body", body));
    }

    /** Runs a tool for a user. */
    public Answer execute(Api caller, String user, String action, Map<String, ?> params) {
        return caller.post("/api/tools/execute", Map.of("user_id", user, "action", action, "params", params));
    }
}
