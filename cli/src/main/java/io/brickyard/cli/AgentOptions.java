package io.brickyard.cli;

import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentClient;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options by which any verb that asks an agent says which one, how long to wait, and how to show what it said. */
final class AgentOptions {

    static final Option AGENT = Option.with(
                    "agent",
                    "URL",
                    "Ask this agent: unix:/SOCKET, http://HOST:PORT on this machine, or https://HOST:PORT")
            .usually("the one on this machine");
    static final Option TOKEN_FILE = Option.with(
            "token-file", "FILE", "Where the token for an agent over TCP is; without it BRICKYARD_AGENT_TOKEN");
    static final Option AGENT_CA = Option.with(
            "agent-ca", "FILE", "Believe an agent over https by the authorities in this PEM file, not by the system's");
    static final Option TIMEOUT = Option.with("timeout", "DURATION", "How long to wait for an answer, as 500ms or 5s")
            .orShort('t')
            .usually("10s");
    static final Option OUTPUT = Option.oneOf(
                    "output", "FORM", Words.of("text", "json"), "text", "Write text, or json: one document a line")
            .orShort('o');

    private AgentOptions() {}

    /** These options and all that every such verb takes. */
    static Option[] and(Option... own) {
        List<Option> options = new ArrayList<>(List.of(own));
        options.addAll(List.of(AGENT, TOKEN_FILE, AGENT_CA, TIMEOUT, OUTPUT, ScreenOptions.COLOR));
        return options.toArray(new Option[0]);
    }

    static AgentClient client(Arguments arguments, Surroundings here) {
        AgentAddress address = arguments
                .value(AGENT)
                .map(AgentOptions::address)
                .orElseGet(() -> AgentAddress.ofThisMachine(here.environment()));
        Duration deadline = arguments
                .value(TIMEOUT)
                .map(text -> TimeSpan.parse(TIMEOUT.dashed(), text))
                .orElse(Duration.ofSeconds(10));
        return new AgentClient(address, token(arguments, here, address), deadline, authority(arguments, address));
    }

    private static Optional<Path> authority(Arguments arguments, AgentAddress address) {
        Optional<Path> file = arguments.value(AGENT_CA).map(Path::of);
        if (file.isPresent() && !(address instanceof AgentAddress.Tcp tcp && tcp.tls())) {
            throw Refusal.usage(
                    AGENT_CA.dashed() + " says nothing of " + address,
                    "it is about agents at https:// addresses",
                    "leave it out, or ask over https: " + AGENT.dashed() + " https://HOST:PORT");
        }
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw Refusal.file(
                    "the authorities cannot be read", file.get() + " is no file that this user can read", "");
        }
        return file;
    }

    private static AgentAddress address(String text) {
        return AgentAddress.parse(text)
                .orElseThrow(() -> Refusal.usage(
                        AGENT.dashed() + " cannot be '" + text + "'",
                        "it takes unix:/SOCKET, http://HOST:PORT or https://HOST:PORT",
                        "for example " + AGENT.dashed() + " https://ha1:24080"));
    }

    private static Optional<String> token(Arguments arguments, Surroundings here, AgentAddress address) {
        Optional<String> token = arguments
                .value(TOKEN_FILE)
                .map(AgentOptions::inFile)
                .or(() -> Optional.ofNullable(here.environment().get("BRICKYARD_AGENT_TOKEN")))
                .map(String::strip);
        if (token.isEmpty() || address instanceof AgentAddress.Unix) {
            return Optional.empty();
        }
        if (!token.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Refusal.usage(
                    "the token cannot be sent",
                    "it is empty, or has more in it than one word of ASCII",
                    "give it as it is in the agent's configuration");
        }
        if (address instanceof AgentAddress.Tcp tcp && !tcp.tls() && !loopback(tcp.host())) {
            throw Refusal.usage(
                    "the token is not sent to " + address,
                    "it would cross the network in clear",
                    "ask over https://, or on this machine");
        }
        return token;
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127\\.[0-9.]+");
    }

    private static String inFile(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException unreadable) {
            throw Refusal.file(
                    "the token cannot be read",
                    String.valueOf(unreadable),
                    "see whether the file is there, and whose it is");
        }
    }

    static boolean json(Arguments arguments) {
        return arguments.value(OUTPUT).orElse("text").equals("json");
    }
}
