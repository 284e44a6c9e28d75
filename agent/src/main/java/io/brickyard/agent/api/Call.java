package io.brickyard.agent.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;
import tools.jackson.core.JsonGenerator;

/**
 * One request and its response, as resources see them. Every name of the query has been checked to be one that the resource
 * takes, and to stand there once, unless the resource takes lists.
 *
 * @param variable of the path; empty when it has none
 */
record Call(Request request, Response response, Fields query, String variable) {

    static final int LARGEST_BODY = 64 * 1024;

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.getValue(name));
    }

    List<String> parameters(String name) {
        List<String> values = query.getValues(name);
        return values == null ? List.of() : values;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** @throws Problem when there is more than {@link #LARGEST_BODY} */
    byte[] body() throws IOException {
        if (request.getLength() > LARGEST_BODY) {
            throw Problem.tooLarge(LARGEST_BODY);
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw Problem.tooLarge(LARGEST_BODY);
            }
            return body;
        }
    }

    /** A document of bounded size. */
    void json(Consumer<JsonGenerator> writing) throws IOException {
        json(200, "application/json", writing);
    }

    void json(int status, String type, Consumer<JsonGenerator> writing) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JsonDocument.into(document)) {
            writing.accept(json);
        }
        text(status, type, document.toByteArray());
    }

    void text(String type, String text) throws IOException {
        text(200, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void text(int status, String type, byte[] text) throws IOException {
        head(status, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.length);
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            out.write(text);
        }
    }

    void head(int status, String type) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }

    void problem(Problem problem) throws IOException {
        if (problem.status() == 401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        json(problem.status(), "application/problem+json", json -> JsonDocument.problem(json, problem));
    }
}
