package io.brickyard.glusterd;

/**
 * Why a question to glusterd got no usable answer. Each kind means something different for the pool, so callers switch
 * over them; the message is a sentence for a person.
 */
public abstract sealed class GlusterdFailure extends RuntimeException {

    /** Enough for a sentence; some quote what a stranger sent, who may have sent megabytes. */
    private static final int LONGEST_REASON = 500;

    private final String reason;

    GlusterdFailure(String message) {
        super(null, null, false, false);
        this.reason = printable(message);
    }

    /** One line of bounded length that does nothing to a terminal. */
    private static String printable(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST_REASON) + 1);
        for (int i = 0; i < text.length(); i++) {
            if (i == LONGEST_REASON) {
                return line.append('…').toString();
            }
            char c = text.charAt(i);
            boolean invisible = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            line.append(invisible ? '?' : c);
        }
        return line.toString();
    }

    @Override
    public String getMessage() {
        return reason;
    }

    /** Whether the same question may well be answered a moment later. */
    public abstract boolean retryable();

    /** The host is there and refuses the connection: nothing listens. */
    public static final class NotListening extends GlusterdFailure {
        public NotListening(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** No sign of the host: no answer to the connection attempt within the deadline, or no route. */
    public static final class HostSilent extends GlusterdFailure {
        public HostSilent(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The connection stands, but the answer did not come within the deadline. */
    public static final class AnswerLate extends GlusterdFailure {
        public AnswerLate(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The other side closed the connection instead of answering. */
    public static final class Hungup extends GlusterdFailure {
        public Hungup(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The name does not resolve to an address. */
    public static final class NameUnresolved extends GlusterdFailure {
        public NameUnresolved(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** We may not ask: permission of the socket, or the gluster command is not installed. */
    public static final class NotAllowed extends GlusterdFailure {
        public NotAllowed(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** What came back cannot be understood; the message has an excerpt and the position. */
    public static final class Unreadable extends GlusterdFailure {
        public Unreadable(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** glusterd understood and refused. */
    public static final class Refused extends GlusterdFailure {
        private final int opErrno;

        public Refused(String message, int opErrno) {
            super(message);
            this.opErrno = opErrno;
        }

        /** glusterd's own number of the error, for example 30806. */
        public int opErrno() {
            return opErrno;
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** Another transaction holds the lock of the volume or the pool. */
    public static final class Locked extends GlusterdFailure {
        public Locked(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }
}
