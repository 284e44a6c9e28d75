package io.brickyard.cli.options;

import java.util.List;
import java.util.Locale;

/**
 * The manual page in roff, with the {@code man} macros (man(7)).
 *
 * <p>Free of complaints of {@code mandoc -T lint} and {@code groff -ww}: dashes of options are {@code \-}, a line that
 * would be taken for a request is guarded, and no line is longer than a terminal's.
 */
public final class ManPage {

    private static final int WIDTH = 76;

    private final Command command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(Command command) {
        this.command = command;
    }

    /**
     * The page.
     *
     * @param version as in {@code 0.1.0}
     * @param date of that version, as in {@code 2026-01-31}
     */
    public static String of(Command command, String version, String date) {
        return new ManPage(command).whole(version, date);
    }

    private String whole(String version, String date) {
        String name = command.name();
        raw(".TH " + name.toUpperCase(Locale.ROOT) + " 1 " + date + " \"" + name + " " + version
                + "\" \"User Commands\"");
        raw(".SH NAME");
        raw(escaped(name) + " \\- " + escaped(command.purpose()));
        raw(".SH SYNOPSIS");
        raw(".B " + escaped(name));
        raw("VERB [OPTION]...");
        raw(".SH VERBS");
        for (Verb verb : command.verbs()) {
            verb(command, verb);
            command.group(verb).ifPresent(group -> group.verbs().forEach(one -> verb(group, one)));
        }
        raw(".SH COMMON OPTIONS");
        options(command.common());
        raw(".SH EXIT STATUS");
        exits(command.exits());
        raw(".SH ENVIRONMENT");
        term("BRICKYARD_STATE");
        prose("Where last known brick ports and mutes are kept.");
        term("BRICKYARD_AGENT_TOKEN");
        prose("The token for an agent that is asked over TCP.");
        term("BRICKYARD_AGENT_SOCKET");
        prose("The socket of this machine's agent, if it is not /run/brickyard/agent.sock.");
        term("BRICKYARD_GLUSTERD_PORT");
        prose(
                "The port at which glusterd listens on this node and all of its peers, if it is not 24007. With --server the"
                        + " port is part of that option's value.");
        term("BRICKYARD_GLUSTERD_SOCKET");
        prose("The socket of this node's glusterd, if it is not /var/run/glusterd.socket.");
        term("NO_COLOR");
        prose("When set to anything, nothing is coloured.");
        term("COLUMNS");
        prose("How wide the terminal is.");
        raw(".SH SEE ALSO");
        raw(".BR gluster (8),");
        raw(".BR glusterd (8)");
        return page.toString();
    }

    private void verb(Command within, Verb verb) {
        String called = within.name() + " " + verb.name();
        raw(".SS " + escaped(called.substring(command.name().length() + 1)));
        String operand = verb.operand().synopsis();
        raw(".B " + escaped(called));
        raw((operand.isEmpty() ? "" : escaped(operand) + " ") + "[OPTION]...");
        raw(".PP");
        prose(verb.purpose() + ".");
        for (String paragraph : verb.description()) {
            raw(".PP");
            prose(paragraph);
        }
        if (verb.operand().atMost() > 0) {
            term(verb.operand().placeholder());
            prose(verb.operand().text() + ".");
        }
        options(verb.options());
        for (Example example : verb.teaching().examples()) {
            raw(".PP");
            prose("Example: " + example.text() + ":");
            raw(".PP").raw(".RS 4").raw(".nf");
            raw(guarded(escaped(example.line())));
            raw(".fi").raw(".RE");
        }
        if (!verb.teaching().exits().isEmpty()) {
            raw(".PP").raw("Exit status:");
            exits(verb.teaching().exits());
        }
    }

    private void options(List<Option> options) {
        for (Option option : options) {
            term(option.synopsis().strip());
            prose(option.fullText() + ".");
        }
    }

    private void exits(List<ExitMeaning> exits) {
        for (ExitMeaning exit : exits) {
            term(Integer.toString(exit.code()));
            prose(exit.text() + ".");
        }
    }

    private void term(String term) {
        raw(".TP").raw(".B " + escaped(term));
    }

    private void prose(String text) {
        for (String line : Wrapped.lines(text, WIDTH)) {
            raw(guarded(escaped(line)));
        }
    }

    private ManPage raw(String line) {
        page.append(line).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }

    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
