package io.brickyard.agent.api;

import java.util.List;

/**
 * Why a request is not fulfilled, for the problem document of RFC 9457: what, why, and what to do, one sentence each.
 *
 * <p>Never has anything secret in it; what a caller sent is quoted only as far as it is short.
 */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int QUOTED = 80;

    private final int status;
    private final String kind;
    private final String why;
    private final String advice;

    private Problem(int status, String kind, String what, String why, String advice) {
        super(what, null, false, false);
        this.status = status;
        this.kind = kind;
        this.why = why;
        this.advice = advice;
    }

    static Problem invalid(String what, String why, String advice) {
        return new Problem(400, "invalid-request", what, why, advice);
    }

    static Problem unauthorized() {
        return new Problem(
                401,
                "unauthorized",
                "the request has no valid token",
                "over TCP everything but health is for bearers of a token",
                "send Authorization: Bearer TOKEN with a token of the agent's configuration, or use the unix socket");
    }

    static Problem forbidden() {
        return new Problem(
                403,
                "forbidden",
                "the token does not allow this",
                "it is for less: read, change and work are tokens of their own",
                "use a token for this, or the unix socket");
    }

    static Problem notFound(String what, String why, String advice) {
        return new Problem(404, "not-found", what, why, advice);
    }

    static Problem wrongMethod(List<String> allowed) {
        return new Problem(
                405,
                "wrong-method",
                "this resource does not know that method",
                "it takes " + String.join(", ", allowed),
                "see docs/openapi/agent.yaml");
    }

    static Problem conflict(String what, String why, String advice) {
        return new Problem(409, "conflict", what, why, advice);
    }

    static Problem tooLarge(int most) {
        return new Problem(
                413,
                "too-large",
                "the request's body is too large",
                "at most " + most + " bytes are taken",
                "send less");
    }

    static Problem busy(String what, String why) {
        return new Problem(503, "busy", what, why, "try again later");
    }

    static Problem unavailable(String what, String why, String advice) {
        return new Problem(503, "unavailable", what, why, advice);
    }

    static Problem notReady(List<String> troubles) {
        return new Problem(
                503, "not-ready", "the agent is not ready", String.join("; ", troubles), "see the agent's log");
    }

    static Problem defect() {
        return new Problem(
                500,
                "defect",
                "the request met a defect",
                "something happened that the agent does not expect",
                "look for this time in the agent's log (journalctl -u brickyard-agent)");
    }

    /** For what the HTTP server itself refuses, before any resource is asked. */
    static Problem ofServer(int status, String reason) {
        return new Problem(status, "http", "the request cannot be read", reason, "send HTTP/1.1 as RFC 9112 says");
    }

    int status() {
        return status;
    }

    String kind() {
        return kind;
    }

    String what() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    String why() {
        return why;
    }

    String advice() {
        return advice;
    }

    /** A text of the caller's, cut and without control characters. */
    static String quoted(String text) {
        String cut = text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
        return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
