package io.brickyard.agents;

/** An agent was asked, and did not do what it was asked to. */
public abstract sealed class AgentFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private AgentFailure(String message) {
        super(message, null, false, false);
    }

    /** Whether the same question may be answered in a while. */
    public boolean retryable() {
        return switch (this) {
            case Unanswered unanswered ->
                switch (unanswered.reason()) {
                    case NOT_RUNNING, LATE, GONE -> true;
                    case NOT_ALLOWED, UNTRUSTED, UNREADABLE -> false;
                };
            case Refused refused -> refused.status() == 503;
        };
    }

    /** Why there is no answer. */
    public enum Reason {
        /** Nothing listens there. */
        NOT_RUNNING,
        /** The socket is there, and not for this user. */
        NOT_ALLOWED,
        /** It proved to be somebody by a certificate that is not trusted here. */
        UNTRUSTED,
        /** No answer in time. */
        LATE,
        /** The connection ended before the answer did. */
        GONE,
        /** What answered does not speak as an agent does. */
        UNREADABLE
    }

    /** No agent's answer came. */
    public static final class Unanswered extends AgentFailure {
        private static final long serialVersionUID = 1;
        private final Reason reason;

        Unanswered(Reason reason, String message) {
            super(message);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /** The agent says no; its answer is a problem document of RFC 9457. */
    public static final class Refused extends AgentFailure {
        private static final long serialVersionUID = 1;
        private final int status;
        private final byte[] document;

        Refused(int status, byte[] document) {
            super("the agent answered with HTTP status " + status);
            this.status = status;
            this.document = document;
        }

        public int status() {
            return status;
        }

        public byte[] document() {
            return document.clone();
        }
    }
}
