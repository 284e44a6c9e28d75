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
            case NotRunning _, Late _, Gone _ -> true;
            case NotAllowed _, Untrusted _, Unreadable _ -> false;
            case Refused refused -> refused.status() == 503;
        };
    }

    /** Nothing listens there. */
    public static final class NotRunning extends AgentFailure {
        private static final long serialVersionUID = 1;

        NotRunning(String message) {
            super(message);
        }
    }

    /** The socket is there, and not for this user. */
    public static final class NotAllowed extends AgentFailure {
        private static final long serialVersionUID = 1;

        NotAllowed(String message) {
            super(message);
        }
    }

    /** It proved to be somebody by a certificate that is not trusted here. */
    public static final class Untrusted extends AgentFailure {
        private static final long serialVersionUID = 1;

        Untrusted(String message) {
            super(message);
        }
    }

    /** No answer in time. */
    public static final class Late extends AgentFailure {
        private static final long serialVersionUID = 1;

        Late(String message) {
            super(message);
        }
    }

    /** The connection ended before the answer did. */
    public static final class Gone extends AgentFailure {
        private static final long serialVersionUID = 1;

        Gone(String message) {
            super(message);
        }
    }

    /** What answered does not speak as an agent does. */
    public static final class Unreadable extends AgentFailure {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
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
