package io.brickyard.glusterd.command;

import io.brickyard.glusterd.GlusterdFailure;
import java.nio.charset.StandardCharsets;

/**
 * Tells an answer from a refusal.
 *
 * <p>Success is an {@code opRet} of 0 in well-formed XML and nothing else: {@code gluster} exits with 0 beside failures,
 * with an errno beside proper XML, prints plain text although it was asked for XML, and some plain text before XML.
 */
final class Answer {
    /** cli1-xdr.x, EG_ANOTRANS. */
    private static final int ANOTHER_TRANSACTION = 30802;

    private Answer() {}

    /**
     * The root element of a successful answer.
     *
     * @param question the arguments of the command, for messages
     * @throws GlusterdFailure the kind that fits, when this is none
     */
    static XmlElement of(String question, Printout printout) {
        int start = indexOf(printout.output(), "<?xml");
        if (start < 0) {
            start = indexOf(printout.output(), "<cliOutput");
        }
        if (start < 0) {
            throw plainText(question, printout);
        }
        XmlElement root = XmlReader.read(printout.output(), start);
        String opRet = root.text("opRet")
                .orElseThrow(() -> new GlusterdFailure.Unreadable("'gluster " + question + "' did not tell its opRet; '"
                        + Excerpt.around(printout.output(), printout.output().length) + "' at its end"));
        if (!opRet.equals("0")) {
            throw refusal(question, root);
        }
        return root;
    }

    private static GlusterdFailure refusal(String question, XmlElement root) {
        int errno = root.count("opErrno").orElse(0);
        String reason = root.text("opErrstr").or(() -> root.text("output")).orElse("no reason given, opErrno " + errno);
        if (errno == ANOTHER_TRANSACTION || tellsOfLock(reason)) {
            return new GlusterdFailure.Locked(reason);
        }
        return new GlusterdFailure.Refused("'gluster " + question + "' failed: " + reason, errno);
    }

    /** The words of plain output in any case: on standard error where standard output is empty. */
    static GlusterdFailure plainText(String question, Printout printout) {
        String output =
                new String(printout.output(), 0, Math.min(printout.output().length, 4096), StandardCharsets.UTF_8);
        String text = (output.isBlank() ? printout.errors() : output).strip();
        if (text.contains("Connection failed")) {
            return new GlusterdFailure.NotListening("the gluster command cannot reach this node's glusterd: it says '"
                    + Excerpt.of(text) + "'; it needs root, and a running glusterd (systemctl start glusterd)");
        }
        if (text.contains("Request timed out")) {
            return new GlusterdFailure.AnswerLate(
                    "'gluster " + question + "' gave up waiting for glusterd: some peer is"
                            + " silent, and a lock may stay for three minutes");
        }
        if (tellsOfLock(text)) {
            return new GlusterdFailure.Locked(Excerpt.of(text));
        }
        if (text.isEmpty()) {
            return new GlusterdFailure.Unreadable(
                    "'gluster " + question + "' printed nothing (exit status " + printout.exitStatus() + ")");
        }
        return new GlusterdFailure.Unreadable(
                "'gluster " + question + "' printed plain text instead of XML, at byte 0: '" + Excerpt.of(text)
                        + "' (exit status " + printout.exitStatus() + ")");
    }

    /** "Locking failed on" is what a node says when the lock could not be had on another one. */
    private static boolean tellsOfLock(String text) {
        return text.contains("Another transaction") || text.startsWith("Locking failed on");
    }

    private static int indexOf(byte[] bytes, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (startsWith(bytes, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
