package io.brickyard.eventsd;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Printout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers of {@code gluster} as they were seen on a pool; every call is noted. */
public final class FakeGluster implements CommandLine {

    public final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Printout>> answers = new HashMap<>();

    /** The next answer to calls that begin with these words; the last one stays. */
    public FakeGluster on(String words, int exit, String output, String errors) {
        answers.computeIfAbsent(words, _ -> new ArrayDeque<>())
                .add(new Printout(output.getBytes(StandardCharsets.UTF_8), errors, exit));
        return this;
    }

    /** A pool of the node itself and peers, each as ID=NAME, or ID!NAME when disconnected. */
    public FakeGluster pool(String self, String... peers) {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\"?><cliOutput><opRet>0</opRet><opErrno>0</opErrno>" + "<opErrstr/><peerStatus>");
        for (String peer : peers) {
            int at = Math.max(peer.indexOf('='), peer.indexOf('!'));
            xml.append("<peer><uuid>").append(peer, 0, at).append("</uuid><hostname>");
            xml.append(peer.substring(at + 1)).append("</hostname><connected>");
            xml.append(peer.charAt(at) == '=' ? 1 : 0).append("</connected><state>3</state></peer>");
        }
        xml.append("<peer><uuid>").append(self);
        xml.append("</uuid><hostname>localhost</hostname><connected>1</connected></peer></peerStatus></cliOutput>");
        return on("pool list", 0, xml.toString(), "");
    }

    @Override
    public Printout run(List<String> arguments, Deadline deadline) {
        String words = String.join(" ", arguments.subList(1, arguments.size()));
        calls.add(words);
        for (Map.Entry<String, Deque<Printout>> answer : answers.entrySet()) {
            if (words.startsWith(answer.getKey())) {
                Deque<Printout> left = answer.getValue();
                return left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
        }
        throw new AssertionError("nobody expected: gluster " + words);
    }
}
