package io.brickyard.cli;

import io.brickyard.cli.options.Refusal;
import io.brickyard.glusterd.GlusterdFailure;
import java.io.PrintStream;

/**
 * What went wrong, for a person.
 *
 * @param what in one line
 * @param why the cause; may be empty
 * @param advice what to do; may be empty
 */
record Complaint(String what, String why, String advice) {

    static Complaint of(Refusal refusal) {
        return new Complaint(refusal.what(), refusal.why(), refusal.advice());
    }

    static Complaint of(GlusterdFailure failure) {
        String message = String.valueOf(failure.getMessage());
        String advice =
                switch (failure) {
                    case GlusterdFailure.NotListening _ ->
                        "start glusterd on that machine (systemctl start glusterd), or ask a node of the pool:"
                                + " --server HOST";
                    case GlusterdFailure.HostSilent _ ->
                        "see whether the host is up and its port 24007 is reachable from here, ask another node (--server"
                                + " HOST), or over a slow link allow more time (--timeout 10s)";
                    case GlusterdFailure.AnswerLate _ ->
                        "allow more time (--timeout 10s), or ask another node (--server HOST); if it stays so, glusterd"
                                + " there is frozen: look at its log and restart it";
                    case GlusterdFailure.Hungup _ ->
                        "try again; if it stays so, glusterd there may speak TLS only (look on that node itself), or its"
                                + " log tells more; or ask another one: --server HOST";
                    case GlusterdFailure.NameUnresolved _ ->
                        "give its address: --resolve NAME=ADDRESS, or --server ADDRESS; if it was only late, allow more"
                                + " time: --timeout 10s";
                    case GlusterdFailure.NotAllowed _ ->
                        "run it as root, or ask a node over the network: --server HOST";
                    case GlusterdFailure.Unreadable _ ->
                        "see whether a GlusterFS glusterd listens there; if so, its version may be one that Brickyard"
                                + " does not know";
                    case GlusterdFailure.Refused _ -> "look at glusterd's log on that node";
                    case GlusterdFailure.Locked _ -> "try again when the other command has ended";
                };
        return new Complaint("the pool cannot be seen", message, advice);
    }

    void printTo(PrintStream err) {
        err.println("brickyard: " + what);
        if (!why.isEmpty()) {
            err.println("  why: " + why);
        }
        if (!advice.isEmpty()) {
            err.println("  try: " + advice);
        }
    }

    /** All of it in one line, for output that has only one. */
    String inOneLine() {
        return what + ": " + why + (advice.isEmpty() ? "" : " - " + advice);
    }
}
