package io.brickyard.agent;

import io.brickyard.agent.api.ApiServer;
import io.brickyard.agent.api.Parts;
import io.brickyard.agent.checking.Checking;
import io.brickyard.agent.config.ApiSettings;
import io.brickyard.agent.config.Configuration;
import io.brickyard.agent.delivery.Deliveries;
import io.brickyard.agent.delivery.LaneReport;
import io.brickyard.agent.intake.Intake;
import io.brickyard.agent.journal.JournalFailure;
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
import io.brickyard.events.Origin;
import io.brickyard.events.OwnEvents;
import io.brickyard.events.Value;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.OwnNode;
import io.brickyard.survey.PoolWord;
import io.brickyard.survey.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent does once it knows its node: it keeps events in the journal and brings them to webhooks. At its end those
 * parts end first that have something done, then those that bring events to others; last the intake, which is emptied into the
 * journal before that closes.
 */
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(30);

    private final Intake intake;
    private final Clock clock = Clock.systemUTC();
    private final PoolFiles files;
    private final Sayings sayings;
    private final AgentCondition.Reloading reloading;
    private final SqliteJournal journal;
    private final Recorder recorder;
    private final Deliveries deliveries;
    private final Optional<ApiServer> api;
    private final PeerDoor peerDoor;
    private final Gathering gathering;
    private final Returns returns;
    private final Optional<Watch> watch;
    private final Checking checking;
    private final Thrift thrift;
    private final AtomicBoolean tryingAgain = new AtomicBoolean();

    Service(
            NodeId node,
            Configuration configuration,
            Intake intake,
            PoolFiles files,
            EventsLog log,
            AgentCondition.Reloading reloading) {
        this.intake = intake;
        this.files = files;
        this.reloading = reloading;
        files.makeFolder();
        Catalogue catalogue = Catalogue.load();
        DatagramReader reader = new DatagramReader(catalogue);
        OwnEvents own = new OwnEvents(catalogue, node);
        sayings = new Sayings(own, new Losses(intake::counts), files, clock);
        Stores stores = Stores.open(node, configuration, sayings, clock);
        journal = stores.journal();
        deliveries = stores.deliveries();
        Path state = configuration.node().state();
        gathering = new Gathering(
                node,
                new OwnWord(new OwnNode(new StateFolder(state.resolve("watch")), System.getenv()), new SystemCalls()),
                new GlusterdFolder(configuration.node().workdir())::peers,
                configuration.peers().port(),
                clock);
        returns = Returns.begin(node, configuration.node().workdir(), state, gathering, clock);
        watch = configuration.watch().enabled()
                ? Optional.of(Watch.begin(
                        state.resolve("watch"), configuration.watch().interval(), gathering, own, this::tell))
                : Optional.empty();
        checking = Checking.begin(configuration.node().workdir(), clock);
        recorder = new Recorder(
                intake,
                journal,
                (datagram, received) -> reader.read(datagram, received, node).map(checking::checked),
                sayings::next,
                events -> {
                    log.add(events);
                    heed(events);
                },
                sayings::journalFailed);
        journal.keepFrom(this::lowestWanted);
        Parts parts = new Parts(
                journal,
                catalogue.types(),
                new DeliveryLanes(deliveries, () -> files.webhooks().orElse(List.of())),
                new AgentCondition(node, clock.instant(), intake, recorder, files, reloading),
                new PoolSight(gathering, this::known, files::version),
                clock);
        peerDoor = new PeerDoor(configuration.peers().port(), parts);
        reload();
        thrift = Thrift.begin(journal::last);
        api = open(configuration.api(), parts);
    }

    private List<PoolWord.Known> known() {
        return watch.isPresent() ? watch.get().known() : List.of();
    }

    /** What was seen of the pool is in the journal before it counts as told; while that fails, it waits in memory. */
    private void tell(List<Event> events) {
        try {
            journal.append(events);
        } catch (JournalFailure e) {
            LOG.error("the journal does not take {} events yet: {}", events.size(), e.getMessage());
            sayings.later(events);
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
                returns.peerIsBack(uuid(event));
            } else if (type.name().equals("PEER_DISCONNECT")) {
                returns.peerIsGone();
            }
        }
    }

    private static Optional<NodeId> uuid(Event event) {
        try {
            return event.attributes().get("uuid") instanceof Value.Text(String uuid)
                    ? Optional.of(NodeId.parse(uuid))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
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
        List<LaneReport> lanes = deliveries.states();
        if (files.webhooks().map(all -> lanes.size() < all.size()).orElse(true)) {
            // Of a webhook whose lane is not open, or that nobody could read, nobody knows what it still wants.
            return 0;
        }
        return lanes.stream()
                .filter(lane -> lane.condition() != LaneReport.Condition.DISABLED)
                .mapToLong(lane -> lane.cursor() + 1)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Heeds the files of the pool as they are now. What cannot be heeded, for want of room for example, is tried again. */
    void reload() {
        try {
            files.webhooks().ifPresent(deliveries::replaceAll);
        } catch (UncheckedIOException | JournalFailure e) {
            LOG.error("a webhook is not served yet: {}", e.toString());
            if (tryingAgain.compareAndSet(false, true)) {
                Thread.startVirtualThread(this::tryAgain);
            }
        }
        gathering.heed(files.agentsKey());
        peerDoor.heed(files.agentsKey());
    }

    private void tryAgain() {
        LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
        tryingAgain.set(false);
        reloading.wish();
    }

    /** Tries again what could not be done for want of something that others may have given back by now. */
    void retry() {
        peerDoor.heed(files.agentsKey());
    }

    @Override
    public void close() {
        thrift.close();
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
