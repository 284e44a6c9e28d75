package io.brickyard.cli;

import io.brickyard.agents.AgentFailure;
import io.brickyard.cli.events.Json;

/** What went wrong with an agent, for a person. */
final class AgentComplaint {

    private AgentComplaint() {}

    static Complaint of(AgentFailure failure) {
        String why = String.valueOf(failure.getMessage());
        return switch (failure) {
            case AgentFailure.Refused refused -> refused(refused, why);
            case AgentFailure.Unanswered unanswered ->
                new Complaint("the agent cannot be asked", why, advice(unanswered.reason()));
        };
    }

    private static String advice(AgentFailure.Reason reason) {
        return switch (reason) {
            case NOT_RUNNING ->
                "start it on that machine (systemctl start brickyard-agent), or ask another one: --agent URL";
            case NOT_ALLOWED -> "run it as root, or ask over TCP with a token: --agent URL --token-file FILE";
            case UNTRUSTED ->
                "give the agent a certificate of an authority that this machine trusts, with this name; or name its"
                        + " authority here: --agent-ca FILE";
            case LATE -> "allow more time (--timeout 30s); if it stays so, see journalctl -u brickyard-agent";
            case GONE -> "try again; if it stays so, see journalctl -u brickyard-agent";
            case UNREADABLE -> "see whether a Brickyard agent listens there";
        };
    }

    private static Complaint refused(AgentFailure.Refused refused, String otherwise) {
        Json problem = Json.parse(refused.document()).orElse(Json.NOTHING);
        String advice = refused.status() == 401 || refused.status() == 403
                ? "set BRICKYARD_AGENT_TOKEN or --token-file to a token of that agent's configuration"
                : problem.text("advice");
        String what = problem.text("title");
        return new Complaint(
                what.isEmpty() ? "the agent refused" : what,
                problem.text("detail").isEmpty() ? otherwise : problem.text("detail"),
                advice);
    }
}
