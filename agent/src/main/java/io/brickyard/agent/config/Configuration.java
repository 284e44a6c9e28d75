package io.brickyard.agent.config;

import io.brickyard.agent.intake.IntakeSettings;
import io.brickyard.agent.intake.SourcePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that an administrator can say about an agent, one record for each component; what is not said is usual. */
public record Configuration(
        NodeSettings node,
        IntakeSettings intake,
        SourcePolicy.Rules sources,
        JournalSettings journal,
        WatchSettings watch,
        ApiSettings api,
        PeerSettings peers,
        LogSettings log) {

    public static final Path USUAL_FILE = Path.of("/etc/brickyard/agent.yaml");

    /**
     * @param required whether the file must be there; otherwise its absence means that everything is usual
     * @throws ConfigurationError with everything that is wrong
     */
    public static Configuration read(Path file, boolean required) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            if (required) {
                throw new ConfigurationError(List.of(file + ": there is no such file"));
            }
            return parse("", file.toString());
        } catch (IOException e) {
            throw new ConfigurationError(List.of(file + ": cannot be read: " + e.getMessage()));
        }
    }

    static Configuration parse(String text, String file) {
        Section document = Section.document(text, file);
        Section intake = document.section("intake");
        Configuration read = new Configuration(
                NodeSettings.read(document.section("node")),
                IntakeKeys.read(intake),
                IntakeKeys.readSources(intake.section("sources")),
                JournalSettings.read(document.section("journal")),
                WatchSettings.read(document.section("watch")),
                ApiSettings.read(document.section("api")),
                PeerSettings.read(document.section("peers")),
                LogSettings.read(document.section("log")));
        document.end();
        return read;
    }

    /** The sections in which this one differs from what an agent has begun with, and which it reads at its start only. */
    public List<String> needingRestart(Configuration begun) {
        List<String> sections = new ArrayList<>();
        add(sections, "node", node, begun.node);
        add(sections, "intake", intake, begun.intake);
        add(sections, "intake.sources", sources, begun.sources);
        add(sections, "journal", journal, begun.journal);
        add(sections, "watch", watch, begun.watch);
        add(sections, "api", api, begun.api);
        add(sections, "peers", peers, begun.peers);
        add(sections, "log.events", log.events(), begun.log.events());
        return sections;
    }

    private static void add(List<String> sections, String name, Object here, Object begun) {
        if (!here.equals(begun)) {
            sections.add(name);
        }
    }

    /** As a document that says the same, every value written out. */
    public String document() {
        Document document = new Document();
        document.section("node", node::write);
        document.section("intake", inner -> {
            IntakeKeys.write(intake, inner);
            inner.section("sources", innermost -> IntakeKeys.writeSources(sources, innermost));
        });
        document.section("journal", journal::write);
        document.section("watch", watch::write);
        document.section("api", api::write);
        document.section("peers", peers::write);
        document.section("log", log::write);
        return document.text();
    }
}
