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
            case AgentFailure.NotRunning _ ->
                said(
                        why,
                        "start it on that machine (systemctl start brickyard-agent), or ask another one: --agent URL");
            case AgentFailure.NotAllowed _ ->
                said(why, "run it as root, or ask over TCP with a token: --agent URL --token-file FILE");
            case AgentFailure.Untrusted _ ->
                said(why, "give the agent a certificate of an authority that this machine trusts, with this name");
            case AgentFailure.Late _ ->
                said(why, "allow more time (--timeout 30s); if it stays so, see journalctl -u brickyard-agent");
            case AgentFailure.Gone _ -> said(why, "try again; if it stays so, see journalctl -u brickyard-agent");
            case AgentFailure.Unreadable _ -> said(why, "see whether a Brickyard agent listens there");
        };
    }

    private static Complaint said(String why, String advice) {
        return new Complaint("the agent cannot be asked", why, advice);
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
