package io.brickyard.agent;

import io.brickyard.agent.api.ApiServer;
import io.brickyard.agent.api.Parts;
import io.brickyard.agent.checking.Checking;
import io.brickyard.agent.config.ApiSettings;
import io.brickyard.agent.config.Configuration;
import io.brickyard.agent.config.JournalSettings;
import io.brickyard.agent.delivery.Deliveries;
import io.brickyard.agent.delivery.DeliveryListener;
import io.brickyard.agent.delivery.LaneReport;
import io.brickyard.agent.delivery.Surroundings;
import io.brickyard.agent.intake.Intake;
import io.brickyard.agent.journal.EntryForms;
import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.agent.journal.Retention;
import io.brickyard.agent.journal.SqliteJournal;
import io.brickyard.agent.logs.EventsLog;
import io.brickyard.agent.peers.Gathering;
import io.brickyard.agent.peers.OwnWord;
import io.brickyard.agent.recording.Losses;
import io.brickyard.agent.recording.Recorder;
import io.brickyard.agent.system.SystemCalls;
import io.brickyard.agent.watch.Watch;
import io.brickyard.events.Catalogue;
import io.brickyard.events.DatagramReader;
import io.brickyard.events.Event;
import io.brickyard.events.EventType;
import io.brickyard.events.Fact;
import io.brickyard.events.NormalisedForm;
import io.brickyard.events.Origin;
import io.brickyard.events.OwnEvents;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.OwnNode;
import io.brickyard.survey.PoolWord;
import io.brickyard.survey.StateFolder;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent does once it knows its node: it keeps events in the journal and brings them to webhooks. Its parts end in the
 * opposite order of their beginning, but for the intake, which is emptied into the journal before that closes.
 */
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Intake intake;
    private final Clock clock = Clock.systemUTC();
    private final PoolFiles files;
    private final OwnEvents own;
    private final Losses losses;
    private final SqliteJournal journal;
    private final Recorder recorder;
    private final Deliveries deliveries;
    private final Optional<ApiServer> api;
    private final PeerDoor peerDoor;
    private final Gathering gathering;
    private final Returns returns;
    private final Optional<Watch> watch;
    private final Checking checking;
    /** What this agent has to say itself and has not yet brought to the journal. */
    private final Queue<Event> toSay = new ConcurrentLinkedQueue<>();

    Service(
            NodeId node,
            Configuration configuration,
            Intake intake,
            PoolFiles files,
            EventsLog log,
            AgentCondition.Reloading reloading) {
        this.intake = intake;
        this.files = files;
        files.makeFolder();
        Catalogue catalogue = Catalogue.load();
        DatagramReader reader = new DatagramReader(catalogue);
        own = new OwnEvents(catalogue, node);
        losses = new Losses(intake::counts);
        Path state = configuration.node().state();
        journal = SqliteJournal.open(
                journal(configuration), node, retention(configuration.journal()), clock, new Forms());
        returns = new Returns(node, configuration.node().workdir(), System.getenv(), clock);
        gathering = new Gathering(
                node,
                new OwnWord(new OwnNode(new StateFolder(state.resolve("watch")), System.getenv()), new SystemCalls()),
                new GlusterdFolder(configuration.node().workdir())::peers,
                configuration.peers().port(),
                clock);
        watch = configuration.watch().enabled()
                ? Optional.of(Watch.begin(
                        state.resolve("watch"), configuration.watch().interval(), gathering, own, this::tell))
                : Optional.empty();
        checking = Checking.begin(configuration.node().workdir(), clock);
        recorder = new Recorder(
                intake,
                journal,
                (datagram, received) -> reader.read(datagram, received, node).map(checking::checked),
                this::say,
                events -> {
                    log.add(events);
                    heed(events);
                },
                reason -> toSay.add(own.journalFailure(clock.instant(), reason)));
        deliveries = new Deliveries(journal, state.resolve("delivery"), node, Surroundings.real(new Listener()));
        journal.keepFrom(this::lowestWanted);
        Parts parts = new Parts(
                journal,
                catalogue.types(),
                new DeliveryLanes(deliveries, () -> files.webhooks().orElse(List.of())),
                new AgentCondition(node, clock.instant(), intake, recorder, files, reloading),
                new PoolSight(gathering, this::known),
                clock);
        peerDoor = new PeerDoor(configuration.peers().port(), parts);
        reload();
        api = open(configuration.api(), parts);
    }

    private List<PoolWord.Known> known() {
        return watch.isPresent() ? watch.get().known() : List.of();
    }

    static Path journal(Configuration configuration) {
        return configuration.node().state().resolve("journal");
    }

    /** What was seen of the pool is in the journal before it counts as told. */
    private void tell(List<Event> events) {
        try {
            journal.append(events);
        } catch (JournalFailure e) {
            LOG.error("the journal does not take {} events yet: {}", events.size(), e.getMessage());
            toSay.addAll(events);
        }
    }

    /** Looks at the pool at once when something happened that may change it; clients come and go without changing anything. */
    private void heed(List<Event> events) {
        for (Event event : events) {
            EventType type = event.type();
            if (type.origin() == Origin.GLUSTERFS && !type.category().equals("client")) {
                watch.ifPresent(Watch::hint);
            }
            if (type.name().equals("PEER_CONNECT")) {
                returns.peerIsBack();
            }
        }
    }

    /** Without its API an agent still does what it is there for. */
    private static Optional<ApiServer> open(ApiSettings settings, Parts parts) {
        try {
            Path folder = settings.socket().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Optional.of(ApiServer.open(parts, settings.doors()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("the API cannot be reached: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private long lowestWanted() {
        return deliveries.states().stream()
                .filter(lane -> lane.condition() != LaneReport.Condition.DISABLED)
                .mapToLong(lane -> lane.cursor() + 1)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Retention retention(JournalSettings settings) {
        return new Retention(settings.keepFor(), settings.keepAtMost().count());
    }

    private record Forms() implements EntryForms {
        @Override
        public String normalised(Event event, String id) {
            return NormalisedForm.json(event, id);
        }

        @Override
        public String fact(Event event) {
            return Fact.of(event).key();
        }
    }

    private List<Event> say() {
        List<Event> events = new ArrayList<>();
        losses.sinceLast().ifPresent(loss -> {
            if (loss.byKernel() > 0) {
                events.add(own.eventsDropped(clock.instant(), loss.byKernel(), "socket buffers were full"));
            }
            if (loss.overflown() > 0) {
                events.add(own.eventsDropped(clock.instant(), loss.overflown(), "the memory for them was full"));
            }
            if (loss.tooMany() > 0) {
                events.add(own.eventsDropped(clock.instant(), loss.tooMany(), "a source sent too many"));
            }
        });
        for (Event event = toSay.poll(); event != null; event = toSay.poll()) {
            events.add(event);
        }
        return events;
    }

    /** Heeds the files of the pool as they are now. */
    void reload() {
        files.webhooks().ifPresent(deliveries::replaceAll);
        gathering.heed(files.agentsKey());
        peerDoor.heed(files.agentsKey());
    }

    private final class Listener implements DeliveryListener {
        @Override
        public void disabled(Webhook webhook, String reason) {
            LOG.warn("a webhook is disabled: {}", reason);
            Thread.startVirtualThread(() -> files.disable(webhook, clock.instant()));
            toSay.add(own.webhookDisabled(clock.instant(), webhook.shownUrl(), reason));
        }

        @Override
        public void gaveUp(Webhook webhook, int events, String reason) {
            LOG.warn("{} events became dead letters: {}", events, reason);
        }

        @Override
        public void droppedDead(Webhook webhook, long letters) {
            String reason = "the dead letters of " + webhook.shownUrl() + " were too many";
            LOG.error("dropped {} events: {}", letters, reason);
            toSay.add(own.eventsDropped(clock.instant(), letters, reason));
        }
    }

    @Override
    public void close() {
        watch.ifPresent(Watch::close);
        returns.close();
        api.ifPresent(ApiServer::close);
        peerDoor.close();
        gathering.close();
        deliveries.close();
        intake.stop();
        recorder.close();
        checking.close();
        journal.close();
    }
}
