package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how work is done on a node: {@code glusterd}, {@code ssh}, or a mapping that says more. */
final class ReachReader {

    private static final int SSH = 22;
    private static final Pattern URL =
            Pattern.compile("(https?)://(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9][A-Za-z0-9.-]*):([1-9][0-9]{0,4})/?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final String RIGHT = "glusterd, ssh, {ssh: {user: …}} or {agent: {url: …, tokenFile: …}}";

    private final Complaints complaints;
    private final Paths paths;

    ReachReader(Complaints complaints) {
        this.complaints = complaints;
        this.paths = new Paths(complaints);
    }

    Optional<Reach> read(Section section) {
        return section.tree("reach").flatMap(tree -> switch (tree) {
            case Tree.Text text -> word(text);
            case Tree.Items _, Tree.Nothing _ -> refuse(tree);
            case Tree.Fields _ -> Section.of(tree, Form.REACH, complaints).flatMap(this::mapping);
        });
    }

    private Optional<Reach> word(Tree.Text text) {
        return switch (text.value()) {
            case "glusterd" -> Optional.of(new Reach.ByGlusterd());
            case "ssh" -> Optional.of(new Reach.BySsh("root", SSH, Optional.empty()));
            default -> refuse(text);
        };
    }

    private Optional<Reach> refuse(Tree tree) {
        complaints.add(tree.place(), "reach is " + Section.shape(tree), RIGHT);
        return Optional.empty();
    }

    private Optional<Reach> mapping(Section reach) {
        if (reach.has("ssh") == reach.has("agent")) {
            complaints.add(reach.place(), "reach names neither ssh nor agent, or both", RIGHT);
            return Optional.empty();
        }
        return reach.has("ssh")
                ? reach.section("ssh", Form.SSH).flatMap(this::ssh)
                : reach.section("agent", Form.AGENT).flatMap(this::agent);
    }

    private Optional<Reach> ssh(Section ssh) {
        String user = ssh.text("user").flatMap(this::user).orElse("root");
        int port = ssh.number("port", 1, 65_535, "a port, from 1 to 65535").orElse(SSH);
        return Optional.of(new Reach.BySsh(user, port, file(ssh, "identity")));
    }

    /** Never one that begins with a dash: it becomes a word of a command. */
    private Optional<String> user(Tree.Text text) {
        if (text.value().matches("[A-Za-z_][A-Za-z0-9_.-]{0,63}")) {
            return Optional.of(text.value());
        }
        complaints.add(text.place(), quoted(text.value()) + " is no user's name", "as in root or gluster-admin");
        return Optional.empty();
    }

    private Optional<Reach> agent(Section agent) {
        Optional<String> url = agent.text("url").filter(this::isUrl).map(Tree.Text::value);
        Optional<String> token = file(agent, "tokenFile");
        for (String key : new String[] {"url", "tokenFile"}) {
            if (!agent.has(key)) {
                complaints.add(
                        agent.place(),
                        "an agent cannot be asked without " + key,
                        key.equals("url")
                                ? "url: and the agent's address, as in https://gluster1:8443"
                                : "tokenFile: and the file with the agent's token");
            }
        }
        Optional<String> authority = file(agent, "caFile");
        return url.isPresent() && token.isPresent()
                ? Optional.of(new Reach.ByAgent(url.get(), token.get(), authority))
                : Optional.empty();
    }

    private boolean isUrl(Tree.Text text) {
        Matcher url = URL.matcher(text.value());
        if (text.value().length() > 300 || !url.matches() || Integer.parseInt(url.group(3)) > 65_535) {
            complaints.add(
                    text.place(), quoted(text.value()) + " is no agent's address", "https://HOST:PORT, without a path");
            return false;
        }
        if (url.group(1).equals("http") && !LOOPBACK.matcher(url.group(2)).matches()) {
            complaints.add(
                    text.place(),
                    quoted(text.value()) + " would send the agent's token over the network for all to read",
                    "https://, or http:// to this machine itself");
            return false;
        }
        return true;
    }

    private Optional<String> file(Section section, String key) {
        return section.text(key).flatMap(text -> paths.file(key, text.value(), text.place()));
    }
}
